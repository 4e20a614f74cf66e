"""A channel of commercial messages needs what the law of the day asks: consent, or one of its exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import phone_canvassing_needs_consent
from kept.law.vocabulary import LegalBasis
from kept.policy import Marketing

RULE = Rule(
    "marketing-without-consent",
    Severity.ERROR,
    Words("commercial messages go out without consent", "des messages commerciaux partent sans consentement"),
    ("CPCE L34-5", "GDPR 6(1)(a)", "GDPR 7(1)"),
)

_WRITTEN = ("consent", "similar-products")
_CALLED = ("consent", "contract-in-progress")
_HELP_WRITTEN = Words(
    "write `basis: consent`, or `basis: similar-products` for customers who bought something alike",
    "écrivez `basis: consent`, ou `basis: similar-products` pour des clients ayant acheté un produit analogue",
)
_HELP_CALLED = Words(
    "write `basis: consent`, or `basis: contract-in-progress` for calls within a running contract",
    "écrivez `basis: consent`, ou `basis: contract-in-progress` pour les appels liés à un contrat en cours",
)


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L34-5 for e-mail and SMS; Code de la consommation L223-1 for calls, as it stands on the day."""
    for channel, marketing in subject.policy.marketing.items():
        if subject.written("marketing", channel, "basis") and marketing.basis is None:
            continue  # written, and told elsewhere to be unreadable
        if _professionals(subject, marketing):
            continue
        if channel in {"email", "sms"} and marketing.basis not in _WRITTEN:
            yield _finding(subject, channel, RULE.law, _HELP_WRITTEN)
        elif channel == "phone" and marketing.basis not in _CALLED and phone_canvassing_needs_consent(subject.on):
            yield _finding(subject, channel, ("C. conso L223-1", "GDPR 7(1)"), _HELP_CALLED)
        elif marketing.basis == "similar-products" and (strangers := _strangers(subject, marketing)):
            yield _strangers_found(subject, channel, strangers)


def _finding(subject: Subject, channel: str, law: tuple[str, ...], way_out: Words) -> Finding:
    said = subject.written("marketing", channel, "basis")
    note = subject.value if said else subject.key
    place = ("marketing", channel, "basis") if said else ("marketing", channel)
    return RULE.finding(
        Words(
            f"commercial messages by `{channel}` rest on no prior consent",
            f"les messages commerciaux par `{channel}` ne reposent sur aucun consentement préalable",
        ),
        note(*place, en="not enough for this channel", fr="insuffisant pour ce canal")
        if said
        else note(*place, en="allowed by what?", fr="permis par quoi ?"),
        law=law,
        help=way_out,
        about=(f"marketing.{channel}",),
    )


def _professionals(subject: Subject, marketing: Marketing) -> bool:
    """People reached at their work, for their work: a legitimate interest will do, with the way out (CNIL guidance)."""
    kinds = [kind for word in marketing.people for kind in subject.policy.kinds(word)]
    people = [subject.policy.people.get(kind) for kind in kinds]
    at_work = bool(people) and all(kind is not None and (kind.organisation or kind.of) for kind in people)
    return at_work and marketing.basis == LegalBasis.LEGITIMATE_INTEREST


def _strangers(subject: Subject, marketing: Marketing) -> list[str]:
    """People who never bought anything: the exception for similar products is not for them (CPCE L34-5)."""
    kinds = [kind for word in marketing.people for kind in subject.policy.kinds(word)]
    return [kind for kind in kinds if kind.rstrip("s") in {"prospect", "visitor"}]


def _strangers_found(subject: Subject, channel: str, strangers: list[str]) -> Finding:
    name = strangers[0]
    return RULE.finding(
        Words(
            f"`{name}` bought nothing: similar products cannot be offered to them without consent",
            f"`{name}` : ces personnes n’ont rien acheté, l’exception des produits analogues ne joue pas",
        ),
        subject.value("marketing", channel, "people", en="among these people", fr="parmi ces personnes"),
        related=(
            subject.value("marketing", channel, "basis", en="for customers only", fr="pour les clients seulement"),
        ),
        law=("CPCE L34-5",),
        help=Words(
            "write `basis: consent`, or name customers only", "écrivez `basis: consent`, ou ne visez que les clients"
        ),
        about=(f"marketing.{channel}",),
    )
