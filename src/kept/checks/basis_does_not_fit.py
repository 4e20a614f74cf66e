"""Some purposes have one basis only: what needs consent rests on consent, and advertising is no part of a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Purpose, Role

RULE = Rule(
    "basis-does-not-fit",
    Severity.ERROR,
    Words("a purpose rests on a basis that cannot carry it", "une finalité repose sur une base qui ne peut la porter"),
    ("GDPR 6(1)", "GDPR 5(1)(a)"),
)

_SELLING = re.compile(
    r"advert|marketing|commercial (?:offer|message|information|prospect)|newsletter|prospecting|promotional"
    r"|publicit|prospection|offres? commercia|lettre d.information|démarch|ciblage|targeted",
    re.IGNORECASE,
)
_NEEDED = re.compile(r"necessary for|needed for|nécessaires? (?:à|aux|pour)", re.IGNORECASE)
_CONTRACT = Words(
    "write `basis: consent`, or `basis: {legitimate-interest: {en: …, fr: …}}` where people may object",
    "écrivez `basis: consent`, ou `basis: {legitimate-interest: {fr: …, en: …}}` là où les personnes peuvent s’opposer",
)
_CONSENT = Words("write `basis: consent`", "écrivez `basis: consent`")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 6(1)(b): what the contract itself needs; LIL 82: trackers that are not essential need consent."""
    for name, purpose in subject.policy.purposes.items():
        if not purpose.bases or purpose.role is Role.PROCESSOR:
            continue
        if purpose.rests_on(LegalBasis.CONTRACT) and _sells(purpose):
            yield _selling(subject, name)
        elif not purpose.rests_on(LegalBasis.CONSENT) and (tracker := _asking(subject, name)):
            yield _tracked(subject, name, tracker)
    yield from _called_necessary(subject)


def _called_necessary(subject: Subject) -> Iterator[Finding]:
    """Sentences that count advertising among what the data is necessary for (GDPR 6(1)(b))."""
    for name, statement in subject.policy.statements.items():
        for language, text in (("en", statement.en), ("fr", statement.fr)):
            if text and _NEEDED.search(text) and _SELLING.search(text):
                yield RULE.finding(
                    Words(f"`{name}` calls advertising necessary", f"`{name}` dit la publicité nécessaire"),
                    subject.value("statements", name, language, en="to whom?", fr="à qui ?"),
                    law=("GDPR 6(1)(b)", "GDPR 5(1)(a)"),
                    help=_CONTRACT,
                    about=(f"statements.{name}",),
                )
                break


def _sells(purpose: Purpose) -> bool:
    return any(text and _SELLING.search(text) for text in (purpose.is_.en, purpose.is_.fr))


def _asking(subject: Subject, purpose: str) -> str | None:
    """A tracker set for this purpose that asks for consent, or ought to."""
    trackers = subject.policy.trackers.items()
    asking = (
        name
        for name, tracker in trackers
        if tracker.purpose == purpose and tracker.kind != "essential" and tracker.consent != "exempt"
    )
    return next(asking, None)


def _selling(subject: Subject, name: str) -> Finding:
    return RULE.finding(
        Words(
            f"`{name}` promotes something, and rests on the contract",
            f"`{name}` fait de la promotion, et repose sur le contrat",
        ),
        subject.value("purposes", name, "basis", en="the contract does not need it", fr="le contrat n’en a pas besoin"),
        related=(subject.value("purposes", name, "is", en="for this", fr="pour ceci"),),
        law=("GDPR 6(1)(b)", "GDPR 5(1)(a)"),
        help=_CONTRACT,
        about=(f"purposes.{name}",),
    )


def _tracked(subject: Subject, name: str, tracker: str) -> Finding:
    span = subject.document.key("trackers", tracker)
    return RULE.finding(
        Words(
            f"`{name}` uses the tracker `{tracker}`, which needs consent, and rests on something else",
            f"`{name}` emploie le traceur `{tracker}`, soumis au consentement, et repose sur autre chose",
        ),
        subject.value("purposes", name, "basis", en="not this", fr="pas celle-ci"),
        related=(Note(span, Words("needs consent", "exige le consentement")),),
        law=("LIL 82", "GDPR 6(1)(a)"),
        help=_CONSENT,
        about=(f"purposes.{name}", f"trackers.{tracker}"),
    )
