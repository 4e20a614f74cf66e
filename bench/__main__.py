"""``python -m bench [SUBJECT…]``: measure, and write ``docs/benchmarks.md`` with the machine and the command."""

from __future__ import annotations

import importlib
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from bench.row import Row, told

SUBJECTS = ("retention", "requests", "startup", "check", "publish")
PAGE = Path("docs/benchmarks.md")


def main(wanted: Sequence[str]) -> int:
    """Measure the wanted subjects, all of them where none is named; 1 where a goal was missed."""
    unknown = [name for name in wanted if name not in SUBJECTS]
    if unknown:
        told(f"no subject is called {unknown[0]}: {', '.join(SUBJECTS)}")
        return 2
    found: dict[str, list[Row]] = {}
    for name in wanted or SUBJECTS:
        if find_spec(f"bench.{name}") is None:
            continue
        told(f"measuring {name} …")
        found[name] = list(importlib.import_module(f"bench.{name}").rows())
    sys.stdout.write(table([row for rows in found.values() for row in rows]))
    if not wanted:
        PAGE.write_text(page(found), "utf-8")
        told(f"written to {PAGE}")
    return int(any(row.met is False for rows in found.values() for row in rows))


def page(found: dict[str, list[Row]]) -> str:
    """The whole page."""
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`; figures are medians, ratios are of paired runs.",
        "",
        *machine(),
        "",
    ]
    for name, rows in found.items():
        lines += [f"## {name.capitalize()}", "", table(rows)]
        lines += [f"- {row.what}: {row.how}" for row in rows if row.how]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def table(rows: Sequence[Row]) -> str:
    """Rows as a Markdown table."""
    lines = ["| what | figure | goal | held |", "|---|---|---|---|"]
    for row in rows:
        held = {True: "yes", False: "**no**", None: ""}[row.met]
        lines.append(f"| {row.what} | {row.figure} | {row.goal} | {held} |")
    return "\n".join(lines) + "\n"


def machine() -> list[str]:
    """On what it was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    return [
        f"- {datetime.now(UTC):%Y-%m-%d}, command `make bench`",
        f"- {os.cpu_count()} cores, {processor()}, {memory} GB, {platform.system()} {platform.release()}",
        f"- Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
    ]


def processor() -> str:
    """The processor's own name."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
