"""The limits of one use, as conditions on a holding's records: what does not pass is never selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kept.accountability.clients import of_client, uninstructed
from kept.accountability.heeding import Heard
from kept.accountability.principles import departs, of_another
from kept.accountability.reason import Reason
from kept.accountability.shown import unread
from kept.accountability.source import told_of_source
from kept.accountability.standing import groundless
from kept.connectors.conditions import EVERY, NONE, Condition, Empty, Not, OneOf, both, either
from kept.findings import Words
from kept.grammar.events import event_words
from kept.holdings import Inventory
from kept.law.vocabulary import LegalBasis
from kept.links import concerned, dating, happened_by, kind_condition, unreadable
from kept.links.versions import Reign, collected_under, reigns
from kept.load import Loaded
from kept.policy import Policy, Purpose


@dataclass(frozen=True, slots=True)
class Limit:
    """A reason to leave records out. ``passing``: the records that this limit and all before it let through."""

    code: str
    words: Words
    passing: Condition


class Limits:
    """What one purpose may use of one holding on a day, under each version that governs its records."""

    def __init__(
        self,
        loaded: Loaded,
        inventory: Inventory,
        holding: str,
        purpose: str,
        on: date,
        client: str | None = None,
        only: tuple[str, ...] = (),
    ) -> None:
        self._only = only
        self._inventory, self._holding, self._name, self._on, self._client = inventory, holding, purpose, on, client
        self._reigns = reigns(loaded, on)
        self._telling = [reign for reign in self._reigns if purpose in reign.policy.purposes]
        self.unread = unread(loaded.policy, self.fields)
        """The fields among them that nobody reads back."""
        self._heard = Heard()

    def heed(self, heard: Heard) -> None:
        """Leave out, last of all, those whom their own choice leaves out."""
        self._heard = heard

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the holding that the purpose uses, under any version."""
        held = self._inventory.holdings[self._holding].holds
        used = {field for reign in self._telling for field in self._fields(reign)}
        return tuple(field for field in held if field in used)

    def refusal(self) -> Reason | None:
        """Why no record of the holding may be used for this purpose, whatever the record."""
        name, holding = self._name, self._holding
        if not self._telling:
            return Reason(
                "unknown-purpose",
                Words(
                    f"`{name}` is not among the purposes that people were told of",
                    f"`{name}` ne fait pas partie des finalités annoncées aux personnes",
                ),
            )
        purpose = self._telling[-1].policy.purposes[name]
        told = self._telling[-1].policy
        reason = of_another(told, name) or departs(told, name, self._on) or groundless(name, purpose, self._on)
        if reason is not None:
            return reason
        if name not in self._inventory.holdings[holding].for_:
            return Reason(
                "not-held-for",
                Words(f"`{holding}` is not held for `{name}`", f"`{holding}` n’est pas détenu pour `{name}`"),
            )
        if not self.fields:
            return Reason(
                "no-data-for-purpose",
                Words(
                    f"`{name}` uses no category of data that `{holding}` holds",
                    f"`{name}` n’emploie aucune catégorie de données détenue dans `{holding}`",
                ),
            )
        return uninstructed(self._inventory, holding, name, purpose, self._client)

    def steps(self) -> Iterator[Limit]:
        """The limits in the order in which they are told; each one lets through what all before it did."""
        yield Limit("not-a-purpose-then", self._words_then(), self._passing(1))
        yield Limit("other-people", self._words_people(), self._passing(2))
        yield Limit("collected-for-another-purpose", self._words_origin(), self._passing(3))
        yield Limit("purpose-ended", self._words_ended(), self._passing(4))
        yield Limit("not-begun", self._words_begun(), self._passing(5))
        yield Limit("made-of-nothing", self._words_made(), self._passing(6))
        yield Limit("another-client", self._words_client(), self._passing(7))
        passing = self._passing(8)
        yield Limit("source-not-told", self._words_source(), passing)
        for stop in self._heard.stops:
            passing = both(passing, stop.passing)
            yield Limit(stop.code, stop.words, passing)

    def slices(self) -> Iterator[tuple[tuple[str, ...], Condition]]:
        """Fields → the records of which these fields may be read."""
        for reign in self._telling:
            if fields := self._fields(reign):
                stops = (stop.passing for stop in self._heard.stops)
                yield tuple(field for field in fields if field not in self.unread), both(*self._tests(reign), *stops)

    def covered(self) -> Condition:
        """The records of which all the fields that were asked for may be used."""
        whole = set(self.fields)
        return either(*(where for fields, where in self.slices() if set(fields) == whole))

    def _passing(self, depth: int) -> Condition:
        tests = [both(*self._tests(reign)[:depth]) for reign in self._telling if self._fields(reign)]
        return EVERY if EVERY in tests else either(*tests)

    def _tests(self, reign: Reign) -> list[Condition]:
        purpose = reign.policy.purposes[self._name]
        governed = collected_under(self._inventory, self._holding, (reign,), self._on)
        if governed is None:  # nothing dates the collection: the version of the day governs
            governed = EVERY if reign is self._reigns[-1] else NONE
        return [
            governed,
            self._people(reign.policy, purpose),
            self._origin(reign.policy, purpose),
            self._running(reign.policy, purpose),
            self._begun(reign.policy, purpose),
            self._made(),
            EVERY if self._client is None else of_client(self._inventory, self._holding, self._client),
            told_of_source(reign.policy, self._inventory, self._holding),
        ]

    def _fields(self, reign: Reign) -> tuple[str, ...]:
        wanted = reign.policy.purposes[self._name].data
        held = self._inventory.holdings[self._holding].holds
        used = (field for field in held if reign.policy.category_of(field) in wanted)
        return tuple(field for field in used if not self._only or field in self._only)

    def _people(self, policy: Policy, purpose: Purpose) -> Condition:
        if not purpose.people:
            return EVERY
        return kind_condition(policy, self._inventory, self._holding, *purpose.people)

    def _origin(self, policy: Policy, purpose: Purpose) -> Condition:
        """Data given at one collection point serves that point's purposes; what a contract or a law needs, needs no other.

        Nor does what the person consented to since (GDPR art. 6(4)).
        """
        column = self._inventory.holdings[self._holding].origin
        if column is None or purpose.rests_on(LegalBasis.CONTRACT, LegalBasis.LEGAL_OBLIGATION):
            return EVERY
        points = tuple(name for name, point in policy.collection.items() if self._name in point.for_)
        return either(OneOf(column, points) if points else NONE, self._heard.agreed)

    def _running(self, policy: Policy, purpose: Purpose) -> Condition:
        """The event that ends the purpose concerns the record and has not come; a clock nobody can read ends it too."""
        if purpose.until is None:
            return EVERY
        found = dating(policy, self._inventory, self._holding, purpose.until)
        if found is None:
            return NONE  # nothing tells whether it has ended: in doubt the data is not used
        ended = happened_by(self._inventory, found, self._on - timedelta(days=1))
        return both(concerned(self._inventory, found), Not(ended), Not(unreadable(self._inventory, found)))

    def _begun(self, policy: Policy, purpose: Purpose) -> Condition:
        """The event from which the purpose runs has come on the record; where nothing dates it, nobody knows that it has."""
        if purpose.after is None:
            return EVERY
        found = dating(policy, self._inventory, self._holding, purpose.after)
        return NONE if found is None else happened_by(self._inventory, found, self._on)

    def _made(self) -> Condition:
        """A record that is worked out of others names one of them."""
        made = self._inventory.holdings[self._holding].made_from
        return EVERY if made is None else Not(Empty(made.via))

    def _words_made(self) -> Words:
        made = self._inventory.holdings[self._holding].made_from
        source = made.holding if made is not None else ""
        return Words(f"worked out of no record of `{source}`", f"calculés d’après aucun enregistrement de `{source}`")

    def _words_begun(self) -> Words:
        event = next((r.policy.purposes[self._name].after for r in self._telling), None)
        words = event_words(self._telling[-1].policy, event) if event is not None else Words("", "")
        return Words(
            f"`{self._name}` begins only after this: {words.en}",
            f"`{self._name}` ne commence qu’après ceci : {words.fr}",
        )

    def _words_source(self) -> Words:
        return Words(
            "given by others, and the person was not told yet (GDPR art. 14(3)): see `kept inform`",
            "données par d’autres, et la personne n’en a pas encore été informée (RGPD, art. 14, § 3) : voyez `kept inform`",
        )

    def _words_client(self) -> Words:
        return Words("of another client", "d’un autre client")

    def _words_then(self) -> Words:
        return Words(
            f"collected under a version of the policy in which `{self._name}` was not a purpose, or on a day that is not known",
            f"collectées sous une version de la politique où `{self._name}` n’était pas une finalité, ou à une date inconnue",
        )

    def _words_people(self) -> Words:
        return Words(
            f"about people whom `{self._name}` does not concern",
            f"sur des personnes que `{self._name}` ne concerne pas",
        )

    def _words_origin(self) -> Words:
        return Words("given for another purpose", "données pour une autre finalité")

    def _words_ended(self) -> Words:
        event = next((r.policy.purposes[self._name].until for r in self._telling), None)
        if event is None:
            return Words("the purpose has ended", "la finalité est éteinte")
        words = event_words(self._telling[-1].policy, event)
        return Words(
            f"`{self._name}` has ended, or never began: {words.en}",
            f"`{self._name}` est éteinte, ou n’a jamais commencé : {words.fr}",
        )
