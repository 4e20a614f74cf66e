"""The days that an entry names: until when each thing holds, and what is then to be done anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kept.calendar import last_day
from kept.contracts.document import Contract
from kept.findings import Words
from kept.policy import Party, Role
from kept.source import Route


@dataclass(frozen=True, slots=True)
class Due:
    """Something that holds through ``day``, and is due anew by then. ``route``: its place under the party's entry.

    ``over`` says what is so from the day after; ``stops``: whether nothing is handed over from then on.
    """

    code: str
    what: Words
    day: date
    route: Route
    law: tuple[str, ...]
    over: Words
    stops: bool = True


def dues(name: str, party: Party, contract: Contract | None) -> Iterator[Due]:
    """Everything of a party that ends on a day, in the order of the entry."""
    until = (contract.until if contract else None) or party.contract_ends
    if until is not None:
        yield _end(name, party, until)
    if contract is None:
        return
    if contract.guarantees:
        latest = max(range(len(contract.guarantees)), key=lambda index: contract.guarantees[index].until)
        day = contract.guarantees[latest].until
        yield Due(
            "guarantee-lapsed",
            Words("new evidence of its security", "une nouvelle preuve de sa sécurité"),
            *(day, ("guarantees", latest, "until"), ("GDPR 28(1)", "GDPR 32(1)")),
            Words(
                f"the evidence of the security of `{name}` has lapsed", f"la preuve de la sécurité de `{name}` a expiré"
            ),
        )
    if contract.audits is not None:
        yield Due(
            "audit-overdue",
            Words("an audit", "un audit"),
            *(last_day(contract.audits.last, contract.audits.every), ("audits", "last"), ("GDPR 28(3)(h)",)),
            Words(f"the audit of `{name}` is overdue", f"l’audit de `{name}` est en retard"),
        )
    if contract.staff is not None:
        yield Due(
            "staff-statement-old",
            Words("a statement of its authorised staff", "l’état de son personnel habilité"),
            *(last_day(contract.staff.stated, contract.staff.every), ("staff", "stated"), ("GDPR 28(3)(b)",)),
            Words(
                f"the statement of the staff whom `{name}` authorises is too old",
                f"l’état du personnel habilité par `{name}` est trop ancien",
            ),
            stops=False,
        )
    for country, study in contract.transfers.items():
        yield Due(
            "assessment-overdue",
            Words(
                f"a new assessment of the transfer to `{country}`",
                f"une nouvelle évaluation du transfert vers `{country}`",
            ),
            *(study.review, ("transfers", country, "review"), ("GDPR 46(1)", "CJEU C-311/18")),
            Words(
                f"the assessment of the transfer to `{country}` by `{name}` is overdue",
                f"l’évaluation du transfert vers `{country}` par `{name}` est à refaire",
            ),
        )


def _end(name: str, party: Party, until: date) -> Due:
    """GDPR 28(3): by a contract, as long as the processing lasts. Whoever receives data otherwise has an assignment."""
    if party.role is Role.PROCESSOR:
        over = Words(
            f"the contract of the processor `{name}` has ended", f"le contrat du sous-traitant `{name}` a pris fin"
        )
        code, law = "contract-over", ("GDPR 28(3)",)
    else:
        over = Words(f"`{name}` has no assignment on this day", f"`{name}` n’a pas de mission à cette date")
        code, law = "outside-its-assignment", ("GDPR 5(1)(b)",)
    return Due(
        code, Words("the renewal of its contract", "le renouvellement de son contrat"), until, ("until",), law, over
    )
