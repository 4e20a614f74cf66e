"""Every page as text: what is on it comes from ``publish``, how it is framed is decided here."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from jinja2 import PackageLoader

from kept.calendar import day_in_words
from kept.consent.trackers import asked, exempt
from kept.findings import Language
from kept.grammar.figures import number
from kept.pages import NAMES, Banner, Frame, Way
from kept.publish.first_layer import short_page, shorts_page, site_of
from kept.publish.html import notice_page, render
from kept.publish.pdf import NoPdf
from kept.publish.proof import Act, Carried
from kept.publish.sections.telling import TONGUES, Telling
from kept.publish.site_papers import Format, ways_from
from kept.publish.values import Facts
from kept.web import choices
from kept.web.house import House
from kept.web.reader import Reader
from kept.web.words import PAGE_WORDS

_OWN = (PackageLoader("kept.web"),)


def notice_at(house: House, who: Reader, version: int | None = None) -> str:
    """The notice in force, or the version asked for. ``LookupError``: there is none of that number."""
    current = house.policy.version or 1
    told = house.told(who.language, version)
    tail = "" if version is None else f"v/{version}"
    frame = replace(frame_of(house, who, tail, "policy"), proof=lambda clause: _proof_of(house, who.language, clause))
    if version is None:
        frame = replace(frame, ways=(*frame.ways, *_papers(house, who, "notice"), *_shorts(house, who)))
    ways = tuple(
        Way(
            each.words,
            house.at(f"/{who.language}/" + ("" if each.number == current else f"v/{each.number}")),
            here=each.number == told.version,
        )
        for each in told.versions
    )
    return notice_page(told, frame, ways if len(ways) > 1 else ())


def paper_at(house: House, who: Reader, name: str) -> tuple[str | bytes, Format]:
    """A file beside the notice in force: its content, and what it is. ``LookupError``: there is none of that name."""
    found = next((each for each in house.papers(who.language) if each.name == name), None)
    if found is None:
        raise LookupError(name)
    if found.format != "html":
        try:
            return house.made(who.language, found), found.format
        except NoPdf:
            raise LookupError(name) from None
    frame = frame_of(house, who, name, "")
    ways = (*frame.ways, *_papers(house, who, name.partition(".")[0]))
    return found.make(replace(frame, ways=ways)), found.format


def _shorts(house: House, who: Reader) -> tuple[Way, ...]:
    """The link to the short notices, where data comes in somewhere."""
    title = TONGUES[who.language].LABELS.short_title
    return (Way(title, house.at(f"/{who.language}/short")),) if house.policy.collection else ()


def _papers(house: House, who: Reader, page: str) -> tuple[Way, ...]:
    """The links to the other forms and to the other papers."""
    home = Way("", "")  # the frame has its own
    return ways_from(page, house.papers(who.language), home, lambda name: house.at(f"/{who.language}/{name}"))[1:]


def home(house: House) -> str:
    """The choice of language."""
    told = [house.told(language) for language in house.languages]
    doors = tuple(Way(each.title, house.at(f"/{each.language}/"), each.language) for each in told)
    return page_of(
        "languages.html", "en", Frame(house.at("/style.css")), name=told[0].name, title=told[0].title, doors=doors
    )


def several(houses: tuple[House, ...]) -> str:
    """The first page of a server that serves several organisations."""
    told = [(house, house.told(language)) for house in houses for language in house.languages]
    doors = tuple(
        Way(f"{each.name} – {each.title}", house.at(f"/{each.language}/"), each.language) for house, each in told
    )
    names = ", ".join(house.told(house.languages[0]).name for house in houses)
    return page_of("languages.html", "en", Frame("/style.css"), name=names, title="Kept", doors=doors)


def shorts_at(house: House, who: Reader) -> str:
    """The list of short notices."""
    at, told = house.at(f"/{who.language}/"), Telling(house.policy, who.language)
    return shorts_page(told, frame_of(house, who, "short", "", ask=False), lambda name: f"{at}short/{name}", at)


def short_at(house: House, who: Reader, name: str) -> str:
    """What a form, a contract or a call says at once (GDPR arts 12(1), 13). ``LookupError``: no such way in."""
    full = house.at(f"/{who.language}/#collection.{name}")
    frame = frame_of(house, who, f"short/{name}", "", ask=False)
    point = house.policy.collection[name]
    to_form = house.at(f"/{who.language}/form/{name}") if point.filled_in else ""
    return short_page(Telling(house.policy, who.language), name, frame, full, to_form)


def proof_at(house: House, who: Reader) -> str:
    """Each promise, and when it was last kept."""
    shown = house.proof(who.language)
    return page_of(
        "proof.html",
        who.language,
        frame_of(house, who, "proof", "proof"),
        said=PAGE_WORDS[who.language],
        name=_name(house, who.language),
        shown=shown,
        size=number(shown.size, who.language),
        promises=[_promise(house, who.language, each) for each in shown.promises],
        checkpoint_at=house.at("/checkpoint"),
        key_at=house.at("/journal/key"),
    )


def receipts_at(house: House, who: Reader, clause: str) -> str:
    """The receipts of one clause. ``LookupError``: no such promise."""
    found = next((each for each in house.proof(who.language).promises if each.clause == clause), None)
    if found is None:
        raise LookupError(clause)
    return page_of(
        "receipts.html",
        who.language,
        frame_of(house, who, f"proof/{clause}", ""),
        said=PAGE_WORDS[who.language],
        name=_name(house, who.language),
        promise=_promise(house, who.language, found),
        acts=[_act(house, who.language, act) for act in found.acts],
        back=house.at(f"/{who.language}/proof"),
        policy_at=house.at(f"/{who.language}/#{clause}"),
    )


def cookies_at(house: House, who: Reader) -> str:
    """The page of choices."""
    section = next((each for each in house.told(who.language).sections if each.id == "trackers"), None)
    tables = [block for block in section.blocks if isinstance(block, Facts)] if section else []
    open_ = set(asked(house.policy))
    said = PAGE_WORDS[who.language]
    return page_of(
        "cookies.html",
        who.language,
        frame_of(house, who, "cookies", "cookies", ask=False),
        said=said,
        name=_name(house, who.language),
        asked=[
            (table, table.id.removeprefix("trackers."))
            for table in tables
            if table.id.removeprefix("trackers.") in open_
        ],
        exempt=[table for table in tables if exempt(house.policy.trackers[table.id.removeprefix("trackers.")])],
        chosen=who.chosen,
        refuses=who.refuses,
        action=house.at(f"/{who.language}/cookies"),
        kept=said.choice_kept.format(choices.NAME),
    )


def error_page(house: House | None, language: Language, title: str, text: str) -> str:
    """A page that says what went wrong, and the way back. Nothing of the request is repeated."""
    at = house.at if house else (lambda path: path)
    said = PAGE_WORDS[language]
    name = _name(house, language) if house else "Kept"
    back = at(f"/{language}/") if house else "/"
    return page_of(
        "error.html", language, Frame(at("/style.css")), said=said, name=name, title=title, text=text, back=back
    )


def frame_of(house: House, who: Reader, tail: str, here: str, *, ask: bool = True) -> Frame:
    """What stands around a page: its languages, the ways to the others, and the question about trackers where it waits."""
    said, language = PAGE_WORDS[who.language], who.language
    ways: tuple[Way, ...] = (
        Way(said.policy, house.at(f"/{language}/"), here=here == "policy"),
        Way(said.proof, house.at(f"/{language}/proof"), here=here == "proof"),
    )
    if house.policy.trackers:
        ways = (*ways, Way(said.cookies, house.at(f"/{language}/cookies"), here=here == "cookies"))
    languages = tuple(
        Way(NAMES[each], house.at(f"/{each}/{tail}"), each, here=each == language) for each in house.languages
    )
    banner = _banner(house, who, tail) if ask and who.gate.ask else None
    return Frame(
        house.at("/style.css"),
        languages if len(languages) > 1 else (),
        ways,
        scripts=who.gate.scripts,
        banner=banner,
        site=site_of(house.policy),
    )


def _banner(house: House, who: Reader, tail: str) -> Banner:
    said, tongue = PAGE_WORDS[who.language], TONGUES[who.language]
    waiting = dict.fromkeys(house.policy.trackers[name].kind or name for name in who.gate.ask)
    action = house.at(f"/{who.language}/cookies")
    question = tongue.typeset(tongue.asking(list(waiting)))
    return Banner(question, said.accept, said.refuse, Way(said.details, action), action, tail)


def _proof_of(house: House, language: Language, clause: str) -> str:
    known = clause.startswith("retention.") and clause.removeprefix("retention.") in house.loaded.policy.retention
    return house.at(f"/{language}/proof/{clause}") if known else ""


def _promise(house: House, language: Language, promise: Carried) -> dict[str, object]:
    said, last = PAGE_WORDS[language], promise.last
    never = said.elsewhere.format(TONGUES[language].listed(list(promise.by))) if promise.by else said.not_yet
    return {
        "clause": promise.clause,
        "sentence": promise.sentence,
        "last": _act(house, language, last) if last else None,
        "never": never,
        "archive": said.archive if promise.archived else "",
        "records": number(promise.records, language),
        "receipts": house.at(f"/{language}/proof/{promise.clause}") if promise.acts else "",
    }


def _act(house: House, language: Language, act: Act) -> dict[str, object]:
    said = PAGE_WORDS[language]
    local = act.at.astimezone(house.zone)
    return {
        "when": _moment(local, language),
        "at": local.isoformat(timespec="seconds"),
        "what": said.acts.get(act.kind, act.kind.words[language]),
        "outcome": said.stages[act.stage],
        "records": number(act.records, language),
        "numbers": ", ".join(number(each, language) for each in act.numbers),
        "statement": act.statement,
    }


def _moment(local: datetime, language: Language) -> str:
    day = day_in_words(local.date(), language)
    return f"{day} à {local.hour}\u00a0h\u00a0{local:%M}" if language == "fr" else f"{day} at {local:%H:%M}"


def _name(house: House, language: Language) -> str:
    return house.told(language).name


def page_of(template: str, language: Language, frame: Frame, **values: object) -> str:
    """A page of this room."""
    return render(template, language, frame, templates=_OWN, **values)
