"""A folder of recordings: read by the shape of its paths, weeded without ever leaving it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kept.connectors import connect
from kept.connectors.conditions import EVERY, Clock, Equals, OnOrBefore, Unreadable
from kept.connectors.files import TABLE, FilesConnector
from kept.connectors.interface import Blank, Connector, Delete, Done, Mark, Refusal, Selection, Settings
from kept.findings import KeptError

SHAPE = "{client}/{year}/{month}/{call_id}.wav"
PAST = Selection(TABLE, OnOrBefore(Clock("date"), date(2020, 3, 30)))


def put(root: Path, *paths: str) -> None:
    """Files of a few bytes."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"sound")


def place(root: Path, path: str | None = SHAPE) -> FilesConnector:
    """The connector on the folder."""
    return FilesConnector(Settings("recordings", "files", str(root), path=path))


def erase(connector: Connector, selection: Selection = PAST) -> object:
    """Prepare and carry out, in one breath."""
    return connector.carry_out(selection, Delete(), agreed=connector.prepare(selection, Delete()), at_most=100)


def names(root: Path) -> list[str]:
    """What is left, folders included."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_a_month_counts_as_its_last_day(tmp_path: Path) -> None:
    """A path that stops at the month is not early: February is over on the 29th, March is not on the 30th."""
    put(tmp_path, "north/2020/02/a.wav", "north/2020/03/b.wav")
    connector = place(tmp_path)
    assert connector.keys(Selection(TABLE), "date") == ("2020-02-29", "2020-03-31")
    assert connector.keys(PAST, "call_id") == ("a",)


def test_files_go_and_the_folders_they_leave_empty(tmp_path: Path) -> None:
    """The file, its month and its year go; what holds something else stays, and so does the root."""
    put(tmp_path, "north/2020/02/a.wav", "north/2021/02/b.wav", "south/2020/01/c.wav")
    assert erase(place(tmp_path)) == Done(2)
    assert names(tmp_path) == ["north", "north/2021", "north/2021/02", "north/2021/02/b.wav"]
    assert erase(place(tmp_path), Selection(TABLE, EVERY)) == Done(1)
    assert tmp_path.is_dir()


def test_the_statement_reads_aloud(tmp_path: Path) -> None:
    """What is agreed is a sentence that says all that decides."""
    text = place(tmp_path).prepare(PAST, Delete()).text
    assert text == f"remove files matching {SHAPE}\nwhere date <= 2020-03-30 (Europe/Paris)"


def test_a_file_of_another_shape_is_told_and_never_touched(tmp_path: Path) -> None:
    """It is counted, unnamed (its name may tell of a person), and stays."""
    put(tmp_path, "north/2020/02/a.wav", "north/2020/02/a.mp3", "north/2020/2/b.wav", "letter of Anne Durand.pdf")
    connector = place(tmp_path)
    finding = connector.outside_the_shape()
    assert finding is not None
    assert finding.headline.en.startswith("3 file(s)")
    assert "Durand" not in str(finding)
    assert erase(connector, Selection(TABLE, EVERY)) == Done(1)
    assert "letter of Anne Durand.pdf" in names(tmp_path)
    (tmp_path / "north/2020/02/a.mp3").unlink()


def test_a_month_that_does_not_exist_is_unreadable(tmp_path: Path) -> None:
    """`2020/13` is no date: reported, never expired."""
    put(tmp_path, "north/2020/13/a.wav")
    connector = place(tmp_path)
    assert connector.count(Selection(TABLE, Unreadable(Clock("date")))) == 1
    assert connector.count(Selection(TABLE, OnOrBefore(Clock("date"), date(2030, 1, 1)))) == 0


def test_links_are_neither_followed_nor_removed(tmp_path: Path) -> None:
    """A link to a file, to a folder or to the outside leads nowhere."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    put(outside, "2020/02/secret.wav", "secret.wav")
    put(root, "north/2020/02/a.wav")
    (root / "south").symlink_to(outside)
    (root / "north/2020/02/b.wav").symlink_to(outside / "secret.wav")
    (root / "north/2020/01").symlink_to(outside / "2020/02")
    assert erase(place(root)) == Done(1)
    assert names(outside) == ["2020", "2020/02", "2020/02/secret.wav", "secret.wav"]
    assert (root / "north/2020/02/b.wav").is_symlink()


