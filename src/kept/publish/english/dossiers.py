"""What a file of documents needs, case by case, in English."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.english import capital, either, listed


def in_case(case: str, fields: Sequence[str], choice: Sequence[str], law: str, why: str) -> str:
    """What one case needs beside the rest, by which law or why (arts 5(1)(c), 13(2)(e))."""
    what = listed([*fields, either(choice)] if choice else fields)
    because = f", because {why}" if why else ""
    return f"{capital(case)}, we also need: {what}{because}{f' ({law})' if law else ''}."


def one_enough(fields: Sequence[str]) -> str:
    """That one document proves it, and a second is not taken."""
    return f"One of these is enough, and we take no second one: {listed(fields)}."


def once_for_each(field: str, of: str) -> str:
    """How many of a document: one for each value of another field."""
    return f"{capital(field)}: one for each {of}."


def only_country(field: str) -> str:
    """Of a place, the country alone (GDPR art. 5(1)(c))."""
    return f"{capital(field)}: we keep only the country."


def not_older(field: str, length: str) -> str:
    """How recent a document is to be."""
    return f"{capital(field)}: no more than {length} ago."


def shown_in_part(fields: Sequence[str]) -> str:
    """What is masked on a screen (arts 5(1)(f), 25(2))."""
    return f"Shown only in part: {listed(fields)}."


def never_shown(fields: Sequence[str]) -> str:
    """What goes in and is not read back (art. 32)."""
    return f"Never shown to anybody once given: {listed(fields)}."


def between(after: str, until: str) -> str:
    """Between which events data comes in at all (art. 5(1)(b))."""
    when = " and ".join(
        part for part in (f"after {after}" if after else "", f"before {until}" if until else "") if part
    )
    return f"This is collected only {when}."


def checked_once(fields: Sequence[str], event: str, length: str) -> str:
    """What a check settles, and for how long (art. 5(1)(c))."""
    return f"For {length} after {event}, we do not ask again for: {listed(fields)}."


def used_after(event: str) -> str:
    """Before which event data does not serve this purpose yet."""
    return f"We use your personal data for this purpose only after {event}."


def by_preference() -> str:
    """That a send goes by the means a person prefers, and by no other."""
    return "We reach you by the means you prefer, and by no other."
