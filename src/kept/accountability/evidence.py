"""Which promises are kept: only those that a passing test names.

For a DPO: a run of the test suite writes which promises its tests proved. This page joins that report with the list of
promises. It does not guess: no report, nothing kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from kept.accountability.promises import Promises
from kept.findings import KeptError, stopped

Tests = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """For each id, the tests that proved it, and those that this machine could not run."""

    passed: Tests = field(default_factory=dict)
    skipped: Tests = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one promise (or one tension) stands. ``kept_by`` and ``tests`` are told only where it is kept."""

    system: str
    id: str
    kind: str
    level: str
    status: str
    kept_by: str | None
    tests: tuple[str, ...]

    @property
    def kept(self) -> bool:
        """Whether a passing test names it."""
        return self.status == "kept"


def read_evidence(path: Path) -> Evidence:
    """A report: of a run, or the committed list of standings. ``KeptError`` when it is neither."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(plain, list):
            kept = {str(row["id"]): tuple(map(str, row["tests"])) for row in plain if row["status"] == "kept"}
            return Evidence(kept)
        return Evidence(_tests(plain["passed"]), _tests(plain["skipped"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise _unreadable(path) from None


def _tests(plain: Any) -> dict[str, tuple[str, ...]]:
    return {str(name): tuple(map(str, tests)) for name, tests in plain.items()}


def standings(promises: Promises, evidence: Evidence) -> tuple[Standing, ...]:
    """Every promise, then every tension, in the order of the text."""
    return (
        *(
            _standing(promises.system, name, promise.kind, promise.level, promise.kept_by, evidence)
            for name, promise in promises.promises.items()
        ),
        *(
            _standing(
                *(promises.system, name, "tension", tension.level.value),
                tuple(f"rule {rule}" for rule in tension.found_by),
                evidence,
            )
            for name, tension in promises.tensions.items()
        ),
    )


def _standing(system: str, name: str, kind: str, level: str, keepers: tuple[str, ...], evidence: Evidence) -> Standing:
    tests = tuple(sorted(evidence.passed.get(name, ())))
    if not tests:
        return Standing(system, name, kind, level, "open", None, ())
    return Standing(system, name, kind, level, "kept", ", ".join(keepers) or None, tests)


def as_json(rows: tuple[Standing, ...]) -> str:
    """The standings as they are committed: one array, stable, ends with a line feed."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"


def with_skipped(evidence: Evidence, committed: Evidence) -> Evidence:
    """What a machine without some server could not run is taken from the committed report, test by test."""
    passed = dict(evidence.passed)
    for name, tests in evidence.skipped.items():
        known = set(committed.passed.get(name, ()))
        if borrowed := known.intersection(tests):
            passed[name] = (*passed.get(name, ()), *borrowed)
    return Evidence(passed, evidence.skipped)


def differences(found: tuple[Standing, ...], committed: str) -> Iterator[str]:
    """Ids whose standing is not the committed one."""
    try:
        former = {row["id"]: row for row in json.loads(committed)}
    except (ValueError, TypeError, KeyError):
        former = {}
    now = {row["id"]: row for row in json.loads(as_json(found))}
    yield from (name for name in {**former, **now} if former.get(name) != now.get(name))


def _unreadable(path: Path) -> KeptError:
    return stopped(
        "unreadable-report",
        f"`{path.name}` is not a report of what the tests proved",
        f"`{path.name}` n’est pas un rapport de ce que les tests ont prouvé",
        help_en="run `make test`, which writes build/promises-run.json, and name that file",
        help_fr="lancez `make test`, qui écrit build/promises-run.json, et donnez ce fichier",
        exit_code=3,
    )
