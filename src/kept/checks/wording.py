"""Words that promise what the law does not allow, or say less than it asks: what the rules about wording share.

For a DPO: some faults are in no figure and no key, only in a sentence ("every request must give its reasons"). A trap is
such a turn of phrase, in English and French alike, with the article that it meets and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RIGHTS = frozenset({"after-death", "decisions", "rights"})
"""The sections that tell people of their rights."""


class Trap(NamedTuple):
    """A turn of phrase.

    ``hints``: one of these stands in every text concerned, lower case, so that most texts are never searched.
    ``pattern`` finds the phrase; ``unless`` the words beside it that make it right. ``within`` names sections of the
    notice, or of the policy, outside of which the words mean something else. ``since``: the first day on which they are
    wrong, where a law made them so.
    """

    hints: tuple[str, ...]
    pattern: str
    headline: Words
    help: Words
    unless: str = ""
    within: frozenset[str] = frozenset()
    law: tuple[str, ...] = ()
    severity: Severity | None = None
    since: date | None = None


def trapped(subject: Subject, rule: Rule, traps: Iterable[Trap]) -> Iterator[Finding]:
    """A finding for each text that a trap catches: once a text, whatever its languages."""
    for trap in traps:
        if trap.since is not None and subject.on < trap.since:
            continue
        caught: set[tuple[str | int, ...]] = set()
        for text in subject.texts:
            if text.route in caught or (trap.within and text.section not in trap.within):
                continue
            if not any(hint in text.plain for hint in trap.hints):
                continue
            if re.search(trap.pattern, text.plain) and not (trap.unless and re.search(trap.unless, text.plain)):
                caught.add(text.route)
                yield rule.finding(
                    trap.headline,
                    subject.value(*text.route, text.language, en="these words", fr="ces mots"),
                    help=trap.help,
                    law=trap.law or None,
                    severity=trap.severity,
                    about=(".".join(map(str, text.route[:2])),),
                )
