"""The guard rails: what is checked, for the whole plan, before anything is touched.

For a DPO: a plan is carried out as it was agreed or not at all. If one statement differs from the agreed one, if one
step would touch more records than agreed, or a larger share of its table than allowed, nothing is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kept.calendar import day_in_words
from kept.connectors.acts import touched_by
from kept.connectors.conditions import AllOf, Condition, OneOf
from kept.connectors.interface import Connector, Selection, Statement
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.draft import Draft
from kept.retention.order import ordered
from kept.retention.plan import Connect
from kept.retention.receipts import Told
from kept.retention.rows import House
from kept.retention.staying import Holds
from kept.retention.values import Plan, Step

SHARE = 0.5
"""The share of a table above which a step is refused, where its place does not say another."""

SMALL = 20
"""Tables of so few records are let through, unless their place says a share: half of three records means nothing."""


_FRENCH = re.compile(r"0,[0-9]+|[0-9]{1,3},[0-9]{1,2}\s?%")  # a share as French writes it


@dataclass(frozen=True, slots=True)
class Limits:
    """What a person allowed by hand: a share of a table, or a number of records a step."""

    share: float | None = None
    records: int | None = None

    @classmethod
    def parse(cls, text: str) -> Limits:
        """``0.8``, ``0,8`` or ``80%`` is a share; ``5000`` a number of records. Raises ``KeptError`` (usage).

        A comma is a decimal one only after a single 0 or before ``%``: ``1,000`` may mean a thousand, and is refused.
        """
        plain = text.replace(",", ".") if _FRENCH.fullmatch(text) else text
        try:
            if plain.endswith("%"):
                share = float(plain[:-1]) / 100
            elif "." in plain:
                share = float(plain)
            else:
                return cls(records=_positive(int(text)))
            if 0 < share <= 1:
                return cls(share=share)
        except ValueError:
            pass
        raise stopped(
            "invalid-limit",
            f"`{text}` is neither a share of a table nor a number of records",
            f"`{text}` n’est ni une part de table ni un nombre d’enregistrements",
            help_en="write a share such as 0.8 or 80%, or a whole number of records such as 5000",
            help_fr="écrivez une part comme 0,8 ou 80 %, ou un nombre entier d’enregistrements comme 5000",
            exit_code=2,
        )

    def allow(self, step: Step, declared: float | None, records: int) -> bool:
        """Whether a step may touch that many records of its table."""
        if self.records is not None and records <= self.records:
            return True
        if self.share is None and declared is None and step.total <= SMALL:
            return True
        share = self.share if self.share is not None else declared if declared is not None else SHARE
        return records <= share * step.total


def _positive(number: int) -> int:
    if number <= 0:
        raise ValueError(number)
    return number


@dataclass(frozen=True, slots=True)
class Ready:
    """A step as today's documents make it: the same statement, and how many records it has now."""

    step: Step
    connector: Connector
    records: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found before anything was touched: steps that are ready, refused, or whose place failed."""

    ready: tuple[Ready, ...]
    refused: dict[str, Told]
    failed: dict[str, Told]


def check(
    plan: Plan,
    loaded: Loaded,
    connectors: Connect,
    holds: Iterable[Hold],
    limits: Limits,
    *,
    today: date,
    counted: bool = False,
) -> Checked:
    """Every step against today's documents, today's holds and today's records. Touches nothing.

    ``counted``: the plan's own numbers are of this moment. A plan may look ahead; it is carried out on its day or
    after it, never before: what it selects has not expired yet.
    """
    if plan.on > today:
        return Checked((), {step.id: _too_soon(plan.on) for step in plan.steps if step.records}, {})
    workshop = _Workshop(loaded, connectors, plan.on, Holds.in_force(holds, plan.on))
    ready: list[Ready] = []
    refused: dict[str, Told] = {}
    failed: dict[str, Told] = {}
    for step in plan.steps:
        if step.records == 0:
            continue
        try:
            connector, made, forecast = workshop.made_anew(step)
            if made is None or made != step.statement:
                refused[step.id] = _differs(step)
                continue
            known = counted or step.named  # the records named are the most that can go
            now = step.records if known else connector.count(touched_by(forecast, step.act))
        except KeptError as error:
            failed[step.id] = Told(error.finding.code, error.finding.headline, error.finding.help or Words("", ""))
            continue
        if now > step.records:
            refused[step.id] = _more(step, now)
        ready.append(Ready(step, connector, now))
    refused |= _over_share(ready, workshop.inventory, limits)
    return Checked(tuple(ready), refused, failed)


def differing(plan: Plan, loaded: Loaded, connectors: Connect, holds: Iterable[Hold]) -> dict[str, Told]:
    """The steps whose statement is no longer the agreed one, nothing counted."""
    workshop = _Workshop(loaded, connectors, plan.on, Holds.in_force(holds, plan.on))
    found: dict[str, Told] = {}
    for step in plan.steps:
        try:
            _, made, _ = workshop.made_anew(step)
        except KeptError:
            continue  # told when its turn comes
        if made != step.statement:
            found[step.id] = _differs(step)
    return found


class _Workshop:
    """Makes the statements of a plan anew from the documents."""

    def __init__(self, loaded: Loaded, connectors: Connect, on: date, holds: Holds) -> None:
        self.inventory = loaded.inventory or Inventory()
        self._loaded, self._connectors, self._on, self._holds = loaded, connectors, on, holds
        self._made: dict[str, tuple[House, dict[str, Draft]]] = {}

    def made_anew(self, step: Step) -> tuple[Connector, Statement | None, Selection]:
        """The place, the statement that today's documents give for this step, and what it would select now."""
        connector = self._connectors(step.place)
        house, drafts = self._house(step.place, connector)
        draft = drafts.get(step.id.rpartition("/")[0] if step.named else step.id)
        if draft is None or draft.act != step.act:
            return connector, None, step.forecast
        keys = _named(step.selection.where) if step.named else None
        selection = Selection(step.table, draft.selection(house, keys))
        forecast = selection if step.named else Selection(step.table, draft.forecast)
        if selection != step.selection:
            return connector, None, forecast
        return connector, connector.prepare(selection, draft.act), forecast

    def _house(self, place: str, connector: Connector) -> tuple[House, dict[str, Draft]]:
        if place not in self._made:
            schema = connector.schema()
            house = House.of(self._loaded, self.inventory, place, schema, self._on, self._holds)
            self._made[place] = house, {draft.id: draft for draft in ordered(house)}
        return self._made[place]


