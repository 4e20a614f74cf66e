"""Who: the controller, its processors, the recipients, and where they are."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal

from pydantic import Field, model_validator

from kept.policy.shape import Day, Ids, Length, Noun, Wording


class Role(StrEnum):
    """What a party is in law (GDPR art. 4(7) to (10))."""

    CONTROLLER = "controller"
    JOINT_CONTROLLER = "joint-controller"
    PROCESSOR = "processor"
    RECIPIENT = "recipient"
    STAFF = "staff"
    AUTHORITY = "authority"


class Transfer(Noun):
    """The tool that lets data leave the EEA (GDPR arts 44 to 49).

    ``tool``: adequacy decision, standard contractual clauses (scc), binding corporate rules (bcr) or a derogation;
    ``scheme`` names a framework (DPF) and ``certified`` the day the recipient joined it; ``module`` the module of the
    clauses; ``assessed`` the day the law of the country was assessed.
    """

    tool: Literal["adequacy", "scc", "bcr", "derogation"] | None = None
    scheme: str | None = None
    certified: Day | None = None
    module: int | None = None
    assessed: Day | None = None


class Party(Noun):
    """An organisation or a team that has a part in the processing.

    ``country`` and the keys of ``onward`` are ISO 3166 codes; ``contract`` is the day the art. 28 contract was signed, ``contract-ends``
    its last day;
    ``dpo`` an address, or ``none`` where no officer is appointed; ``officer`` is who that is, and ``told-authority`` says
    that the authority knows (GDPR art. 37(7)). ``dpo-since`` and ``dpo-until`` are the first and the last day of the
    designation. ``under`` names the processor that engages this one (GDPR art. 28(4)),
    ``serves`` the services it works for, ``provides`` the services subcontracted to it,
    ``warning`` what people are told before they use one that leaves the EEA;
    ``takes-over`` how long people have, once told, before their data goes to a party that buys the company or a part of it;
    ``terms`` where the party's own policy stands. ``person`` is what it is in law, and ``represented-by`` the
    function of the person through whom a company or a public body acts. ``brand`` is the name people know it by, ``capital`` its share capital.
    """

    name: Wording
    role: Role | None = None
    legal_form: str | None = Field(default=None, alias="legal-form")
    registration: str | None = None
    brand: str | None = None
    capital: Wording | None = None
    address: str | None = None
    country: str | None = None
    email: str | None = None
    phone: str | None = None
    site: str | None = None
    dpo: str | None = None
    does: Wording | None = None
    tasks: Ids = ()
    contract: Day | None = None
    contract_ends: Day | None = Field(default=None, alias="contract-ends")
    transfer: Transfer | None = None
    onward: dict[str, Transfer] = Field(default_factory=dict)
    confidential: Wording | None = None
    under: str | None = None
    serves: Ids = ()
    provides: Ids = ()
    warning: Wording | None = None
    takes_over: Length | None = Field(default=None, alias="takes-over")
    terms: str | None = None
    representative: str | None = None
    person: Literal["company", "public-body", "natural-person"] | None = None
    represented_by: Wording | None = Field(default=None, alias="represented-by")
    officer: Wording | None = None
    dpo_since: Day | None = Field(default=None, alias="dpo-since")
    dpo_until: Day | None = Field(default=None, alias="dpo-until")
    told_authority: bool | None = Field(default=None, alias="told-authority")


class SubjectCategory(Noun):
    """A kind of people. ``covers`` makes it an umbrella word: what is said of it is said of each kind it covers.

    ``organisation``: the word names organisations (clients, public bodies), whose people are meant.
    ``of`` names the organisations that these people belong to: the users of a client, the callers of a contact centre.
    """

    en: str | None = None
    fr: str | None = None
    covers: Ids = ()
    organisation: bool = False
    of: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"en": value, "fr": value} if isinstance(value, str) else value

    @property
    def words(self) -> Wording:
        """Its name as read by the public (plural)."""
        return Wording(en=self.en, fr=self.fr)
