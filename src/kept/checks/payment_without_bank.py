"""A person reads who carries out the payments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import categories_of

RULE = Rule(
    "payment-without-bank",
    Severity.NOTE,
    Words("who carries out the payments?", "qui exécute les paiements ?"),
    ("GDPR 13(1)(e)",),
    review=True,
)


_BANK = re.compile(r"\bbank|banque|payment|paiement|accountant|comptable", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(e): payments pass through a bank or a provider, and end at an accountant."""
    policy = subject.policy
    if any(_pays(subject, name) for name in policy.parties):
        return
    paying = set(categories_of(policy, "payment"))
    for name, purpose in policy.purposes.items():
        for index, category in enumerate(purpose.data):
            if category in paying:
                yield RULE.finding(
                    Words(
                        f"`{category}` is used for `{name}`: which bank or provider receives it?",
                        f"`{category}` sert à `{name}` : quelle banque ou quel prestataire le reçoit ?",
                    ),
                    subject.value("purposes", name, "data", index, en="paid through whom?", fr="payé par qui ?"),
                    help=Words(
                        "write the bank, the payment provider and the accountant under `parties:` and `recipients:`",
                        "écrivez la banque, le prestataire de paiement et le comptable sous `parties:` et `recipients:`",
                    ),
                    about=(f"purposes.{name}",),
                )
                return


def _pays(subject: Subject, name: str) -> bool:
    party = subject.policy.parties[name]
    texts = (name, party.name.en, party.name.fr, *((party.does.en, party.does.fr) if party.does else ()))
    return any(text and _BANK.search(text) for text in texts)
