"""A person's request, carried out on real databases: what is copied, what goes, what stays and why."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from kept.findings import KeptError
from kept.law.vocabulary import Right
from kept.requests import Request, Standing, World, chosen, fulfil, identify, open_request, open_requests, refuse, store
from kept.requests.agreement import agree, decide_on
from kept.requests.decision import Decision
from kept.requests.fulfil_erasure import fulfil_erasure
from kept.state.steps import InProcess
from kept.testing.crm import Crm, Life
from kept.work.organisation import Organisation

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TODAY = NOW.date()

THEO = Life(1, "theo@person.example", "+33 1 99 00 00 01", first_name="Théo", messages=3, prospecting=2)
ADA = Life(
    2, "ada@person.example", "01 99 00 00 02", kind="customer", contracts=((date(2022, 3, 1), date(2024, 9, 30)),)
)
RUTH = Life(3, "ruth@person.example", kind="customer", first_name="Ruth", contracts=((date(2024, 3, 1), None),))
OLD = Life(
    4, "old@person.example", kind="customer", first_name="Olga", contracts=((date(2010, 3, 1), date(2011, 3, 1)),)
)
TWIN = Life(5, "twin@person.example", "0199000002", first_name="Tim")  # Ada's telephone, another address


@dataclass
class House:
    """An organisation whose customer file is on one engine."""

    crm: Crm
    world: World
    folder: Path
    here: Organisation

    def open(self, right: Right, **identifiers: str) -> Request:
        """A request received two days ago."""
        given = {kind: (text,) for kind, text in identifiers.items()}
        return open_request(self.world, right, given, received=date(2026, 11, 20), channel="email", at=NOW)

    def answer(self, request: Request | None = None, *, yes: bool = True) -> dict[str, Any]:
        """Carry it out (all that is ready, without one); the answers by number."""
        world = self.world
        ready = chosen(world, request.id if request else None, NOW)
        return fulfil(
            world, ready, lambda number: self.folder / "out" / number, lambda: NOW, lambda _: InProcess(), lambda _: yes
        )

    def one(self, right: Right, **identifiers: str) -> dict[str, Any]:
        """Open, carry out, and give the answer."""
        request = self.open(right, **identifiers)
        found: dict[str, Any] = self.answer(request)[request.id]
        return found

    def request(self, number: str) -> Request:
        """The request as it stands in Kept's state."""
        with self.world.state.reading() as connection:
            return store.load(connection, self.world.state, [number])[0]


def house_at(url: str, folder: Path, *lives: Life) -> House:
    """The OUICOM example over a file with these people."""
    home = folder / "ouicom"
    shutil.copytree(
        EXAMPLE, home, ignore=shutil.ignore_patterns("versions", "as-published", "*.db", ".kept", "answers")
    )
    crm = Crm(url)
    crm.add(*lives)
    here = Organisation.at(home, {"KEPT_CRM": url})
    inventory = here.sound.inventory
    assert inventory is not None
    return House(crm, World(here.loaded.policy, inventory, here.connector, here.state, here.journal), home, here)


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The same people on each engine."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    made = house_at(url, tmp_path, THEO, ADA, RUTH, OLD, TWIN)
    yield made
    made.here.close()
    made.crm.close()


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """The same people on SQLite, for what does not depend on the engine."""
    made = house_at(sqlite_url, tmp_path, THEO, ADA, RUTH, OLD, TWIN)
    yield made
    made.here.close()
    made.crm.close()


