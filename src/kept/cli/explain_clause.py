"""The thread of a retention clause, as `kept explain retention.NAME` prints it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kept.calendar import day_in_words
from kept.cli.words import language, records, say
from kept.findings import KeptError, stopped
from kept.source import Span

if TYPE_CHECKING:
    from kept.journal import Entry, Journal
    from kept.load import Loaded
    from kept.retention.explain import Strand, Thread, Unreached
    from kept.work.organisation import Organisation


def explain_clause(opened: Organisation, clause: str, on: date | None = None) -> str:
    """Clause → sentence → law → holdings → statements → last receipts, as text in the person's language.

    Raises ``KeptError`` (usage) where the policy has no such clause.
    """
    from kept.cli.screen import day_option
    from kept.retention.explain import thread
    from kept.work.carrying import holds_in

    loaded = opened.loaded
    name = clause.partition(".")[2]
    if name not in loaded.policy.retention:
        raise _unknown(clause, list(loaded.policy.retention))
    day = on or day_option("", None, loaded.policy.zone)
    found = thread(loaded, opened.connector, clause, day, holds=holds_in(opened), journal=_journal(opened))
    return "\n".join(_page(loaded, found, day))


def _journal(opened: Organisation) -> Journal | None:
    """The journal, where there is one; an explanation makes none."""
    return opened.journal if (opened.state_folder / "state.db").exists() else None


def _page(loaded: Loaded, found: Thread, day: date) -> list[str]:
    from kept.publish import sentence_of_clause

    lines = [found.clause, "", f"  {sentence_of_clause(loaded.policy, found.clause, language())}", ""]
    lines += _place(loaded, found.clause)
    lines += _law(loaded, found.clause)
    title = say(
        f"What it lets go on {day_in_words(day, 'en')}", f"Ce qu’elle laisse partir au {day_in_words(day, 'fr')}"
    )
    lines += ["", title] if found.strands else []
    for strand in found.strands:
        lines += ["", *_strand(strand)]
    lines += _section(say("Not carried out", "Non exécuté"), [_unreached(one) for one in found.unreached])
    never = [say("never yet", "jamais encore")]
    receipts = [_receipt(entry) for entry in found.receipts] or never
    return lines + _section(say("Last carried out", "Dernières exécutions"), receipts)


def _section(title: str, rows: list[str]) -> list[str]:
    return ["", title, *(f"  {row}" for row in rows)] if rows else []


def _place(loaded: Loaded, clause: str) -> list[str]:
    """The clause as it stands in the file."""
    route = tuple(clause.split(".", 1))
    first = loaded.document.key(*route)
    last = _last_line(loaded, route, first)
    lines = [f"  --> {loaded.document.name}:{first.line}:{first.column}"]
    return lines + [f"  {number:>4} | {loaded.document.line(number)}" for number in range(first.line, last + 1)]


def _last_line(loaded: Loaded, route: tuple[str, ...], first: Span) -> int:
    spans = (span for at, span in loaded.document.places.items() if at[: len(route)] == route)
    return max(first.line, *(span.line for span in spans))


def _law(loaded: Loaded, clause: str) -> list[str]:
    from kept.law.articles import UnknownArticle, article

    duty = loaded.policy.retention[clause.partition(".")[2]].duty
    cited: list[str] = []
    for citation in ("GDPR 5(1)(e)", *([duty] if duty else [])):
        try:
            known = article(citation)
            cited.append(f"{known.cite(language())}, {known.title(language())}")
        except (UnknownArticle, ValueError):
            cited.append(citation)
    return [f"  = {say('law:', 'loi :')} {one}" for one in cited]


def _strand(strand: Strand) -> list[str]:
    from kept.connectors.interface import Blank
    from kept.render.plan import shown

    act = say("erase", "effacer")
    if isinstance(strand.act, Blank):
        act = say("blank ", "vider ") + ", ".join(strand.act.columns)
    counts = ", ".join(f"{one.event} ≤ {one.before}" for one in strand.counts if one.before is not None)
    with_others = [one for one in strand.clauses if len(strand.clauses) > 1]
    lines = [f"  {strand.holding} · {', '.join(strand.people)} · {act} · {counts}"]
    if with_others:
        together = ", ".join(with_others)
        lines.append(say(f"  once all have had their time: {together}", f"  quand toutes sont échues : {together}"))
    if strand.named:
        lines.append(
            say(
                "  these records are named one by one when the plan is made",
                "  ces enregistrements sont désignés un à un quand le plan est fait",
            )
        )
    lines.append(f"    -- {strand.place} · sha256 {strand.statement.digest}")
    lines += [f"    {line}" for line in strand.statement.text.splitlines()]
    return lines + [f"    -- :{name} = {value}" for name, value in shown(strand.selection, strand.statement)]


def _unreached(one: Unreached) -> str:
    about = " · ".join(
        [one.name, *([", ".join(one.people)] if one.people else []), *([", ".join(one.fields)] if one.fields else [])]
    )
    return say(f"{about}: {one.reason.words.en}", f"{about} : {one.reason.words.fr}")


def _receipt(entry: Entry) -> str:
    from kept.cli.journal_words import stage

    about = entry.about
    many = about.get("records")
    gone = f"{records(many)}, {stage(entry, language())}" if isinstance(many, int) else stage(entry, language())
    holding = about.get("holding")
    words = f"{entry.at:%Y-%m-%d %H:%M} UTC  " + say(f"{holding}: {gone}", f"{holding} : {gone}")
    return f"{words} ({say('journal entry', 'écriture')} {entry.seq}, sha256 {str(about.get('statement'))[:12]}…)"


def _unknown(clause: str, known: list[str]) -> KeptError:
    from difflib import get_close_matches

    near = get_close_matches(clause.partition(".")[2], known, n=1)
    listed = ", ".join(f"retention.{name}" for name in known)
    en = f"did you mean `retention.{near[0]}`?" if near else f"those of this policy: {listed}"
    fr = f"vouliez-vous écrire `retention.{near[0]}` ?" if near else f"celles de cette politique : {listed}"
    return stopped(
        "unknown-clause",
        f"the policy has no clause `{clause}`",
        f"la politique n’a pas de clause `{clause}`",
        help_en=en,
        help_fr=fr,
        exit_code=2,
    )
