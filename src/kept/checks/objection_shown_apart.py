"""A question: is the right to object to marketing shown apart from everything else?"""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis

RULE = Rule(
    "objection-shown-apart",
    Severity.NOTE,
    Words("is the right to object shown apart?", "le droit d’opposition est-il montré à part ?"),
    ("GDPR 21(4)", "GDPR 21(2)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 21(4): brought to attention at the latest with the first message, clearly and apart from other information."""
    for channel, marketing in subject.policy.marketing.items():
        if marketing.basis is LegalBasis.CONSENT or marketing.basis is None:
            continue  # withdrawal is another right; a channel without a basis is a finding already
        yield RULE.finding(
            Words(
                f"is the right to object to messages by `{channel}` shown apart, before the first one?",
                f"le droit de s’opposer aux messages par `{channel}` est-il montré à part, avant le premier ?",
            ),
            subject.key("marketing", channel, en="told in passing, or apart?", fr="dit en passant, ou à part ?"),
            help=Words(
                "look at the form and at the first message: a line of its own, without conditions",
                "regardez le formulaire et le premier message : une ligne à part, sans conditions",
            ),
            about=(f"marketing.{channel}",),
        )
        return
