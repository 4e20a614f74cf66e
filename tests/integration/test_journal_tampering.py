"""Somebody edits the journal by hand, in the database or in an export: verification says which entry, and how."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kept.findings import KeptError
from kept.journal import Draft, Fault, Journal, Kind, What, verify, verify_live
from kept.state import State, open_state

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """An empty state."""
    with open_state(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def journal(state: State) -> Journal:
    """Ten entries, five acts each meant and done, and a checkpoint set down after six."""
    journal = Journal(state, "acme.example/journal")
    for act in range(5):
        journal.done(journal.intend(Kind.RETENTION_ERASE, {"records": act}, AT), {"records": act}, AT)
        if act == 2:
            journal.checkpoint(AT)
    return journal


@pytest.fixture
def exported(journal: Journal, tmp_path: Path) -> Path:
    """The same journal as files."""
    journal.export(tmp_path / "evidence")
    return tmp_path / "evidence"


def by_hand(state: State, *statements: str) -> None:
    """Edit the database as somebody with a database tool would."""
    connection = sqlite3.connect(state.folder / "state.db")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def lines(folder: Path) -> list[str]:
    """The lines of the exported journal."""
    return (folder / "journal.jsonl").read_text().splitlines()


def rewrite(folder: Path, edit: Callable[[list[str]], object]) -> None:
    """Edit the exported journal as somebody with a text editor would."""
    found = lines(folder)
    edit(found)
    (folder / "journal.jsonl").write_text("".join(f"{line}\n" for line in found))


def told(faults: tuple[Fault, ...]) -> list[str]:
    """The faults, in a word each."""
    return [f"{fault.what} {fault.first if fault.first is not None else f'line {fault.place}'}" for fault in faults]


# By hand in the database

IN_THE_DATABASE = {
    "a value altered": (
        ["UPDATE journal_entries SET about = '{\"records\":9}' WHERE seq = 5"],
        ["altered 5"],
    ),
    "a moment altered": (
        ["UPDATE journal_entries SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 0"],
        ["altered 0"],
    ),
    "a refusal made of a deed": (["UPDATE journal_entries SET stage = 'refused' WHERE seq = 9"], ["altered 9"]),
    "two neighbours altered": (["UPDATE journal_entries SET about = '{}' WHERE seq IN (4, 5)"], ["altered 4"]),
    "one removed": (["DELETE FROM journal_entries WHERE seq = 5"], ["removed 5"]),
    "one removed, the others numbered anew": (
        ["DELETE FROM journal_entries WHERE seq = 5", "UPDATE journal_entries SET seq = seq - 1 WHERE seq > 5"],
        ["removed 5", "renumbered 6"],
    ),
    "the end cut off": (["DELETE FROM journal_entries WHERE seq >= 8"], ["removed 8"]),
    "all removed": (["DELETE FROM journal_entries"], ["removed 0"]),
    "two exchanged": (
        [
            "UPDATE journal_entries SET seq = 99 WHERE seq = 3",
            "UPDATE journal_entries SET seq = 3 WHERE seq = 7",
            "UPDATE journal_entries SET seq = 7 WHERE seq = 99",
        ],
        ["moved 3", "moved 7"],
    ),
    "one appended": (
        ["INSERT INTO journal_entries SELECT 10, at, kind, stage, of, about FROM journal_entries WHERE seq = 9"],
        ["appended line 11"],
    ),
    "one put before the first": (
        ["INSERT INTO journal_entries SELECT -1, at, kind, stage, of, about FROM journal_entries WHERE seq = 9"],
        ["inserted line 1"],
    ),
    "one appended with its node": (
        [
            "INSERT INTO journal_entries SELECT 10, at, kind, stage, of, about FROM journal_entries WHERE seq = 9",
            "INSERT INTO journal_nodes VALUES (0, 10, randomblob(32))",
        ],
        ["appended line 11", "nodes line None"],
    ),
    "a value altered and its hash too": (
        [
            "UPDATE journal_entries SET about = '{}' WHERE seq = 7",
            "UPDATE journal_nodes SET hash = zeroblob(32) WHERE level = 0 AND position = 7",
        ],
        ["unlocated 6", "nodes line None"],
    ),
    "a value altered and another's hash": (
        [
            "UPDATE journal_entries SET about = '{}' WHERE seq = 2",
            "UPDATE journal_nodes SET hash = zeroblob(32) WHERE level = 0 AND position = 7",
        ],
        ["altered 2", "nodes line None"],
    ),
    "a value altered and every hash above it": (
        [
            "UPDATE journal_entries SET about = '{}' WHERE seq = 9",
            "UPDATE journal_nodes SET hash = zeroblob(32)",
        ],
        ["unlocated 6", "nodes line None"],
    ),
    "a value altered, a hash gone": (
        [
            "UPDATE journal_entries SET about = '{}' WHERE seq = 1",
            "DELETE FROM journal_nodes WHERE level = 1 AND position = 1",
        ],
        ["altered 1", "nodes line None"],
    ),
    "a hash changed": (
        ["UPDATE journal_nodes SET hash = zeroblob(32) WHERE level = 0 AND position = 5"],
        ["nodes 5", "nodes line None"],
    ),
    "a hash removed": (["DELETE FROM journal_nodes WHERE level = 1 AND position = 2"], ["nodes line None"]),
    "the head's size": (["UPDATE journal_head SET size = 9"], ["head line None"]),
    "the head's peaks": (["UPDATE journal_head SET peaks = x'00'"], ["head line None"]),
    "the head removed": (["DELETE FROM journal_head"], ["head line None"]),
    "the head's signed text": (
        ["UPDATE journal_head SET note = replace(note, char(10) || '10' || char(10), char(10) || '9' || char(10))"],
        ["checkpoint-signature line None"],
    ),
    "the head's note": (["UPDATE journal_head SET note = 'trust me'"], ["checkpoint-form line None"]),
    "a checkpoint that was set down": (
        ["UPDATE checkpoints SET note = replace(note, 'a', 'b')"],
        ["earlier-unsigned line None"],
    ),
    "what is no value": (["UPDATE journal_entries SET about = x'ff' WHERE seq = 2"], ["altered 2"]),
}


@pytest.mark.parametrize("edit", IN_THE_DATABASE)
def test_a_row_edited_by_hand_is_named(journal: Journal, state: State, edit: str) -> None:
    """Whatever is done to the rows behind Kept's back, verification says it and names the entry."""
    statements, expected = IN_THE_DATABASE[edit]
    assert verify_live(journal).verified
    by_hand(state, *statements)
    verdict = verify_live(journal)
    assert not verdict.verified
    assert told(verdict.faults) == expected


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_entries WHERE seq = 9",
        "INSERT INTO journal_entries SELECT 10, at, kind, stage, of, about FROM journal_entries WHERE seq = 9",
        "DELETE FROM journal_head",
        "UPDATE journal_head SET peaks = x''",
        "UPDATE journal_head SET note = 'trust me'",
        "UPDATE journal_head SET size = 'ten'",
        "INSERT INTO journal_nodes VALUES (0, 10, zeroblob(32))",
    ],
)
def test_nothing_is_built_on_a_journal_that_was_touched(journal: Journal, state: State, statement: str) -> None:
    """Where the end of the journal was touched, appending is refused with a finding, and nothing is written."""
    by_hand(state, statement)
    for fresh in (journal, Journal(state)):  # the one that signed last, and one that just came
        with pytest.raises(KeptError) as refused:
            fresh.note(Kind.EVENT_RECORD, {}, AT)
        assert refused.value.finding.code == "journal-damaged"
        assert refused.value.finding.help is not None


