"""A weight is given to a rule that exists: a misspelt name silences nothing."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kept.checks.rule import Rule, Subject
from kept.checks.weights import OUTSIDE
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "unknown-rule",
    Severity.ERROR,
    Words("a weight is given to a rule that does not exist", "un poids est donné à une règle qui n’existe pas"),
    ("GDPR 5(2)",),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): who sets a rule aside must be able to show which, and why."""
    if not subject.policy.checks:
        return
    from kept.checks import RULES

    known = [*(rule.code for rule in RULES), *OUTSIDE]
    for name in subject.policy.checks:
        if name in known:
            continue
        near = get_close_matches(name, known, n=1, cutoff=0.7)
        yield RULE.finding(
            Words(f"no rule is called `{name}`", f"aucune règle ne s’appelle `{name}`"),
            subject.key("checks", name, en="which rule?", fr="quelle règle ?"),
            help=Words(f"did you mean `{near[0]}`?", f"vouliez-vous écrire `{near[0]}` ?")
            if near
            else Words(
                "write the name that a finding shows between brackets",
                "écrivez le nom qu’un constat montre entre crochets",
            ),
            about=(f"checks.{name}",),
            instead=near[0] if near else None,
        )
