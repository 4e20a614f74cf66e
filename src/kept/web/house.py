"""One organisation as the web shows it: its policy read once, its journal read when it grew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kept.findings import Language
from kept.load import Loaded
from kept.pages import Frame
from kept.policy import Policy
from kept.publish.notice import notice
from kept.publish.proof import ProofPage, proof
from kept.publish.site_papers import File, available, files
from kept.publish.values import Notice
from kept.work.organisation import Organisation


@dataclass(eq=False)
class House:
    """What every page is made from. ``prefix`` is empty, or ``/acme`` where one server serves several organisations."""

    organisation: Organisation
    prefix: str
    now: Callable[[], datetime]
    _proofs: dict[Language, ProofPage] = field(default_factory=dict, init=False)
    _told: dict[tuple[Language, int], Notice] = field(default_factory=dict, init=False)
    _beside: dict[tuple[Language, int], tuple[File, ...]] = field(default_factory=dict, init=False)
    _made: dict[tuple[Language, int, str], str | bytes] = field(default_factory=dict, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    taking: threading.Lock = field(default_factory=threading.Lock, init=False)
    """Held while a form is taken in: one at a time."""

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

    def told(self, language: Language, version: int | None = None) -> Notice:
        """The notice in force, or that of a version, made once. ``LookupError``: there is none of that number."""
        key = (language, (self.policy.version or 1) if version is None else version)
        if key not in self._told:
            self._told[key] = notice(self.loaded, *key)
        return self._told[key]

    def papers(self, language: Language) -> tuple[File, ...]:
        """The files beside the notice in force: its other forms, its schedule, the annex."""
        told = self.told(language)
        key = (language, told.version)
        if key not in self._beside:
            self._beside[key] = tuple(each for each in files(self.loaded, told) if each.format in available())
        return self._beside[key]

    def made(self, language: Language, file: File) -> str | bytes:
        """A file that is the same for every reader, made once."""
        key = (language, self.policy.version or 1, file.name)
        if key not in self._made:
            self._made[key] = file.make(Frame(""))
        return self._made[key]

    def at(self, path: str) -> str:
        """The address of a page."""
        return f"{self.prefix}{path}"
