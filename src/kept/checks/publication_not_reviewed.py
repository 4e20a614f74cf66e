"""What an authority publishes is read by the day that was set, and the policy with it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import day_in_words
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "publication-not-reviewed",
    Severity.WARNING,
    Words(
        "a publication of an authority waits to be read",
        "une publication d’une autorité attend d’être examinée",
    ),
    ("GDPR 24(1)", "GDPR 5(2)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 24(1): measures are reviewed and updated where necessary; a date that passed shows that this was not done."""
    for name, one in subject.policy.publications.items():
        if one.reviewed is not None and one.reviewed < one.published:
            yield RULE.finding(
                Words(
                    f"`{name}` is said to be read before it was published",
                    f"`{name}` aurait été examinée avant d’être publiée",
                ),
                subject.value("publications", name, "reviewed", en="before that day", fr="avant ce jour"),
                related=(subject.value("publications", name, "published", en="published", fr="publiée"),),
                help=Words("write the day on which it was read", "écrivez le jour où elle a été examinée"),
                about=(f"publications.{name}",),
            )
        elif one.reviewed is None and one.review_by < subject.on:
            yield RULE.finding(
                Words(
                    f"`{name}` was to be read by {day_in_words(one.review_by, 'en')}",
                    f"`{name}` était à examiner avant le {day_in_words(one.review_by, 'fr')}",
                ),
                subject.value("publications", name, "review-by", en="that day has passed", fr="ce jour est passé"),
                help=Words(
                    "read it, write `reviewed:` and its `outcome:`, and make a new version where it asks for one",
                    "lisez-la, écrivez `reviewed:` et la suite donnée (`outcome:`), et faites une nouvelle version s’il le faut",
                ),
                about=(f"publications.{name}",),
            )
