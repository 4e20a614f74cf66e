"""`kept check --fix` mends what is safe, in the text itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.acceptance.conftest import EXAMPLES, Command

from kept.cli.check_fix import mended
from kept.load.mending import day, length

WRONG = """\
# our policy, by hand
policy: Ours
contoller: acme   # that is us
effective: 31/12/2025
parties: {acme: {name: "Acme", role: controler}}
people: {customers: customers}
data: {contact: {fields: {email: e-mail}}, identity: {fields: {surname: name}}}
purposes:
  follow-up:
    is: follow up contracts
    people: custmers
    data: contact, identity
retention:
  all: {people: customers, keep: 36 mths, since: last-contct}
"""
MENDED = """\
# our policy, by hand
policy: Ours
controller: acme   # that is us
effective: 2025-12-31
parties: {acme: {name: "Acme", role: controller}}
people: {customers: customers}
data: {contact: {fields: {email: e-mail}}, identity: {fields: {surname: name}}}
purposes:
  follow-up:
    is: follow up contracts
    people: customers
    data: [contact, identity]
retention:
  all: {people: customers, keep: 36 months, since: last-contact}
"""


def test_safe_faults_are_mended_in_place(command: Command, tmp_path: Path) -> None:
    """Misspelt words, a date, a length of time, a list without brackets; comments and layout stay."""
    path = tmp_path / "policy.yaml"
    path.write_text(WRONG, encoding="utf-8")

    outcome = command("check", tmp_path, "--fix", "--format", "json")

    assert path.read_text(encoding="utf-8") == MENDED
    assert "-contoller: acme   # that is us\n" in outcome.err
    assert "+controller: acme   # that is us\n" in outcome.err
    assert not {"unknown-key", "unknown-reference", "unreadable-date"} & set(outcome.codes)


def test_the_difference_is_shown_and_nothing_is_written(command: Command, tmp_path: Path) -> None:
    """`--diff` is for looking."""
    path = tmp_path / "policy.yaml"
    path.write_text(WRONG, encoding="utf-8")

    outcome = command("check", tmp_path, "--diff")

    assert "+effective: 2025-12-31\n" in outcome.out
    assert path.read_text(encoding="utf-8") == WRONG
    assert outcome.exit_code == 0


def test_ends_of_lines_stay_as_they_were(command: Command, tmp_path: Path) -> None:
    """A file from Windows, with its mark of order, remains one."""
    path = tmp_path / "policy.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())

    command("check", tmp_path, "--fix")

    assert path.read_bytes() == b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode()


def test_what_has_two_readings_is_left_alone(command: Command, tmp_path: Path) -> None:
    """The third of April, or the fourth of March: only a person knows."""
    path = tmp_path / "policy.yaml"
    path.write_text("policy: Ours\ncontroller: acme\neffective: 03/04/2026\n", encoding="utf-8")

    outcome = command("check", tmp_path, "--fix")

    assert "03/04/2026" in path.read_text(encoding="utf-8")
    assert outcome.err == "Nothing here can be mended safely.\n"


@pytest.mark.parametrize(
    "page", sorted(EXAMPLES.glob("*/**/policy.yaml")), ids=lambda page: page.parent.as_posix()[-24:]
)
def test_what_is_right_is_left_as_it_is(page: Path) -> None:
    """The worked examples, lawful or not, have nothing that a machine would mend."""
    texts = {
        name: (page.parent / name).read_text(encoding="utf-8")
        for name in ("policy.yaml", "holdings.yaml")
        if (page.parent / name).exists()
    }

    assert mended(texts, "policy.yaml", date(2026, 11, 22)) == texts


def test_nothing_to_mend_where_there_is_nothing_to_read(command: Command, tmp_path: Path) -> None:
    """A folder without a policy is told as ever."""
    for option in ("--diff", "--fix"):
        outcome = command("check", tmp_path, option)

        assert outcome.exit_code == 3
        assert "there is no `policy.yaml`" in outcome.err


@pytest.mark.parametrize(
    ("written", "read"),
    [("31/12/2025", "2025-12-31"), ("01.03.2026", "2026-03-01"), ("1er mars 2026", "2026-03-01"),
     ("1 March 2026", "2026-03-01"), ("2026-3-1", "2026-03-01"), ("03/04/2026", None), ("31/02/2026", None), ("soon", None)],
)  # fmt: skip
def test_days(written: str, read: str | None) -> None:
    """A day in another order, or in words."""
    assert day(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("36 mths", "36 months"), ("3 yrs", "3 years"), ("3-years", "3 years"), ("trois ans", "3 years"), ("1 yer", "1 year"),
     ("72 hrs", "72 hours"), ("as long as necessary", None), ("3 moons of Jupiter", None), ("5", None)],
)  # fmt: skip
def test_lengths_of_time(written: str, read: str | None) -> None:
    """A unit cut short or misspelt."""
    assert length(written) == read
