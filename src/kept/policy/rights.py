"""What people may ask, how they are answered, how they may be approached, and how data is protected."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kept.law.vocabulary import LegalBasis, Right
from kept.policy.shape import Ids, Length, Noun, Wording


class Requests(Noun):
    """How a person exercises a right (GDPR art. 12).

    ``to``: e-mail or postal addresses, or ``portal``; ``identity``: proof asked on reasonable doubt, or always;
    ``answer`` and ``extension`` are calendar months; ``proof-kept`` says how long a proof of identity stays.
    """

    to: Ids = ()
    identity: Literal["on-doubt", "always", "never"] | None = None
    identity_reason: Wording | None = Field(default=None, alias="identity-reason")
    answer: Length | None = None
    extension: Length | None = None


class Rights(Noun):
    """The rights a policy opens, by name."""

    open: tuple[Right, ...] = ()
    requests: Requests | None = None
    complaint: str | None = None
    complaint_at: str | None = Field(default=None, alias="complaint-at")
    automated_decisions: bool | None = Field(default=None, alias="automated-decisions")


class Tracker(Noun):
    """A cookie or another way to read and write on a terminal (LIL art. 82).

    ``lasts`` is the life of what is written; ``hosts`` the only addresses it may call, ``script`` what
    loads it, on one of them; ``records`` what it notes;
    ``needed-for`` the feature that stops without it.
    """

    by: str | None = None
    kind: Literal["essential", "audience", "personalisation", "advertising"] | None = None
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


class Marketing(Noun):
    """One channel of commercial messages. ``basis`` may be ``similar-products`` (CPCE art. L34-5)."""

    people: Ids = ()
    basis: LegalBasis | Literal["similar-products", "contract-in-progress"] | None = None
    opt_out: Literal["in-every-message", "on-request"] | None = Field(default=None, alias="opt-out")


class Breach(Noun):
    """The clocks of a personal data breach, in hours (GDPR art. 33)."""

    authority: str | None = None
    within: Length | None = None
    clients_within: Length | None = Field(default=None, alias="clients-within")


class Statement(Noun):
    """A sentence of the organisation's own, with the section of the notice it belongs to and a link."""

    section: Literal["scope", "data", "security", "recipients", "rights", "trackers", "contact"] = "scope"
    en: str | None = None
    fr: str | None = None
    link: str | None = None

    @property
    def words(self) -> Wording:
        """The sentence."""
        return Wording(en=self.en, fr=self.fr)
