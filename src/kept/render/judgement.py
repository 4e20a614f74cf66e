"""A whole check as text: the findings, the questions for a person under their own heading, and the rules weighed otherwise.

For a DPO: a rule that the policy silences is named at the end of every report, with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kept.findings import Finding, Language, Words
from kept.render.text import questions, render_finding, summary
from kept.render.words import SEVERITIES, said, seen, spaced

if TYPE_CHECKING:
    from kept.checks import Weighed

HEADING = Words("To be read by a person", "À lire par une personne")
ASIDE = Words("Set aside by the policy", "Écarté par la politique")


def render(
    findings: Sequence[Finding],
    reviews: Sequence[Finding],
    weighed: Iterable[Weighed],
    language: Language,
    *,
    colour: bool,
    folder: str = "",
    clean: str = "",
    aside: Sequence[Finding] = (),
) -> str:
    """The whole report. ``clean`` is said where there is no finding; ``aside`` is what the policy silences, shown in full."""
    parts = [render_finding(finding, language, colour=colour, folder=folder) for finding in findings]
    for heading, others in ((HEADING, reviews), (ASIDE, aside)):
        if others:
            title = said(heading, language)
            parts.append(f"{title}\n{'─' * len(title)}")
            parts += [render_finding(other, language, colour=colour, folder=folder) for other in others]
    parts.append(_last(findings, reviews, language, clean))
    if told := [_weighed(one, language) for one in weighed]:
        parts.append("\n".join(told))
    return "\n\n".join(parts)


def waiting(count: int, language: Language) -> str:
    """That questions wait for a person, and how they are seen."""
    return (
        spaced(f"{questions(count, language)} : --persona dpo")
        if language == "fr"
        else (f"{questions(count, language)}: --persona dpo")
    )


def _last(findings: Sequence[Finding], reviews: Sequence[Finding], language: Language, clean: str) -> str:
    if findings:
        return summary([*findings, *reviews], language)
    return "\n".join([clean, *([questions(len(reviews), language)] if reviews else [])])


def _weighed(one: Weighed, language: Language) -> str:
    """A rule that weighs otherwise here, and the reason given."""
    count = len(one.findings)
    plural = "s" if count > 1 else ""
    because = seen(one.weight.because[language])
    if one.silenced:
        en = f"silenced: {one.code} ({count} finding{plural}): {because}"
        fr = f"règle tue : {one.code} ({count} constat{plural}) : {because}"
    else:
        level = SEVERITIES[one.weight.level]  # type: ignore[index]
        article = "an" if level.en[0] in "aeiou" else "a"
        en = f"weighs otherwise: {one.code} is {article} {level.en} here: {because}"
        fr = f"autre poids : {one.code} vaut ici « {level.fr} » : {because}"
    return spaced(fr) if language == "fr" else en
