"""What every connector must do: subclass, give the fixture, and your connector is held to what ours are held to.

::

    class TestMyConnector(Conformance):
        @pytest.fixture
        def connector(self) -> Connector:
            return my_connector_holding(SAMPLE)

``connector`` holds the records of ``SAMPLE`` in ``table``, with the columns ``id``, ``client`` and ``date``. A connector
whose places have tables of many columns and links between them subclasses ``ConformanceOfTables`` instead, whose
fixture also fills the other columns of ``PEOPLE`` and the table ``messages`` from ``MESSAGES``.
"""

# ruff: noqa: S101, PLR2004 - a suite asserts, and states its figures

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from kept.connectors.acts import touched_by
from kept.connectors.conditions import (
    EVERY,
    NONE,
    After,
    Clock,
    Condition,
    Empty,
    Equals,
    Folded,
    Not,
    OneOf,
    OnOrBefore,
    Unreadable,
    Within,
    both,
    either,
)
from kept.connectors.interface import (
    Act,
    Blank,
    Connector,
    Delete,
    Done,
    Group,
    Grouping,
    Mark,
    NewRecord,
    Per,
    Receiving,
    Refusal,
    Selection,
    Statement,
)
from kept.findings import KeptError

SAMPLE: tuple[tuple[int, str, date], ...] = (
    (1, "north", date(2019, 12, 31)),
    (2, "north", date(2020, 1, 1)),
    (3, "south", date(2020, 2, 28)),
    (4, "south", date(2020, 2, 29)),
    (5, "south", date(2020, 3, 1)),
    (6, "East", date(2021, 6, 15)),
    (7, "east", date(2021, 6, 16)),
    (8, "west", date(2026, 1, 1)),
)
"""``id``, ``client``, ``date``."""

PEOPLE: tuple[dict[str, object], ...] = tuple(
    {
        "id": number,
        "client": client,
        "date": day,
        "email": None if number == 8 else f"Person{number}@people.example",
        "phone": "" if number % 2 else f"+33 1 00 00 00 0{number}",
        "signed": "unknown" if number == 7 else None if number == 8 else day.isoformat(),
    }
    for number, client, day in SAMPLE
)
"""The same records with the columns of ``ConformanceOfTables``; ``signed`` is a clock written as text."""

MESSAGES: tuple[dict[str, object], ...] = (
    {"id": 11, "person": 1, "body": "Hello"},
    {"id": 12, "person": 1, "body": "Hello again"},
    {"id": 13, "person": 4, "body": "A question"},
    {"id": 14, "person": None, "body": "From nobody"},
)
"""Records that point at ``PEOPLE``."""

END_OF_FEBRUARY = date(2020, 2, 29)