def test_a_changed_hash_is_told_as_the_entries_below_it(journal: Journal, state: State) -> None:
    """A hash that stands over entries 8 and 9 is told as these two; the last one of a level over what there is."""
    by_hand(state, "UPDATE journal_nodes SET hash = zeroblob(32) WHERE level = 1 AND position = 4")
    assert verify_live(journal).faults[0] == Fault(What.NODES, 8, 9)
    assert verify_live(journal).faults[0].words.en == "the tree's stored hashes were changed, over entries 8 to 9"


def test_a_row_that_cannot_be_read_is_a_finding(journal: Journal, state: State) -> None:
    """Showing a journal with a broken row says that it is damaged."""
    by_hand(state, "UPDATE journal_entries SET stage = 'perhaps' WHERE seq = 4")
    with pytest.raises(KeptError, match="another hand"):
        list(journal.entries())


# By hand in the export


def to(found: list[str], place: int, old: str, new: str) -> None:
    """Change a line."""
    assert old in found[place]
    found[place] = found[place].replace(old, new)


def exchange(found: list[str], one: int, other: int) -> None:
    """Exchange two lines."""
    found[one], found[other] = found[other], found[one]


def renumber(found: list[str]) -> None:
    """Give every line the number of its place, as a careful forger would."""
    found[:] = [re.sub(r'"seq":\d+', f'"seq":{place}', line) for place, line in enumerate(found)]


