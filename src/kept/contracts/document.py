"""The nouns of ``contracts.yaml``: one entry for each party that receives data. Private, owned by whoever files contracts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from kept.calendar import Period
from kept.policy.shape import Day, Id, Ids, Length, Noun, Wording, several

Term = Literal[
    "instructions",
    "confidentiality",
    "security",
    "sub-processors",
    "rights",
    "assistance",
    "deletion",
    "audits",
    "own-use",
    "arrangement",
    "own-duties",
]

TERMS: Mapping[str, str] = {
    "instructions": "GDPR 28(3)(a)",
    "confidentiality": "GDPR 28(3)(b)",
    "security": "GDPR 28(3)(c)",
    "sub-processors": "GDPR 28(3)(d)",
    "rights": "GDPR 28(3)(e)",
    "assistance": "GDPR 28(3)(f)",
    "deletion": "GDPR 28(3)(g)",
    "audits": "GDPR 28(3)(h)",
    "own-use": "GDPR 28(10)",
}
"""The terms that the contract of a processor carries, each with the article that asks for it: the closed list of 28(3),
and the ban on using the data for ends of its own, without which a processor becomes a controller."""


def _of_days(period: Period) -> Period:
    """What a calendar counts: an audit is due on a day, never at an hour."""
    if period.hours:
        raise PydanticCustomError("unreadable-period", "{value}", {"value": period.iso()})
    return period


Recurring = Annotated[Length, AfterValidator(_of_days)]
"""After which calendar length something is due anew: ``12 months``, ``3 years``."""


class Instructions(Noun):
    """The written instructions that a party acts on (GDPR art. 28(3)(a), art. 29): which version, of which day."""

    version: str
    dated: Day


class Guarantee(Noun):
    """A document that shows how a party secures data (GDPR art. 28(1)): what, of which day, valid through which day."""

    of: Wording
    from_: Day = Field(alias="from")
    until: Day


class Audits(Noun):
    """The last audit of a party, and every how many calendar months another is made (GDPR art. 28(3)(h))."""

    last: Day
    every: Recurring


class SecurityAnnex(Noun):
    """The security annex of a contract: ``technical`` measures in words, and the means in ``people`` (GDPR art. 32)."""

    technical: Ids = ()
    people: Annotated[tuple[Literal["staffing", "training", "confidentiality"], ...], BeforeValidator(several)] = ()


class Staff(Noun):
    """Which functions of a party use the data: its own statement, its day, and every how often it is asked anew."""

    roles: Ids
    stated: Day
    every: Recurring


class Regulated(Noun):
    """The regulated status of a party: as what, and its number with the regulator."""

    as_: str = Field(alias="as")
    number: str | None = None
    since: Day | None = None


class Assessment(Noun):
    """The study of a transfer to one country (clause 14 of Decision (EU) 2021/914; CJEU C-311/18).

    ``result``: whether the law there lets the clauses be kept; where it does not, ``measures`` supplement them.
    ``review``: the day through which the study holds.
    """

    assessed: Day
    result: Literal["sufficient", "insufficient"]
    measures: Ids = ()
    review: Day


class Study(Noun):
    """What one client decided on a party, for one service, after the two looked at what the service does with its data."""

    client: str
    service: str
    dated: Day
    outcome: Literal["agreed", "refused"]
    choice: Wording | None = None


class Contract(Noun):
    """What binds one party. ``signed`` and ``until`` win over ``contract`` and ``contract-ends`` of the policy.

    ``vetted`` is the day on which its guarantees were weighed, before it was engaged (GDPR art. 28(1)). ``entrusted:
    everything``: it carries out the whole of the processing, so that its contract has a security annex. ``processed-in``
    are the countries where it works on the data, ``outside-because`` is why it was chosen over a party of the EEA,
    ``studies`` what clients decided on it (for a processor: its clients are the controllers, GDPR art. 28(3)(a)).
    """

    kind: Literal["natural-person", "company", "public-body"] | None = None
    signed: Day | None = None
    until: Day | None = None
    terms: Annotated[tuple[Term, ...], BeforeValidator(several)] = ()
    instructions: Instructions | None = None
    vetted: Day | None = None
    guarantees: tuple[Guarantee, ...] = ()
    audits: Audits | None = None
    entrusted: Literal["everything", "part"] = "part"
    annex: SecurityAnnex | None = None
    staff: Staff | None = None
    processed_in: Ids = Field(default=(), alias="processed-in")
    regulated: Regulated | None = None
    transfers: dict[str, Assessment] = Field(default_factory=dict)
    studies: tuple[Study, ...] = ()
    outside_because: Wording | None = Field(default=None, alias="outside-because")


class Contracts(Noun):
    """The whole file: the entry of each party, by its name in the policy.

    ``marginal``: the greatest share of flows (a purpose, a party) that may leave the EEA where transfers are said to be
    marginal (0.1: one in ten).
    """

    contracts: dict[Id, Contract] = Field(default_factory=dict)
    marginal: float | None = Field(default=None, ge=0, le=1, allow_inf_nan=False)
