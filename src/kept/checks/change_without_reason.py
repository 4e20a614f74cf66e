"""A new version says why it replaces the one before, and what changes for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy.document import Reason

RULE = Rule(
    "change-without-reason",
    Severity.ERROR,
    Words("a new version does not say why", "une nouvelle version ne dit pas pourquoi"),
    ("GDPR 13(3)", "GDPR 12(1)"),
)

SOURCES = {
    "legal": Words("a law", "une loi"),
    "regulatory": Words("a regulation", "un règlement"),
    "case-law": Words("a judgment", "une décision de justice"),
    "authority-decision": Words("a decision of the authority", "une décision de l’autorité"),
    "authority-recommendation": Words("a recommendation of the authority", "une recommandation de l’autorité"),
}
_REASONS = ", ".join(get_args(Reason))


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
                f"write `changed: {{reason: legal, reference: …, what: {{en: …, fr: …}}}}`; reasons: {_REASONS}",
                f"écrivez `changed: {{reason: legal, reference: …, what: {{fr: …, en: …}}}}` ; raisons : {_REASONS}",
            ),
        )
    yield from _reference(subject)
    yield from _order(subject)


def _reference(subject: Subject) -> Iterator[Finding]:
    """A law, a judgment, an authority: whoever gives one as the reason says which (GDPR 5(2))."""
    change = subject.policy.changed
    if change is not None and change.outside and not subject.written("changed", "reference"):
        why = SOURCES[change.reason]
        yield RULE.finding(
            Words(f"the reason is {why.en}, and nothing says which", f"la raison est {why.fr}, et rien ne dit quoi"),
            subject.value("changed", "reason", en="which?", fr="quoi exactement ?"),
            law=("GDPR 5(2)", "GDPR 12(1)"),
            help=Words(
                "write `reference:` under `changed:` (`GDPR 13(3)`, `CJEU C-154/21`), or `reason: practice`",
                "écrivez `reference:` sous `changed:` (`GDPR 13(3)`, `CJEU C-154/21`), ou `reason: practice`",
            ),
            about=("changed",),
        )


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
