"""What people chose is heeded: who objected, withdrew, refused, or never agreed is left out (GDPR arts 7(3), 21).

Set-based: the identifiers of the records that are asked for are read column by column, each once, and held against the
ledger's pseudonyms; what comes of it is a condition, pushed to where the data lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kept.connectors.conditions import EVERY, NONE, Condition, Empty, Not, OneOf, Scalar, both, either
from kept.connectors.interface import Connector, Selection
from kept.findings import Words
from kept.holdings import Inventory
from kept.holdings.coverage import chain_of
from kept.law.vocabulary import LegalBasis
from kept.links import down, key_of, up
from kept.links.choices import Said, standing
from kept.links.choosing import OPPOSED, person_of
from kept.links.identifiers import Numbers
from kept.policy import Policy, Purpose
from kept.state import State

Connect = Callable[[str], Connector]
Values = Mapping[Said, tuple[Scalar, ...]]


@dataclass(frozen=True, slots=True)
class Stop:
    """A choice that leaves records out, and those that it lets through."""

    code: str
    words: Words
    passing: Condition


@dataclass(frozen=True, slots=True)
class Heard:
    """What was chosen, as far as it decides on the records asked for.

    ``agreed``: the records of people who consented to this very purpose, whatever else they were collected for.
    """

    stops: tuple[Stop, ...] = ()
    agreed: Condition = NONE


_CHOSEN = {
    Said.OBJECTED: Words("of people who objected", "de personnes qui s’y sont opposées"),
    Said.WITHDRAWN: Words("of people who withdrew their consent", "de personnes qui ont retiré leur consentement"),
    Said.REFUSED: Words("of people who refused", "de personnes qui ont refusé"),
    Said.EXPIRED: Words("of people whose consent has lapsed", "de personnes dont le consentement est échu"),
}
_NEVER = Words("of people who did not give their consent", "de personnes qui n’ont pas donné leur consentement")


def heard(
    policy: Policy,
    inventory: Inventory,
    connect: Connect,
    state: State,
    holding: str,
    named: str,
    on: date,
    where: Condition,
) -> Heard:
    """What people said to ``named``, among the records of ``holding`` that ``where`` selects."""
    purpose = policy.purposes[policy.whole(named)]
    if not _leaves_a_choice(purpose):
        return Heard()
    held, asked = standing(state, policy, named, on), _asked(purpose)
    if not held and not asked:
        return Heard()
    look = _Look(inventory, connect, state, Numbers.of(policy), held, where, holding)
    counting = (Said.OBJECTED,) if purpose.rests_on(*OPPOSED) else tuple(_CHOSEN)
    said = set(held.values())
    found = [Stop(code.value, _CHOSEN[code], Not(look.carrying(code))) for code in counting if code in said]
    agreed = look.given() if asked or (Said.GIVEN in said and purpose.rests_on(LegalBasis.CONSENT)) else NONE
    if asked:
        found.append(Stop("no-consent", _NEVER, agreed))
    return Heard(tuple(stop for stop in found if stop.passing != Not(NONE)), agreed)


def _leaves_a_choice(purpose: Purpose) -> bool:
    """No choice takes anybody out of what a contract or a law requires, whatever else it rests on (art. 6(1))."""
    return bool(purpose.bases) and all(basis.kind in {LegalBasis.CONSENT, *OPPOSED} for basis in purpose.bases)


def _asked(purpose: Purpose) -> bool:
    """Consent is the only basis, and the policy says where it is asked: the ledger is its proof (art. 7(1))."""
    return not purpose.rests_on(*OPPOSED) and any(basis.asked for basis in purpose.bases)


@dataclass(frozen=True)
class _Look:
    """The records asked for, held against the ledger, along the links up to the person's own record."""

    inventory: Inventory
    connect: Connect
    state: State
    numbers: Numbers
    held: Mapping[str, Said]
    where: Condition
    holding: str

    def carrying(self, said: Said) -> Condition:
        """Records that any identifier ties to a person who said this: rather one letter too few."""
        tests = [
            self._lifted(link, OneOf(column, values[said]))
            for link in self._identifying()
            for column, values in self._values[link].items()
            if said in values
        ]
        return either(*tests) if tests else NONE

    def given(self) -> Condition:
        """Records whose first identifier, in the order of the holdings, is of a person who agreed: nobody else's yes."""
        link = next(self._identifying(), None)
        if link is None:
            return NONE
        tests: list[Condition] = []
        before: Condition = EVERY
        for column, values in self._values[link].items():
            if Said.GIVEN in values:
                tests.append(both(before, OneOf(column, values[Said.GIVEN])))
            before = both(before, Empty(column))
        return self._lifted(link, either(*tests)) if tests else NONE

    def _identifying(self) -> Iterator[str]:
        chain = chain_of(self.inventory, self.holding)
        return (name for name in chain if self.inventory.holdings[name].identify)

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, Values]]:
        """Holding → column → what was said → the values as they are written there."""
        return {link: self._of(link) for link in self._identifying()}

    def _of(self, link: str) -> Mapping[str, Values]:
        selection = Selection(self.inventory.table_of(link), self._theirs(link))
        connector = self.connect(self.inventory.place_of(link))
        found: dict[str, Values] = {}
        for kind, column in self.inventory.holdings[link].identify.items():
            by: dict[Said, list[Scalar]] = {}
            for value in connector.keys(selection, column):
                said = self.held.get(person_of(self.state.keys, kind, str(value), self.numbers))
                if said is not None:
                    by.setdefault(said, []).append(value)
            found[column] = {said: tuple(values) for said, values in by.items()}
        return found

    def _theirs(self, link: str) -> Condition:
        """The records of ``link`` that the records asked for belong to."""
        if link == self.holding:
            return self.where
        together = self.inventory.place_of(link) == self.inventory.place_of(self.holding)
        return down(self.inventory, link, self.holding, self.where) if together else EVERY

    def _lifted(self, link: str, where: Condition) -> Condition:
        """A condition on the records of ``link``, said of the records asked for."""
        chain = chain_of(self.inventory, self.holding)
        above = link
        for below in reversed(chain[: chain.index(link)]):
            belongs = self.inventory.holdings[below].of
            if belongs is not None and self.inventory.place_of(below) != self.inventory.place_of(above):
                theirs = self.connect(self.inventory.place_of(above))
                selection = Selection(self.inventory.table_of(above), where)
                where = OneOf(belongs.via, theirs.keys(selection, key_of(self.inventory, above)))
            else:
                where = up(self.inventory, below, where)
            above = below
        return where
