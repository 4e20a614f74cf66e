"""The pages beside the notice: a short notice for each way in, the form itself, and the page of cookies.

For a DPO: ``short/POINT.html`` is what a form, a contract or a telephone call says at once (GDPR arts 12(1), 13);
``form/POINT.html`` is the form that people fill in, made from the same clause; ``cookies.html`` is the table of trackers (LIL art. 82). Both lead to the whole notice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kept.findings import Language
from kept.pages import NAMES, Frame, Way
from kept.policy import Policy
from kept.publish.form_words import FORM_WORDS
from kept.publish.html import render
from kept.publish.plugins import NAME as PLUGINS
from kept.publish.plugins import PLUGIN_WORDS, SCRIPT, has_button, plugin_script, plugins_page
from kept.publish.sections import cookies
from kept.publish.sections.form import Form, form, forms
from kept.publish.sections.short import short_notice, short_notices
from kept.publish.sections.telling import Telling

_SHORTS, _COOKIES = "short.html", "cookies.html"


def first_layer(policy: Policy) -> Mapping[str, str]:
    """Path within a site → its text, for every language of the policy."""
    found: dict[str, str] = {}
    for language in policy.languages:
        told = Telling(policy, language)
        for name in policy.collection:
            at = f"short/{name}.html"
            full = f"../index.html#collection.{name}"
            to = f"../form/{name}.html" if policy.collection[name].filled_in else ""
            found[f"{language}/{at}"] = short_page(told, name, _frame(policy, language, at), full, to)
        for name in forms(told):
            at = f"form/{name}.html"
            sheet = Sheet(action=name, full=f"../index.html#collection.{name}")
            found[f"{language}/{at}"] = form_page(told, form(told, name), _frame(policy, language, at), sheet)
        if policy.collection:
            found[f"{language}/{_SHORTS}"] = shorts_page(
                told, _frame(policy, language, _SHORTS), lambda name: f"short/{name}.html", "index.html"
            )
        if policy.trackers:
            found[f"{language}/{_COOKIES}"] = _cookies(told)
        if any(has_button(policy, tracker) for tracker in policy.trackers.values()):
            frame = replace(_frame(policy, language, PLUGINS), scripts=(f"../{SCRIPT}",))
            found |= {f"{language}/{PLUGINS}": plugins_page(told, frame), SCRIPT: plugin_script()}
    return found


def ways_from_notice(policy: Policy, language: Language) -> tuple[Way, ...]:
    """The links that lead from the notice to these pages."""
    labels = Telling(policy, language).tongue.LABELS
    found = [Way(labels.sections["trackers"], _COOKIES)] if policy.trackers else []
    if any(has_button(policy, tracker) for tracker in policy.trackers.values()):
        found.append(Way(PLUGIN_WORDS[language].title, PLUGINS))
    if policy.collection:
        found.append(Way(labels.short_title, _SHORTS))
    return tuple(found)


def short_page(told: Telling, name: str, frame: Frame, full: str, to_form: str) -> str:
    """The short notice of one way in; ``full`` leads to the notice, ``to_form`` to its form, where it has one.

    ``LookupError``: no such way in.
    """
    short, words = short_notice(told, name), FORM_WORDS[told.language]
    return render(
        "short.html", told.language, frame, name=_name(told), short=short, full=full, form=to_form, words=words
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form on its way: where it goes, where the notice is, what was typed, and what was wrong, field by field.

    ``wrong`` under an empty name is about the form as a whole. A form in a plain site is sent to the same site, at the
    address without ``.html``: there ``kept serve`` takes it in.
    """

    action: str
    full: str
    typed: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, Sequence[str]] = field(default_factory=dict)


def form_page(told: Telling, form_: Form, frame: Frame, sheet: Sheet) -> str:
    """The page of a form, empty or with what was typed."""
    return render(
        "form.html",
        told.language,
        frame,
        name=_name(told),
        form=form_,
        words=FORM_WORDS[told.language],
        action=sheet.action,
        full=sheet.full,
        typed=sheet.typed,
        wrong=sheet.wrong,
    )


def shorts_page(told: Telling, frame: Frame, at: Callable[[str], str], full: str) -> str:
    """The list of short notices; ``at`` answers the address of each."""
    shorts = [(each, at(each.name)) for each in short_notices(told)]
    return render("shorts.html", told.language, frame, name=_name(told), shorts=shorts, full=full)


def _cookies(told: Telling) -> str:
    return render(
        "trackers.html",
        told.language,
        _frame(told.policy, told.language, _COOKIES),
        name=_name(told),
        title=told.tongue.typeset(told.tongue.LABELS.sections["trackers"]),
        before=cookies.before(told),
        columns=cookies.columns(told),
        groups=cookies.groups(told),
        full="index.html#trackers",
    )


def _name(told: Telling) -> str:
    return told.tongue.typeset(told.party.name[told.language])


def _frame(policy: Policy, language: Language, at: str) -> Frame:
    """The same page in each language, and the stylesheet of the site."""
    up = "../" * (at.count("/") + 1)
    ways = tuple(Way(NAMES[each], f"{up}{each}/{at}", each, here=each == language) for each in policy.languages)
    return Frame(f"{up}style.css", ways if len(ways) > 1 else (), site=site_of(policy))


def site_of(policy: Policy) -> str:
    """The organisation's own site: a link to any other is marked."""
    return (policy.controller_party and policy.controller_party.site) or ""
