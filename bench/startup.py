"""Start-up: what a person waits before a command says something."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.row import Row

_OUICOM = Path(__file__).parents[1] / "examples" / "ouicom"
_ROUNDS = 11
_LIMITS = {"kept --version": 150, "kept check examples/ouicom": 600}  # milliseconds


def rows() -> list[Row]:
    """Both commands, each as a process of its own."""
    with TemporaryDirectory() as folder:
        example = Path(folder) / "ouicom"
        shutil.copytree(_OUICOM, example, ignore=shutil.ignore_patterns(".kept"))
        commands = dict(zip(_LIMITS, (["--version"], ["check", str(example)]), strict=True))
        rounds = [{name: _milliseconds(command) for name, command in commands.items()} for _ in range(_ROUNDS + 1)]
    taken = {name: median(one[name] for one in rounds[1:]) for name in _LIMITS}
    how = f"median of {_ROUNDS} processes, in alternation, after one that warms the disk"
    return [
        Row("startup", name, f"{taken[name]:.0f} ms", f"under {limit} ms", taken[name] < limit, how)
        for name, limit in _LIMITS.items()
    ]


def _milliseconds(arguments: list[str]) -> float:
    began = perf_counter()
    kept = Path(sys.executable).with_name("kept")
    subprocess.run([kept, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)  # noqa: S603 - our own command
    return (perf_counter() - began) * 1000