Edit = Callable[[list[str]], object]


def one_after_another(*edits: Edit) -> Edit:
    """Several edits as one."""

    def edit(found: list[str]) -> None:
        for each in edits:
            each(found)

    return edit


IN_THE_EXPORT: dict[str, tuple[Edit, list[str]]] = {
    "a value altered": (lambda found: to(found, 5, '"records":2', '"records":0'), ["altered 5"]),
    "a space added": (lambda found: to(found, 5, '"records":2', '"records": 2'), ["altered 5"]),
    "a line emptied": (lambda found: found.__setitem__(4, ""), ["altered 4"]),
    "one removed": (lambda found: found.pop(5), ["removed 5"]),
    "one removed, the others numbered anew": (
        one_after_another(lambda found: found.pop(5), renumber),
        ["removed 5", "renumbered 6"],
    ),
    "several removed": (lambda found: found.__delitem__(slice(2, 5)), ["removed 2"]),
    "the end cut off": (lambda found: found.__delitem__(slice(8, None)), ["removed 8"]),
    "one moved to the end": (lambda found: found.append(found.pop(3)), ["moved 3"]),
    "two exchanged": (lambda found: exchange(found, 2, 7), ["moved 2", "moved 7"]),
    "one appended": (lambda found: found.append(found[9].replace('"seq":9', '"seq":10')), ["appended line 11"]),
    "one said twice": (lambda found: found.insert(6, found[2]), ["inserted line 7"]),
    "one invented between two": (lambda found: found.insert(3, '{"about":{}}'), ["inserted line 4"]),
    "one altered, one removed, one appended": (
        one_after_another(
            lambda found: to(found, 1, "done", "refused"),
            lambda found: found.pop(4),
            lambda found: found.append("nothing happened"),
        ),
        ["altered 1", "removed 4", "appended line 10"],
    ),
    "everything replaced": (lambda found: found.__setitem__(slice(None), ["x"] * 10), ["altered 0"]),
    "everything removed": (lambda found: found.clear(), ["removed 0"]),
}


@pytest.mark.parametrize("edit", IN_THE_EXPORT)
def test_a_line_edited_by_hand_is_named(journal: Journal, exported: Path, edit: str) -> None:
    """Whatever is done to the exported lines, verification says it and names the entry."""
    change, expected = IN_THE_EXPORT[edit]
    assert verify(exported, journal.key).verified
    rewrite(exported, change)
    verdict = verify(exported, journal.key)
    assert not verdict.verified
    assert told(verdict.faults) == expected


def test_a_fault_is_a_sentence_in_both_languages(journal: Journal, exported: Path) -> None:
    """What was done and to which entry is said in English and in French."""
    rewrite(exported, one_after_another(lambda f: to(f, 5, "done", "refused"), lambda f: exchange(f, 0, 9)))
    said = [fault.words for fault in verify(exported, journal.key).faults]
    assert said[0].en == "entry 0 was moved: it now stands after entry 8"
    assert said[1].fr == "l’écriture 5 a été altérée"
    assert said[2].en == "entry 9 was moved: it now stands first"
    for what in What:
        words = Fault(what, 1, 2, 3, 4, 5).words
        assert words.en
        assert words.en != words.fr


def test_a_verified_export_says_what_it_rests_on(journal: Journal, exported: Path) -> None:
    """Untouched, the export is verified with the size and the root of the live journal."""
    verdict = verify(exported, str(journal.key))
    assert verdict.verified
    assert (verdict.size, verdict.entries, verdict.root) == (10, 10, journal.root().hex())
    assert verdict == verify(exported, journal.key)


