"""What is missing or has lapsed, between a party and the data, on a day: every reason, in the order of the law.

For a DPO: the same list stops ``kept use --to``, fills ``kept contracts`` and is what the rules of ``kept check`` report.
Without a ``contracts.yaml`` only the days of the policy are judged: nothing was said of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.contracts.abroad import assessments
from kept.contracts.document import Contract, Contracts
from kept.contracts.dues import dues
from kept.contracts.gap import Gap, Matter
from kept.contracts.paper import paper
from kept.findings import Words
from kept.policy import Party, Policy, Role


def gaps(policy: Policy, filed: Contracts | None, name: str, on: date) -> Iterator[Gap]:
    """Every gap of a party on a day; those that ``stop`` come with nothing handed over."""
    party = policy.parties[name]
    contract = filed.contracts.get(name) if filed is not None else None
    yield from _signed(name, party, contract, on)
    if filed is not None and name != policy.controller:
        yield from _on_file(policy, filed, name, on)


def in_force(party: Party, contract: Contract | None) -> tuple[date | None, date | None]:
    """From which day, through which day: the entry on file wins over the policy, which is renewed less often."""
    signed = contract.signed if contract is not None and contract.signed is not None else party.contract
    until = contract.until if contract is not None and contract.until is not None else party.contract_ends
    return signed, until


def _signed(name: str, party: Party, contract: Contract | None, on: date) -> Iterator[Gap]:
    """GDPR 28(3): nothing before the day of signature, and a processor has one."""
    signed, _ = in_force(party, contract)
    if party.role is Role.PROCESSOR and (signed is None or signed > on):
        yield Gap(
            *("no-contract", Matter.PAPER),
            Words(
                f"no contract binds the processor `{name}` on this day",
                f"aucun contrat ne lie le sous-traitant `{name}` à ce jour",
            ),
            ("signed",),
            ("GDPR 28(3)",),
            Words("write `signed:`, the day of signature", "écrivez `signed:`, le jour de la signature"),
        )
    elif party.role is not Role.PROCESSOR and signed is not None and signed > on:
        yield Gap(
            *("outside-its-assignment", Matter.PAPER),
            Words(f"`{name}` has no assignment on this day", f"`{name}` n’a pas de mission à cette date"),
            ("signed",),
            ("GDPR 5(1)(b)",),
            Words("nothing is handed over before that day", "rien n’est remis avant ce jour"),
        )
    for due in dues(name, party, contract):
        if due.day < on:
            yield Gap(due.code, Matter.DAYS, due.over, due.route, due.law, _ANEW, due.stops, since=due.day)


def _on_file(policy: Policy, filed: Contracts, name: str, on: date) -> Iterator[Gap]:
    party, contract = policy.parties[name], filed.contracts.get(name)
    if party.role is None:
        yield Gap(
            *("no-role", Matter.PAPER),
            Words(
                f"`{name}` has no role, so that nothing says what it owes",
                f"`{name}` n’a pas de rôle : rien ne dit ce à quoi elle est tenue",
            ),
            (),
            ("GDPR 4(7)", "GDPR 4(8)"),
            Words(
                "write its `role:` in the policy: processor, joint-controller, recipient, staff, authority",
                "écrivez son `role:` dans la politique : processor, joint-controller, recipient, staff, authority",
            ),
        )
    elif party.role is not Role.AUTHORITY:  # a law is its title
        yield from paper(name, party, contract, on)
        yield from assessments(policy, name, contract or Contract(), on)


_ANEW = Words("have it made anew, then write the new day", "à refaire ; écrivez ensuite le nouveau jour")
