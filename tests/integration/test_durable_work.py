"""Work in remembered steps: what ended is not done again, what was interrupted is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kept.findings import KeptError
from kept.state.steps import Answer, Runner
from kept.work.durable import run_durably
from kept.work.lock import alone


def adding(done: list[int], *, stop_at: int | None = None) -> Callable[[Runner], Answer]:
    """A work of five steps that notes each step it really does, and may stumble at one."""

    def step(number: int) -> int:
        if number == stop_at:
            raise OSError("the disk is full")
        done.append(number)
        return number

    def work(run: Runner) -> Answer:
        return {"sum": sum(run.step(f"step {number}", lambda n=number: step(n)) for number in range(5))}  # type: ignore[misc] # a default binds the loop's value

    return work


def test_a_work_that_ended_gives_the_same_answer_and_does_nothing(tmp_path: Path) -> None:
    """The second run of the same name takes the answer from memory."""
    done: list[int] = []
    first = run_durably(tmp_path, "plan-1", adding(done))
    second = run_durably(tmp_path, "plan-1", adding(done))
    assert (first.answer, first.again) == ({"sum": 10}, False)
    assert (second.answer, second.again) == ({"sum": 10}, True)
    assert done == [0, 1, 2, 3, 4]


def test_a_work_that_stumbled_goes_on_where_it_was(tmp_path: Path) -> None:
    """What it raised is raised, and is not remembered as an answer."""
    done: list[int] = []
    with pytest.raises(OSError, match="the disk is full"):
        run_durably(tmp_path, "plan-1", adding(done, stop_at=3))
    assert run_durably(tmp_path, "plan-1", adding(done)).answer == {"sum": 10}
    assert done == [0, 1, 2, 3, 4]


def test_one_work_does_not_take_up_another(tmp_path: Path) -> None:
    """An unfinished work stays as it is while one of another name is done."""
    first: list[int] = []
    second: list[int] = []
    with pytest.raises(OSError, match="the disk is full"):
        run_durably(tmp_path, "plan-1", adding(first, stop_at=2))
    assert run_durably(tmp_path, "plan-2", adding(second)).answer == {"sum": 10}
    assert (first, second) == ([0, 1], [0, 1, 2, 3, 4])


def test_what_is_remembered_is_for_its_owner_and_readable(tmp_path: Path) -> None:
    """The file is closed to others, and its answers are plain JSON: nothing in it is executed."""
    run_durably(tmp_path, "plan-1", adding([]))
    file = tmp_path / "dbos.db"
    assert file.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(file)) as opened:
        answers = [row[0] for row in opened.execute("SELECT output FROM operation_outputs ORDER BY function_id")]
    assert answers == ["0", "1", "2", "3", "4"]


def test_nothing_is_said_on_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The machinery keeps its log to itself."""
    run_durably(tmp_path, "plan-1", adding([]))
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "")


def test_two_cannot_be_at_work_at_once(tmp_path: Path) -> None:
    """The second is told to wait, with a finding."""
    with alone(tmp_path), pytest.raises(KeptError) as refused, alone(tmp_path):
        pass
    assert refused.value.finding.code == "work-under-way"
    with alone(tmp_path):
        pass  # let go of


def test_work_of_an_earlier_shape_is_begun_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that stopped under an earlier release, whose steps were others, neither hangs nor is taken up half-way."""
    done: list[int] = []
    with monkeypatch.context() as earlier:
        earlier.setattr("kept.work.durable._SHAPE", "kept-0")
        with pytest.raises(OSError, match="the disk is full"):
            run_durably(tmp_path, "plan-1", adding(done, stop_at=3))

    assert run_durably(tmp_path, "plan-1", adding(done)).answer == {"sum": 10}
