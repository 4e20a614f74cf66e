"""The signed head of a journal: C2SP ``tlog-checkpoint`` in a C2SP ``signed-note``, Ed25519.

For a DPO: a checkpoint is three lines and a signature that stand for the whole journal at one size. Whoever kept an
earlier checkpoint can have it shown that nothing before it was changed. Any tool that reads these formats can verify it.

    acme.example/journal
    42
    qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=

    — acme.example/journal 4qj1sGb3…
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_ED25519 = b"\x01"  # signed-note: the identifier of Ed25519
_NAME = re.compile(r"[^\s+]+")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")
_HASH, _KEY, _SIGNATURE, _ID = 32, 32, 64, 4  # bytes


class CheckpointUnverified(ValueError):  # noqa: N818 - it names a state of the checkpoint
    """The note is no checkpoint, or no key in hand signed it. ``reason``: ``form``, ``key``, ``signature``, ``origin``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says: this journal had this size and this root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key and its name, written ``name+hash+key`` (signed-note, "Verifier keys")."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """signed-note: the first four bytes of SHA-256 over name, newline, 0x01 and the key."""
        return sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:_ID]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read one. ``ValueError`` where it is not one, or its hash does not fit."""
        name, _, rest = text.strip().partition("+")
        mark, _, encoded = rest.partition("+")
        raw = decoded(encoded)
        if not _NAME.fullmatch(name) or len(raw) != 1 + _KEY or raw[:1] != _ED25519:
            raise ValueError("not an Ed25519 verifier key: expected name+hash+key")
        key = cls(name, raw[1:])
        if key.id.hex() != mark:
            raise ValueError("the hash in this verifier key does not fit its name and key")
        return key


def name_fits(origin: str) -> bool:
    """Whether a journal may bear this name: no space, no plus (tlog-checkpoint, "Note text")."""
    return bool(_NAME.fullmatch(origin))


def sign(checkpoint: Checkpoint, signing: Ed25519PrivateKey) -> str:
    """The note: the text, an empty line, the signature. The key bears the journal's name."""
    key = VerifierKey(checkpoint.origin, signing.public_key().public_bytes_raw())
    return note(checkpoint.text, key, signing)


def note(text: str, key: VerifierKey, signing: Ed25519PrivateKey) -> str:
    """Any text, signed."""
    signature = b64encode(key.id + signing.sign(text.encode())).decode()
    return f"{text}\n— {key.name} {signature}\n"


def open_note(signed: str, key: VerifierKey) -> str:
    """The text of a note that ``key`` signed. Signatures by other keys are passed over, as signed-note demands.

    Raises :class:`CheckpointUnverified`.
    """
    text, separator, signatures = signed.rpartition("\n\n")
    lines = signatures.split("\n")
    if not separator or lines.pop() or not lines:
        raise CheckpointUnverified("form")
    found = False
    for each in lines:
        dash, name, raw = _signature(each)
        if dash != "—" or len(raw) <= _ID:
            raise CheckpointUnverified("form")
        if (name, raw[:_ID]) == (key.name, key.id):
            _check(key.public, raw[_ID:], f"{text}\n".encode())
            found = True
    if not found:
        raise CheckpointUnverified("key")
    return f"{text}\n"


def open_checkpoint(signed: str, key: VerifierKey) -> Checkpoint:
    """The checkpoint that ``key`` signed. Raises :class:`CheckpointUnverified`."""
    checkpoint = read(open_note(signed, key))
    if checkpoint.origin != key.name:
        raise CheckpointUnverified("origin")
    return checkpoint


def read(text: str) -> Checkpoint:
    """The checkpoint that a text says, signed or not: callers verify first."""
    lines = text.split("\n")
    if len(lines) < 4 or not lines[0] or not _SIZE.fullmatch(lines[1]) or not all(lines[2:-1]):  # noqa: PLR2004 - three lines and their end
        raise CheckpointUnverified("form")
    root = decoded(lines[2])
    if len(root) != _HASH:
        raise CheckpointUnverified("form")
    return Checkpoint(lines[0], int(lines[1]), root)


def _signature(text: str) -> tuple[str, str, bytes]:
    parts = text.split(" ")
    if len(parts) != 3:  # noqa: PLR2004 - dash, name, signature
        return "", "", b""
    return parts[0], parts[1], decoded(parts[2])


def _check(public: bytes, signature: bytes, message: bytes) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        raise CheckpointUnverified("signature") from None


def decoded(text: str) -> bytes:
    """Standard base64, one spelling only; empty where it is not."""
    try:
        raw = b64decode(text, validate=True)
    except (Base64Error, ValueError):
        return b""
    return raw if b64encode(raw).decode() == text else b""
