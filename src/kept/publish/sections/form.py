"""The form of a collection point: which answers, which of them required, and the notice beside them (GDPR art. 13).

For a DPO: a form is made from the same clause as its notice, so neither can ask what the other does not tell. The
asterisk stands on what the policy requires and nowhere else; nothing is chosen beforehand; nobody accepts the policy,
which informs; and a form whose notice would not say who, why, by what right and how long is not made at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kept.findings import KeptError, Words, stopped
from kept.policy import CollectionPoint
from kept.policy.recognised import kinds_of_field
from kept.publish.form_words import FORM_WORDS
from kept.publish.sections.short import Short, covering, short_notice
from kept.publish.sections.telling import Telling

Shape = Literal["text", "email", "tel", "date", "area", "choice"]

_SHAPES: tuple[tuple[str, Shape, str], ...] = (
    (r"e-?mail|courriel", "email", "email"),
    (r"(?:tele)?phone|mobile", "tel", "tel"),
    (r"first name", "text", "given-name"),
    (r"surname|last name|family name", "text", "family-name"),
    (r"(?:full )?name|your name", "text", "name"),
    (r"postcode|postal code|zip code", "text", "postal-code"),
    (r"city|town", "text", "address-level2"),
    (r"street address|postal address|address", "text", "address-line1"),
    (r"company(?: name)?|organisation", "text", "organization"),
    (r"birth ?date|date of birth", "date", "bday"),
)
"""Words of a field → how it is typed, and what a browser may fill in for its user (WCAG 1.3.5)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a form. ``choices`` are the only values it may have; ``fills`` is the token of ``autocomplete``.

    ``screened``: what reveals a special category there is not taken in, which its author is told beforehand.
    """

    name: str
    label: str
    required: bool
    shape: Shape
    fills: str = ""
    choices: tuple[str, ...] = ()
    screened: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its short notice, its answers in the order of the policy, and the sentence on what is required."""

    short: Short
    answers: tuple[Answer, ...]
    required: str


def forms(told: Telling) -> Iterator[str]:
    """The collection points that people fill in on a page."""
    return (name for name, point in told.policy.collection.items() if point.filled_in)


def form(told: Telling, name: str) -> Form:
    """The form of one point. ``LookupError``: there is none. Raises ``KeptError`` where its notice would say too little."""
    point = told.policy.collection[name]
    if not point.filled_in:
        raise LookupError(name)
    if missing := tuple(_missing(told, point)):
        raise _without_notice(name, missing)
    answers = tuple(
        _answer(told, name, field, required=need == "required")
        for field, need in point.asks.items()
        if need == "required" or "identity-proof" not in kinds_of_field(told.policy, field)  # a document is not typed
    )
    return Form(short_notice(told, name), answers, _required(told, point))


def _required(told: Telling, point: CollectionPoint) -> str:
    said = FORM_WORDS[told.language]
    if "required" not in point.asks.values():
        return ""
    lost = point.refusing[told.language] if point.refusing else ""
    return told.tongue.typeset(said.without.format(lost.rstrip(".")) if lost else said.starred)


def _answer(told: Telling, name: str, field: str, *, required: bool) -> Answer:
    point = told.policy.collection[name]
    words = told.policy.words_of_field(field)
    label = told.tongue.typeset(told.tongue.capital(words[told.language]))
    if field in point.one_of:
        return Answer(field, label, required, "choice", choices=point.one_of[field])
    if field in point.free_text or "free-text" in kinds_of_field(told.policy, field):
        return Answer(field, label, required, "area", screened=field in told.policy.screened(name))
    for pattern, shape, fills in _SHAPES:
        if any(re.fullmatch(pattern, said.replace("_", " ").lower()) for said in (field, words["en"])):
            return Answer(field, label, required, shape, fills)
    return Answer(field, label, required, "text")


def _missing(told: Telling, point: CollectionPoint) -> Iterator[Words]:
    """What GDPR art. 13 has a form say, and this one could not."""
    policy = told.policy
    served = [policy.purposes[name] for name in point.for_ if name in policy.purposes]
    if policy.controller_party is None:
        yield Words("who is responsible", "qui est responsable")  # art. 13(1)(a)
    if not served:
        yield Words("what the answers are for", "à quoi servent les réponses")  # art. 13(1)(c)
    if any(not each.bases and each.role is None for each in served):
        yield Words("by what right they are used", "de quel droit elles servent")  # art. 13(1)(c)
    if not any(True for _ in covering(told, point)):
        yield Words("how long they are kept", "combien de temps elles sont conservées")  # art. 13(2)(a)
    if not policy.rights.open:
        yield Words("which rights people have", "quels sont les droits des personnes")  # art. 13(2)(b)


def _without_notice(name: str, missing: tuple[Words, ...]) -> KeptError:
    en, fr = (", ".join(each[lang] for each in missing) for lang in ("en", "fr"))
    return stopped(
        "form-without-notice",
        f"the form of `{name}` would not say {en} (GDPR art. 13)",
        f"le formulaire de `{name}` ne dirait pas {fr} (RGPD, art. 13)",
        help_en=f"complete what the policy says of `collection.{name}`: `for:` names its purposes, each with its basis, "
        "and a clause under `retention:` says how long",
        help_fr=f"complétez ce que dit la politique de `collection.{name}` : `for:` nomme ses finalités, chacune avec sa "
        "base légale, et une clause de `retention:` dit combien de temps",
    )