def test_an_intention_without_an_ending_is_shown(journal: Journal, tmp_path: Path) -> None:
    """An act that was interrupted is no fault, and it is not hidden."""
    meant = journal.intend(Kind.REQUEST_FULFIL, {"request": "r-1"}, AT)
    journal.export(tmp_path / "evidence")
    verdict = verify(tmp_path / "evidence", journal.key)
    assert (verdict.verified, verdict.open) == (True, (meant.seq,))
    assert verify_live(journal).open == (meant.seq,)


# The other files of the export


def test_a_changed_list_of_hashes_is_told(journal: Journal, exported: Path) -> None:
    """The entries are as they were signed, and still somebody touched the export: it is said."""
    hashes = (exported / "hashes").read_text().splitlines()
    (exported / "hashes").write_text("\n".join([hashes[1], hashes[0], *hashes[2:]]))
    assert told(verify(exported, journal.key).faults) == ["hashes line None"]


@pytest.mark.parametrize("garbage", ["", "not hex\n", "é", "00\n" * 10])
def test_a_broken_list_of_hashes_is_told(journal: Journal, exported: Path, garbage: str) -> None:
    """A list that cannot be read, or is empty, is a changed list."""
    (exported / "hashes").write_text(garbage)
    assert told(verify(exported, journal.key).faults) == ["hashes line None"]


def test_entries_and_hashes_changed_together_are_told(journal: Journal, exported: Path) -> None:
    """The forger who makes the list fit the altered entries is told too, though not where."""
    rewrite(exported, lambda found: to(found, 5, '"records":2', '"records":0'))
    forged = Journal.__module__  # any text of the forger's
    (exported / "hashes").write_text(f"{forged.encode().hex():0<64}\n" * 10)
    assert told(verify(exported, journal.key).faults) == ["unlocated 0", "hashes line None"]


def test_without_the_list_of_hashes_the_journal_still_verifies(journal: Journal, exported: Path) -> None:
    """The list only helps to say where: without it verification works, and an alteration is told without its place."""
    (exported / "hashes").unlink()
    assert verify(exported, journal.key).verified
    rewrite(exported, lambda found: found.append("appended by hand"))
    assert told(verify(exported, journal.key).faults) == ["appended line 11"]
    rewrite(exported, lambda found: to(found, 5, '"records":2', '"records":0'))
    assert told(verify(exported, journal.key).faults) == ["unlocated 0"]


def test_an_earlier_checkpoint_narrows_what_cannot_be_placed(journal: Journal, exported: Path) -> None:
    """Where the place is lost, an earlier checkpoint that still fits says up to where everything is intact."""
    earlier = earlier_checkpoint(journal)
    (exported / "hashes").unlink()
    rewrite(exported, lambda found: to(found, 8, '"records":4', '"records":0'))
    assert told(verify(exported, journal.key, earlier).faults) == ["unlocated 6"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("\n10\n", "\n9\n", "checkpoint-signature"),
        ("acme.example", "else.example", "checkpoint-key"),
        ("— ", "", "checkpoint-form"),
    ],
)
def test_a_changed_checkpoint_is_told(journal: Journal, exported: Path, old: str, new: str, expected: str) -> None:
    """Size, name or signature of the checkpoint changed: not verified, with the reason."""
    note = (exported / "checkpoint").read_text()
    (exported / "checkpoint").write_text(note.replace(old, new))
    assert told(verify(exported, journal.key).faults) == [f"{expected} line None"]


def test_the_wrong_key_is_told(exported: Path, tmp_path: Path) -> None:
    """With another journal's key nothing is verified, however intact the files are."""
    with open_state(tmp_path / "else") as other:
        verdict = verify(exported, Journal(other, "acme.example/journal").key)
    assert told(verdict.faults) == ["checkpoint-key line None"]


# Against an earlier checkpoint


def earlier_checkpoint(journal: Journal) -> str:
    """The checkpoint after six entries, as somebody outside kept it."""
    connection = sqlite3.connect(journal.state.folder / "state.db")
    note: str = connection.execute("SELECT note FROM checkpoints").fetchone()[0]
    connection.close()
    return note


