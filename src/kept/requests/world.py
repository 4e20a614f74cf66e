"""What a request is carried out with: the promise, where the data lies, Kept's own memory. All of it is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kept.connectors.interface import Connector
from kept.holdings import Inventory
from kept.journal import Journal
from kept.links.identifiers import Identifiers, Numbers
from kept.policy import Policy
from kept.state import State


@dataclass(frozen=True, slots=True)
class World:
    """``connect`` opens a place by its name; ``journal`` and ``state`` are the organisation's own.

    ``outbox``: the folder of messages to people; without one nobody is written to.
    """

    policy: Policy
    inventory: Inventory
    connect: Callable[[str], Connector]
    state: State
    journal: Journal
    outbox: Path | None = None

    @property
    def numbers(self) -> Numbers:
        """How telephone numbers are read: by the controller's country."""
        return Numbers.of(self.policy)

    def pseudonyms(self, identifiers: Identifiers) -> list[str]:
        """What the journal calls a person: one pseudonym for each identifier given."""
        keys = self.state.keys
        return [keys.pseudonym(kind, text) for kind, texts in sorted(identifiers.items()) for text in texts]