class Conformance:
    """What any place must do, be it a folder or a database."""

    table = "people"
    clock = Clock("date")

    def chosen(self, connector: Connector, condition: Condition) -> list[int]:
        """The ids of the records that the condition selects."""
        return sorted(int(value) for value in connector.keys(Selection(self.table, condition), "id"))

    def left(self, connector: Connector) -> list[int]:
        """The ids of all records now."""
        return self.chosen(connector, EVERY)

    def agreed(self, connector: Connector, condition: Condition, act: Act) -> tuple[Selection, Statement]:
        """A selection and the statement for it."""
        selection = Selection(self.table, condition)
        return selection, connector.prepare(selection, act)

    def test_it_is_a_connector(self, connector: Connector) -> None:
        """It has all the verbs, and the name of its place."""
        assert isinstance(connector, Connector)
        assert connector.place
        assert connector.kind

    def test_the_schema_names_the_table_and_its_columns(self, connector: Connector) -> None:
        """What is there is told before anything is asked of it."""
        names = {column.name for column in connector.schema().tables[self.table]}
        assert {"id", "client", "date"} <= names

    def test_it_counts_all_and_some(self, connector: Connector) -> None:
        """``total`` counts the table, ``count`` a selection, and ``count`` of everything is the total."""
        assert connector.total(self.table) == len(SAMPLE)
        assert connector.count(Selection(self.table)) == len(SAMPLE)
        assert connector.count(Selection(self.table, Equals("client", "south"))) == 3

    def test_a_day_is_kept_through_its_end(self, connector: Connector) -> None:
        """On or before a day takes the records of that very day, and none of the next."""
        assert self.chosen(connector, OnOrBefore(self.clock, END_OF_FEBRUARY)) == [1, 2, 3, 4]
        assert self.chosen(connector, After(self.clock, END_OF_FEBRUARY)) == [5, 6, 7, 8]

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (EVERY, [1, 2, 3, 4, 5, 6, 7, 8]),
            (NONE, []),
            (Equals("client", "east"), [7]),
            (OneOf("client", ("north", "west", "nowhere")), [1, 2, 8]),
            (OneOf("client", ()), []),
            (Folded("client", (" EAST ",)), [6, 7]),
            (Not(Equals("client", "south")), [1, 2, 6, 7, 8]),
            (both(Equals("client", "south"), OnOrBefore(Clock("date"), END_OF_FEBRUARY)), [3, 4]),
            (either(Equals("client", "west"), Equals("client", "north")), [1, 2, 8]),
            (Not(either(Equals("client", "south"), Folded("client", ("east", "west")))), [1, 2]),
            (Equals("client", "x' OR '1'='1"), []),
        ],
    )
    def test_conditions_select(self, connector: Connector, condition: Condition, expected: list[int]) -> None:
        """Each condition selects exactly its records, case and quotes included."""
        assert self.chosen(connector, condition) == expected

    def test_records_are_streamed_with_the_columns_asked_for(self, connector: Connector) -> None:
        """Looking at records gives those columns and no others."""
        records = list(connector.fetch(Selection(self.table, Equals("client", "north")), ["id", "client"]))
        assert sorted((int(record["id"]), record["client"]) for record in records) == [(1, "north"), (2, "north")]
        assert all(list(record) == ["id", "client"] for record in records)

    def test_the_same_question_has_the_same_statement(self, connector: Connector) -> None:
        """A plan made twice is the same plan: text, values and digest."""
        first = self.agreed(connector, OnOrBefore(self.clock, END_OF_FEBRUARY), Delete())[1]
        again = self.agreed(connector, OnOrBefore(self.clock, END_OF_FEBRUARY), Delete())[1]
        other = self.agreed(connector, OnOrBefore(self.clock, date(2020, 3, 1)), Delete())[1]
        assert first == again
        assert first.digest == again.digest != other.digest

    def test_looking_changes_nothing(self, connector: Connector) -> None:
        """Counting, preparing and cutting into stretches leave every record where it was."""
        selection, _ = self.agreed(connector, EVERY, Delete())
        connector.ranges(selection, Delete(), records=8, size=2)
        connector.grants(selection, Delete())
        assert self.left(connector) == [1, 2, 3, 4, 5, 6, 7, 8]

    def test_what_was_agreed_is_done(self, connector: Connector) -> None:
        """The records of the selection go, and no other."""
        selection, agreed = self.agreed(connector, OnOrBefore(self.clock, END_OF_FEBRUARY), Delete())
        assert connector.carry_out(selection, Delete(), agreed=agreed, at_most=4) == Done(4)
        assert self.left(connector) == [5, 6, 7, 8]

    def test_twice_is_as_good_as_once(self, connector: Connector) -> None:
        """A statement carried out again finds nothing more to do."""
        selection, agreed = self.agreed(connector, Equals("client", "south"), Delete())
        connector.carry_out(selection, Delete(), agreed=agreed, at_most=3)
        assert connector.carry_out(selection, Delete(), agreed=agreed, at_most=3) == Done(0)

    def test_another_statement_is_refused(self, connector: Connector) -> None:
        """What differs from what was agreed is not carried out, by one day or by one letter."""
        selection, _ = self.agreed(connector, OnOrBefore(self.clock, END_OF_FEBRUARY), Delete())
        _, other = self.agreed(connector, OnOrBefore(self.clock, date(2020, 2, 28)), Delete())
        answer = connector.carry_out(selection, Delete(), agreed=other, at_most=8)
        assert isinstance(answer, Refusal)
        assert answer.code == "statement-differs"
        assert len(self.left(connector)) == len(SAMPLE)

    def test_more_than_agreed_is_refused(self, connector: Connector) -> None:
        """One record too many, and none is touched."""
        selection, agreed = self.agreed(connector, Equals("client", "south"), Delete())
        answer = connector.carry_out(selection, Delete(), agreed=agreed, at_most=2)
        assert isinstance(answer, Refusal)
        assert answer.code == "more-than-agreed"
        assert answer.way_out.en != answer.way_out.fr
        assert len(self.left(connector)) == len(SAMPLE)

    @pytest.mark.parametrize("size", [1, 2, 3, 100])
    def test_stretches_cover_the_table_once(self, connector: Connector, size: int) -> None:
        """Cut into stretches, the same records go as in one piece; a stretch done twice does nothing more."""
        selection, agreed = self.agreed(connector, OnOrBefore(self.clock, END_OF_FEBRUARY), Delete())
        stretches = connector.ranges(selection, Delete(), records=4, size=size)
        assert stretches[0].start is None
        assert stretches[-1].stop is None
        gone = 0
        for stretch in (*stretches, *stretches):
            answer = connector.carry_out(selection, Delete(), agreed=agreed, at_most=4, within=stretch)
            assert isinstance(answer, Done)
            gone += answer.records
        assert gone == 4
        assert self.left(connector) == [5, 6, 7, 8]

    def test_an_unknown_name_is_told_with_the_nearest_one(self, connector: Connector) -> None:
        """A table or a column that is not there is a finding that says what may have been meant."""
        with pytest.raises(KeptError) as table:
            connector.count(Selection(self.table[:-1] + "z"))
        with pytest.raises(KeptError) as column:
            connector.count(Selection(self.table, Equals("cliente", "north")))
        assert (table.value.finding.code, column.value.finding.code) == ("missing-table", "missing-column")
        assert "`client`" in column.value.finding.headline.fr

    def test_it_counts_what_it_is_asked(self, connector: Connector) -> None:
        """Every question is counted, so that a test can hold the whole to a number of them."""
        before = connector.statements  # type: ignore[attr-defined] # not in the protocol: a courtesy to tests
        connector.count(Selection(self.table))
        assert connector.statements > before  # type: ignore[attr-defined] # the same


