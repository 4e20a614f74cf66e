"""Free text: what reveals a special category is turned away, named to its author, and left out of the journal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import CLIENT, denaroo
from tests.acceptance.office import Office
from tests.acceptance.optillio import house
from tests.acceptance.ouicom import ouicom

ADA = {"surname": "Lovelace", "first_name": "Ada", "phone": "01 99 77 66 55", "email": "ada@mail.example"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Optillio's help desk, with one customer."""
    at = house(tmp_path_factory.mktemp("optillio"))
    at.put(
        "app.accounts", id=1, role="owner", full_name="Nils Aster", email="nils@mail.example", phone="01 99 00 11 22"
    )
    return at


def _marked(number: str, family: str, *texts: str) -> list[Any]:
    return [pytest.param(family, text, id=text, marks=pytest.mark.clause(f"optillio-1.1.{number}")) for text in texts]


@pytest.mark.parametrize(
    ("family", "text"),
    [
        *_marked("22", "racial-or-ethnic-origin", "Was I refused because I am black?", "Je suis d’origine kabyle."),
        *_marked("23", "political-opinions", "I voted for them, so what?", "Je suis adhérent du Parti socialiste."),
        *_marked(
            "24", "religious-or-philosophical-beliefs", "I am a Muslim.", "Étant juive, je ne signe pas le samedi."
        ),
        *_marked("25", "trade-union-membership", "Our shop steward uses it too.", "Je suis syndiqué à la CFDT."),
        *_marked("26", "health", "I could not log in: I was hospitalised.", "Je suis diabétique, d’où mon retard."),
    ],
)
def test_a_text_that_reveals_a_family_is_not_stored(desk: Office, family: str, text: str) -> None:
    """Its author is told of what it speaks and asked for other words; nothing lies in a table; the journal has no word of it."""
    before = desk.rows("app.tickets")
    given = {"email": "nils@mail.example", "support_request": text}
    english, french = (desk.kept("collect", "help", ".", language=lang, given=given) for lang in ("en", "fr"))

    assert (english.code, french.code) == (1, 1)
    assert "request for support: this seems to speak of" in english.err
    assert "merci de l’écrire autrement" in french.err
    assert desk.rows("app.tickets") == before
    entry = desk.journalled("collection.receive")[-1]
    assert (entry["stage"], entry["about"]["point"]) == ("refused", "help")
    assert entry["about"]["families"] == [family]
    assert text not in json.dumps(entry, ensure_ascii=False)
    done = desk.collect("help", given | {"support_request": "The export stops at 90 %, please help."})
    assert done.code == 0, done.out + done.err


@pytest.mark.clause("ouicom-1.19")
def test_a_message_that_states_an_illness_is_held(tmp_path: Path) -> None:
    """On the contact form an illness is held and named to the sender; reworded, the message is stored."""
    at = ouicom(tmp_path)
    held = at.collect("contact-form", ADA | {"message": "Bonjour, je suis en arrêt maladie : rappelez-moi lundi."})

    assert held.code == 1
    (reason,) = held.json["refused"]
    assert (reason["code"], reason["field"]) == ("sensitive-content", "message")
    assert "la santé, que nous ne conservons pas" in reason["fr"]
    assert "health, which we do not keep" in reason["en"]
    assert (at.rows("contacts"), at.rows("messages")) == ([], [])
    (entry,) = at.journalled("collection.receive")
    assert entry["about"]["families"] == ["health"]
    assert "maladie" not in json.dumps(entry)
    assert at.collect("contact-form", ADA | {"message": "Bonjour, rappelez-moi lundi."}).code == 0
    assert [row["body"] for row in at.rows("messages")] == ["Bonjour, rappelez-moi lundi."]


@pytest.mark.clause("optillio-1.1.21")
def test_a_note_found_later_is_set_apart_and_emptied(tmp_path: Path) -> None:
    """Once found, the note is used for nothing; emptied, it is gone; the journal knows of both, and of no word."""
    at = house(tmp_path)
    at.put(
        "app.accounts", id=1, role="owner", full_name="Nils Aster", email="nils@mail.example", created_at="2026-10-01"
    )
    of = {"account_id": 1, "noted_on": "2026-10-02"}
    at.put("app.history", {"id": 1, **of, "note": "Prefers to be called in the morning"})
    at.put("app.history", {"id": 2, **of, "note": "Could not come: he has diabetes"})
    read = [record["id"] for record in at.use("customer-relationship", "app.history").json["records"]]

    found = at.kept("screen", ".", "--format", "json")
    apart = at.use("customer-relationship", "app.history")
    emptied = at.kept("screen", ".", "--yes")

    assert (read, found.code, emptied.code) == ([1, 2], 1, 0)
    assert found.json["found"] == [
        {"holding": "app.history", "field": "history", "families": {"health": 1}, "records": 1}
    ]
    assert [record["id"] for record in apart.json["records"]] == [1]
    assert {row["id"]: row["note"] for row in at.rows("app.history")} == {
        1: "Prefers to be called in the morning",
        2: None,
    }
    assert at.kept("screen", ".").code == 0
    assert len(at.use("customer-relationship", "app.history").json["records"]) == 2
    written = [*at.journalled("screening.find"), *at.journalled("screening.purge")]
    assert written[0]["about"]["families"] == {"health": 1}
    assert at.journalled("screening.purge")[-1]["about"]["records"] == 1
    assert "diabetes" not in json.dumps(written)


@pytest.mark.clause("denaroo-27.15")
def test_a_scan_of_our_own_data_ends_with_nothing_or_an_incident(tmp_path: Path) -> None:
    """No hit, and the journal says that all was read; a union's name in a survey, and it is an incident."""
    at = denaroo(tmp_path)
    clean = at.kept("screen", ".", "--format", "json")
    assert (clean.code, clean.json["found"]) == (0, [])
    assert clean.json["columns"] > 5
    assert at.journalled("screening.find")[-1]["about"] == {"records": 0, "columns": clean.json["columns"]}

    at.run("platform", "UPDATE profiles SET feedback = 'As a union rep I like it'")
    hit = at.kept("screen", ".", "--format", "json")
    assert (hit.code, [one["families"] for one in hit.json["found"]]) == (1, [{"trade-union-membership": 1}])
    assert at.journalled("screening.find")[-1]["about"]["families"] == {"trade-union-membership": 1}


@pytest.mark.clause("denaroo-27.16")
def test_what_a_client_hosts_is_read_on_its_instruction_only(tmp_path: Path) -> None:
    """No scan and no collection looks into hosted content; on the client's instruction its own is read, and that is noted."""
    at = denaroo(tmp_path)
    at.run("platform", "UPDATE hosted SET comments = 'The caller is diabetic'")
    assert at.kept("screen", ".", "--format", "json").json["found"] == []
    assert at.kept("screen", ".", "--client", CLIENT).code == 2
    hosted = at.loaded.policy
    assert hosted.screened("hosted-by-client") == ()

    other = at.kept("screen", ".", "--client", "client-z", "--instruction", "order 7", "--format", "json")
    told = at.kept("screen", ".", "--client", CLIENT, "--instruction", "order 7", "--format", "json")
    assert other.json["found"] == []
    assert [(one["holding"], one["field"]) for one in told.json["found"]] == [("platform.hosted", "hosted_comments")]
    entry = at.journalled("screening.find")[-1]["about"]
    assert entry["client"].startswith("p:")
    assert "order 7" not in json.dumps(entry)
