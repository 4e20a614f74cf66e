"""A person reads how passwords and keys held for others are protected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import kinds_of_field
from kept.policy.wordings import wordings

RULE = Rule(
    "secrets-in-custody",
    Severity.NOTE,
    Words("how are secrets held for others protected?", "comment sont protégés les secrets détenus pour autrui ?"),
    ("GDPR 32(1)(a)",),
    review=True,
)


_VAULT = re.compile(r"\bvault|\bcoffre|hashed|haché|secrets? (?:manager|store)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 32(1)(a): a password is no ordinary field: kept in a vault, out of exports and of the reach of support."""
    texts = [text for _, words in wordings(subject.policy.security) for text in (words.en, words.fr) if text]
    if any(_VAULT.search(text) for text in texts):
        return
    for name, category in subject.policy.data.items():
        for field in category.fields:
            if "secret" in kinds_of_field(subject.policy, field) and category.shown.get(field) != "never":
                yield RULE.finding(
                    Words(
                        f"where is `{field}` kept, and who can read it?",
                        f"où est gardé `{field}`, et qui peut le lire ?",
                    ),
                    subject.key("data", name, "fields", field, en="opens other doors", fr="ouvre d’autres portes"),
                    help=Words(
                        f"keep it in a vault or as a hash and say so under `security:`, or write `shown: {{{field}: never}}`",
                        f"gardez-le dans un coffre ou haché et dites-le sous `security:`, ou écrivez `shown: {{{field}: never}}`",
                    ),
                    about=(f"data.{name}",),
                )
