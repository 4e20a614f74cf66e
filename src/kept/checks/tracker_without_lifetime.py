"""Each tracker says how long it stays on the terminal; one that is exempt from consent, no longer than the authority admits."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import duration_limit

RULE = Rule(
    "tracker-without-lifetime",
    Severity.ERROR,
    Words("a tracker has no lifetime", "un traceur n’a pas de durée de vie"),
    ("GDPR 13(2)(a)", "LIL 82", "CJEU C-673/17"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """CJEU C-673/17: people are told how long a cookie works.

    Thirteen months are for audience trackers exempt from consent (CNIL guidelines 2020-091); with consent, the purpose
    decides.
    """
    limit = duration_limit("audience-tracker", subject.on)
    for name, tracker in subject.policy.trackers.items():
        if not subject.written("trackers", name, "lasts"):
            yield _unsaid(subject, name)
        elif tracker.kind == "audience" and tracker.consent == "exempt" and limit and limit.active and tracker.lasts:
            longest = Period.parse(limit.active)
            if tracker.lasts.longer_than(longest):
                yield _long(subject, name, longest, limit.source)


def _unsaid(subject: Subject, name: str) -> Finding:
    return RULE.finding(
        Words(f"the tracker `{name}` has no lifetime", f"le traceur `{name}` n’a pas de durée de vie"),
        subject.key("trackers", name, en="stays for how long?", fr="reste combien de temps ?"),
        help=Words("write `lasts: 13 months`, or less", "écrivez `lasts: 13 months`, ou moins"),
        about=(f"trackers.{name}",),
    )


def _long(subject: Subject, name: str, longest: Period, source: str) -> Finding:
    return RULE.finding(
        Words(
            f"the tracker `{name}` lasts longer than the {longest.in_words('en')} that the CNIL admits without consent",
            f"le traceur `{name}` dépasse les {longest.in_words('fr')} que la CNIL admet sans consentement",
        ),
        subject.value("trackers", name, "lasts", en="longer than advised", fr="plus long que conseillé"),
        severity=Severity.WARNING,
        law=(source,),
        help=Words(
            f"write `lasts: {longest.in_words('en')}`, or less", f"écrivez `lasts: {longest.in_words('en')}`, ou moins"
        ),
        about=(f"trackers.{name}",),
    )
