"""Marketing stops when a person says so: each channel tells how, without conditions."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "objection-not-offered",
    Severity.ERROR,
    Words(
        "a channel does not say how to object to marketing", "un canal ne dit pas comment s’opposer à la prospection"
    ),
    ("GDPR 21(2)", "GDPR 21(3)", "GDPR 21(4)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 21(2): to marketing one objects without reasons; 21(4): shown apart; CPCE L34-5: in every message."""
    for channel, marketing in subject.policy.marketing.items():
        written = channel in {"email", "sms"}
        if not subject.written("marketing", channel, "opt-out"):
            yield _unsaid(subject, channel, written=written)
        elif written and marketing.opt_out == "on-request":
            yield RULE.finding(
                Words(
                    f"messages by `{channel}` must each carry the way out",
                    f"chaque message par `{channel}` doit porter le moyen de s’opposer",
                ),
                subject.value(
                    "marketing", channel, "opt-out", en="on request is not enough", fr="sur demande ne suffit pas"
                ),
                law=("CPCE L34-5",),
                help=_help(written=True),
                about=(f"marketing.{channel}",),
            )


def _unsaid(subject: Subject, channel: str, *, written: bool) -> Finding:
    return RULE.finding(
        Words(
            f"people are not told how to object to messages by `{channel}`",
            f"les personnes ne savent pas comment s’opposer aux messages par `{channel}`",
        ),
        subject.key("marketing", channel, en="stopped how?", fr="arrêtés comment ?"),
        help=_help(written=written),
        about=(f"marketing.{channel}",),
    )


def _help(*, written: bool) -> Words:
    word = "in-every-message" if written else "on-request"
    return Words(f"write `opt-out: {word}`", f"écrivez `opt-out: {word}`")
