"""Dealings with others: authorities, clients whose data is processed for them, the documents beside the policy."""

from __future__ import annotations

from pydantic import Field

from kept.policy.shape import Day, Ids, Length, Noun, Wording


class Disclosure(Noun):
    """Data that an authority or a court may obtain: who, by which law, which data, and whether people are told."""

    to: Ids = ()
    law: str | None = None
    when: Wording | None = None
    data: Ids = ()
    told: bool | None = None
    sentence: Wording | None = None


class Terms(Noun):
    """A text beside the policy (terms of sale, a contract): its name, its address, its version, how they stand together.

    ``part``: the policy is part of it; ``prevails``: it prevails where the two differ. ``accepted`` says by whom;
    ``editions``: version → the address at which that version stays, for the contracts signed under it.
    """

    words: Wording
    link: str | None = None
    version: str | None = None
    since: Day | None = None
    part: bool = False
    prevails: bool = False
    accepted: Ids = ()
    editions: dict[str, str] = Field(default_factory=dict)


class Definition(Noun):
    """A word that the policy uses in a sense of its own: the word, what it means, the documents that share the sense."""

    is_: Wording = Field(alias="is")
    means: Wording
    shared: Ids = ()


class Option(Noun):
    """What a client's contract may add: a longer storage, a module, an interface.

    ``checklist``: what the client answers before it is switched on.
    """

    is_: Wording = Field(alias="is")
    service: str | None = None
    checklist: Wording | None = None


class Offering(Noun):
    """A service or a module of the organisation: its public name, what it does, who works for it.

    ``included``: it comes with every contract, and no client orders it. ``checklist``: what a client answers before it is
    switched on, since it sees to the law on its own use of it (GDPR art. 28(3)(a)).
    """

    name: Wording
    does: Wording | None = None
    warning: Wording | None = None
    included: bool = False
    checklist: Wording | None = None


class ProcessorTerms(Noun):
    """What a processor promises its clients (GDPR art. 28(3)): the annex of its contracts is made from it.

    ``availability``: what is owed besides these duties, and never in their place: that the service is there to be used.
    ``told-before``: how long before a new sub-processor starts clients are told, ``objection`` how long they have;
    ``returned-within`` and ``erased-within`` count from ``since`` (the end of the contract unless said otherwise).
    """

    instructions: Wording | None = None
    availability: Wording | None = None
    clients: Ids = ()
    confidentiality: Wording | None = None
    measures: Ids = ()
    assistance: Wording | None = None
    audits: Wording | None = None
    told_before: Length | None = Field(default=None, alias="told-before")
    objection: Length | None = None
    returned_within: Length | None = Field(default=None, alias="returned-within")
    returned_as: Wording | None = Field(default=None, alias="returned-as")
    erased_within: Length | None = Field(default=None, alias="erased-within")
    since: str | None = None
