"""One written form for one value: JSON as RFC 8785 (JCS) writes it, so that a digest means the same everywhere.

Only what needs no rounding is allowed: text, whole numbers up to 2**53 - 1, true, false, null, lists, mappings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"

LARGEST = 2**53 - 1  # RFC 8785 §3.2.2.3: beyond this, readers of JSON disagree


def canonical(value: JSON) -> str:
    """The text of ``value`` after RFC 8785. Floats, dates and other types are a ``ValueError``."""
    return json.dumps(_ordered(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _ordered(value: JSON) -> JSON:
    match value:
        case None | bool():
            return value
        case int() if abs(value) <= LARGEST:
            return value
        case str():
            value.encode()  # RFC 8785 §3.2.2.2: a lone surrogate is an error (UnicodeEncodeError is a ValueError)
            return value
        case Mapping():
            return {key: _ordered(value[key]) for key in sorted(value, key=_utf16)}
        case list() | tuple():
            return [_ordered(inner) for inner in value]
        case _:
            raise ValueError(f"no canonical form for a {type(value).__name__}")


def _utf16(key: str) -> bytes:
    """RFC 8785 §3.2.3: names are ordered by their UTF-16 code units."""
    return key.encode("utf-16-be")
