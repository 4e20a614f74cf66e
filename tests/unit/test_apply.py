"""Apply: exactly the plan, within its guard rails, with a trace of each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kept.connectors.interface import Connector
from kept.findings import KeptError
from kept.journal import Journal, Kind
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.apply import Workplace, apply
from kept.retention.guards import Limits
from kept.retention.plan import plan
from kept.retention.receipts import Receipts
from kept.retention.values import Plan
from kept.state import open_state
from kept.state.steps import Answer, InProcess, Runner
from kept.testing import Failing, MemoryConnector
from kept.testing.sample import PLACES, policy_text, sample, ticking

Rows = Sequence[Mapping[str, Any]]
ON = date(2026, 3, 2)
CLAUSES = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal of this test's own."""
    with open_state(tmp_path / "state") as state:
        yield Journal(state)


@dataclass
class Bench:
    """An organisation, its place and its journal."""

    loaded: Loaded
    place: Connector
    journal: Journal
    holds: tuple[Hold, ...] = ()
    batch: int = 10_000

    def plan(self) -> Plan:
        """The plan of the day."""
        return plan(self.loaded, lambda _: self.place, ON, holds=self.holds)

    def apply(self, agreed: Plan, run: Runner | None = None, limits: Limits | None = None) -> Receipts:
        """Carry a plan out."""
        here = Workplace(self.loaded, lambda _: self.place, self.journal, ticking(), self.holds, self.batch)
        return apply(agreed, here, run or InProcess(), limits)


def people(lapsed: int, kept: int) -> list[dict[str, Any]]:
    """So many invented people whose time is over, and so many whose is not."""
    seen = ["2010-01-01"] * lapsed + ["2026-01-01"] * kept
    return [{"id": n, "name": f"Person {n}", "seen": day} for n, day in enumerate(seen, 1)]


def bench(journal: Journal, lapsed: int, kept: int, **more: Any) -> Bench:
    """The small organisation with its people."""
    place = MemoryConnector({"people": people(lapsed, kept)}, place="crm")
    return Bench(sample(CLAUSES, HOLDINGS, **more), place, journal)


def left(one: Bench) -> int:
    """How many people are left."""
    return one.place.total("people")


def test_what_was_planned_is_done_and_nothing_else(journal: Journal) -> None:
    """The lapsed records are gone, the others stand, and a second plan finds nothing."""
    one = bench(journal, 3, 7)
    receipts = one.apply(one.plan())
    assert (receipts.complete, receipts.records, left(one)) == (True, 3, 7)
    assert one.plan().records == 0


def test_each_step_is_intended_before_and_told_after(journal: Journal) -> None:
    """The journal has the plan, the step, its clause, statement and numbers, and nothing of a person."""
    one = bench(journal, 3, 7)
    agreed = one.plan()
    one.apply(agreed)
    assert [(entry.kind, entry.stage.value) for entry in journal.entries()] == [
        ("retention.apply", "intended"),
        ("retention.erase", "intended"),
        ("retention.erase", "done"),
        ("retention.apply", "done"),
    ]
    done = journal.last(Kind.RETENTION_ERASE)
    assert done is not None
    told = {name: done.about[name] for name in ("plan", "clauses", "holding", "records", "agreed", "statement")}
    assert told == {
        "plan": agreed.digest,
        "clauses": ["retention.prospects"],
        "holding": "crm.people",
        "records": 3,
        "agreed": 3,
        "statement": agreed.steps[0].statement.digest,
    }
    assert not journal.open()


def test_work_is_done_in_batches(journal: Journal) -> None:
    """Thirty records by tens are three transactions."""
    one = bench(journal, 30, 70)
    one.batch = 10
    (row,) = one.apply(one.plan()).rows
    assert (row.records, row.batches > 1) == (30, True)


def test_fewer_records_than_agreed_is_fine_and_recorded(journal: Journal) -> None:
    """Somebody called since the plan was made: one record less."""
    one = bench(journal, 3, 7)
    agreed = one.plan()
    assert isinstance(one.place, MemoryConnector)
    one.place.tables["people"][0]["seen"] = "2026-02-01"
    (row,) = one.apply(agreed).rows
    assert (row.outcome, row.records, row.agreed) == ("done", 2, 3)


def test_more_records_than_agreed_are_refused_and_nothing_is_touched(journal: Journal) -> None:
    """A record more than agreed: the whole plan is refused, and the refusal is journalled."""
    one = bench(journal, 3, 7)
    agreed = one.plan()
    assert isinstance(one.place, MemoryConnector)
    one.place.tables["people"].append({"id": 99, "name": "Person 99", "seen": "2011-01-01"})
    (row,) = one.apply(agreed).rows
    assert row.told is not None
    assert (row.outcome, row.told.code, left(one)) == ("refused", "more-than-agreed", 11)
    (entry,) = journal.entries()
    assert (entry.kind, entry.stage.value, entry.about["touched"]) == ("retention.apply", "refused", 0)


