"""One organisation as the web shows it: its policy read once, its journal read when it grew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kept.findings import Language
from kept.load import Loaded
from kept.policy import Policy
from kept.publish.proof import ProofPage, proof
from kept.work.organisation import Organisation


@dataclass(eq=False)
class House:
    """What every page is made from. ``prefix`` is empty, or ``/acme`` where one server serves several organisations."""

    organisation: Organisation
    prefix: str
    now: Callable[[], datetime]
    _proofs: dict[Language, ProofPage] = field(default_factory=dict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    @property
    def loaded(self) -> Loaded:
        """The documents. Serving starts only where they are sound."""
        return self.organisation.sound

    @property
    def policy(self) -> Policy:
        """The version in force today, where the organisation is."""
        return self.loaded.in_force_on(self.now().astimezone(self.zone).date())

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the pages."""
        return self.policy.languages

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which moments are told."""
        try:
            return ZoneInfo(self.loaded.policy.zone)
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    def proof(self, language: Language) -> ProofPage:
        """The proof, read again when the journal grew."""
        with self._lock:
            known = self._proofs.get(language)
            if known is None or known.size != self.organisation.journal.size:
                known = proof(self.loaded, self.organisation.journal, language)
                self._proofs[language] = known
            return known

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"{self.prefix}{path}"
