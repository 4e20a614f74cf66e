"""One organisation in everything: every format, every language, every version, as a person waits for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.row import Row

_EXAMPLES = Path(__file__).parents[1] / "examples"
_ORGANISATIONS = ("ouicom", "denaroo")  # the smallest, and the largest
_ROUNDS = 5
_LIMIT = 3  # seconds


def rows() -> list[Row]:
    """``kept publish`` as a process of its own, the version set down before."""
    return [_row(name) for name in _ORGANISATIONS if (_EXAMPLES / name / "policy.yaml").is_file()]


def _row(name: str) -> Row:
    with TemporaryDirectory() as folder:
        example, site = Path(folder) / name, Path(folder) / "site"
        shutil.copytree(_EXAMPLES / name, example, ignore=shutil.ignore_patterns(".kept"))
        taken = median([_seconds(example, site) for _ in range(_ROUNDS + 1)][1:])
        files = [path for path in site.rglob("*") if path.is_file()]
    kinds = ", ".join(sorted({path.suffix.removeprefix(".") for path in files if path.suffix != ".json"}))
    how = f"median of {_ROUNDS} processes, after one that sets the version down; {len(files)} files: {kinds}"
    return Row("publish", f"kept publish examples/{name}", f"{taken:.1f} s", f"under {_LIMIT} s", taken < _LIMIT, how)


def _seconds(example: Path, site: Path) -> float:
    began = perf_counter()
    kept = Path(sys.executable).with_name("kept")
    command = [str(kept), "publish", str(example), "--out", str(site)]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command
    return perf_counter() - began
