"""Where personal data lies: places, and the holdings in them. Private, owned by engineers.

The promise never names a table; this document names nothing else.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from kept.holdings.clients import Clients
from kept.policy.provenance import Told
from kept.policy.shape import Ids, Noun


class Place(Noun):
    """A database or a folder. ``connect`` is ``env:NAME``: the address stays out of the file.

    ``stored_in``: the time zone of timestamps that carry none, where it is not the policy's own.
    ``at_most_share``: a step over this share of a table is refused unless it is allowed by hand (0.5 = half;
    never over 1: a guard that is never reached guards nothing). ``country``: where it stands (ISO 3166).
    """

    kind: Literal["sql", "files"]
    connect: str
    path: str | None = None
    stored_in: str | None = Field(default=None, alias="stored-in")
    at_most_share: float | None = Field(default=None, alias="at-most-share", ge=0, le=1, allow_inf_nan=False)
    country: str | None = None


class ClockColumn(Noun):
    """Where the date of an event stands: a column, or the latest of a linked holding's.

    ``empty: not-yet`` says that an empty clock means the event has not happened; otherwise it is reported as a fault.
    ``latest: HOLDING.EVENT`` reads the event on the records that belong to this one: it has happened when it has
    happened on every one of them, and its day is the latest.
    """

    column: str | None = None
    empty: Literal["not-yet", "fault"] = "fault"
    latest: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"column": value} if isinstance(value, str) else value


class When(Noun):
    """Which records are about this kind of people: by the value of columns, or by having a linked record dated.

    ``{column: value}`` in ``where``; ``has: HOLDING.EVENT``; or ``otherwise``. The first that fits decides.
    """

    where: dict[str, str | int] = Field(default_factory=dict)
    has: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {} if value == "otherwise" else value


class Belongs(Noun):
    """``of: crm.contacts via contact_id``: the record belongs to the person of that record, through this column."""

    holding: str
    via: str

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str) and " via " in value:
            holding, _, via = value.partition(" via ")
            return {"holding": holding.strip(), "via": via.strip()}
        return value


class Holding(Noun):
    """Records about people in one table of one place (gisement).

    ``people``: the category, or a mapping category → which records; left out, that of the holding it belongs to.
    ``for``: the purposes they are held for. ``key``: the column that names a record. ``identify``: kind of identifier →
    column. ``holds``: field of the policy → column. ``clocks``: event → column. ``not-personal``: every other column.
    ``by``: another party (or ``kept`` itself) that holds the data and carries the promise out. ``blank``: what replaces
    a value where a column may not be empty. ``origin``: the column that says through which collection point a record
    came in; then it is used for that point's purposes only, and a copy names it beside the value (GDPR art. 15(1)(g)).
    ``provenance``: what is told of where a record came from → column: agent, contract, description, client, seller,
    list-date, scope, proof, channel, purpose.
    ``new``: what a record that Kept takes in carries in columns that nobody fills.
    ``client``: the column that says which client of a processor the record belongs to: its data is used for that
    client alone (GDPR art. 28(3)(a)).
    ``figures``: the table holds these figures of the policy, of nobody: no person is looked for in it.
    ``made-from``: the records that these are worked out of, and the column that names them: ``billing.ratings via rating_id``.
    """

    table: str | None = None
    people: str | dict[str, When] | None = None
    for_: Ids = Field(default=(), alias="for")
    key: str | None = None
    of: Belongs | None = None
    identify: dict[str, str] = Field(default_factory=dict)
    holds: dict[str, str] = Field(default_factory=dict)
    clocks: dict[str, ClockColumn] = Field(default_factory=dict)
    not_personal: Ids = Field(default=(), alias="not-personal")
    by: str | None = None
    blank: dict[str, str | int] = Field(default_factory=dict)
    origin: str | None = None
    provenance: dict[Told, str] = Field(default_factory=dict)
    new: dict[str, str | int] = Field(default_factory=dict)
    client: str | None = None
    figures: str | None = None
    made_from: Belongs | None = Field(default=None, alias="made-from")


class Inventory(Noun):
    """All places and holdings, and the register of clients. A holding's name begins with its place: ``crm.contacts``."""

    places: dict[str, Place] = Field(default_factory=dict)
    holdings: dict[str, Holding] = Field(default_factory=dict)
    clients: Clients | None = None

    def place_of(self, holding: str) -> str:
        """The place in which a holding lies."""
        return holding.partition(".")[0]

    def table_of(self, holding: str) -> str:
        """The table of a holding: what it declares, else what follows the place in its name."""
        return self.holdings[holding].table or holding.partition(".")[2]

    def children_of(self, holding: str) -> tuple[str, ...]:
        """The holdings whose records belong to this one's."""
        return tuple(name for name, h in self.holdings.items() if h.of is not None and h.of.holding == holding)

    def depth(self, holding: str) -> int:
        """Links up to the record that identifies the person: 0 for that record itself."""
        seen: set[str] = set()
        steps, name = 0, holding
        while (owner := self.holdings[name].of) is not None and owner.holding in self.holdings and name not in seen:
            seen.add(name)
            name, steps = owner.holding, steps + 1
        return steps
