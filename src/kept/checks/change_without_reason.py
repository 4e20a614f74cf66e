"""A new version says why it replaces the one before, and what changes for people."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words

RULE = Rule(
    "change-without-reason",
    Severity.ERROR,
    Words("a new version does not say why", "une nouvelle version ne dit pas pourquoi"),
    ("GDPR 13(3)", "GDPR 12(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(3) and 12(1): people are told of a change, in plain words, before it takes effect."""
    policy = subject.policy
    if policy.version is not None and policy.version > 1 and not subject.written("changed"):
        yield RULE.finding(
            Words(
                f"version {policy.version} does not say why it replaces the one before",
                f"la version {policy.version} ne dit pas pourquoi elle remplace la précédente",
            ),
            subject.value("version", en="changed, and why?", fr="modifiée, et pourquoi ?"),
            help=Words(
                "write `changed: {reason: legal, what: {en: …, fr: …}}`; reasons: legal, regulatory, case-law, technical",
                "écrivez `changed: {reason: legal, what: {fr: …, en: …}}` ; raisons : legal, regulatory, case-law, technical",
            ),
        )
    yield from _order(subject)


def _order(subject: Subject) -> Iterator[Finding]:
    """A later version takes effect later: two versions in force on one day leave nobody knowing which governs."""
    policy = subject.policy
    for earlier, document in subject.loaded.versions:
        if earlier.version is None or policy.version is None or earlier.version >= policy.version:
            continue
        if earlier.effective and policy.effective and earlier.effective >= policy.effective:
            yield RULE.finding(
                Words(
                    f"version {policy.version} takes effect no later than version {earlier.version}",
                    f"la version {policy.version} ne prend pas effet après la version {earlier.version}",
                ),
                subject.value("effective", en="not after", fr="pas après"),
                related=(Note(document.at("effective"), Words("this date", "cette date")),),
                help=Words(
                    "write the day from which this version governs", "écrivez le jour à partir duquel elle s’applique"
                ),
            )
