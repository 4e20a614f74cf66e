"""Each optional field of a profile is given for its purpose, and taken back alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.office import read
from tests.acceptance.optillio import house

PROFILE = {
    "postal_address": "3 rue Haute, 99001 Villefictive",
    "other_phone": "01 99 33 44 55",
    "birth_date": "1990-02-03",
}
ACCOUNT = {"id": 1, "role": "owner", "full_name": "Nils Aster", "email": "nils@mail.example", "phone": "01 99 00 11 22"}


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("postal_address", marks=pytest.mark.clause("optillio-1.1.15")),
        pytest.param("other_phone", marks=pytest.mark.clause("optillio-1.1.16")),
        pytest.param("birth_date", marks=pytest.mark.clause("optillio-1.1.17")),
    ],
)
def test_an_optional_field_is_erased_alone(tmp_path: Path, field: str) -> None:
    """It is optional, has its purpose, and goes from every place at the person's wish; all the rest stays, and they are told so."""
    at = house(tmp_path)
    policy = at.loaded.policy
    assert policy.collection["profile"].asks[field] == "optional"
    assert policy.purposes["profile"].is_["en"]
    more = {"address": PROFILE["postal_address"]}
    at.put("app.accounts", ACCOUNT)
    at.put(
        "app.profiles",
        id=1,
        account_id=1,
        updated_at="2026-10-01",
        address=more["address"],
        other_phone=PROFILE["other_phone"],
        birth_date=PROFILE["birth_date"],
    )
    at.put("sales.prospects", id=7, full_name="Nils Aster", email="nils@mail.example", created_at="2026-10-01", **more)

    opened = at.kept(
        "request", "new", ".", "--right", "erasure", "--only", field, "--identify", "email=nils@mail.example"
    )
    assert opened.code == 0, opened.err
    done = at.kept("request", "fulfil", ".", "--all", "--yes")
    assert done.code == 0, done.out + done.err

    (account,), (profile,), (prospect,) = at.rows("app.accounts"), at.rows("app.profiles"), at.rows("sales.prospects")
    held = {
        "postal_address": profile["address"],
        "other_phone": profile["other_phone"],
        "birth_date": profile["birth_date"],
    }
    assert {name for name, value in held.items() if not value} == {field}
    assert (prospect["address"] is None) == (field == "postal_address")
    assert ({name: account[name] for name in ACCOUNT}, prospect["email"]) == (ACCOUNT, ACCOUNT["email"])
    (answer,) = at.folder.glob("answers/R-*")
    told = " ".join(read(page) for page in answer.glob("*.html"))
    assert "You asked us to erase other data only" in told
    assert "Vous n’avez demandé l’effacement que d’autres données" in told
    copy = json.dumps(at.access("nils@mail.example"), ensure_ascii=False)
    assert [name for name, value in PROFILE.items() if value in copy] == [name for name in PROFILE if name != field]


def test_only_an_erasure_is_limited_to_a_field(tmp_path: Path) -> None:
    """Another right, or a field that the policy does not have, is a mistake that is told."""
    at = house(tmp_path)
    person = ("--identify", "email=nils@mail.example")
    assert at.kept("request", "new", ".", "--right", "access", "--only", "birth_date", *person).code == 2
    unknown = at.kept("request", "new", ".", "--right", "erasure", "--only", "shoe_size", *person)
    assert (unknown.code, "the policy has nothing of that name" in unknown.err) == (2, True)
