"""How a value is written, and whether its own key proves it: a mistyped one is sent back before it is stored.

Sources: ISO 13616 (IBAN), the INSEE's SIREN (Luhn), and the inter-operator rule for the *relevé d'identité opérateur*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from kept.policy import Format

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+"
_RIO = re.compile(r"[A-Z0-9]{2}[A-Z][A-Z0-9+]{9}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_SIREN = re.compile(r"[0-9]{9}")
_NUMBER = re.compile(r"0[1-9][0-9]{8}")
_SINGLE_DIGITS = 9


def fits(written: Format, value: str, given: Mapping[str, str]) -> bool:
    """Whether a value is written as its format says; ``given``: the other values, field by field."""
    plain = re.sub(r"[\s.\-]", "", value).upper()
    if written.kind == "rio":
        return _rio(plain, given.get(written.of) if written.of else None)
    return _READ[written.kind](plain)


def _rio(plain: str, number: str | None) -> bool:
    """Two signs for the operator, one for the kind of contract, six for the contract, three for the key.

    The key is worked out with the national number of the line: without the number, only the shape is read.
    """
    if not _RIO.fullmatch(plain):
        return False
    if number is None:
        return True
    national = re.sub(r"^(?:\+|00)33(?:0)?", "0", re.sub(r"[^\d+]", "", number))
    return bool(_NUMBER.fullmatch(national)) and plain[9:] == rio_key(plain[:9], national)


def rio_key(head: str, number: str) -> str:
    """The three signs that close a RIO whose first nine are ``head``, for a national number of ten digits."""
    sums = [0, 0, 0]
    for sign in head + number:
        place = _LETTERS.index(sign)
        sums = [(weight * total + place) % len(_LETTERS) for weight, total in zip((1, 2, 4), sums, strict=True)]
    return "".join(_LETTERS[total] for total in sums)


def _iban(plain: str) -> bool:
    return bool(_IBAN.fullmatch(plain)) and int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _siren(plain: str) -> bool:
    if not _SIREN.fullmatch(plain):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(plain))
    return sum(each if each <= _SINGLE_DIGITS else each - _SINGLE_DIGITS for each in doubled) % 10 == 0


_READ: Mapping[str, Callable[[str], bool]] = {"iban": _iban, "siren": _siren}
