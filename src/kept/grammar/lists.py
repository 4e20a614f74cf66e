"""Lists in a sentence: "one, two and three", with semicolons where a term carries a comma or a colon of its own."""

from __future__ import annotations

from collections.abc import Sequence


def joined(words: Sequence[str], last: str, semicolon: str) -> str:
    """The terms, with ``last`` ("and", « ou ») before the last; a comma comes first where a term has that word in it."""
    if len(words) <= 1:
        return "".join(words)
    if len(words) > 2 and any("," in word or ":" in word for word in words):  # noqa: PLR2004 - two need no comma
        return f"{f'{semicolon} '.join(words[:-1])}{semicolon} {last} {words[-1]}"
    comma = "," if any(f" {last} " in word for word in words[-2:]) else ""
    return f"{', '.join(words[:-1])}{comma} {last} {words[-1]}"


def whole(words: str) -> str:
    """Words as a sentence: closed once, whatever the writer put at their end."""
    said = words.rstrip()
    return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."
