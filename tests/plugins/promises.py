"""Which promises a run proved: the marks ``clause`` and ``tension``, joined with what became of each test.

A whole run (no selection) writes ``build/promises-run.json``; ``kept promises`` reads it. A run over a part of the
suite writes nothing: it could only say less than is true. Works under xdist: a test carries its marks to the
controller in its report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

_MARKS = ("clause", "tension")
_CARRIED = "promises"
_REPORT = Path("build") / "promises-run.json"


class Outcomes:
    """Each marked test with the ids it names and what its phases said, gathered as reports come in."""

    def __init__(self) -> None:
        self._ids: dict[str, tuple[str, ...]] = {}
        self._bad: set[str] = set()
        self._skipped: set[str] = set()

    def add(self, report: pytest.TestReport) -> None:
        """One phase of one test."""
        carried = dict(report.user_properties).get(_CARRIED)
        if not isinstance(carried, str):
            return
        self._ids[report.nodeid] = tuple(carried.split())
        if report.failed:
            self._bad.add(report.nodeid)
        elif report.skipped:
            self._skipped.add(report.nodeid)

    def report(self) -> dict[str, dict[str, list[str]]]:
        """``passed``, ``skipped`` and ``failed``: for each id, the tests. Parameters of one test count as one."""
        answer: dict[str, dict[str, list[str]]] = {"passed": {}, "skipped": {}, "failed": {}}
        for promise in sorted({name for names in self._ids.values() for name in names}):
            tests = {node: self._fate(node) for node, names in self._ids.items() if promise in names}
            for test in sorted({_whole(node) for node in tests}):
                fates = {fate for node, fate in tests.items() if _whole(node) == test}
                worst = next(fate for fate in ("failed", "skipped", "passed") if fate in fates)
                answer[worst].setdefault(promise, []).append(test)
        return answer

    def _fate(self, node: str) -> str:
        if node in self._bad:
            return "failed"
        return "skipped" if node in self._skipped else "passed"


def _whole(node: str) -> str:
    return node.partition("[")[0]


def named(item: pytest.Item) -> Iterable[str]:
    """The ids that a test's marks name."""
    return (str(name) for mark in _MARKS for found in item.iter_markers(mark) for name in found.args)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each marked test carry its ids."""
    for item in items:
        if names := sorted(set(named(item))):
            item.user_properties.append((_CARRIED, " ".join(names)))


def pytest_configure(config: pytest.Config) -> None:
    """Gather on the controller only: workers send their reports there."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Gatherer(config), "promises-gatherer")


class _Gatherer:
    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._outcomes = Outcomes()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of one test has ended."""
        self._outcomes.add(report)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write what a whole run has shown; failures are part of it, a stop is not."""
        ended = exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}
        if ended and is_whole(self._config):
            path = self._config.rootpath / _REPORT
            path.parent.mkdir(exist_ok=True)
            path.write_text(json.dumps(self._outcomes.report(), indent=1) + "\n", encoding="utf-8")


def is_whole(config: pytest.Config) -> bool:
    """Whether the run covers the suite: no path, no ``-k``, no ``-m``, nothing left out."""
    option = config.option
    selected = (option.keyword, option.markexpr, option.deselect, option.ignore, option.ignore_glob, option.maxfail)
    return config.args_source == pytest.Config.ArgsSource.TESTPATHS and not any(selected) and not option.collectonly
