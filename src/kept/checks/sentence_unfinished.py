"""A sentence of the notice comes to its end."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "sentence-unfinished",
    Severity.WARNING,
    Words("a sentence breaks off", "une phrase s’interrompt"),
    ("GDPR 12(1)",),
)

_ENDS = (".", "!", "?", "…", ":", ";", ")", "»", "”", '"', "'")
_FEW = 6


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): intelligible; a text that stops half-way, or a heading with nothing under it, informs nobody."""
    for name, statement in subject.policy.statements.items():
        for language, text in (("en", statement.en), ("fr", statement.fr)):
            if not text or text.rstrip().endswith(_ENDS) or (statement.link and len(text.split()) > _FEW):
                continue  # a link may end the sentence
            heading = len(text.split()) <= _FEW
            yield RULE.finding(
                Words(f"`{name}` is a heading with nothing under it", f"`{name}` est un titre sans rien dessous")
                if heading
                else Words(f"`{name}` breaks off before its end", f"`{name}` s’interrompt avant la fin"),
                subject.value("statements", name, language, en="and then?", fr="et ensuite ?"),
                help=Words("write the rest, and end it with a full stop", "écrivez la suite, et terminez par un point"),
                about=(f"statements.{name}",),
            )
            break
