"""The reference page of the journal says what the code does: its example verifies, its list is the vocabulary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kept.journal import Kind, Proof, VerifierKey, verify

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "journal.md").read_text(encoding="utf-8")
FRENCH = (REFERENCE / "journal.fr.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`([a-z.]+)`\n\n```[a-z]+\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The export that the page shows."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_example_is_a_whole_export() -> None:
    """The page shows the four files, and no other."""
    assert set(FILES) == {"journal.jsonl", "hashes", "checkpoint", "key.pub"}


def test_the_example_verifies(example: Path) -> None:
    """A reader who copies the example and verifies it gets the verdict that the page promises."""
    verdict = verify(example, FILES["key.pub"])
    assert (verdict.verified, verdict.entries, verdict.open) == (True, 3, ())


def test_the_example_of_a_proof_proves_its_entry() -> None:
    """The proof on the page is of the second entry of the example."""
    text = re.search(r"```text\n(c2sp.org/tlog-proof@v1.*?)```", PAGE, re.DOTALL)
    assert text is not None
    proof = Proof.parse(text[1])
    lines = FILES["journal.jsonl"].encode().splitlines()
    assert proof.proves(lines[1], VerifierKey.parse(FILES["key.pub"]))
    assert not proof.proves(lines[0], VerifierKey.parse(FILES["key.pub"]))


def test_the_page_lists_every_kind() -> None:
    """The vocabulary on the page is that of the code, with its titles in both languages."""
    listed = re.findall(r"^\| `([a-z]+\.[a-z-]+)` \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert listed == [(kind.value, kind.words.en, kind.words.fr) for kind in Kind]


def test_the_french_page_says_the_same() -> None:
    """The same examples, the same list, and as many parts, rows and rules as the English page."""
    blocks = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
    marks = re.compile(r"^(#+ |\| |- |\d\. )", re.MULTILINE)

    assert blocks.findall(FRENCH) == blocks.findall(PAGE)
    assert marks.findall(FRENCH) == marks.findall(PAGE)
    assert FRENCH.partition("| `policy.published`")[2] == PAGE.partition("| `policy.published`")[2]