def _named(condition: Condition) -> tuple[str | int, ...] | None:
    """The records that a step names: the first of its terms."""
    first = condition.of[0] if isinstance(condition, AllOf) and condition.of else condition
    if not isinstance(first, OneOf):
        return None
    return tuple(value for value in first.values if isinstance(value, str | int))


def _over_share(ready: list[Ready], inventory: Inventory, limits: Limits) -> dict[str, Told]:
    """Steps that would touch too much of a table; the parts of a step whose records are named count together."""
    together: dict[str, int] = {}
    for one in ready:
        together[_family(one.step)] = together.get(_family(one.step), 0) + one.records
    refused: dict[str, Told] = {}
    for one in ready:
        records = together[_family(one.step)]
        place = inventory.places.get(one.step.place)
        declared = place.at_most_share if place is not None else None
        if not limits.allow(one.step, declared, records):
            refused[one.step.id] = _too_much(replace(one.step, records=records))
    return refused


def _family(step: Step) -> str:
    return step.id.rpartition("/")[0] if step.named else step.id


def _too_soon(day: date) -> Told:
    return Told(
        "too-soon",
        Words(
            f"the plan is for {day_in_words(day, 'en')}, which has not come",
            f"le plan vaut pour le {day_in_words(day, 'fr')}, qui n’est pas encore venu",
        ),
        Words(
            "keep it until that day, or make one for today with `kept plan DIR`",
            "gardez-le jusqu’à cette date, ou faites-en un pour aujourd’hui avec `kept plan DOSSIER`",
        ),
    )


def _differs(step: Step) -> Told:
    return Told(
        "statement-differs",
        Words(
            f"today’s documents, holds or tables give another statement for `{step.holding}` than the one agreed",
            f"les documents, gels ou tables d’aujourd’hui donnent pour `{step.holding}` une autre requête que celle convenue",
        ),
        Words(
            "make the plan again, read it, and apply that one",
            "refaites le plan, relisez-le, et appliquez celui-là",
        ),
    )


def _more(step: Step, now: int) -> Told:
    return Told(
        "more-than-agreed",
        Words(
            f"{now} records of `{step.holding}` are concerned now, {step.records} were agreed",
            f"{now} enregistrements de `{step.holding}` sont concernés, {step.records} étaient convenus",
        ),
        Words(
            "make the plan again, read it, and apply that one",
            "refaites le plan, relisez-le, et appliquez celui-là",
        ),
    )


def _too_much(step: Step) -> Told:
    share = f"{step.share:.0%}"
    return Told(
        "over-the-share",
        Words(
            f"{step.records} of the {step.total} records of `{step.table}` would be touched ({share}), more than allowed",
            f"{step.records} des {step.total} enregistrements de `{step.table}` seraient touchés ({share}), plus que permis",
        ),
        Words(
            f"if it is meant, allow it: --limit {step.records}",
            f"si c’est voulu, permettez-le : --limit {step.records}",
        ),
    )
