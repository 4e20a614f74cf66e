"""`kept due` answers people and scripts: a date with its reasons, or a finding with the way out."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kept.cli import main

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "deadlines.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command printed and how it ended."""

    exit_code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Kept = Callable[..., Outcome]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kept:
    """The `kept` command, as a person in an English terminal types it."""
    for variable in ("KEPT_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kept", *arguments])
        try:
            main()
            exit_code = 0
        except SystemExit as ended:
            exit_code = int(ended.code or 0)
        printed = capsys.readouterr()
        return Outcome(exit_code, printed.out, printed.err)

    return run


def test_a_request_received_on_the_last_of_january(kept: Kept) -> None:
    """There is no 31 February, and 28 February 2026 is a Saturday."""
    outcome = kept("due", "request", "--received", "2026-01-31", "--format", "json")

    assert outcome.exit_code == 0
    assert outcome.answer == {
        "raw": "2026-02-28",
        "safe": "2026-02-28",
        "legal": "2026-03-02",
        "because": [
            "The period runs from receipt on 31 January 2026; that day itself is not counted.",
            "It lasts one month; 2026 has no 31 February, so it ends on the last day of the month: 28 February 2026.",
            "Not working days: 28 February 2026 (Saturday), 1 March 2026 (Sunday). The period ends with the next working day, Monday 2 March 2026.",
        ],
    }


def test_a_record_kept_three_years_from_a_leap_day(kept: Kept) -> None:
    """Kept through 28 February 2027, gone from 1 March."""
    outcome = kept("due", "expiry", "--since", "2024-02-29", "--keep", "P3Y", "--format", "json")

    assert outcome.answer == {"last_day": "2027-02-28", "gone_from": "2027-03-01"}


def test_seventy_two_hours_over_the_night_the_clocks_go_forward(kept: Kept) -> None:
    """Seventy-two elapsed hours from noon end at one o'clock."""
    outcome = kept("due", "breach", "--aware", "2026-03-27T12:00", "--hours", "72", "--format", "json")

    assert outcome.answer == {"due": "2026-03-30T13:00+02:00"}


def test_the_law_gives_the_hours_where_none_are_given(kept: Kept) -> None:
    """Without `--hours`, the clock of article 33."""
    assert kept("due", "breach", "--aware", "2026-03-27T12:00", "--format", "json").answer == {
        "due": "2026-03-30T13:00+02:00"
    }


@pytest.mark.parametrize("vector", VECTORS["dsr"], ids=lambda vector: vector[0])
def test_the_published_request_vectors_hold(kept: Kept, vector: list[str]) -> None:
    """One month and three, counted and moved."""
    received, *expected = vector
    answers = [
        kept("due", "request", "--received", received, "--months", months, "--format", "json").answer
        for months in ("1", "3")
    ]

    assert [answer[key] for answer in answers for key in ("raw", "legal")] == expected


@pytest.mark.parametrize(("received", "asked", "supplied", "legal"), VECTORS["dsr_pause"])
def test_the_published_pause_vectors_hold(kept: Kept, received: str, asked: str, supplied: str, legal: str) -> None:
    """Waiting for proof of identity moves the legal date, not the safe one."""
    pause = ["--asked", asked, "--supplied", supplied]
    answer = kept("due", "request", "--received", received, *pause, "--format", "json").answer

    assert answer["legal"] == legal
    assert answer["safe"] == answer["raw"] < legal


@pytest.mark.parametrize(("since", "keep", "last_day"), VECTORS["retention"])
def test_the_published_retention_vectors_hold(kept: Kept, since: str, keep: str, last_day: str) -> None:
    """Calendar periods, clamped to the end of the month."""
    assert kept("due", "expiry", "--since", since, "--keep", keep, "--format", "json").answer["last_day"] == last_day


@pytest.mark.parametrize(("aware", "hours", "due"), VECTORS["hours"])
def test_the_published_hours_vectors_hold(kept: Kept, aware: str, hours: int, due: str) -> None:
    """Elapsed hours in local time, offset shown."""
    assert kept("due", "breach", "--aware", aware, "--hours", str(hours), "--format", "json").answer == {"due": due}


