"""A person reads what people may write in a free field."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import kinds_of_field

RULE = Rule(
    "free-text-to-watch",
    Severity.NOTE,
    Words("what do people write in the free field?", "qu’écrit-on dans le champ libre ?"),
    ("GDPR 9(1)", "GDPR 25(2)", "GDPR 5(1)(c)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 9(1): sensitive data comes in where people type freely, whatever the policy says of it."""
    for name, point in subject.policy.collection.items():
        for field in point.asks:
            if field not in point.free_text and "free-text" in kinds_of_field(subject.policy, field):
                yield RULE.finding(
                    Words(
                        f"what may people write in `{field}` at `{name}`: their health, a secret, somebody else?",
                        f"que peut-on écrire dans `{field}` ({name}) : sa santé, un secret, autrui ?",
                    ),
                    subject.key("collection", name, "asks", field, en="free text", fr="texte libre"),
                    help=Words(
                        f"write `free-text: [{field}]`: its form says what not to write there, and such content is turned away",
                        f"écrivez `free-text: [{field}]` : le formulaire dit ce qu’il ne faut pas y écrire, et un tel contenu est refusé",
                    ),
                    about=(f"collection.{name}",),
                )
