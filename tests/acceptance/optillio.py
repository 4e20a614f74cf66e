"""Optillio at work: the example in a folder of its own, over empty databases."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.acceptance import tables
from tests.acceptance.office import EXAMPLES, Office

EXAMPLE = EXAMPLES / "optillio"


class House(Office):
    """The folder of the organisation; its three databases and its folder of invoices stand beside it."""


def house(beside: Path, *, versions: bool = False) -> House:
    """The example, with nothing in it yet; with its frozen versions where asked."""
    left = ("as-published", ".kept", "answers", *(() if versions else ("versions",)))
    shutil.copytree(EXAMPLE, beside / "optillio", ignore=shutil.ignore_patterns(*left))
    (beside / "invoices").mkdir()
    databases = {name: beside / f"{name}.db" for name in ("app", "sales", "logs")}
    places = {f"KEPT_OPTILLIO_{name.upper()}": f"sqlite:///{file}" for name, file in databases.items()}
    at = House(beside / "optillio", places | {"KEPT_OPTILLIO_INVOICES": str(beside / "invoices")}, databases)
    assert at.loaded.inventory is not None
    tables.make(at.loaded.inventory, databases)
    return at
