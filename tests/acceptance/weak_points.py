"""The weak points of a page as it was published, and what `kept check` says of them: what the five tables share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import pytest
import yaml
from tests.acceptance.office import EXAMPLES

from kept.checks import Subject, judged
from kept.checks.weights import Judgement
from kept.load import load_folder

TODAY = date(2026, 11, 22)


class Row(NamedTuple):
    """A weak point: its number, the weight, the rule, words of the line, and of what is said where a rule speaks twice."""

    tension: int
    weight: str
    rule: str
    line: str
    says: str = ""


def marked(page: str, rows: Iterable[Row]) -> list[Any]:
    """Each row, with the weak point that it shows."""
    return [
        pytest.param(
            row,
            marks=pytest.mark.tension(f"{page}-T{row.tension}"),
            id=f"T{row.tension} {row.rule}: {row.line} {row.says}".strip(),
        )
        for row in rows
    ]


def is_found(page: str, row: Row) -> bool:
    """Whether the rule speaks with this weight at this line, under `kept check --persona dpo`."""
    told, text = _told(page), _text(page)
    return any(
        finding.code == row.rule
        and row.weight in {"question", finding.severity.value}
        and row.says in finding.headline.en
        and finding.primary is not None
        and row.line in text[finding.primary.span.line - 1]
        for finding in (told.reviews if row.weight == "question" else told.findings)
    )


def without_row(page: str, rows: Iterable[Row]) -> set[int]:
    """The weak points of the list that no row shows."""
    return set(_levels(page)) - {row.tension for row in rows}


def unlike(page: str, rows: Iterable[Row]) -> set[int]:
    """The weak points that no row finds with the weight of the list, and no row asks a person about."""
    weights: dict[int, set[str]] = {}
    for row in rows:
        weights.setdefault(row.tension, set()).add(row.weight)
    return {
        tension
        for tension, level in _levels(page).items()
        if tension in weights and not {level, "question"} & weights[tension]
    }


def findings_of_the_lawful_setting(page: str) -> list[str]:
    """What the check says of the same organisation in its lawful setting; questions to a person apart."""
    return [finding.headline.en for finding in judged(Subject(load_folder(EXAMPLES / page), TODAY)).findings]


@cache
def _told(page: str) -> Judgement:
    return judged(Subject(load_folder(EXAMPLES / page / "as-published"), TODAY))


@cache
def _text(page: str) -> list[str]:
    return (EXAMPLES / page / "as-published" / "policy.yaml").read_text("utf-8").splitlines()


@cache
def _levels(page: str) -> dict[int, str]:
    listed = yaml.safe_load((EXAMPLES / page / "promises.yaml").read_text("utf-8"))["tensions"]
    return dict(_numbered(listed))


def _numbered(listed: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for name, point in listed.items():
        yield int(name.rpartition("-T")[2]), point["level"]
