"""Verification: trusts nothing but the exported entries and a public key that the reader has from elsewhere.

For a DPO or an authority: copy the four exported files, take the public key from the organisation's proof page or from
an earlier visit, and run ``kept journal verify FOLDER --key KEY``. The verdict names the entry that was altered,
removed, moved or added. Who holds the private key could still sign another history: an *earlier checkpoint*, kept by
whoever has no interest in that, is what shows it (``against``).

Three questions, in this order: did this key sign this checkpoint; do these entries give its root; does the earlier
checkpoint's root come out of the first entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kept.findings import KeptError, in_french, stopped
from kept.journal.case import Case, opened
from kept.journal.checkpoint import VerifierKey
from kept.journal.export import CHECKPOINT, ENTRIES, HASHES
from kept.journal.reading import read
from kept.journal.verdict import Fault, Verdict, What


def verify(folder: Path, key: VerifierKey | str, against: str | None = None) -> Verdict:
    """The verdict on an exported journal. ``against`` is the text of an earlier checkpoint.

    Raises ``KeptError`` where there is nothing to read (exit code 3) or the key is not one (2).
    """
    key = verifier_key(key)
    try:
        note = (folder / CHECKPOINT).read_text("utf-8", errors="replace")
        found = read(_lines(folder / ENTRIES))
        listed = _hashes(folder / HASHES)
    except OSError as error:
        raise _nothing(folder, error) from None
    signed = opened(note, key)
    if isinstance(signed, Fault):
        return Verdict(key.name, 0, "", len(found.digests), (signed,))
    case = Case(signed, found, listed, lambda: list(_lines(folder / ENTRIES)))
    return case.judge(key, [against] if against else [], [Fault(What.HASHES)] if case.listing_changed else [])


def verifier_key(key: VerifierKey | str) -> VerifierKey:
    """A verifier key from its written form. ``KeptError`` (exit code 2) where it is none."""
    if isinstance(key, VerifierKey):
        return key
    try:
        return VerifierKey.parse(key)
    except ValueError:
        raise stopped(
            "unreadable-key",
            "this is not a verifier key",
            "ceci n’est pas une clé de vérification",
            help_en="a verifier key is written NAME+HASH+KEY; `kept journal key` prints it",
            help_fr="une clé de vérification s’écrit NOM+EMPREINTE+CLÉ ; « kept journal key » l’affiche",
            exit_code=2,
        ) from None


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        for written in file:
            yield written.removesuffix(b"\n")


def _hashes(path: Path) -> list[bytes] | None:
    """The list of hashes; ``None`` where there is none, a list that proves nothing where it cannot be read."""
    try:
        return [bytes.fromhex(written) for written in path.read_text("ascii").split()]
    except FileNotFoundError:
        return None
    except ValueError:
        return [b""]


def _nothing(folder: Path, error: OSError) -> KeptError:
    return stopped(
        "no-journal",
        f"there is no exported journal to read in {folder} ({error.strerror})",
        f"il n’y a pas de journal exporté à lire dans {folder} ({in_french(error)})",
        help_en="name a folder that `kept journal export` wrote, or an organisation's folder",
        help_fr="nommez un dossier écrit par « kept journal export », ou le dossier d’une organisation",
        exit_code=3,
    )
