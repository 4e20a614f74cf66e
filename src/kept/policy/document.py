"""The policy: the whole published promise, at one version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pydantic import Field

from kept.findings import Language, Severity
from kept.policy.dealings import Definition, Disclosure, Offering, Option, ProcessorTerms, Terms
from kept.policy.dossiers import Format
from kept.policy.parties import Party, Role, SubjectCategory
from kept.policy.purposes import Aggregate, CollectionPoint, DataCategory, Decision, Purpose
from kept.policy.retention import RetentionClause
from kept.policy.rights import Breach, Duty, Marketing, Message, Minors, Publication, Rights, Statement, Tracker
from kept.policy.shape import Day, Id, Ids, Noun, Wording

Reason = Literal[
    "legal", "regulatory", "case-law", "authority-decision", "authority-recommendation", "technical", "practice"
]
Channel = Literal["email", "sms", "phone", "post", "push", "social", "web", "other"]
"""How commercial messages arrive: ``push`` on a mobile, ``social`` on networks, ``web`` on other people's sites; ``other`` is
what a policy leaves open."""


class Change(Noun):
    """Why this version replaces the one before: one of seven reasons, and what changes, in words.

    ``reference`` names the law, the judgment, the decision or the recommendation where the reason is one.
    """

    reason: Reason
    what: Wording
    reference: str | None = None

    @property
    def outside(self) -> bool:
        """Whether the reason lies outside the organisation: then it has a reference that anybody can look up."""
        return self.reason not in {"technical", "practice"}


class Override(Noun):
    """This version also governs data collected before it: only under a mandatory law, cited, by a named person."""

    law: str
    by: str
    why: Wording


class Weight(Noun):
    """Another weight for a rule, or its silence, and the reason: every report lists it. Without a reason it counts for nothing."""

    level: Severity | Literal["off"]
    because: Wording = Field(default_factory=Wording)


Principle = Literal[
    "lawfulness",
    "purpose-limitation",
    "minimisation",
    "accuracy",
    "storage-limitation",
    "integrity",
    "accountability",
]
"""The principles of GDPR art. 5, by name: those that a purpose must fit before it is started."""


class Policy(Noun):
    """A privacy policy. Free of tables and columns: a lawyer reads it, and the public may.

    A clause's id is its section and its key (``retention.prospects``); it never changes.
    """

    policy: Wording
    controller: str
    version: int | None = Field(default=None, ge=1)
    effective: Day | None = None
    changed: Change | None = None
    applies_to_earlier: Override | None = Field(default=None, alias="applies-to-earlier")
    languages: tuple[Language, ...] = ("en", "fr")
    first_layer: int | None = Field(default=None, alias="first-layer", ge=1)
    zone: str = "Europe/Paris"
    region: str | None = None
    references: tuple[str, ...] = ()
    parties: dict[Id, Party] = Field(default_factory=dict)
    people: dict[Id, SubjectCategory] = Field(default_factory=dict)
    data: dict[Id, DataCategory] = Field(default_factory=dict)
    purposes: dict[Id, Purpose] = Field(default_factory=dict)
    collection: dict[Id, CollectionPoint] = Field(default_factory=dict)
    events: dict[Id, Wording] = Field(default_factory=dict)
    retention: dict[Id, RetentionClause] = Field(default_factory=dict)
    trackers: dict[Id, Tracker] = Field(default_factory=dict)
    marketing: dict[Channel, Marketing] = Field(default_factory=dict)
    rights: Rights = Field(default_factory=Rights)
    security: dict[Id, Wording] = Field(default_factory=dict)
    breach: Breach | None = None
    services: dict[Id, Offering] = Field(default_factory=dict)
    subcontracted: dict[Id, Wording] = Field(default_factory=dict)
    hosted_in: Ids = Field(default=(), alias="hosted-in")
    options: dict[Id, Option] = Field(default_factory=dict)
    decisions: dict[Id, Decision] = Field(default_factory=dict)
    aggregates: dict[Id, Aggregate] = Field(default_factory=dict)
    disclosures: dict[Id, Disclosure] = Field(default_factory=dict)
    messages: dict[Id, Message] = Field(default_factory=dict)
    minors: Minors | None = None
    documents: dict[Id, Terms] = Field(default_factory=dict)
    processor_terms: ProcessorTerms | None = Field(default=None, alias="processor-terms")
    statements: dict[Id, Statement] = Field(default_factory=dict)
    definitions: dict[Id, Definition] = Field(default_factory=dict)
    duties: dict[Id, Duty] = Field(default_factory=dict)
    publications: dict[Id, Publication] = Field(default_factory=dict)
    checks: dict[Id, Weight] = Field(default_factory=dict)
    principles: tuple[Principle, ...] = ()

    @property
    def controller_party(self) -> Party | None:
        """The party that is the controller (GDPR art. 4(7))."""
        return self.parties.get(self.controller)

    def kinds(self, name: str) -> tuple[str, ...]:
        """The categories of people that a word stands for: itself, or those that an umbrella word covers."""
        found: dict[str, None] = {}
        seen, waiting = {name}, [name]
        while waiting:
            word = waiting.pop(0)
            category = self.people.get(word)
            covered = category.covers if category is not None else ()
            if not covered:
                found[word] = None
            waiting = [other for other in covered if other not in seen] + waiting
            seen.update(covered)
        return tuple(found) or (name,)

    def category_of(self, field: str) -> str | None:
        """The category of data that a field belongs to."""
        return self._categories.get(field)

    @cached_property
    def _categories(self) -> Mapping[str, str]:
        """Field → the first category that holds it."""
        every = reversed(self.data.items())
        return {field: name for name, category in every for field in category.fields}

    def screened(self, point: str) -> tuple[str, ...]:
        """The fields of a collection point in which a special category has no place (GDPR art. 9(1)).

        None where a purpose of the point uses such data under an exception, nor where all its purposes are carried
        out for clients: what they entrust is theirs, and is read by nobody (GDPR art. 28(3)(a)).
        """
        declared = self.collection[point]
        served = [self.purposes[name] for name in declared.for_ if name in self.purposes]
        own = [purpose for purpose in served if purpose.role is not Role.PROCESSOR]
        used = [self.data[name] for purpose in served for name in purpose.data if name in self.data]
        return () if not own or any(category.special and category.ground for category in used) else declared.free_text

    def whole(self, purpose: str) -> str:
        """The purpose that a part belongs to; a purpose of its own, or a name that nobody declared, is itself."""
        if purpose in self.purposes:
            return purpose
        return next((name for name, one in self.purposes.items() if purpose in one.parts), purpose)

    def format_of(self, field: str) -> Format | None:
        """How a field is written, where its category says it."""
        category = self.data.get(self.category_of(field) or "")
        return category.formats.get(field) if category else None

    def shown(self, field: str) -> Literal["masked", "never"] | None:
        """What is seen of a field, where it is not seen whole."""
        category = self.data.get(self.category_of(field) or "")
        return category.shown.get(field) if category else None

    def aim(self, named: str) -> Wording:
        """What a purpose, or a part of one, is for; its name where nobody declared it."""
        whole = self.purposes.get(self.whole(named))
        return Wording(en=named, fr=named) if whole is None else whole.parts.get(named, whole.is_)

    def words_of_field(self, field: str) -> Wording:
        """The public name of a field; its key where nobody named it."""
        category = self.data.get(self.category_of(field) or "")
        return category.fields[field] if category else Wording(en=field, fr=field)