def test_good_friday_counts_in_alsace_and_moselle(kept: Kept) -> None:
    """3 April 2026 is worked in Paris and not in Strasbourg."""
    paris = kept("due", "request", "--received", "2026-03-03", "--format", "json")
    strasbourg = kept("due", "request", "--received", "2026-03-03", "--region", "Alsace-Moselle", "--format", "json")

    assert (paris.answer["legal"], strasbourg.answer["legal"]) == ("2026-04-03", "2026-04-07")


def test_a_person_reads_the_answer_first_and_then_the_rules(kept: Kept) -> None:
    """Both dates, what each is for, and the article behind each step."""
    outcome = kept("due", "request", "--received", "2026-01-31")

    assert outcome.out.splitlines()[:5] == [
        "Answer by Monday 2 March 2026 at the latest.",
        "",
        "  received    31 January 2026",
        "  safe date   Saturday 28 February 2026  plan on this one",
        "  legal date  Monday 2 March 2026        the last day in time",
    ]
    assert "(art. 3(4) of Regulation 1182/71)" in outcome.out


def test_the_same_in_french(kept: Kept) -> None:
    """`--lang fr` gives French dates, French reasons and French citations."""
    outcome = kept("due", "request", "--received", "2026-03-05", "--lang", "fr")

    assert outcome.out.startswith("Réponse à donner au plus tard le mardi 7 avril 2026.")
    assert "5 avril 2026 (dimanche), 6 avril 2026 (lundi de Pâques)" in outcome.out
    assert "(art. 3, § 4 du règlement n° 1182/71)" in outcome.out


