"""What Ou Serrurier keeps, for how long, and what people who ask are answered: over its tables, by the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.conftest import Command
from tests.acceptance.office import read
from tests.acceptance.workshop import EXAMPLE, Workshop, workshop

LOU = "lou@mail.example"
TEXT = (EXAMPLE / "policy.yaml").read_text("utf-8")


def _marked(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"ou-serrurier-{clause}"))


def _customer(at: Workshop, ordered: str, *, channel: str = "order-form") -> None:
    """A customer who ordered once, at that time, and was not heard of since."""
    at.put("contacts", id=1, email=LOU, phone="01 99 44 55 66", last_name="Roy", created_at=ordered, last_contact_at=ordered, origin="order-form")  # fmt: skip
    at.put("orders", id=1, contact_id=1, number="C-7", street="3 rue Haute", ordered_at=ordered, channel=channel)


@pytest.fixture
def at(tmp_path: Path) -> Workshop:
    """The workshop, empty."""
    return workshop(tmp_path)


@pytest.mark.clause("ou-serrurier-4.06")
@pytest.mark.parametrize("channel", ["order-form", "order-phone"])
def test_order_data_ends_five_years_after_the_last_order(at: Workshop, channel: str) -> None:
    """Ordered on 10 May 2021, whatever the channel: there through 10 May 2026, gone on the next; a new order moves it."""
    _customer(at, "2021-05-10 09:00:00", channel=channel)
    at.apply("2026-05-10")
    assert [row["street"] for row in at.rows("orders")] == ["3 rue Haute"]
    assert _planned(at, "2026-05-11", "retention.orders") > 0
    at.put("orders", id=2, contact_id=1, number="C-8", ordered_at="2026-05-09 09:00:00", channel="order-phone")
    moved = [_planned(at, on, "retention.orders") for on in ("2026-05-11", "2031-05-09", "2031-05-10")]
    assert moved[:2] == [0, 0]
    assert moved[2] > 0


@pytest.mark.clause("ou-serrurier-4.07")
def test_at_the_end_order_data_is_erased_and_the_proof_names_nobody(at: Workshop) -> None:
    """The day after the five years nothing of the person is left in any table; the journal counts it without a name."""
    _customer(at, "2021-05-10 09:00:00")
    at.apply("2026-05-11")
    for table in ("contacts", "orders"):
        assert at.rows(table) == []
    done = [entry for entry in at.journalled("retention.erase") if entry["stage"] == "done"]
    assert sum(entry["about"]["records"] for entry in done) == 2
    assert all(word not in json.dumps(done) for word in (LOU, "Roy", "Haute"))
    assert at.kept("journal", "verify", ".").code == 0


@pytest.mark.clause("ou-serrurier-4.04")
def test_order_data_stays_until_the_customer_says_otherwise(at: Workshop) -> None:
    """A recent order stays; once the wish is recorded it is gone, and the accounting papers stay with their law."""
    _customer(at, "2026-05-10 09:00:00")
    at.put("accounting_documents", id=1, order_id=1, invoice="F-7", billed_name="Roy", issued_on="2026-05-12", fiscal_year_end="2026-12-31")  # fmt: skip
    assert _planned(at, "2026-11-20", "retention.orders") == 0
    told = at.kept("event", "keep-no-more", ".", "--holding", "shop.contacts", "--key", 1, "--on", "2026-11-20")
    assert told.code == 0, told.err
    at.apply("2026-11-21")
    assert {(row["number"], row["street"]) for row in at.rows("orders")} <= {(None, None)}
    assert [row["invoice"] for row in at.rows("accounting_documents")] == ["F-7"]
    steps = at.kept("plan", ".", "--on", "2026-11-21", "--format", "json").json["steps"]
    assert {"C. com. L123-22" in step["law"] for step in steps if step["holding"] == "shop.accounting_documents"} == {True}  # fmt: skip


@pytest.mark.parametrize(
    ("column", "paper"),
    [_marked("4.08", "order_form", "B-7"), _marked("4.09", "invoice", "F-7"), _marked("4.10", "other_document", "R-7")],
)
def test_accounting_papers_stay_ten_years_from_the_close_of_the_year(at: Workshop, column: str, paper: str) -> None:
    """Closed on 31 December 2015: there through 31 December 2025 for the accounts alone, gone the next day."""
    at.put("contacts", id=1, email=LOU, last_name="Roy", created_at="2015-03-01 09:00:00", last_contact_at="2015-03-01 09:00:00")  # fmt: skip
    at.put("orders", id=1, contact_id=1, number="C-7", ordered_at="2015-03-01 09:00:00", channel="order-form")
    at.put("accounting_documents", id=1, order_id=1, issued_on="2015-03-02", fiscal_year_end="2015-12-31", **{column: paper})  # fmt: skip
    at.apply("2025-12-31")
    assert [row[column] for row in at.rows("accounting_documents")] == [paper]
    for sales in ("targeted-offers", "order-execution"):
        refused = at.use(sales, "shop.accounting_documents")
        assert (refused.code, refused.json["records"]) == (1, [])
    at.apply("2026-01-01")
    assert at.rows("accounting_documents") == []


@pytest.mark.clause("ou-serrurier-4.14")
def test_a_recording_goes_six_months_after_the_call(at: Workshop) -> None:
    """A call of 15 January 2026: the file is there through 15 July, gone the next day."""
    day = at.calls / "2026" / "01" / "15"
    day.mkdir(parents=True)
    call = day / "0199445566_7.wav"
    call.write_bytes(b"RIFF")
    at.apply("2026-07-15")
    assert call.exists()
    at.apply("2026-07-16")
    assert not call.exists()


@pytest.mark.clause("ou-serrurier-2.06")
def test_a_log_line_past_its_lifetime_is_gone(at: Workshop) -> None:
    """Connections are kept six months: the old line goes with the run, the recent one stays."""
    for number, when in ((1, "2026-03-01 09:00:00"), (2, "2026-11-01 09:00:00")):
        at.put("connections", id=number, ip="192.0.2.7", connected_at=when, at=when, origin="browsing")
    at.apply("2026-11-22")
    assert [row["id"] for row in at.rows("connections")] == [2]


@pytest.mark.clause("ou-serrurier-4.01")
def test_what_has_served_goes(at: Workshop) -> None:
    """An entry serves the contest alone: six months after the prizes it is there, the next day it and its author are gone."""
    at.put("contacts", id=1, email=LOU, last_name="Roy", kind="participant", created_at="2025-12-01 09:00:00", last_contact_at="2025-12-01 09:00:00", prize_given_on="2026-01-10", origin="contest")  # fmt: skip
    at.put("entries", id=1, contact_id=1, entry="Blue", entered_at="2025-12-01 09:00:00")
    at.apply("2026-07-10")
    assert [row["entry"] for row in at.rows("entries")] == ["Blue"]
    at.apply("2026-07-11")
    assert at.rows("entries") == []
    assert at.rows("contacts") == []


@pytest.mark.clause("ou-serrurier-4.03")
def test_a_purpose_without_a_duration_is_an_error(command: Command, tmp_path: Path) -> None:
    """Take the clause on contests away: the check fails and names the purpose that has no duration."""
    clause = TEXT[TEXT.index("  contests:\n    people: participants\n") :].partition("  publications:")[0]
    (tmp_path / "policy.yaml").write_text(TEXT.replace(clause, ""), "utf-8")
    answer = command("check", tmp_path, "--format", "json")
    assert answer.exit_code == 1
    assert any(each["code"] == "data-without-retention" and "`contests`" in each["message"] for each in answer.answer["findings"])  # fmt: skip


@pytest.mark.clause("ou-serrurier-5.01")
def test_a_copy_covers_orders_calls_and_what_a_cookie_noted(at: Workshop) -> None:
    """One request by e-mail, telephone and cookie: the order, the recording and the page view, with the last day of each."""
    _customer(at, "2026-05-10 09:00:00")
    day = at.calls / "2026" / "10" / "15"
    day.mkdir(parents=True)
    (day / "0199445566_7.wav").write_bytes(b"RIFF")
    at.put("article_views", id=1, page="/articles/keys", cookie="a-1", at="2026-11-20 09:00:00", origin="articles")
    known = [word for kind in (f"email={LOU}", "phone=01 99 44 55 66", "cookie=a-1") for word in ("--identify", kind)]
    assert at.kept("request", "new", ".", "--right", "access", *known).code == 0
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    (answer,) = (json.loads(path.read_text("utf-8")) for path in at.folder.glob("answers/*/answer.json"))
    parts = {part["holding"]: part for part in answer["holdings"]}
    assert {"shop.contacts", "shop.orders", "calls.recordings", "shop.article_views"} <= set(parts)
    for part in parts.values():
        assert part["purposes"]
        assert part["recipients"]
        for record in part["records"]:
            assert record["origin"]["en"]
            assert all(kept["until"] for kept in record["kept"])


@pytest.mark.clause("ou-serrurier-5.05")
def test_an_erasure_leaves_the_invoice_and_says_by_what_law(at: Workshop) -> None:
    """Granted: all of the person is gone but the invoice that the law keeps, and the answer cites the article."""
    _customer(at, "2020-05-10 09:00:00")
    at.put("accounting_documents", id=1, order_id=1, invoice="F-7", billed_name="Roy", issued_on="2020-05-12", fiscal_year_end="2020-12-31")  # fmt: skip
    assert at.kept("request", "new", ".", "--right", "erasure", "--identify", f"email={LOU}").code == 0
    done = at.kept("request", "fulfil", ".", "--all", "--yes")
    assert done.code == 0, done.err
    assert [row["invoice"] for row in at.rows("accounting_documents")] == ["F-7"]
    left = json.dumps(at.rows("contacts") + at.rows("orders"))
    assert all(word not in left for word in (LOU, "Roy", "Haute"))
    (folder,) = at.folder.glob("answers/R-*")
    assert "L123-22" in read(folder / "index.html")
    assert "L123-22" in read(folder / "index.fr.html")


@pytest.mark.clause("ou-serrurier-5.09", "ou-serrurier-5.11")
def test_every_refusal_names_the_cnil_and_the_courts(at: Workshop) -> None:
    """A refused request: its letter, in each language, says where to complain and that a court may be turned to."""
    _customer(at, "2026-05-10 09:00:00")
    number = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={LOU}", "--format", "json").json["id"]  # fmt: skip
    why = ("--ground", "excessive", "--why", "The fifth this week.", "--by", "Zoe Exemple")
    refused = at.kept("request", "refuse", ".", number, *why, "--out", at.folder / "letter")
    assert refused.code == 0, refused.err
    for page, words in (("index.html", ("complain to", "court")), ("index.fr.html", ("réclamation", "tribunal"))):
        said = read(at.folder / "letter" / page)
        assert all(word in said for word in ("CNIL", "https://www.cnil.fr/fr/plaintes", *words))


@pytest.mark.clause("ou-serrurier-5.12", "ou-serrurier-4.05")
def test_every_way_in_leads_to_one_desk(at: Workshop) -> None:
    """By e-mail, letter, telephone or from the chat: each request stands in the one list of OZIO France, with a due date."""
    _customer(at, "2026-05-10 09:00:00")
    for channel, right in (("email", "erasure"), ("post", "access"), ("phone", "access"), ("portal", "access")):
        done = at.kept("request", "new", ".", "--right", right, "--identify", f"email={LOU}", "--channel", channel)
        assert done.code == 0, done.err
    desk = at.kept("request", "list", ".", "--format", "json").json
    assert [each["channel"] for each in desk] == ["email", "post", "phone", "portal"]
    assert all(each["legal"] > each["received"] for each in desk)
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    answers = [json.loads(path.read_text("utf-8")) for path in at.folder.glob("answers/*/answer.json")]
    assert {each["controller"]["name"]["en"] for each in answers} == {"OZIO France"}


@pytest.mark.clause("ou-serrurier-5.13")
def test_a_letter_runs_from_the_day_it_came(at: Workshop) -> None:
    """A letter received on 12 October, registered later: the answer is due a month from its receipt."""
    done = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={LOU}", "--channel", "post", "--received", "2026-10-12", "--format", "json")  # fmt: skip
    assert (done.json["channel"], done.json["received"], done.json["legal"]) == ("post", "2026-10-12", "2026-11-12")


@pytest.mark.clause("ou-serrurier-5.21")
def test_an_answer_is_due_within_a_month(at: Workshop) -> None:
    """Received on 31 August: due on 30 September, and late the day after."""
    done = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={LOU}", "--received", "2026-08-31", "--format", "json")  # fmt: skip
    assert done.json["legal"] == "2026-09-30"
    assert done.json["days_left"] < 0


@pytest.mark.clause("ou-serrurier-5.02", "ou-serrurier-5.20")
def test_an_identity_document_is_asked_for_on_doubt_alone(at: Workshop) -> None:
    """A known address asks: no document. A doubt is recorded: the case waits for one, and nothing is handed over."""
    _customer(at, "2026-05-10 09:00:00")
    known = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={LOU}", "--format", "json").json
    assert (known["state"], known["identity"]["asked_on"]) == ("identified", None)
    doubted = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={LOU}", "--doubt", "--format", "json").json  # fmt: skip
    assert doubted["state"] == "awaiting-identity"
    assert doubted["identity"]["asked_on"]
    at.kept("request", "fulfil", ".", "--all", "--yes")
    assert [path.name for path in at.folder.glob("answers/R-*")] == [known["id"]]


def _planned(at: Workshop, on: str, clause: str) -> int:
    """How many records a clause would let go of on that day."""
    steps = at.kept("plan", ".", "--on", on, "--format", "json").json["steps"]
    return sum(step["records"] for step in steps if clause in step["clauses"])