def test_a_statement_that_differs_from_the_agreed_one_is_refused(journal: Journal) -> None:
    """The clause was changed after the plan was agreed: today's statement is another one."""
    one = bench(journal, 3, 7)
    agreed = one.plan()
    one.loaded = sample(CLAUSES.replace("3 years", "1 month"), HOLDINGS)
    (row,) = one.apply(agreed).rows
    assert row.told is not None
    assert (row.outcome, row.told.code, left(one)) == ("refused", "statement-differs", 10)


def test_a_plan_whose_selection_was_widened_is_refused(journal: Journal) -> None:
    """Even a plan that is well formed is refused when the documents do not give its statement."""
    one = bench(journal, 3, 7)
    agreed, wider = one.plan(), sample(CLAUSES.replace("3 years", "1 day"), HOLDINGS)
    forged = plan(wider, lambda _: one.place, ON)
    (row,) = one.apply(replace(agreed, steps=forged.steps)).rows
    assert (row.outcome, left(one)) == ("refused", 10)


def test_a_hold_placed_after_the_plan_was_agreed_stops_it(journal: Journal) -> None:
    """The plan did not know of the hold: it is refused, and has to be made again."""
    one = bench(journal, 3, 7)
    agreed = one.plan()
    one.holds = (Hold("H-1", "crm.people", "1", "C. civ. 2241", "claim", "Ada", ON, date(2027, 1, 1), ON),)
    (row,) = one.apply(agreed).rows
    assert (row.outcome, left(one)) == ("refused", 10)
    assert one.apply(one.plan()).records == 2


def test_a_step_over_its_share_of_the_table_is_refused_with_the_way_to_allow_it(journal: Journal) -> None:
    """Thirty of forty records is more than half of the table."""
    one = bench(journal, 30, 10)
    agreed = one.plan()
    (row,) = one.apply(agreed).rows
    assert row.told is not None
    assert (row.outcome, row.told.code, left(one)) == ("refused", "over-the-share", 40)
    assert "--limit 30" in row.told.way_out.en
    assert one.apply(agreed, limits=Limits(records=30)).records == 30


@pytest.mark.parametrize("text", ["0.75", "0,75", "75%", "75,5 %", "30"])
def test_a_limit_is_a_share_or_a_number(journal: Journal, text: str) -> None:
    """Both ways of allowing more let the step through."""
    one = bench(journal, 30, 10)
    assert one.apply(one.plan(), limits=Limits.parse(text)).records == 30


@pytest.mark.parametrize("text", ["", "much", "0", "-3", "1.5", "150%", "0%", "nan", "1e3", "1,000", "5,000", "0,"])
def test_a_limit_that_says_nothing_is_a_usage_finding(text: str) -> None:
    """Words, zero, negatives and shares above the whole are refused with an example."""
    with pytest.raises(KeptError) as refused:
        Limits.parse(text)
    assert (refused.value.finding.code, refused.value.exit_code) == ("invalid-limit", 2)


def test_a_place_says_its_own_share(journal: Journal) -> None:
    """``at-most-share`` decides, also for a small table."""
    strict = PLACES.replace("env:KEPT_CRM", "env:KEPT_CRM, at-most-share: 0.1")
    one = bench(journal, 2, 8, places=strict)
    (row,) = one.apply(one.plan()).rows
    assert (row.outcome, left(one)) == ("refused", 10)


def test_a_small_table_without_a_share_of_its_own_is_let_through(journal: Journal) -> None:
    """Two of three records is no alarm."""
    one = bench(journal, 2, 1)
    assert one.apply(one.plan()).records == 2


FAMILY = """
identity: {people: customers, data: [identity], keep: 3 years, since: last-contact, then: erase}
invoices: {people: customers, data: [invoices], keep: 10 years, since: fiscal-year-end, then: erase}
"""
PARENT = """
crm.people:
  people: customers
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
  blank: {name: "-"}
crm.invoices:
  of: crm.people via person
  for: [accounting]
  key: id
  holds: {billed: billed}
  clocks: {fiscal-year-end: closed}
"""


def test_children_go_before_parents_and_a_parent_with_a_child_left_is_blanked(journal: Journal) -> None:
    """After the run: the customer without invoices is gone, the other's name is blanked, its invoice stands."""
    invoices = [
        {"id": 1, "person": 1, "billed": "Person 1", "closed": "2010-12-31"},
        {"id": 2, "person": 2, "billed": "Person 2", "closed": "2020-12-31"},
    ]
    place = MemoryConnector({"people": people(2, 1), "invoices": invoices}, place="crm")
    one = Bench(sample(FAMILY, PARENT), place, journal)
    assert one.apply(one.plan()).complete
    assert [(each["id"], each["name"]) for each in place.tables["people"]] == [(2, "-"), (3, "Person 3")]
    assert [each["id"] for each in place.tables["invoices"]] == [2]


