"""Identifiers of two people in one request: said at once, before anything is recorded."""

from __future__ import annotations

import json
from pathlib import Path

from tests.acceptance.test_request_command import kept, life, organisation


def test_identifiers_of_two_people(tmp_path: Path) -> None:
    """One's e-mail address with the other's telephone number: no request, and nobody's file is opened."""
    home = organisation(tmp_path, life(1, phone="+33199000001"), life(2, phone="+33199000002"))
    theirs = ("--identify", "email=p1@person.example", "--identify", "phone=01 99 00 00 02")

    mixed = kept(home, "request", "new", ".", "--right", "access", *theirs)

    assert mixed.returncode == 2
    assert "error[several-people]" in mixed.stderr
    assert "p1@person.example" not in mixed.stderr
    assert json.loads(kept(home, "request", "list", ".", "--format", "json").stdout) == []


def test_two_identifiers_of_one_person(tmp_path: Path) -> None:
    """What one record carries together is one person's; so is what no record knows."""
    home = organisation(tmp_path, life(1, phone="+33199000001"))
    own = ("--identify", "email=p1@person.example", "--identify", "phone=01 99 00 00 01")
    unknown = ("--identify", "email=nobody@person.example", "--identify", "phone=01 99 00 00 09")

    assert kept(home, "request", "new", ".", "--right", "access", *own).returncode == 0
    assert kept(home, "request", "new", ".", "--right", "access", *unknown).returncode == 0


def test_a_place_that_does_not_answer_turns_nobody_away(tmp_path: Path) -> None:
    """The month runs from receipt (GDPR 12(3)): a request is recorded whatever state the places are in."""
    home = organisation(tmp_path, life(1))
    both = ("--identify", "email=p1@person.example", "--identify", "phone=01 99 00 00 01")

    assert kept(home, "request", "new", ".", "--right", "access", *both, url="sqlite:///gone.db").returncode == 0
