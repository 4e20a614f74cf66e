"""What ``kept.contracts`` judges of a party, told as findings in ``contracts.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kept.checks.rule import Rule, Subject
from kept.contracts import Contracts, Gap, Matter, gaps
from kept.findings import Finding, Note, Severity, Words
from kept.source import Document, Span


class Filed(NamedTuple):
    """The contracts, their text, and the subject that they belong to."""

    subject: Subject
    contracts: Contracts
    text: Document

    def told(self, name: str) -> Span:
        """Where the policy names the party."""
        return self.subject.document.key("parties", name)


def filed(subject: Subject) -> Filed | None:
    """The contracts to judge; ``None`` where nothing is on file, or the parties could not be read."""
    if subject.filed is None or not subject.sound("parties"):
        return None
    return Filed(subject, *subject.filed)


def of_matter(subject: Subject, matter: Matter, rule: Rule) -> Iterator[Finding]:
    """Each gap of one matter, at its place in the entry of the party."""
    if (file := filed(subject)) is None:
        return
    for name in subject.policy.parties:
        for gap in gaps(subject.policy, file.contracts, name, subject.on):
            if gap.matter is matter:
                yield found(file, name, gap, rule)


def found(file: Filed, name: str, gap: Gap, rule: Rule) -> Finding:
    """One gap, told as a finding: in the entry, or where the policy names a party that has none."""
    entered = ("contracts", name) in file.text.keys
    bound = Note(file.told(name), Words("bound by what?", "liée par quoi ?"))
    return rule.finding(
        gap.words,
        _place(file.text, name, gap) if entered else bound,
        related=(Note(file.told(name), Words("told to people here", "annoncée ici")),) if entered else (),
        help=gap.help,
        law=gap.law,
        severity=None if gap.stops else Severity.WARNING,
        about=(f"parties.{name}",),
    )


def _place(text: Document, name: str, gap: Gap) -> Note:
    route = ("contracts", name, *gap.route)
    if route in text.places:
        ends = gap.since is not None and gap.route[-1] in {"until", "review"}
        through, last = Words("through this day", "jusqu’à ce jour"), Words("the last time", "la dernière fois")
        return Note(text.at(*route), through if ends else last if gap.since is not None else _HERE)
    return Note(text.key("contracts", name), Words("missing here", "il manque ici"))


_HERE = Words("here", "ici")
