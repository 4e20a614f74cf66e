"""The page of each finding, as it is written beside the rules: English first, French after ``## En français``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kept.findings import Language

_FRENCH = "\n## En français\n"


def page(code: str, language: Language) -> str | None:
    """The page of a code in one language, as Markdown; ``None`` where there is no such code."""
    if code not in codes():
        return None
    source = files("kept.checks.pages").joinpath(f"{code}.md")
    english, _, french = source.read_text(encoding="utf-8").partition(_FRENCH)
    if language == "en":
        return english.strip()
    return f"{english.splitlines()[0]}\n\n{french.strip()}"


@cache
def codes() -> tuple[str, ...]:
    """Every code that has a page."""
    names = (entry.name for entry in files("kept.checks.pages").iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in names if name.endswith(".md")))
