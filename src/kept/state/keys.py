"""The three keys of a state: one signs checkpoints, one makes pseudonyms, one seals what a person told us.

For a DPO: without the pseudonym key nobody can tell whom a journal entry is about; destroying that key makes the journal
anonymous. The keys are files beside the state, readable by their owner only, made on first use and never replaced in
silence: a state whose keys are gone refuses to work rather than to start a second set.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kept.state.errors import StateUnusable, unusable

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_SIZE = 32  # bytes, for each of the three
_NONCE = 12  # bytes, AES-GCM
_SEALED = b"\x01"  # the form of a sealed value: this byte, the nonce, the ciphertext and its tag


@dataclass(frozen=True, slots=True, repr=False)
class _Secret:
    name: str
    value: bytes = field(repr=False)

    @property
    def mark(self) -> str:
        """Tells one key from another without telling anything of it."""
        return hashlib.sha256(b"kept key mark\0" + self.name.encode() + b"\0" + self.value).hexdigest()[:16]


class Keys:
    """The keys of one state.

    ``folder`` is where they lie. ``remember`` is called with the mark of each key when it is first read and answers the
    mark that the state knows; where the two differ the keys are not this state's (``StateUnusable``, ``keys-missing``).
    """

    def __init__(self, folder: Path, remember: Callable[[str, str | None], str | None]) -> None:
        self._folder = folder
        self._remember = remember

    def __repr__(self) -> str:
        return f"Keys({str(self._folder)!r})"  # never the keys

    @cached_property
    def signing(self) -> Ed25519PrivateKey:
        """Signs checkpoints (Ed25519, RFC 8032)."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._read("checkpoint").value)

    @cached_property
    def public(self) -> bytes:
        """The 32 bytes of the public key that verifies checkpoints."""
        return self.signing.public_key().public_bytes_raw()

    @cached_property
    def _pseudonym(self) -> bytes:
        return self._read("pseudonym").value

    @cached_property
    def _seal(self) -> bytes:
        return self._read("seal").value

    def pseudonym(self, kind: str, value: str) -> str:
        """``p:`` and 32 hex digits: the same person always, nobody without the key (GDPR 4(5)).

        HMAC-SHA256 over kind, a zero byte and the value as :func:`normalised`, cut to 16 bytes.
        """
        # what a shell hands over may be no UTF-8: it has a pseudonym all the same
        message = kind.encode() + b"\0" + normalised(kind, value).encode(errors="surrogatepass")
        return "p:" + hmac.digest(self._pseudonym, message, "sha256")[:16].hex()

    def seal(self, content: bytes, *, bound_to: str = "") -> bytes:
        """Encrypt at rest (AES-256-GCM, GDPR 32(1)(a)). A value bound to a row opens only with the same ``bound_to``."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        return _SEALED + nonce + AESGCM(self._seal).encrypt(nonce, content, bound_to.encode())

    def unseal(self, sealed: bytes, *, bound_to: str = "") -> bytes:
        """What was sealed. ``StateUnusable`` (``seal-broken``) where it was altered, or moved to another row."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce, encrypted = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        if sealed[:1] != _SEALED or len(nonce) < _NONCE:
            raise StateUnusable("seal-broken")
        try:
            return AESGCM(self._seal).decrypt(nonce, encrypted, bound_to.encode())
        except InvalidTag:
            raise StateUnusable("seal-broken") from None

    def _read(self, name: str) -> _Secret:
        known = self._remember(name, None)
        path = self._folder / f"{name}.key"
        try:
            if known is None and not path.exists():
                _make(path)
            key = _Secret(name, bytes.fromhex(path.read_text("ascii")))
        except FileNotFoundError:
            raise StateUnusable("keys-missing", str(path)) from None
        except OSError as error:
            raise unusable(error, path) from None
        except ValueError:
            raise StateUnusable("keys-missing", str(path)) from None
        if len(key.value) != _SIZE or (known or self._remember(name, key.mark)) != key.mark:
            raise StateUnusable("keys-missing", str(path))
        return key


def normalised(kind: str, value: str) -> str:
    """One written form for what means the same: e-mail addresses in lower case, telephone numbers as their digits."""
    value = unicodedata.normalize("NFKC", value).strip()
    if kind == "phone":
        digits = "".join(c for c in value if c.isdigit())
        return "+" + digits.removeprefix("00") if value.startswith(("+", "00")) else digits
    return value.casefold()


def _make(path: Path) -> None:
    """A new key, whole or not at all; where two processes make it at once, one wins and both read that one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_SIZE) + "\n")
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        pass  # the other process was first
    finally:
        draft.unlink(missing_ok=True)
