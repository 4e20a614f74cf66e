"""What people may ask, how they are answered, how they may be approached, and how data is protected."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kept.law.vocabulary import LegalBasis, Right
from kept.policy.shape import Day, Ids, Length, Noun, Wording


class Requests(Noun):
    """How a person exercises a right (GDPR art. 12).

    ``to``: e-mail or postal addresses, or ``portal``; ``identity``: proof asked on reasonable doubt, or always;
    ``answer`` and ``extension`` are calendar months. ``forwarded`` says what becomes of a request that reaches an
    organisation which only acts for its client; ``free`` whether an answer costs nothing (GDPR art. 12(5)).
    """

    to: Ids = ()
    identity: Literal["on-doubt", "always", "never"] | None = None
    identity_reason: Wording | None = Field(default=None, alias="identity-reason")
    answer: Length | None = None
    extension: Length | None = None
    forwarded: Wording | None = None
    free: bool | None = None
    sentence: Wording | None = None


class Rights(Noun):
    """The rights a policy opens, by name. ``after-death`` tells how directives are given (LIL art. 85)."""

    open: tuple[Right, ...] = ()
    requests: Requests | None = None
    complaint: str | None = None
    complaint_at: str | None = Field(default=None, alias="complaint-at")
    automated_decisions: bool | None = Field(default=None, alias="automated-decisions")
    after_death: Wording | None = Field(default=None, alias="after-death")


class Tracker(Noun):
    """A cookie or another way to read and write on a terminal (LIL art. 82).

    ``lasts`` is the life of what is written; ``hosts`` the only addresses it may call, ``script`` what
    loads it, on one of them; ``records`` what it notes;
    ``needed-for`` the feature that stops without it. A ``partner`` advertises elsewhere; ``social`` is a network's.
    """

    by: str | None = None
    kind: Literal["essential", "audience", "personalisation", "advertising", "partner", "social"] | None = None
    purpose: str | None = None
    consent: Literal["required", "exempt", "opt-out"] | None = None
    lasts: Length | None = None
    cookies: Ids = ()
    hosts: Ids = ()
    script: str | None = None
    records: Wording | None = None
    needed_for: Wording | None = Field(default=None, alias="needed-for")
    opt_out: str | None = Field(default=None, alias="opt-out")
    anonymous: bool | None = None
    sentence: Wording | None = None


class Marketing(Noun):
    """One channel of commercial messages. ``basis`` may be ``similar-products`` (CPCE art. L34-5).

    ``by`` names the partners who send messages of their own.
    """

    people: Ids = ()
    basis: LegalBasis | Literal["similar-products", "contract-in-progress"] | None = None
    opt_out: Literal["in-every-message", "on-request"] | None = Field(default=None, alias="opt-out")
    by: Ids = ()


class Breach(Noun):
    """The clocks of a personal data breach, in hours (GDPR art. 33).

    ``telecom-within`` is the clock of an operator (regulation 611/2013); ``people-told`` says when those concerned are.
    """

    authority: str | None = None
    within: Length | None = None
    clients_within: Length | None = Field(default=None, alias="clients-within")
    telecom_within: Length | None = Field(default=None, alias="telecom-within")
    people_told: Wording | None = Field(default=None, alias="people-told")


Section = Literal[
    "scope",
    "data",
    "sources",
    "purposes",
    "recipients",
    "authorities",
    "transfers",
    "retention",
    "rights",
    "decisions",
    "after-death",
    "trackers",
    "messages",
    "security",
    "ownership",
    "liability",
    "terms",
    "minors",
    "changes",
    "contact",
]
"""Where in the notice a sentence of the organisation's own stands."""


class Message(Noun):
    """What the organisation writes to people of its own accord, other than commercial messages.

    ``refusable``: they may say no; ``needed-for`` tells why they may not.
    """

    is_: Wording = Field(alias="is")
    by: tuple[Literal["email", "sms", "phone", "post", "screen"], ...] = ()
    people: Ids = ()
    purpose: str | None = None
    refusable: bool | None = None
    needed_for: Wording | None = Field(default=None, alias="needed-for")


class Minors(Noun):
    """Whether children are concerned, from which age alone, and how a parent agrees (GDPR art. 8, LIL art. 45)."""

    concerned: bool
    alone_from: int | None = Field(default=None, alias="alone-from", ge=0, le=18)
    parent: Wording | None = None


class Statement(Noun):
    """A sentence of the organisation's own, with the section of the notice it belongs to and a link.

    ``about`` names the clauses it speaks of (``retention.prospects``): its figures are held against theirs.
    """

    section: Section = "scope"
    about: Ids = ()
    en: str | None = None
    fr: str | None = None
    link: str | None = None

    @property
    def words(self) -> Wording:
        """The sentence."""
        return Wording(en=self.en, fr=self.fr)


class Publication(Noun):
    """What an authority published and the policy is to be read again by: by whom, when, by which day, and read when.

    Versions follow from it: ``changed: {reason: authority-recommendation, reference: …}``.
    """

    is_: Wording = Field(alias="is")
    by: str | None = None
    published: Day
    link: str | None = None
    review_by: Day = Field(alias="review-by")
    reviewed: Day | None = None
    outcome: Wording | None = None


class Duty(Noun):
    """Something that the policy asks of people: ``is`` says what, ``ground`` by which law or contract.

    ``people`` is whom it is asked of: everybody where it names nobody.
    """

    is_: Wording = Field(alias="is")
    people: Ids = ()
    ground: str | None = None
