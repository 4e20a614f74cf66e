"""Checkpoints are C2SP signed notes: other tools' notes verify here, and ours verify elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kept.journal.checkpoint import (
    Checkpoint,
    CheckpointUnverified,
    VerifierKey,
    name_fits,
    note,
    open_checkpoint,
    open_note,
    read,
    sign,
)

# The published example of golang.org/x/mod/sumdb/note: keys, text and signature.
GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SEED = b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_NOTE = f"{GO_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"

SIGNING = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = VerifierKey("acme.example/journal", SIGNING.public_key().public_bytes_raw())
CHECKPOINT = Checkpoint("acme.example/journal", 42, hashlib.sha256(b"root").digest())


def test_go_s_note_verifies_here() -> None:
    """The published note of the Go implementation opens with its published key."""
    assert open_note(GO_NOTE, VerifierKey.parse(GO_VERIFIER)) == GO_TEXT


def test_we_sign_as_go_signs() -> None:
    """With Go's private key, our signature is byte for byte the published one."""
    private = Ed25519PrivateKey.from_private_bytes(GO_SEED)
    key = VerifierKey("PeterNeumann", private.public_key().public_bytes_raw())
    assert str(key) == GO_VERIFIER
    assert note(GO_TEXT, key, private) == GO_NOTE


def test_a_stranger_verifies_our_checkpoint() -> None:
    """Read from the format's page alone, without Kept's code, a checkpoint verifies."""
    signed = sign(CHECKPOINT, SIGNING)
    text, _, signature = signed.partition("\n\n")
    origin, size, root = text.split("\n")
    dash, name, encoded = signature.removesuffix("\n").split(" ")
    raw = b64decode(encoded)
    public = b64decode(str(KEY).split("+", 2)[2])
    assert (origin, size, b64decode(root)) == ("acme.example/journal", "42", CHECKPOINT.root)
    assert (dash, name) == ("—", origin)
    assert raw[:4] == hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
    assert public[:1] == b"\x01"
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(raw[4:], (text + "\n").encode())


def test_a_checkpoint_opens_with_its_key() -> None:
    """What was signed is what is read."""
    assert open_checkpoint(sign(CHECKPOINT, SIGNING), KEY) == CHECKPOINT


def test_signatures_of_witnesses_are_passed_over() -> None:
    """A note with further signatures, before or after ours, opens: signed-note demands that unknown ones are ignored."""
    signed = sign(CHECKPOINT, SIGNING)
    text, _, ours = signed.partition("\n\n")
    witness = "— witness.example mJirIklj" + "A" * 88
    assert open_checkpoint(f"{text}\n\n{witness}\n{ours}", KEY) == CHECKPOINT
    assert open_checkpoint(f"{text}\n\n{ours}{witness}\n", KEY) == CHECKPOINT


CHANGED: dict[str, tuple[Callable[[str], str], str]] = {
    "its size": (lambda signed: signed.replace("\n42\n", "\n43\n"), "signature"),
    "its name": (lambda signed: signed.replace("acme.example/journal\n42", "acme.example/journa1\n42"), "signature"),
    "the end of its signature": (lambda signed: signed[:-4] + "AAA\n", "signature"),
    "the name of its signer": (
        lambda signed: signed.replace("— acme.example/journal", "— else.example/journal"),
        "key",
    ),
    "its last newline": (lambda signed: signed.rstrip("\n"), "form"),
    "its signature, taken off": (lambda signed: signed.partition("\n\n")[0], "form"),
    "its dash": (lambda signed: signed.replace("— ", "- "), "form"),
    "all of it": (lambda _: "", "form"),
    "all but newlines": (lambda _: "\n\n\n", "form"),
    "all but dashes": (lambda _: "— \n\n— \n", "form"),
}


@pytest.mark.parametrize("changed", CHANGED)
def test_a_changed_checkpoint_is_refused(changed: str) -> None:
    """Size, name, signature or form changed: refused, with the reason."""
    change, reason = CHANGED[changed]
    with pytest.raises(CheckpointUnverified) as refused:
        open_checkpoint(change(sign(CHECKPOINT, SIGNING)), KEY)
    assert refused.value.reason == reason


def test_another_key_under_the_same_name_is_another_key() -> None:
    """A checkpoint signed by a stranger who took the journal's name is refused."""
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    with pytest.raises(CheckpointUnverified) as refused:
        open_checkpoint(sign(CHECKPOINT, stranger), KEY)
    assert refused.value.reason == "key"


def test_the_checkpoint_of_another_journal_is_refused() -> None:
    """One key, two journals: the checkpoint of the one does not speak for the other."""
    text = Checkpoint("acme.example/other", 1, bytes(32)).text
    with pytest.raises(CheckpointUnverified) as refused:
        open_checkpoint(note(text, KEY, SIGNING), KEY)
    assert refused.value.reason == "origin"


@pytest.mark.parametrize(
    "text",
    [
        "acme.example/journal\n042\n" + "A" * 43 + "=\n",
        "acme.example/journal\n-1\n" + "A" * 43 + "=\n",
        "acme.example/journal\n1\nAAAA\n",
        "acme.example/journal\n1\n",
        "\n1\n" + "A" * 43 + "=\n",
        "acme.example/journal\n1\n" + "A" * 42 + "B=\n",
    ],
)
def test_what_is_no_checkpoint(text: str) -> None:
    """A size with leading zeroes, a short root, a missing name, base64 in a second spelling: refused."""
    with pytest.raises(CheckpointUnverified):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "acme.example",
        GO_VERIFIER.replace("c74f20a3", "c74f20a4"),
        GO_VERIFIER[:-4],
        GO_VERIFIER.replace("+AR", "+BR"),
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    ],
)
def test_what_is_no_verifier_key(text: str) -> None:
    """A key that is cut, bears another mark or another algorithm is refused."""
    with pytest.raises(ValueError, match="verifier key"):
        VerifierKey.parse(text)


@pytest.mark.parametrize(
    ("origin", "fits"), [("acme.example/journal", True), ("a b", False), ("a+b", False), ("", False)]
)
def test_names_of_journals(origin: str, *, fits: bool) -> None:
    """A journal's name carries neither space nor plus."""
    assert name_fits(origin) is fits
