"""A person makes sure that callers are told, may refuse, and are not recorded all the time."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import categories_of

RULE = Rule(
    "recording-to-refuse",
    Severity.NOTE,
    Words("can a caller refuse to be recorded?", "un appelant peut-il refuser d’être enregistré ?"),
    ("CNIL deliberation 2014-474", "GDPR 21(1)", "GDPR 5(1)(c)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """CNIL deliberation 2014-474: told at the start of the call, free to refuse; some calls, not all."""
    for name in categories_of(subject.policy, "recording"):
        yield RULE.finding(
            Words(
                f"how does a caller refuse `{name}`, and are only some calls recorded?",
                f"comment un appelant refuse-t-il `{name}`, et n’enregistre-t-on que certains appels ?",
            ),
            subject.key("data", name, en="told before speaking?", fr="averti avant de parler ?"),
            help=Words(
                "announce it at the start of the call with a way to refuse, and record samples unless a law asks for all",
                "annoncez-le au début de l’appel avec un moyen de refuser, et n’enregistrez que des échantillons, sauf texte contraire",
            ),
            about=(f"data.{name}",),
        )
