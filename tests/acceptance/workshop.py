"""Ou Serrurier at work: the example in a folder of its own, over empty tables and an empty folder of recordings."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance import tables
from tests.acceptance.office import EXAMPLES, Office

EXAMPLE = EXAMPLES / "ou-serrurier"


@dataclass(frozen=True)
class Workshop(Office):
    """The folder of the organisation, its database and its folder of recordings."""

    @property
    def calls(self) -> Path:
        """Where recordings lie."""
        return self.beside / "calls"


def workshop(beside: Path) -> Workshop:
    """The example, with nothing in it yet."""
    folder, calls, shop = beside / "ou-serrurier", beside / "calls", beside / "shop.db"
    folder.mkdir()
    calls.mkdir()
    for name in ("policy.yaml", "holdings.yaml", "contracts.yaml"):
        shutil.copy(EXAMPLE / name, folder)
    at = Workshop(folder, {"KEPT_SHOP": f"sqlite:///{shop}", "KEPT_CALLS": str(calls)}, {"shop": shop})
    assert at.loaded.inventory is not None
    tables.make(at.loaded.inventory, at.databases)
    return at
