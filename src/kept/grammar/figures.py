"""Figures as people write them, and the noun that goes with them: "12,345 records", « 12 345 enregistrements »."""

from __future__ import annotations

from decimal import Decimal

from kept.findings import Language

_THIN = "\u202f"


def number(value: float | Decimal, language: Language) -> str:
    """A number with its thousands apart; one that has cents shows both: "5,524.50", « 5 524,50 »."""
    whole = value == int(value) and not isinstance(value, Decimal)
    text = f"{value:,.0f}" if whole else _with_cents(value)
    return text.translate({ord(","): _THIN, ord("."): ","}) if language == "fr" else text


def counted(count: int, en: tuple[str, str], fr: tuple[str, str], language: Language) -> str:
    """``1 record``, ``2 records``: a count and its noun, given as one and as many. Zero is one of many in English only."""
    one, many = fr if language == "fr" else en
    single = count in {0, 1} if language == "fr" else count == 1
    return f"{number(count, language)} {one if single else many}"


def _with_cents(value: float | Decimal) -> str:
    """At least two decimals, and never fewer than were stored: nothing a person gave us is rounded."""
    stored = str(value).partition(".")[2]
    return f"{value:,.2f}" if len(stored) < 3 or "e" in stored.lower() else f"{value:,.{len(stored)}f}"  # noqa: PLR2004 - two are cents