def test_a_folder_swapped_for_a_link_leads_nowhere(tmp_path: Path) -> None:
    """Between looking and removing somebody puts a link in the way: the file outside stays."""
    from kept.connectors.files.tree import remove

    root, outside = tmp_path / "root", tmp_path / "outside"
    put(outside, "a.wav")
    root.mkdir()
    (root / "north").symlink_to(outside)
    assert remove(root, "north/a.wav") is False
    assert (outside / "a.wav").exists()


@pytest.mark.parametrize("path", [None, "", "recording.wav", "/abs/{year}.wav", "../{client}/{year}.wav"])
def test_a_shape_that_leaves_the_folder_or_says_nothing_is_refused(tmp_path: Path, path: str | None) -> None:
    """The shape is relative, stays inside and names at least one thing."""
    with pytest.raises(KeptError) as told:
        place(tmp_path, path)
    assert told.value.finding.code == "unreadable-path-shape"


def test_a_folder_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    """The same through an address that is a URL."""
    for address in (str(tmp_path / "none"), f"file://{tmp_path}/none"):
        with pytest.raises(KeptError) as told:
            connect(Settings("recordings", "files", address, path=SHAPE))
        assert told.value.finding.code == "missing-folder"
    assert names(tmp_path) == []


def test_a_url_is_an_address(tmp_path: Path) -> None:
    """`file:///folder%20name` is that folder."""
    put(tmp_path, "all calls/north/2020/02/a.wav")
    connector = connect(Settings("recordings", "files", f"file://{tmp_path}/all%20calls", path=SHAPE))
    assert connector.total(TABLE) == 1


@pytest.mark.parametrize("act", [Blank(("client",)), Mark("date", date(2026, 1, 1))])
def test_a_file_is_removed_whole_or_not_at_all(tmp_path: Path, act: Blank | Mark) -> None:
    """Nothing to blank, nothing to mark: refused with the reason, in both verbs."""
    put(tmp_path, "north/2020/02/a.wav")
    connector = place(tmp_path)
    answer = connector.carry_out(PAST, act, agreed=connector.prepare(PAST, Delete()), at_most=10)
    assert isinstance(answer, Refusal)
    assert answer.code == "cannot-blank"
    with pytest.raises(KeptError) as told:
        connector.prepare(PAST, act)
    assert told.value.finding.code == "cannot-blank"
    assert connector.total(TABLE) == 1


def test_a_file_that_vanished_is_not_counted(tmp_path: Path) -> None:
    """Somebody was faster: the count says what we removed, no more."""
    from kept.connectors.files.tree import remove

    put(tmp_path, "north/2020/02/a.wav")
    assert remove(tmp_path, "north/2020/02/a.wav") is True
    assert remove(tmp_path, "north/2020/02/a.wav") is False


def test_what_the_file_system_knows_is_a_column(tmp_path: Path) -> None:
    """Size and time of the last change can be asked for and be clocks."""
    put(tmp_path, "north/2020/02/a.wav")
    os.utime(tmp_path / "north/2020/02/a.wav", times=(0, datetime(2019, 5, 5, 23, 30, tzinfo=UTC).timestamp()))
    connector = place(tmp_path)
    (record,) = connector.fetch(Selection(TABLE, Equals("client", "north")), ["path", "modified", "size"])
    assert record["path"] == "north/2020/02/a.wav"
    assert record["size"] == 5
    assert record["modified"].tzinfo is not None
    assert connector.count(Selection(TABLE, OnOrBefore(Clock("modified"), date(2019, 5, 5)))) == 0
    assert connector.count(Selection(TABLE, OnOrBefore(Clock("modified"), date(2019, 5, 6)))) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written_stops_before_the_first_file(tmp_path: Path) -> None:
    """One file cannot go: none goes."""
    put(tmp_path, "north/2020/01/a.wav", "north/2020/02/b.wav")
    (tmp_path / "north/2020/02").chmod(0o500)
    with pytest.raises(KeptError) as told:
        erase(place(tmp_path))
    assert told.value.finding.code == "permission-denied"
    assert place(tmp_path).total(TABLE) == 2
    (tmp_path / "north/2020/02").chmod(0o700)
