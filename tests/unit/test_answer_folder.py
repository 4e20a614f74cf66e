"""Where the answer to a person is written, and what is never written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kept.findings import KeptError
from kept.requests.folder import refuse_occupied


def test_a_folder_with_anything_else_is_refused(tmp_path: Path) -> None:
    """A folder of somebody's own, named by mistake, is left as it is."""
    own = tmp_path / "documents"
    own.mkdir()
    (own / "thesis.txt").write_text("mine", "utf-8")
    with pytest.raises(KeptError, match="holds something else"):
        refuse_occupied(own, "R-2026-0001")
    assert (own / "thesis.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("beside", ["thesis.txt", "notes"])
def test_an_answer_with_something_beside_it_is_refused(tmp_path: Path, beside: str) -> None:
    """An answer that somebody added a file or a folder to is no longer Kept's alone."""
    (tmp_path / "answer.json").write_text(json.dumps({"request": {"id": "R-2026-0001"}}), "utf-8")
    (tmp_path / beside).write_text("mine", "utf-8")
    with pytest.raises(KeptError):
        refuse_occupied(tmp_path, "R-2026-0001")


def test_the_answer_of_another_request_is_refused(tmp_path: Path) -> None:
    """One person's answer never takes the place of another's."""
    (tmp_path / "answer.json").write_text(json.dumps({"request": {"id": "R-2026-0002"}}), "utf-8")
    with pytest.raises(KeptError):
        refuse_occupied(tmp_path, "R-2026-0001")


def test_a_link_is_refused(tmp_path: Path) -> None:
    """What a link points at is not ours to replace."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(KeptError):
        refuse_occupied(tmp_path / "out", "R-2026-0001")


def test_a_new_folder_an_empty_one_and_a_former_answer_are_written_to(tmp_path: Path) -> None:
    """Nothing is lost there."""
    refuse_occupied(tmp_path / "new", "R-2026-0001")
    refuse_occupied(tmp_path, "R-2026-0001")
    (tmp_path / "answer.json").write_text(json.dumps({"request": {"id": "R-2026-0001"}}), "utf-8")
    (tmp_path / "index.html").write_text("<p>", "utf-8")
    refuse_occupied(tmp_path, "R-2026-0001")
