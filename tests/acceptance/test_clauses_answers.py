"""Every right that the notice names can be asked for, and the person is told what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, denaroo
from tests.acceptance.office import EXAMPLES, Office, read
from tests.acceptance.wimi import account, wimi

from kept.load import load_folder

ADA = "ada@person.example"


def a_client_of_wimi(folder: Path) -> Office:
    """Wimi with one client."""
    at = wimi(folder)
    at.put("service.accounts", account(1, ADA))
    return at


OFFICES: dict[str, tuple[Callable[[Path], Office], str]] = {
    "denaroo": (denaroo, EMAIL),
    "wimi": (a_client_of_wimi, ADA),
}


def rights_of(name: str) -> list[Any]:
    """One row a right of the notice, marked with the clause that names the rights."""
    number = {"denaroo": "denaroo-1.14", "wimi": "wimi-2.03"}[name]
    return [
        pytest.param(name, right.value, id=f"{name}-{right.value}", marks=pytest.mark.clause(number))
        for right in load_folder(EXAMPLES / name).policy.rights.open
    ]


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Office]:
    """Both organisations, each with one person."""
    return {name: make(tmp_path_factory.mktemp(name)) for name, (make, _) in OFFICES.items()}


def ask(at: Office, right: str, email: str, *more: object) -> Any:
    """File a request; what was answered at once."""
    said = at.kept("request", "new", ".", "--right", right, "--identify", f"email={email}", *more, "--format", "json")
    assert said.code == 0, said.out + said.err
    return said.json


@pytest.mark.parametrize(("name", "right"), [*rights_of("denaroo"), *rights_of("wimi")])
def test_each_right_of_the_notice_opens_a_case(offices: dict[str, Office], name: str, right: str) -> None:
    """A request of that kind gets its number, its article and its days, and is in the journal."""
    at, email = offices[name], OFFICES[name][1]
    case = ask(at, right, email)

    assert (case["right"], case["state"]) == (right, "identified")
    assert case["id"] in {one["id"] for one in at.kept("request", "list", ".", "--format", "json").json}
    assert case["id"] in {entry["about"]["request"] for entry in at.journalled("request.open")}


@pytest.mark.clause("wimi-2.03")
def test_a_right_that_cannot_be_asked_for_fails_the_check(tmp_path: Path) -> None:
    """A notice that names a right for which no request exists has an error."""
    at = wimi(tmp_path)
    assert at.kept("check", ".", "--fail-on", "error").code == 0
    at.edit(("    - human-review\n", "    - human-review\n    - be-forgotten\n"))

    judged = at.kept("check", ".", "--fail-on", "error")
    assert (judged.code, "be-forgotten" in judged.out) == (1, True)


def test_what_people_see_to_is_answered_in_their_words(tmp_path: Path) -> None:
    """Kept carries no rectification out by itself: it says so, and the letter tells what was done, and the court."""
    at = a_client_of_wimi(tmp_path)
    number = ask(at, "rectification", ADA)["id"]
    refused = at.kept("request", "fulfil", ".", number)
    assert (refused.code, "kept request answer" in refused.err) == (1, True)

    done = at.kept("request", "answer", ".", number, "--said", "Your number is corrected.", "--by", "Zoe")
    assert done.code == 0, done.err
    for page, words in {"index.html": "court", "index.fr.html": "tribunal"}.items():
        said = read(at.folder / "answers" / number / page)
        assert "Your number is corrected." in said
        assert words in said
    assert at.kept("request", "list", ".", "--format", "json").json == []
    assert at.kept("request", "answer", ".", number, "--said", "Again.", "--by", "Zoe").code == 1
