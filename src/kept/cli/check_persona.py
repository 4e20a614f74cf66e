"""``kept check --persona``: the same judgement, as each reader needs it.

An engineer begins with what lies in databases; a data protection officer with the law, then with the questions that only
a person can answer; an auditor sees everything, what was silenced included. Nothing is pardoned: the exit code is that
of all the findings, whoever reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kept.findings import Finding

if TYPE_CHECKING:
    from kept.checks import Judgement
    from kept.source import Document

PERSONAS = ("engineer", "dpo", "auditor")

_BY_HAND = frozenset({"retention", "trackers", "collection", "data", "security", "breach", "rights", "checks"})
"""Sections of the policy that somebody carries out in software; the rest is words for a lawyer."""


def seen_by(
    persona: str | None, judged: Judgement, policy: Document
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The findings and the questions that this reader is shown; everything but the questions where nobody says who reads."""
    if persona == "engineer":
        return _for_engineer(judged.findings, policy), ()
    if persona == "dpo":
        return tuple(finding for finding in judged.findings if not _of_places(finding, policy)), judged.reviews
    return judged.findings, judged.reviews if persona == "auditor" else ()


def set_aside(persona: str | None, judged: Judgement) -> tuple[Finding, ...]:
    """What the policy silences, in full: an auditor judges the reason beside the finding."""
    every = (finding for one in judged.weighed if one.silenced for finding in one.findings)
    return tuple(every) if persona == "auditor" else ()


def _for_engineer(found: Sequence[Finding], policy: Document) -> tuple[Finding, ...]:
    """Holdings, places and columns first; then what the law asks of software."""
    places = [finding for finding in found if _of_places(finding, policy)]
    mine = [finding for finding in found if not _of_places(finding, policy) and _by_hand(finding, policy)]
    return (*places, *mine)


def _of_places(finding: Finding, policy: Document) -> bool:
    """Whether it is about where data lies: its place is in no version of the policy, nor among the contracts."""
    if finding.primary is None:
        return True
    name = finding.primary.span.document.name
    return finding.primary.span.document is not policy and not name.startswith(("versions/", "contracts."))


def _by_hand(finding: Finding, policy: Document) -> bool:
    from kept.checks.rule import section_of

    if finding.primary is None or finding.primary.span.document is not policy:
        return False
    # What cannot be read has no law: whoever writes YAML mends it.
    return not finding.law or section_of(policy, finding.primary.span) in _BY_HAND