def test_reasons_for_scripts_follow_the_language_of_the_terminal(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """A French terminal gets French reasons in JSON as well."""
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    answer = kept("due", "request", "--received", "2026-08-31", "--format", "json").answer

    assert answer["because"][0].startswith("Le délai court à compter de la réception, le 31 août 2026")


def test_expiry_and_breach_are_told_in_words_too(kept: Kept) -> None:
    """The last day and the first day without; the hour, its offset, and the hour one could argue for."""
    expiry = kept("due", "expiry", "--since", "2024-02-29", "--keep", "3 ans").out
    breach = kept("due", "breach", "--aware", "2026-08-25T14:30").out

    assert expiry.startswith("Kept through 28 February 2027; gone from 1 March 2027.")
    assert breach.startswith("Due Friday 28 August 2026, 14:30 (UTC+02:00).")
    assert "Friday 28 August 2026, 15:00 could be argued" in breach


def test_a_time_the_clocks_showed_twice_is_said_to_be_the_first(kept: Kept) -> None:
    """The choice made is part of the answer."""
    answer = kept("due", "breach", "--aware", "2026-10-25T02:30", "--format", "json").answer

    assert answer["due"] == "2026-10-28T01:30+01:00"
    assert "the first is taken" in answer["because"][0]


REFUSED = [
    # what is typed                                                               code
    ("request --received 2026-02-30", "invalid-date"),
    ("request --received 2026-13-01", "invalid-date"),
    ("request --received 2026-00-10", "invalid-date"),
    ("request --received 0000-01-01", "invalid-date"),
    ("request --received 25.08.2026", "invalid-date"),
    ("request --received 25/08/2026", "invalid-date"),
    ("request --received 20260131", "invalid-date"),
    ("request --received 2026-W05-6", "invalid-date"),
    ("request --received 2026-1-31", "invalid-date"),
    ("request --received 2026-01-31T10:00", "invalid-date"),
    ("request --received=", "invalid-date"),
    ("request --received yesterday", "invalid-date"),
    ("request --received 2150-01-31", "invalid-date"),
    ("request --received 9999-12-31", "invalid-date"),
    ("request --received 2026-01-31 --months 2", "invalid-period"),
    ("request --received 2026-01-31 --months -1", "invalid-number"),
    ("request --received 2026-01-31 --months one", "invalid-number"),
    ("request --received 2026-01-31 --asked 2026-02-20 --supplied 2026-02-04", "invalid-pause"),
    ("request --received 2026-01-31 --asked 2026-02-04", "invalid-pause"),
    ("request --received 2026-01-31 --supplied 2026-02-04", "invalid-pause"),
    ("request --received 2026-01-31 --asked 2026-01-10 --supplied 2026-01-20", "invalid-pause"),
    ("request --received 2026-01-31 --asked 2026-02-30 --supplied 2026-03-04", "invalid-date"),
    ("request --received 2026-01-31 --asked 2026-02-04 --supplied 9999-12-31", "invalid-period"),
    ("request --received 2026-01-31 --asked 2026-02-04 --supplied 2900-01-01", "invalid-date"),
    ("request --received 2026-01-31 --region Bretagne", "unknown-region"),
    ("expiry --since 2025-02-29 --keep P3Y", "invalid-date"),
    ("expiry --since 2024-02-29 --keep long", "invalid-period"),
    ("expiry --since 2024-02-29 --keep=", "invalid-period"),
    ("expiry --since 2024-02-29 --keep -P3Y", "invalid-period"),
    ("expiry --since 2024-02-29 --keep PT72H", "invalid-period"),
    ("expiry --since 9999-12-01 --keep P3Y", "invalid-period"),
    ("breach --aware 2026-03-27 --hours 72", "time-missing"),
    ("breach --aware 2026-03-29T02:30 --hours 72", "time-skipped"),
    ("breach --aware 2026-03-27T25:00 --hours 72", "invalid-date"),
    ("breach --aware 2026-03-27T12 --hours 72", "invalid-date"),
    ("breach --aware= --hours 72", "invalid-date"),
    ("breach --aware 2026-03-27T12:00 --hours -72", "invalid-number"),
    ("breach --aware 2026-03-27T12:00 --hours 0", "invalid-period"),
    ("breach --aware 2026-03-27T12:00 --hours 72.5", "invalid-number"),
    ("breach --aware 2026-03-27T12:00 --hours 99999999999999999999", "invalid-number"),
    ("breach --aware 2026-03-27T12:00 --zone Mars/Olympus", "unknown-zone"),
    ("breach --aware 2026-03-27T12:00 --zone ../../etc/passwd", "unknown-zone"),
    ("breach --aware 2026-03-27T12:00 --zone Europe", "unknown-zone"),
    ("breach --aware 2026-03-27T12:00 --zone=", "unknown-zone"),
    ("breach --aware 9999-12-31T12:00", "invalid-date"),
    ("breach --aware 0001-01-01T00:00", "invalid-date"),
]


@pytest.mark.parametrize(("typed", "code"), REFUSED)
def test_what_has_no_date_gets_a_finding_and_never_a_guess(kept: Kept, typed: str, code: str) -> None:
    """Exit code 2; the code, the sentence and the way out, for a person and for a script, in both languages."""
    told = kept("due", *typed.split())
    for_scripts = kept("due", *typed.split(), "--format", "json")
    in_french = kept("due", *typed.split(), "--format", "json", "--lang", "fr")

    assert (told.exit_code, for_scripts.exit_code, in_french.exit_code) == (2, 2, 2)
    assert told.out == ""
    assert told.err.startswith(f"error[{code}]: ")
    assert "help: " in told.err
    error = for_scripts.answer["error"]
    assert error["code"] == code
    assert error["message"]
    assert error["help"]
    assert in_french.answer["error"]["message"] != error["message"]


def test_as_a_process_a_mistake_ends_with_two_and_no_traceback() -> None:
    """What a shell script sees."""
    run = subprocess.run(
        [sys.executable, "-m", "kept", "due", "request", "--received", "2026-02-30"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr
    assert "2026-02-30" in run.stderr


@pytest.mark.parametrize("command", [["due"], ["due", "request"], ["due", "expiry"], ["due", "breach"]])
def test_help_opens_with_an_example(kept: Kept, command: list[str]) -> None:
    """The example stands on its own lines, ready to be copied."""
    lines = kept(*command, "--help").out.splitlines()

    assert "  Example:" in lines
    assert lines[lines.index("  Example:") + 1].startswith("    kept due ")