def test_a_journal_that_grew_stands_by_its_earlier_checkpoint(journal: Journal, exported: Path) -> None:
    """Nothing before the earlier checkpoint was changed."""
    verdict = verify(exported, journal.key, earlier_checkpoint(journal))
    assert (verdict.verified, verdict.against) == (True, 6)


def resigned(journal: Journal, keep: int, tmp_path: Path) -> Path:
    """What the holder of the key can do: another history, correctly signed."""
    with open_state(tmp_path / "forged") as forged:
        for name in ("checkpoint", "pseudonym", "seal"):
            (forged.folder / "keys").mkdir(exist_ok=True)
            key = journal.state.folder / "keys" / f"{name}.key"
            if key.exists():
                (forged.folder / "keys" / key.name).write_bytes(key.read_bytes())
        history = Journal(forged, "acme.example/journal")
        history.append_many([Draft(Kind.EVENT_RECORD, {"n": n}) for n in range(keep)], AT)
        history.export(tmp_path / "forged-evidence")
    return tmp_path / "forged-evidence"


def test_a_history_signed_anew_is_told_by_an_earlier_checkpoint(journal: Journal, tmp_path: Path) -> None:
    """Signed with the true key a forged history verifies alone, and not against a checkpoint that somebody kept."""
    forged = resigned(journal, 12, tmp_path)
    assert verify(forged, journal.key).verified
    assert told(verify(forged, journal.key, earlier_checkpoint(journal)).faults) == ["rewritten line None"]


def test_a_history_cut_short_and_signed_anew_is_told(journal: Journal, tmp_path: Path) -> None:
    """A journal shorter than an earlier checkpoint lost its end."""
    faults = verify(resigned(journal, 4, tmp_path), journal.key, earlier_checkpoint(journal)).faults
    assert told(faults) == ["shortened line None"]
    assert "6 entries" in faults[0].words.en


def test_an_earlier_checkpoint_must_be_signed_too(journal: Journal, exported: Path) -> None:
    """What anybody could have written proves nothing, and is told."""
    forged = earlier_checkpoint(journal).replace("\n6\n", "\n5\n")
    assert told(verify(exported, journal.key, forged).faults) == ["earlier-unsigned line None"]


# Nothing to verify


def test_an_empty_folder_is_nothing_to_read(journal: Journal, tmp_path: Path) -> None:
    """No journal there: a finding with a way out and exit code 3."""
    with pytest.raises(KeptError) as stopped:
        verify(tmp_path / "nowhere", journal.key)
    assert (stopped.value.exit_code, stopped.value.finding.code) == (3, "no-journal")


def test_a_key_that_is_none_is_a_usage_error(exported: Path) -> None:
    """What is not a verifier key is said, with what one looks like."""
    with pytest.raises(KeptError) as stopped:
        verify(exported, "abc")
    assert (stopped.value.exit_code, stopped.value.finding.code) == (2, "unreadable-key")


def test_an_empty_journal_is_a_journal(tmp_path: Path) -> None:
    """Before the first entry there is a signed head over nothing, and it verifies."""
    with open_state(tmp_path / "state") as state:
        journal = Journal(state, "acme.example/journal")
        journal.export(tmp_path / "evidence")
        assert verify_live(journal).verified
        assert verify(tmp_path / "evidence", journal.key).size == 0
        assert verify(tmp_path / "evidence", journal.key).verified


def test_an_export_that_cannot_be_written_is_a_finding(journal: Journal, tmp_path: Path) -> None:
    """A file stands where the folder should: said, with a way out."""
    (tmp_path / "taken").write_text("")
    with pytest.raises(KeptError) as stopped:
        journal.export(tmp_path / "taken")
    assert stopped.value.finding.code == "export-unwritable"


def test_the_export_is_what_the_reference_says(journal: Journal, exported: Path) -> None:
    """Four files; each line is JSON whose canonical form is itself, in order."""
    from kept.journal import canonical

    assert {path.name for path in exported.iterdir()} == {"journal.jsonl", "hashes", "checkpoint", "key.pub"}
    for seq, line in enumerate(lines(exported)):
        assert (json.loads(line)["seq"], canonical(json.loads(line))) == (seq, line)
    assert (exported / "key.pub").read_text() == f"{journal.key}\n"
