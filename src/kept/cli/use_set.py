"""`kept use --set`: a set that was kept in a file, opened for a purpose or joined with records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from kept.accountability import Asked, KeptSet, Use, join, open_set, parse
from kept.accountability.use import Connect
from kept.cli.set_file import read_set, write_set
from kept.holdings import Inventory
from kept.journal import Journal
from kept.load import Loaded
from kept.state import State

AtHand = tuple[Loaded, Inventory, Connect, State, Journal]


def use_set(at_hand: AtHand, path: Path, asked: Asked, now: datetime, out: Path | None) -> tuple[Use, dict[str, Any]]:
    """Open it; where a holding is named, join the two, and keep what comes of it where that is asked.

    Gives the outcome, and the label of the set: what it is made from, and whether it speaks of people.
    """
    keys = at_hand[3].keys
    opened = parse(keys, read_set(path))
    if asked.holding:
        found, kept = join(*at_hand, opened, asked, now)
        if out is not None and kept is not None:
            write_set(out, kept.text(keys))
    else:
        found, kept = open_set(*at_hand, opened, asked, now), opened if isinstance(opened, KeptSet) else None
    return found, _label(kept) if kept is not None and found.granted else {}


def _label(kept: KeptSet) -> dict[str, Any]:
    return {
        "figures": kept.figures,
        "enriched": kept.enriched,
        "personal": kept.personal,
        "purposes": list(kept.purposes),
        "sources": list(kept.sources),
        "method": kept.method,
    }