def by_holding(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The parts of an answer by holding."""
    return {holding["holding"]: holding for holding in answer["holdings"]}


# Access


@pytest.mark.clause("ouicom-6.02")
def test_a_copy_holds_every_value_with_its_purpose_recipient_period_and_origin(house: House) -> None:
    """Six holdings, found by one address typed in another case, each value with what art. 15 has us tell."""
    answer = house.one(Right.ACCESS, email=" ADA@person.example ")
    parts = by_holding(answer)
    assert {name: len(part["records"]) for name, part in parts.items()} == {
        "crm.contacts": 1,
        "crm.messages": 2,
        "crm.prospecting": 1,
        "crm.contracts": 1,
        "crm.payments": 2,
        "crm.invoices": 2,
    }
    contact = parts["crm.contacts"]["records"][0]
    assert contact["values"]["email"] == "ada@person.example"
    assert contact["values"]["phone"] == "01 99 00 00 02"
    assert contact["origin"]["fr"] == "les formulaires de contact de ouicom.fr"
    known = {purpose["id"].removeprefix("purposes.") for purpose in answer["purposes"]}
    for part in parts.values():
        assert set(part["purposes"]) <= known
        assert part["recipients"]
        for record in part["records"]:
            assert record["origin"]["en"] != "not recorded"
            assert all(kept["by"] for kept in record["kept"])
    invoice = parts["crm.invoices"]["records"][0]
    assert invoice["kept"][0]["until"] == "2032-12-31"
    assert invoice["values"]["amount_billed"] == 100


def test_a_person_who_is_not_there_is_told_so(house: House) -> None:
    """Nothing is made up where nothing is held."""
    answer = house.one(Right.ACCESS, email="nobody@person.example")
    assert answer["records"] == 0
    page = (house.folder / "out" / answer["request"]["id"] / "index.html").read_text("utf-8")
    assert "found nothing about you" in page


def test_a_telephone_number_is_found_however_it_is_written(house: House) -> None:
    """National, international and without spaces are one number."""
    answer = house.one(Right.ACCESS, phone="00 33 1 99 00 00 01")
    assert by_holding(answer)["crm.contacts"]["records"][0]["values"]["first_name"] == "Théo"


def test_a_number_that_two_people_share_opens_nobody_elses_file(house: House) -> None:
    """The twin's record carries Ada's number and his own address: it is counted as doubtful, and left alone."""
    answer = house.one(Right.ACCESS, email="ada@person.example", phone="+33 1 99 00 00 02")
    assert [record["values"]["first_name"] for record in by_holding(answer)["crm.contacts"]["records"]] == ["Ada"]
    assert answer["doubtful"] == [{"holding": "crm.contacts", "records": 1}]


def test_the_folder_is_private_and_readable_in_both_languages(small: House) -> None:
    """0700, with a page in each language, the same as JSON, and one sheet per holding that names the controller."""
    request = small.open(Right.ACCESS, email="ada@person.example")
    small.answer(request)
    out = small.folder / "out" / request.id
    assert out.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in out.iterdir())
    assert "Vos données personnelles" in (out / "index.fr.html").read_text("utf-8")
    assert "Your personal data" in (out / "index.html").read_text("utf-8")
    assert json.loads((out / "answer.json").read_text("utf-8"))["controller"]["name"]["en"] == "OUICOM"
    sheets = sorted(out.glob("*.csv"))
    assert len(sheets) == 6
    for sheet in sheets:
        rows = list(csv.DictReader(sheet.read_text("utf-8-sig").splitlines()))
        assert rows
        assert {row["controller"] for row in rows} == {"OUICOM"}


def test_what_somebody_typed_never_runs_in_a_sheet_or_a_page(small: House) -> None:
    """A formula is text in the CSV, a script is text in the page."""
    small.crm.run("UPDATE messages SET body = :body WHERE id = 2000", body='=HYPERLINK("https://evil.example")')
    small.crm.run("UPDATE messages SET body = :body WHERE id = 2001", body="<script>alert(1)</script>")
    request = small.open(Right.ACCESS, email="ada@person.example")
    small.answer(request)
    out = small.folder / "out" / request.id
    rows = list(csv.DictReader((out / "crm.messages.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["message"] == '\'=HYPERLINK("https://evil.example")'
    page = (out / "index.html").read_text("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


# Erasure


@pytest.mark.clause("ouicom-6.05", "ouicom-3.06")
def test_a_person_nothing_holds_back_is_gone_from_every_store(house: House) -> None:
    """A prospect due in years goes today: no table returns him, everybody else is untouched, each place is proved."""
    before = house.crm.whole()
    answer = house.one(Right.ERASURE, email="theo@person.example")
    assert answer["counts"] == {"found": 6, "erased": 6, "emptied": 0, "kept": 0}
    after = house.crm.whole()
    assert [row["id"] for row in after["contacts"]] == [2, 3, 4, 5]
    for table, rows in before.items():
        others = [row for row in rows if row.get("contact_id", row["id"]) != 1 or table in {"payments", "invoices"}]
        assert after[table] == others
    assert answer["proof"]["second_look"] == {
        name: {"found": 0, "declared_to_stay": 0} for name in ("crm.contacts", "crm.messages", "crm.prospecting")
    }
    assert len(answer["proof"]["entries"]) == 3
    assert answer["proof"]["checkpoint"].startswith(str(house.world.journal.key).split("+")[0])
    assert house.one(Right.ACCESS, email="theo@person.example")["records"] == 0


def test_what_the_law_imposes_stays_with_its_text_and_its_day(house: House) -> None:
    """Of a customer whose contract is over, invoices stay by duty, the contract as evidence; the rest goes."""
    answer = house.one(Right.ERASURE, email="ada@person.example")
    parts = by_holding(answer)
    gone = {name: part["erased"] for name, part in parts.items() if part["erased"]}
    assert gone == {"crm.messages": 2, "crm.prospecting": 1}
    invoice = parts["crm.invoices"]["stays"][0]
    assert (invoice["ground"], invoice["law"]["id"]) == ("legal-duty", "Code de commerce L123-22")
    assert (invoice["article"]["id"], invoice["until"]) == ("GDPR 17(3)(b)", "2033-12-31")
    contract = parts["crm.contracts"]["stays"][0]
    assert (contract["ground"], contract["article"]["id"]) == ("legal-claims", "GDPR 17(3)(e)")
    assert contract["until"] == "2029-09-30"
    assert not house.crm.rows("messages", "contact_id = 2")
    assert len(house.crm.rows("invoices", "contract_id = 2000")) == 2


def test_a_contract_that_runs_keeps_what_it_needs(house: House) -> None:
    """Data necessary for a running contract is not "no longer necessary": it stays, and the person is told."""
    answer = house.one(Right.ERASURE, email="ruth@person.example")
    parts = by_holding(answer)
    stay = parts["crm.contacts"]["stays"][0]
    assert (stay["ground"], stay["article"]["id"], stay["until"]) == ("contract-runs", "GDPR 17(1)(a)", None)
    assert parts["crm.prospecting"]["erased"] == 1


def test_time_that_is_over_keeps_nothing(house: House) -> None:
    """Fifteen years after the contract no duty is left: everything goes, invoices included."""
    answer = house.one(Right.ERASURE, email="old@person.example")
    assert answer["counts"]["kept"] == 0
    assert not house.crm.rows("contacts", "id = 4")
    assert not house.crm.rows("invoices", "contract_id = 4000")


def test_a_record_that_others_need_is_emptied_and_stays(house: House) -> None:
    """Seven years after the contract only payments and invoices stay: contact and contract are bare numbers."""
    house.crm.add(Life(6, "seven@person.example", kind="customer", contracts=((date(2017, 1, 5), date(2019, 6, 30)),)))
    answer = house.one(Right.ERASURE, email="seven@person.example")
    parts = by_holding(answer)
    assert parts["crm.contacts"]["emptied"] == 1
    assert parts["crm.contacts"]["only_below"]
    contact = house.crm.rows("contacts", "id = 6")[0]
    assert (contact["last_name"], contact["first_name"], contact["email"]) == ("-", None, None)
    contract = house.crm.rows("contracts", "id = 6000")[0]
    assert (contract["reference"], contract["signatory"]) == (None, None)
    assert parts["crm.payments"]["stays"][0]["until"] == "2029-06-30"
    assert len(house.crm.rows("payments", "contract_id = 6000")) == 2


def test_a_hold_makes_erasure_wait_and_its_end_lets_it_finish(small: House) -> None:
    """The held person is answered in part; once the hold has ended the rest goes without a new request."""
    held_until = date(2027, 3, 31)
    key = small.world.state.keys.seal(b"1", bound_to="hold H-1").hex()
    hold: dict[str, Any] = {
        "id": "H-1",
        "holding": "crm.contacts",
        "scope": json.dumps({"key": key}),
        "reason": "claim",
    }
    hold |= {"law": "C. civ. 2241", "held_by": "Zoe", "from_on": TODAY, "until_on": held_until, "review_on": held_until}
    from kept.state.tables import holds

    with small.world.state.writing() as connection:
        connection.execute(holds.insert().values(**hold))
    request = small.open(Right.ERASURE, email="theo@person.example")
    answer = small.answer(request)[request.id]
    assert answer["waits"] == ["hold H-1"]
    assert len(small.crm.rows("messages", "contact_id = 1")) == 3
    assert small.request(request.id).standing is Standing.WAITING
    assert small.answer() == {}
    with small.world.state.writing() as connection:
        connection.execute(holds.update().values(released_at=NOW))
    assert small.answer()[request.id]["counts"]["kept"] == 0
    assert not small.crm.rows("contacts", "id = 1")
    assert small.request(request.id).standing is Standing.ANSWERED


def test_nothing_is_touched_before_somebody_agrees(small: House) -> None:
    """A preview that is declined leaves the file and the request as they were."""
    before = small.crm.whole()
    request = small.open(Right.ERASURE, email="theo@person.example")
    assert small.answer(request, yes=False) == {}
    assert small.crm.whole() == before
    assert small.request(request.id).standing is Standing.IDENTIFIED


def test_what_comes_in_meanwhile_is_found_by_the_second_look(house: House) -> None:
    """A message written between the decision and the act is not passed over: nobody is told that it is done."""
    request = house.open(Right.ERASURE, email="theo@person.example")
    decision: Decision = decide_on(house.world, [request], TODAY)
    under_way = agree(house.world, [request], decision, NOW)
    house.crm.insert(
        "messages",
        [{"id": 77, "contact_id": 1, "body": "one more", "sent_at": "2026-11-22 10:00:00", "answered_at": None}],
    )
    where = house.folder / "out"
    with pytest.raises(KeptError) as stopped:
        fulfil_erasure(house.world, under_way, lambda number: where / number, lambda: NOW, InProcess())
    assert stopped.value.finding.code in {"records-left", "rule-of-the-table"}
    assert not where.exists()
    answer = house.answer(request)[request.id]
    assert answer["counts"]["kept"] == 0
    assert not house.crm.rows("messages", "contact_id = 1")


# Many at once, and few statements


def test_a_batch_costs_no_more_statements_than_one(house: House) -> None:
    """Thirty people or one: as many statements on the place."""
    house.crm.add(*(Life(100 + n, f"p{n}@person.example") for n in range(31)))
    connector = house.here.connector("crm")
    connector.schema()
    start = connector.statements  # type: ignore[attr-defined] # the SQL connector counts what it sends
    house.one(Right.ERASURE, email="p30@person.example")
    alone = connector.statements - start  # type: ignore[attr-defined] # as above
    many: list[dict[str, tuple[str, ...]]] = [{"email": (f"p{n}@person.example",)} for n in range(30)]
    open_requests(house.world, Right.ERASURE, many, received=TODAY, channel="portal", at=NOW)
    start = connector.statements  # type: ignore[attr-defined] # as above
    answers = house.answer()
    assert len(answers) == 30
    assert all(answer["counts"] == {"found": 4, "erased": 4, "emptied": 0, "kept": 0} for answer in answers.values())
    assert connector.statements - start <= alone  # type: ignore[attr-defined] # as above
    assert not house.crm.rows("contacts", "id >= 100")


def test_two_thousand_records_go_in_under_fifty_statements(postgres_url: str, tmp_path: Path) -> None:
    """One person, 2,000 related rows in PostgreSQL: every statement to every database counted together."""
    contracts = ((date(2008, 1, 1), date(2010, 1, 1)), (date(2009, 1, 1), date(2011, 1, 1)))
    life = Life(1, "big@person.example", kind="customer", messages=900, prospecting=400, contracts=contracts, bills=175)
    house = house_at(postgres_url, tmp_path, life)
    request = house.open(Right.ERASURE, email="big@person.example")
    sent: list[str] = []

    def count(*arguments: Any) -> None:
        sent.append(arguments[2])

    event.listen(Engine, "before_cursor_execute", count)
    try:
        answer = house.answer(request)[request.id]
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        house.here.close()
        house.crm.close()
    assert answer["counts"]["erased"] == 2003
    assert len(sent) < 50, "\n".join(sent)


# Identity, deadlines, closing


@pytest.mark.clause("ouicom-6.16")
def test_the_proof_of_identity_goes_when_the_request_closes_and_the_check_stays(small: House) -> None:
    """Sealed while it is needed, destroyed at the end; by whom, when and with what result remains."""
    state = small.world.state
    request = open_request(
        small.world,
        Right.ACCESS,
        {"email": ("ada@person.example",)},
        received=TODAY,
        channel="post",
        at=NOW,
        by="Zoe",
        proof=b"a scan of a passport",
    )
    with state.reading() as connection:
        assert store.attached(connection, state, request.id, store.PROOF) is not None
    small.answer(request)
    with state.reading() as connection:
        assert store.attached(connection, state, request.id, store.PROOF) is None
        (check,) = store.listed(connection, request.id)
    assert (check["checked_by"], check["result"], check["present"]) == ("Zoe", "conforming", False)
    assert check["checked_at"].startswith("2026-11-22")
    kinds = [entry.kind for entry in small.world.journal.entries()]
    assert "attachment.destroy" in kinds


def test_under_reasonable_doubt_the_request_waits_and_the_clock_with_it(small: House) -> None:
    """Awaiting a proof, nothing is carried out; the days waited are added to the legal date."""
    received = date(2026, 11, 2)
    request = open_request(
        small.world,
        Right.ACCESS,
        {"email": ("ada@person.example",)},
        received=received,
        channel="email",
        at=NOW,
        doubt=True,
    )
    assert request.standing is Standing.AWAITING_IDENTITY
    assert request.legal == date(2026, 12, 2)
    with pytest.raises(KeptError, match="awaiting"):
        small.answer(request)
    after = identify(small.world, request.id, b"a scan", by="Zoe", at=datetime(2026, 11, 27, 9, tzinfo=UTC))
    assert after.legal == date(2026, 12, 7)
    assert small.answer(after)[request.id]["records"] == 9


def test_a_refusal_needs_a_ground_the_law_knows_and_names_the_remedies(small: House) -> None:
    """The letter gives the reasons, the complaint and the court; a ground made up is refused itself."""
    request = small.open(Right.ACCESS, email="ada@person.example")
    out = small.folder / "letter"
    with pytest.raises(KeptError, match="no ground"):
        refuse(small.world, request.id, "legal-obligation", "…", by="Zoe", at=NOW, folder=out)
    refuse(small.world, request.id, "excessive", "The fifth this week.", by="Zoe", at=NOW, folder=out)
    page = " ".join((out / "index.fr.html").read_text("utf-8").split())
    assert "art. 12, § 5, du RGPD" in page or "art. 12, § 5 du RGPD" in page
    assert "https://www.cnil.fr/fr/plaintes" in page
    assert "tribunal" in page
    assert small.request(request.id).standing is Standing.REFUSED


def test_nobody_is_named_outside_a_seal(small: House) -> None:
    """Neither Kept's own files nor the journal hold an identifier of the person in the clear."""
    for right in (Right.ACCESS, Right.ERASURE):
        small.one(right, email="theo@person.example", phone="+33 1 99 00 00 01")
    small.here.state.close()
    for root, _, files in os.walk(small.folder / ".kept"):
        for name in files:
            content = (Path(root) / name).read_bytes()
            for told in (b"theo@person.example", b"+33 1 99 00 00 01", b"33199000001", "Théo".encode()):
                assert told not in content, name


def test_an_identifier_that_no_holding_knows_is_a_finding(small: House) -> None:
    """Nobody can be found by a passport number here: said at once, with what can be used."""
    with pytest.raises(KeptError) as stopped:
        small.open(Right.ACCESS, passport="12AB")
    assert stopped.value.finding.code == "unknown-identifier"
    assert stopped.value.exit_code == 2


def test_records_in_another_place_are_followed_and_a_duty_holds_there_too(small: House, tmp_path: Path) -> None:
    """Invoices in the accountants' own database belong to the contracts of the first: found, and kept by law."""
    home = small.folder
    books = tmp_path / "books.db"
    books.touch()
    with Crm(f"sqlite:///{books}") as crm:
        crm.run("PRAGMA foreign_keys=OFF")
        crm.add(ADA)
        for table in ("payments", "contracts", "messages", "prospecting", "contacts"):
            crm.run(f"DROP TABLE {table}")
    written = (home / "holdings.yaml").read_text("utf-8")
    written = written.replace("holdings:\n", "  books: {kind: sql, connect: env:KEPT_BOOKS}\n\nholdings:\n", 1)
    (home / "holdings.yaml").write_text(written.replace("crm.invoices:", "books.invoices:"), "utf-8")
    small.crm.run("DELETE FROM invoices")
    here = Organisation.at(home, {**small.here.environ, "KEPT_BOOKS": f"sqlite:///{books}"})
    inventory = here.sound.inventory
    assert inventory is not None
    moved = House(small.crm, World(here.loaded.policy, inventory, here.connector, here.state, here.journal), home, here)
    answer = moved.one(Right.ERASURE, email="ada@person.example")
    part = by_holding(answer)["books.invoices"]
    assert (part["found"], part["kept"], part["erased"]) == (2, 2, 0)
    assert part["stays"][0]["ground"] == "legal-duty"
    copy = moved.one(Right.ACCESS, email="ada@person.example")
    assert len(by_holding(copy)["books.invoices"]["records"]) == 2
    here.close()