class ConformanceOfTables(Conformance):
    """What a place of tables must do besides: blank, mark, follow links, tell empty from unreadable."""

    def values(self, connector: Connector, column: str, ids: Iterable[int] = range(1, 9)) -> list[object]:
        """One column of these records."""
        selection = Selection(self.table, OneOf("id", tuple(ids)))
        return [record[column] for record in connector.fetch(selection, ["id", column])]

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (Empty("email"), [8]),
            (Empty("phone"), [1, 3, 5, 7]),
            (Not(Empty("phone")), [2, 4, 6, 8]),
            (Equals("email", None), [8]),
            (Equals("phone", None), []),
            (Not(Equals("email", "Person1@people.example")), [2, 3, 4, 5, 6, 7, 8]),
            (Folded("email", ("person1@PEOPLE.example ", "person2@people.example")), [1, 2]),
            (OneOf("id", tuple(range(5, 500))), [5, 6, 7, 8]),
            (OneOf("email", tuple(f"Person{number}@people.example" for number in range(6, 300))), [6, 7]),
            (Within("id", "messages", "person", EVERY), [1, 4]),
            (Within("id", "messages", "person", Equals("body", "A question")), [4]),
            (Not(Within("id", "messages", "person", EVERY)), [2, 3, 5, 6, 7, 8]),
            (Within("id", "people", "id", Equals("client", "west")), [8]),
        ],
    )
    def test_conditions_of_tables_select(self, connector: Connector, condition: Condition, expected: list[int]) -> None:
        """An empty value equals nothing and is not forgotten by `not`; links are followed; long lists are lists."""
        assert self.chosen(connector, condition) == expected

    def test_a_clock_is_readable_empty_or_neither(self, connector: Connector) -> None:
        """A text that is no date is reported as such, and counts neither as past nor as to come."""
        signed, day = Clock("signed"), END_OF_FEBRUARY
        assert self.chosen(connector, Unreadable(signed)) == [7]
        assert self.chosen(connector, Empty("signed")) == [8]
        assert self.chosen(connector, OnOrBefore(signed, day)) == [1, 2, 3, 4]
        assert self.chosen(connector, After(signed, day)) == [5, 6]
        assert self.chosen(connector, Not(either(OnOrBefore(signed, day), After(signed, day)))) == [7, 8]

    def test_blanking_empties_columns_and_keeps_records(self, connector: Connector) -> None:
        """The columns are emptied, the others stay; a record with nothing left to blank is not counted again."""
        act = Blank(("email", "phone"))
        selection, agreed = self.agreed(connector, Equals("client", "north"), act)
        assert connector.carry_out(selection, act, agreed=agreed, at_most=2) == Done(2)
        assert self.values(connector, "email", [1, 2]) == [None, None]
        assert not any(self.values(connector, "phone", [1, 2]))
        assert self.values(connector, "client", [1, 2]) == ["north", "north"]
        assert connector.carry_out(selection, act, agreed=agreed, at_most=0) == Done(0)

    def test_blanking_can_write_a_fixed_value(self, connector: Connector) -> None:
        """Where a column may not be empty it takes the value given, once."""
        act = Blank(("email",), replace=(("client", "erased"),))
        selection, agreed = self.agreed(connector, OneOf("id", (3, 8)), act)
        assert connector.carry_out(selection, act, agreed=agreed, at_most=2) == Done(2)
        assert self.values(connector, "client", [3, 8]) == ["erased", "erased"]
        assert connector.carry_out(selection, act, agreed=agreed, at_most=0) == Done(0)

    def test_marking_fills_an_empty_clock_and_no_other(self, connector: Connector) -> None:
        """A day is written where there was none; a day already told stays."""
        act = Mark("signed", date(2026, 3, 1))
        selection, agreed = self.agreed(connector, OneOf("id", (1, 8)), act)
        assert connector.count(touched_by(selection, act)) == 1
        assert connector.carry_out(selection, act, agreed=agreed, at_most=1) == Done(1)
        assert self.values(connector, "signed", [1, 8]) == ["2019-12-31", "2026-03-01"]

    def test_an_act_on_a_column_that_is_not_there_is_a_finding(self, connector: Connector) -> None:
        """Nothing is prepared for a column the table does not have."""
        with pytest.raises(KeptError) as told:
            connector.prepare(Selection(self.table), Blank(("emial",)))
        assert told.value.finding.code == "missing-column"
        assert "`email`" in told.value.finding.headline.en

    def test_children_go_by_their_parent(self, connector: Connector) -> None:
        """The messages of a selection of people, through the link."""
        people = OnOrBefore(self.clock, date(2020, 1, 31))
        selection = Selection("messages", Within("person", "people", "id", people))
        agreed = connector.prepare(selection, Delete())
        assert connector.carry_out(selection, Delete(), agreed=agreed, at_most=2) == Done(2)
        assert connector.keys(Selection("messages"), "id") == (13, 14)

    def test_parents_go_by_their_children(self, connector: Connector) -> None:
        """The people to whom nothing points any more, decided inside the table that changes."""
        selection = Selection("people", Within("id", "people", "id", Not(Within("id", "messages", "person", EVERY))))
        agreed = connector.prepare(selection, Delete())
        assert connector.carry_out(selection, Delete(), agreed=agreed, at_most=6) == Done(6)
        assert self.left(connector) == [1, 4]

    def test_it_counts_records_and_people_by_groups(self, connector: Connector) -> None:
        """Letter by letter; an empty value is a group of its own; a person who has no name counts for nobody."""
        if not isinstance(connector, Grouping):
            pytest.skip("this place does not count by groups")
        people, counted = Selection("people"), {("north",): 2, ("south",): 3, ("East",): 1, ("east",): 1, ("west",): 1}
        assert {one.values: one.records for one in connector.group(people, [Per("client")], "id")} == counted
        assert {(one.values, one.people) for one in connector.group(people, [Per("client")], "email")} == {
            *(((name,), each) for (name,), each in counted.items() if name != "west"),
            (("west",), 0),
        }
        assert connector.group(people, [], "id") == (Group((), 8, 8),)
        assert connector.group(Selection("people", NONE), [], "id") == ()
        assert {
            one.values: one.people for one in connector.group(Selection("messages"), [Per("person")], "person")
        } == {
            (1,): 1,
            (4,): 1,
            (None,): 0,
        }
        phones = connector.group(people, [Per("phone")], "id")
        assert [one.records for one in phones if one.values == (None,)] == [4]

    def test_an_address_is_counted_by_its_network(self, connector: Connector) -> None:
        """Of an internet address no more is told than what many terminals share; what is no address is not told."""
        if not (isinstance(connector, Grouping) and isinstance(connector, Receiving)):
            pytest.skip("this place does not count by groups, or takes nothing in")
        written = (
            "192.0.2.7",
            "192.0.2.77",
            "198.51.100.1",
            "2001:db8::7",
            "192.0.2.7:80",
            "192.0.2.7/32",
            "1.2.3.4.5",
        )
        for number, address in enumerate(written, 20):
            connector.take_in((NewRecord("messages", {"id": number, "person": number, "body": address}),))
        told = connector.group(Selection("messages"), [Per("body", network=True)], "person")

        assert {one.values[0]: one.records for one in told} == {"192.0.2.0": 2, "198.51.100.0": 1, "IPv6": 2, None: 6}

    def test_a_reception_is_taken_in_whole_or_not_at_all(self, connector: Connector) -> None:
        """A record, what belongs to it and the day in one that was there: all of it; a name that is wrong: none of it."""
        if not isinstance(connector, Receiving):
            pytest.skip("this place takes nothing in")
        person = NewRecord("people", {"id": 9, "client": "north"})
        dating = (Selection("people", OneOf("id", (8,))), Blank((), (("signed", "2026-03-01"),)))
        with pytest.raises(KeptError):
            connector.take_in(
                (person, NewRecord("messages", {"id": 15, "bodi": "Hello"}, link="person")), dating=dating
            )
        assert (connector.total("people"), connector.total("messages")) == (8, 4)
        assert self.values(connector, "signed", [8]) == [None]

        message = NewRecord("messages", {"id": 15, "body": "Hello"}, link="person")
        assert connector.take_in((person, message), dating=dating) == (9, 15)
        assert connector.keys(Selection("messages", Equals("person", 9)), "id") == (15,)
        assert self.values(connector, "signed", [8]) == ["2026-03-01"]

    def test_the_grants_name_each_table_once(self, connector: Connector) -> None:
        """The least privileges are those of the tables that are read and of the columns that are written."""
        act = Blank(("email", "phone"))
        wanted = connector.grants(Selection("people", Within("id", "messages", "person", EVERY)), act)
        assert wanted in (
            frozenset(),  # an engine without accounts
            frozenset({"SELECT ON people", "SELECT ON messages", "UPDATE (email, phone) ON people"}),
        )
