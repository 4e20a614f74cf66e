"""Security is told by measures that can be verified, and a breach has a clock."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import clock

RULE = Rule(
    "security-not-stated",
    Severity.WARNING,
    Words("no security measure can be verified", "aucune mesure de sécurité ne peut être vérifiée"),
    ("GDPR 32(1)", "GDPR 24(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 24(1): measures that can be shown to work; 33(1): a breach is notified within 72 hours."""
    if not subject.written("security"):
        yield RULE.finding(
            Words("the policy names no security measure", "la politique ne nomme aucune mesure de sécurité"),
            subject.key("policy", en="protected how?", fr="protégées comment ?"),
            help=Words(
                "write under `security:` what can be verified: `encryption-in-transit: {en: …, fr: …}`",
                "écrivez sous `security:` ce qui se vérifie : `encryption-in-transit: {fr: …, en: …}`",
            ),
        )
    yield from _breach(subject)


def _breach(subject: Subject) -> Iterator[Finding]:
    if not subject.written("breach"):
        yield RULE.finding(
            Words("nothing is said of a data breach", "rien n’est dit d’une violation de données"),
            subject.key("policy", en="notified when?", fr="notifiée quand ?"),
            severity=Severity.NOTE,
            law=("GDPR 33(1)", "GDPR 34"),
            help=_BREACH,
        )
        return
    breach, longest = subject.policy.breach, Period.parse(clock("breach.authority", subject.on).period)
    if breach is not None and breach.within is not None and breach.within.longer_than(longest):
        yield RULE.finding(
            Words(
                f"a breach would be notified later than the {longest.in_words('en')} of the law",
                f"une violation serait notifiée après les {longest.in_words('fr')} prévues par la loi",
            ),
            subject.value("breach", "within", en="too late", fr="trop tard"),
            severity=Severity.ERROR,
            law=("GDPR 33(1)",),
            help=_BREACH,
        )


_BREACH = Words(
    "write `breach: {authority: cnil, within: 72 hours}`", "écrivez `breach: {authority: cnil, within: 72 hours}`"
)
