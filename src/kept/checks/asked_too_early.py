"""A person reads whether a first contact needs as much as an order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "asked-too-early",
    Severity.NOTE,
    Words("does a first contact need as much as an order?", "un premier contact demande-t-il autant qu’une commande ?"),
    ("GDPR 5(1)(c)", "GDPR 25(2)"),
    review=True,
)


_MANY = 5  # fields: fewer may well be what any contact needs


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 25(2): by default, only what each purpose needs."""
    for (one, first), (two, second) in combinations(subject.policy.collection.items(), 2):
        required = {field for field, need in first.asks.items() if need == "required"}
        same = required == {field for field, need in second.asks.items() if need == "required"}
        if same and len(required) >= _MANY and set(first.for_).isdisjoint(second.for_):
            yield RULE.finding(
                Words(
                    f"`{one}` requires the same fields as `{two}`: does it need them all?",
                    f"`{one}` exige les mêmes champs que `{two}` : les lui faut-il tous ?",
                ),
                subject.key("collection", one, "asks", en="so early?", fr="si tôt ?"),
                related=(subject.key("collection", two, "asks", en="the same here", fr="les mêmes ici"),),
                help=Words(
                    "ask at first for what the answer needs, and for the rest when the contract is made",
                    "demandez d’abord ce qu’exige la réponse, et le reste quand le contrat se fait",
                ),
                about=(f"collection.{one}", f"collection.{two}"),
            )
