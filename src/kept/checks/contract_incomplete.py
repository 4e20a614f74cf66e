"""Whoever receives data is bound first: a contract with every term, instructions, guarantees, an annex."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.bindings import of_matter
from kept.checks.rule import Rule, Subject
from kept.contracts import Matter
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "contract-incomplete",
    Severity.ERROR,
    Words("what binds a party is not all on file", "ce qui lie une partie n’est pas entièrement au dossier"),
    ("GDPR 28(1)", "GDPR 28(3)", "GDPR 29"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 28(1): sufficient guarantees, before; 28(3): a contract with eight terms; 28(10): no ends of its own."""
    yield from of_matter(subject, Matter.PAPER, RULE)
