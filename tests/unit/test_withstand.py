"""What a document must withstand: whatever the file holds, the three commands that read it end with words, never a trace.

Each command runs as a process of its own with at most 2 GB of memory, so that a file which multiplies would end it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # a process for each command, and files as long as anybody writes

MEMORY = 2 * 2**30  # bytes
PATIENCE = 120  # seconds: a command that never ends fails here, a slow machine does not
OUICOM = Path(__file__).parents[2] / "examples" / "ouicom" / "policy.yaml"

START = """\
policy: Ours
controller: acme
version: 1
effective: 2026-03-01
languages: [en]
parties: {acme: {name: Acme, country: FR, email: privacy@acme.example}}
"""

BOMB = "a: &a [x]\n" + "".join(f"{c}: &{c} [{', '.join([f'*{chr(ord(c) - 1)}'] * 10)}]\n" for c in "bcdefghijk")

UNREADABLE: dict[str, tuple[str | bytes, str]] = {
    "150,000 clauses in 10 MB": (START + "statements:\n" + "".join(f"  s{n}: {{en: {'a' * 60}}}\n" for n in range(150_000)), "too many values"),
    "10,000 levels of braces": (START + "security: " + "{a: " * 10_000 + "}" * 10_000, "nested too deeply"),
    "10,000 levels of brackets": (START + "security: " + "[" * 10_000 + "]" * 10_000, "nested too deeply"),
    "3,000 levels of indentation": (START + "security:\n" + "".join(" " * n + " a:\n" for n in range(3_000)), "nested too deeply"),
    "aliases that multiply": (START + BOMB, "too many values"),
    "an alias of nothing": (START + "people: *nobody\n", "names nothing written before"),
    "a tab": (START + "retention:\n\tprospects: {keep: 3 years}\n", "a tab where spaces are expected"),
    "Latin-1": ((START + "people: {p: {fr: salariés}}\n").encode("latin-1"), "not UTF-8 text"),
    "UTF-16": (START.encode("utf-16"), "not UTF-8 text"),
    "UTF-16 without its mark": (START.encode("utf-16-le"), "a control character"),
    "UTF-32": (START.encode("utf-32"), "not UTF-8 text"),
    "a NUL": (START + 'people: {p: {en: "a\0b"}}\n', "a control character"),
    "half a character": (START + 'people: {p: {en: "\\ud800"}}\n', "invalid Unicode"),
    "a key of a million letters": (START + "k" * 1_000_000 + ": 1\n", "a key without its colon"),
    "nothing": ("", "the file is empty"),
}  # fmt: skip

READABLE: dict[str, str | bytes] = {
    "a sentence of 10 MB": START + f'statements: {{long: {{en: "{"word " * 2_000_000}"}}}}\n',
    "a remark of 10 MB": START + "# " + "x" * 10_000_000,
    "10,000 promises": START
    + "retention:\n"
    + "".join(f"  c{n}: {{keep: 3 years, since: last-contact, then: erase}}\n" for n in range(10_000)),
    "10,000 promises that differ": START
    + "people: {p: {en: people}}\ndata: {d: {fields: {email: e-mail}}}\n"
    + "purposes: {answer: {is: answer, basis: consent, people: p, data: d}}\nretention:\n"
    + "".join(f"  c{n}: {{keep: {n + 1} days, since: last-contact, then: erase}}\n" for n in range(10_000)),
    "10,000 purposes": START
    + "purposes:\n"
    + "".join(f"  p{n}: {{is: do thing {n}, basis: consent}}\n" for n in range(10_000)),
    "a byte-order mark": b"\xef\xbb\xbf" + START.encode(),
    "Windows line ends": START.replace("\n", "\r\n"),
    "old Mac line ends": START.replace("\n", "\r"),
    "a key twice": START + "policy: Theirs\n",
    "a shared value": START.replace("{acme: {", "{acme: &one {") + "people: {p: *one}\n",
    "right to left": START + 'people: {p: {en: "\u202egnp.exe \u2066x"}, \u202eb: {en: x}}\n',
    "an escaped NUL": START + 'people: {p: {en: "a\\0b"}}\n',
    "an escape of the terminal": START + 'people: {p: {en: "\\e[31mred"}}\n"\\e[31m": 3\n',
}


def kept(*arguments: object) -> tuple[int, str]:
    """A command's exit code and all it says. It may not print a trace, nor what only a terminal would obey."""
    ran = subprocess.run(
        [sys.executable, "-m", "kept", *map(str, arguments)],
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    said = (ran.stdout + ran.stderr).decode()
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert ran.returncode in {0, 1}
    return ran.returncode, said


def written(folder: Path, text: str | bytes) -> Path:
    """The document in a folder of its own."""
    path = folder / "policy.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_told(tmp_path: Path, case: str) -> None:
    """One finding says why; nothing is published or compared on a file of which nothing was read."""
    text, why = UNREADABLE[case]
    path = written(tmp_path, text)

    for said in (kept("check", tmp_path), kept("diff", path, OUICOM), kept("diff", OUICOM, path)):
        assert said[0] == 1
        assert why in said[1]
    refused, words = kept("publish", tmp_path, "--out", tmp_path / "site")
    assert (refused, why in words) == (1, True)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("case", READABLE)
def test_what_can_be_read_gets_an_answer(tmp_path: Path, case: str) -> None:
    """Findings, a comparison, and a notice or the reason why there is none."""
    path = written(tmp_path, READABLE[case])

    assert "warning[answer-deadline-missing]" in kept("check", tmp_path)[1]
    assert "OUICOM answers for your data, in place of Acme" in kept("diff", path, OUICOM)[1]
    code, words = kept("publish", tmp_path, "--out", tmp_path / "site")
    assert code == 0 or "error[" in words
