"""Contract clauses "approved by the Commission" say nothing until one knows which, and of which year."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "clauses-not-identified",
    Severity.WARNING,
    Words("approved clauses are not identified", "des clauses approuvées ne sont pas identifiées"),
    ("GDPR 46(2)(c)", "Decision (EU) 2021/914", "GDPR 13(1)(f)"),
)

TRAPS = (
    Trap(
        ("approved", "contractual clauses", "agréé", "approuvé", "clauses contractuelles"),
        r"(?:contracts?|clauses)[^.]{0,30}approved by the (?:european )?commission"
        r"|(?:standard|model) contractual clauses"
        r"|(?:contrats?|clauses)[^.]{0,30}(?:agréé|approuvé|adopté)\w* par la commission"
        r"|clauses contractuelles (?:types?|standards?)",
        Words(
            "clauses approved by the Commission are promised, and nobody can tell which: those of 2001, 2004 and 2010 are void",
            "des clauses agréées par la Commission sont promises, sans que l’on sache lesquelles : celles de 2001, 2004 et 2010 "
            "sont caduques",
        ),
        Words(
            "name Decision (EU) 2021/914 and the module, and give `{tool: scc, module: 2, assessed: 2026-01-15}` to the party",
            "nommez la décision (UE) 2021/914 et le module, et donnez `{tool: scc, module: 2, assessed: 2026-01-15}` à la partie",
        ),
        unless=r"2021",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 46(2)(c): clauses that the Commission adopted; only those of 2021 have stood since 27 December 2022."""
    if not any(_assessed(subject, name) for name in subject.policy.parties):
        yield from trapped(subject, RULE, TRAPS)


def _assessed(subject: Subject, name: str) -> bool:
    """A party whose own transfer says the module: the sentence then only repeats it."""
    party = subject.policy.parties[name]
    return any(one.module is not None for one in (party.transfer, *party.onward.values()) if one is not None)
