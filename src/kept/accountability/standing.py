"""The grounds on which a purpose stands, judged before anything is read (GDPR arts 5(2) and 6).

For a DPO: a legitimate interest carries a purpose once it is stated and was weighed, on a day, against the interests of
the people; a legal obligation once its text is cited; consent where it may be asked. A basis that lacks this falls; the
purpose stands while one is left.

For an engineer: pure. A purpose and a day in, its standing bases and what the others lack out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kept.accountability.reason import Reason
from kept.findings import Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis, Purpose, Role

_A_TEXT = re.compile(r"\S+.*\d")
"""A text that can be looked up: what it is called, and a number in it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What carries a purpose on a day, and why the rest does not."""

    bases: tuple[Basis, ...]
    fallen: tuple[Reason, ...]

    @property
    def kinds(self) -> tuple[LegalBasis, ...]:
        """The kinds of what stands, each once."""
        return tuple(dict.fromkeys(basis.kind for basis in self.bases))


def ground_of(purpose: Purpose, on: date) -> Ground:
    """The bases that stand on the day."""
    judged = [(basis, next(_lacks(basis, on), None)) for basis in purpose.bases]
    return Ground(
        tuple(basis for basis, reason in judged if reason is None),
        tuple(reason for _, reason in judged if reason is not None),
    )


def groundless(name: str, purpose: Purpose, on: date) -> Reason | None:
    """Why nothing carries the purpose; ``None`` where something does. A processor's basis is its client's to tell."""
    if purpose.role is Role.PROCESSOR:
        return None
    ground = ground_of(purpose, on)
    if ground.bases:
        return None
    if ground.fallen:
        return ground.fallen[0]
    return Reason("no-basis", Words(f"`{name}` has no legal basis", f"`{name}` n’a pas de base légale"))


def _lacks(basis: Basis, on: date) -> Iterator[Reason]:
    """What the basis needs and does not have on the day."""
    if basis.kind is LegalBasis.LEGITIMATE_INTEREST:
        if basis.interest is None or not (basis.interest.en or basis.interest.fr):  # GDPR 13(1)(d)
            yield Reason(
                "interest-not-stated",
                Words("the legitimate interest is not stated", "l’intérêt légitime n’est pas énoncé"),
            )
        if basis.balanced is None or basis.balanced > on:  # GDPR 6(1)(f), 5(2)
            whose = f" ({', '.join(f'`{name}`' for name in basis.of)})" if basis.of else ""
            yield Reason(
                "not-balanced",
                Words(
                    f"the legitimate interest{whose} was not weighed against those of the people",
                    f"l’intérêt légitime{whose} n’a pas été mis en balance avec ceux des personnes",
                ),
            )
    if basis.kind is LegalBasis.LEGAL_OBLIGATION and not _A_TEXT.match(basis.law or ""):  # GDPR 6(3)
        yield Reason(
            "no-legal-text",
            Words(
                "the legal obligation is claimed without its text", "l’obligation légale est invoquée sans son texte"
            ),
        )