LATEST = """
file: {people: customers, data: [identity, contract], keep: {until: end-of-contract, then-archive: 5 years}, since: end-of-contract, then: erase}
"""
DATED_BELOW = """
crm.people:
  people: customers
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {end-of-contract: {latest: crm.contracts.end-of-contract}}
crm.contracts:
  of: crm.people via person
  for: [selling]
  key: id
  holds: {terms: terms}
  clocks: {end-of-contract: {column: ended, empty: not-yet}}
"""


def test_a_customer_dated_by_contracts_goes_with_them(journal: Journal) -> None:
    """The contracts that date a customer go first; the customer is named beforehand and goes in the same run."""
    persons = [{"id": n, "name": f"Person {n}"} for n in (1, 2, 3)]
    contracts = [
        {"id": 1, "person": 1, "terms": "T", "ended": "2015-01-01"},
        {"id": 2, "person": 2, "terms": "T", "ended": None},
    ]
    place = MemoryConnector({"people": persons, "contracts": contracts}, place="crm")
    one = Bench(sample(LATEST, DATED_BELOW), place, journal)
    assert one.apply(one.plan()).complete
    assert [each["id"] for each in place.tables["people"]] == [2, 3]
    assert [each["id"] for each in place.tables["contracts"]] == [2]


def test_an_override_is_journalled_with_its_law_and_the_records_it_moves(journal: Journal) -> None:
    """A version that applies to earlier data leaves its citation and a count in the journal."""
    collected = HOLDINGS.replace("{last-contact: seen}", "{last-contact: seen, collected: made}")
    more = "applies-to-earlier: {law: LIL 4, by: Ada Lemoine, why: {en: a new law, fr: une loi nouvelle}}"
    earlier = (policy_text(CLAUSES),)
    loaded = sample(CLAUSES, collected, version=2, effective="2025-01-01", more=more, earlier=earlier)
    place = MemoryConnector({"people": [row | {"made": "2019-01-01"} for row in people(1, 3)]}, place="crm")
    one = Bench(loaded, place, journal)
    assert one.apply(one.plan()).complete
    entry = journal.last(Kind.POLICY_OVERRIDE)
    assert entry is not None
    assert (entry.about["law"], entry.about["version"], entry.about["moved"]) == ("LIL 4", 2, {"crm.people": 4})


class Remembering:
    """A runner that remembers answers, and stops before or after a step of its choice."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.stop_at: int | None = None

    def step(self, name: str, act: Any) -> Answer:
        """The remembered answer, or a new one."""
        if name in self.answers:
            return self.answers[name]
        if self.stop_at is not None and len(self.answers) >= self.stop_at:
            raise Failing
        self.answers[name] = act()
        return self.answers[name]


@pytest.mark.parametrize("after_touching", [False, True])
def test_a_stop_in_any_batch_loses_nothing(journal: Journal, after_touching: bool) -> None:
    """The machine stops in the second batch; taken up again, the end is that of an uninterrupted run, number included."""
    one = bench(journal, 40, 60)
    one.batch = 10
    agreed, run = one.plan(), Remembering()
    assert isinstance(one.place, MemoryConnector)
    one.place = MemoryConnector(one.place.tables, place="crm", fail_after=1, after_touching=after_touching)
    with pytest.raises(Failing):
        one.apply(agreed, run)
    assert [entry.kind for entry in journal.open()] == ["retention.apply", "retention.erase"]
    one.place = MemoryConnector(one.place.tables, place="crm")
    (row,) = one.apply(agreed, run).rows
    assert (row.outcome, row.records, row.recovered, left(one)) == ("done", 40, True, 60)
    assert not journal.open()


def test_a_stop_between_any_two_steps_loses_nothing(journal: Journal) -> None:
    """Stopped before each step in turn and taken up each time: one intention, one ending, all records."""
    one = bench(journal, 40, 60)
    one.batch = 10
    agreed, run, receipts = one.plan(), Remembering(), None
    while receipts is None:
        run.stop_at = len(run.answers) + 1
        try:
            receipts = one.apply(agreed, run)
        except Failing:
            continue
    assert (receipts.records, left(one)) == (40, 60)
    assert [entry.stage.value for entry in journal.entries()] == ["intended", "intended", "done", "done"]


def test_a_hold_placed_during_a_stop_is_respected_when_work_is_taken_up(journal: Journal) -> None:
    """What the stop left is refused, because its statement would touch a held record."""
    one = bench(journal, 40, 60)
    one.batch = 10
    agreed, run = one.plan(), Remembering()
    assert isinstance(one.place, MemoryConnector)
    one.place = MemoryConnector(one.place.tables, place="crm", fail_after=1)
    with pytest.raises(Failing):
        one.apply(agreed, run)
    one.place = MemoryConnector(one.place.tables, place="crm")
    one.holds = (Hold("H-1", "crm.people", "40", "C. civ. 2241", "claim", "Ada", ON, date(2027, 1, 1), ON),)
    (row,) = one.apply(agreed, run).rows
    assert row.told is not None
    assert (row.outcome, row.told.code, left(one)) == ("refused", "statement-differs", 75)
