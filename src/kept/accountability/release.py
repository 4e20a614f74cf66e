"""Handing data to somebody: only to whom people were told, for what they were told, under what the law asks.

For a DPO: a release names the party and the purpose. It is refused where the policy does not know the party, does not
name it among the recipients of the purpose, where a processor acts outside its tasks or without a contract in force
(GDPR art. 28(3)), and where the data would leave the EEA by no valid tool (GDPR art. 44).

For an engineer: pure. ``refusal`` gives the first reason, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.accountability.reason import Reason
from kept.findings import Words
from kept.law.pack import adequacy, eea
from kept.policy import Party, Policy, Role, Transfer

_VOID = ("shield", "safe harbo")  # void since 6 October 2015 and 16 July 2020: CJEU C-362/14, C-311/18


def refusal(policy: Policy, to: str, purpose: str, on: date) -> Reason | None:
    """Why nothing may be handed to ``to`` for ``purpose`` on the day ``on``; ``None`` where it may."""
    party = policy.parties.get(to)
    if party is None:
        return _reason(
            "unknown-recipient",
            f"`{to}` is not among the recipients that people were told of",
            f"`{to}` ne fait pas partie des destinataires annoncés aux personnes",
        )
    return next(_reasons(policy, to, party, purpose, on), None)


def _reasons(policy: Policy, to: str, party: Party, purpose: str, on: date) -> Iterator[Reason]:
    told = policy.purposes.get(purpose)
    if told is None or (to not in told.recipients and to != policy.controller and purpose not in party.tasks):
        yield _reason(
            "not-a-recipient",
            f"people were not told that `{to}` receives data for `{purpose}`",
            f"il n’a pas été annoncé que `{to}` reçoit des données pour `{purpose}`",
        )
    if party.role is Role.PROCESSOR:
        yield from _of_processor(to, party, purpose, on)
    elif (party.contract is not None and party.contract > on) or (
        party.contract_ends is not None and party.contract_ends < on
    ):
        yield _reason(
            "outside-its-assignment",
            f"`{to}` has no assignment on this day",
            f"`{to}` n’a pas de mission à cette date",
        )
    for country, transfer in ((party.country, party.transfer), *party.onward.items()):
        if country is not None and not eea(country) and not _allowed(country, transfer, on):
            yield _reason(
                "transfer-not-allowed",
                f"the data would go to `{country}`, and nothing allows it on this day",
                f"les données partiraient vers `{country}`, sans que rien le permette à ce jour",
            )


def _of_processor(to: str, party: Party, purpose: str, on: date) -> Iterator[Reason]:
    """GDPR 28(3): a contract in force, for a subject matter."""
    if party.tasks and purpose not in party.tasks:
        yield _reason(
            "not-its-task",
            f"`{purpose}` is none of the tasks of the processor `{to}`",
            f"`{purpose}` n’est pas une tâche du sous-traitant `{to}`",
        )
    if party.contract is None or party.contract > on:
        yield _reason(
            "no-contract",
            f"no contract binds the processor `{to}` on this day",
            f"aucun contrat ne lie le sous-traitant `{to}` à ce jour",
        )
    elif party.contract_ends is not None and party.contract_ends < on:
        yield _reason(
            "contract-over",
            f"the contract of the processor `{to}` has ended",
            f"le contrat du sous-traitant `{to}` a pris fin",
        )


def _allowed(country: str, transfer: Transfer | None, on: date) -> bool:
    """GDPR 44 to 49: a decision in force, a certificate where the decision asks one, clauses assessed, or another tool."""
    if transfer is None or transfer.tool is None or any(word in (transfer.scheme or "").lower() for word in _VOID):
        return False
    if transfer.tool == "adequacy":
        decision = adequacy(country, on)
        certified = transfer.certified is not None and transfer.certified <= on
        return decision is not None and (certified or not decision.certified)
    if transfer.tool == "scc":
        return transfer.module is not None and transfer.assessed is not None and transfer.assessed <= on
    return True


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
