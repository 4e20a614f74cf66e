"""The guard at the journal's door: nothing that looks like personal data goes in.

For a DPO: the journal is never erased, so it must never hold what a person could ask to have erased. Entries carry
counts, digests and pseudonyms. The guard refuses what looks like an e-mail address, a telephone number, an internet
address or a bank account. It is a net under the callers, not a proof: names pass it, and no caller may rely on it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from kept.journal.canonical import JSON, LARGEST

# what looks like a number of a person and is none: pseudonyms, digests, identifiers, dates, moments
_HARMLESS = re.compile(
    r"\bp:[0-9a-f]{32}\b"
    r"|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"
    r"|\b[0-9a-f]{16,128}\b"
    r"|\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?(?!\d)",
)
_PERSONAL = re.compile(
    r"@"
    r"|(?<![0-9A-Za-z])(?:"
    r"(?:\+|00)[ .\-/()]*\d(?:[ .\-/()]*\d){6,13}"  # international
    r"|0(?:[ .\-/]*\d){9}"  # national, ten digits
    r"|\(?\d{3}\)?[ .\-]\d{3}[ .\-]\d{4}"  # North America
    r"|\d{9,15}"  # bare
    r"|(?:\d{1,3}\.){3}\d{1,3}"  # IPv4
    r"|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}"  # IPv6
    r"|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?"  # IBAN
    r")(?![0-9A-Za-z])"
)


def refuse_personal(about: Mapping[str, Any]) -> None:
    """Raise ``ValueError`` where a key or a value looks personal or cannot be journalled. Never repeats the value."""
    for key, value in about.items():
        _look(key, "a key")
        _refuse(value, repr(key))


def _refuse(value: JSON, where: str) -> None:
    match value:
        case None | bool():
            return
        case int():
            if abs(value) > LARGEST:
                raise ValueError(f"journal: {where} is beyond 2**53 - 1, give it as text")
        case str():
            _look(value, where)
        case Mapping():
            for key, inner in value.items():
                _look(key, f"a key in {where}")
                _refuse(inner, f"{where}.{key}")
        case list() | tuple():
            for inner in value:
                _refuse(inner, where)
        case _:
            raise ValueError(
                f"journal: {where} is a {type(value).__name__}; give text, whole numbers, lists or mappings"
            )


def _look(text: Any, where: str) -> None:
    if not isinstance(text, str):
        raise ValueError(f"journal: {where} is a {type(text).__name__}, a key must be text")  # noqa: TRY004 - one kind of refusal
    if _PERSONAL.search(_HARMLESS.sub("#", text)):
        raise ValueError(f"journal: {where} looks like personal data; write a pseudonym or a count instead")
