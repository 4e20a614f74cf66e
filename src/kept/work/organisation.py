"""One organisation's folder, opened: its promise, its places, its journal.

For an engineer: the command line and the web server open an organisation and hand its parts on; nothing below them
reads the environment, the clock or a path. Places are connected when they are first asked for, and only then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kept.findings import Finding, KeptError, Severity, stopped
from kept.load import Loaded, load_folder

if TYPE_CHECKING:
    from kept.connectors.interface import Connector
    from kept.journal import Journal
    from kept.state import State


@dataclass(eq=False)
class Organisation:
    """The folder of an organisation with everything that is reached through it.

    ``environ`` gives the addresses that ``connect: env:NAME`` names; ``state_folder`` is where Kept keeps its own
    records (``FOLDER/.kept`` unless told otherwise).
    """

    folder: Path
    environ: Mapping[str, str]
    state_folder: Path
    _open: dict[str, Connector] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def at(cls, folder: Path, environ: Mapping[str, str], state: Path | None = None) -> Organisation:
        """An organisation by its folder. ``KEPT_STATE`` names another place for Kept's own records."""
        own = environ.get("KEPT_STATE")
        return cls(folder, environ, state or (Path(own) if own else folder / ".kept"))

    @cached_property
    def loaded(self) -> Loaded:
        """The two documents and the earlier versions. Raises ``KeptError`` when there is no policy to read."""
        return load_folder(self.folder)

    @cached_property
    def sound(self) -> Loaded:
        """As ``loaded``, refusing documents with errors: nothing is carried out on a promise that was half read.

        Nor on a version that reaches back to earlier data without the law that imposes it (GDPR 5(1)(a)), nor over a
        place that stands outside the countries that people were told.
        """
        from kept.checks.earlier_data_without_law import check as reaching_back
        from kept.checks.rule import Subject
        from kept.checks.store_outside_country import check as stored_elsewhere

        errors = [finding for finding in self.loaded.findings if finding.severity is Severity.ERROR]
        subject = Subject(self.loaded, date.min)  # both are true on any day
        errors += [*reaching_back(subject), *stored_elsewhere(subject)]
        if errors:
            raise _unsound(errors)
        return self.loaded

    @cached_property
    def state(self) -> State:
        """Kept's own records, created when they are first needed."""
        from kept.state import open_state

        return open_state(self.state_folder)

    @cached_property
    def journal(self) -> Journal:
        """The journal of this organisation."""
        from kept.journal import Journal

        return Journal(self.state, origin=self.origin)

    @property
    def outbox(self) -> Path:
        """Where messages to people wait to be sent."""
        return self.folder / "answers" / "outbox"

    @property
    def origin(self) -> str | None:
        """The journal's name in its checkpoints: the controller's own site, as transparency logs are named (C2SP).

        ``None`` where there is no policy to read: a journal can be shown and verified without one.
        """
        try:
            party = self.loaded.policy.controller_party
        except KeptError:
            return None
        host = urlsplit(party.site).hostname if party is not None and party.site else None
        return f"{host}/journal" if host else None

    def connector(self, place: str) -> Connector:
        """The place, connected. Raises ``KeptError``: unknown place, missing variable, no answer."""
        if place not in self._open:
            from kept.connectors import connect
            from kept.connectors.interface import Settings

            inventory = self.loaded.inventory
            declared = inventory.places.get(place) if inventory is not None else None
            if declared is None:
                raise _no_place(place)
            address = self._address(place, declared.connect)
            zone = self.loaded.policy.zone
            self._open[place] = connect(Settings(place, declared.kind, address, declared.path, zone))
        return self._open[place]

    def _address(self, place: str, connect: str) -> str:
        if not connect.startswith("env:"):
            return connect
        variable = connect.removeprefix("env:")
        if not self.environ.get(variable):
            raise _no_variable(place, variable)
        return self.environ[variable]

    def close(self) -> None:
        """Let go of every place."""
        for connector in self._open.values():
            connector.close()
        self._open.clear()


def _unsound(errors: list[Finding]) -> KeptError:
    first = errors[0]
    where = f"{first.primary.span.document.name}:{first.primary.span.line}: " if first.primary else ""
    more_en = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    more_fr = f" (et {len(errors) - 1} de plus)" if len(errors) > 1 else ""
    return stopped(
        "unsound-documents",
        f"{where}{first.headline.en}{more_en}",
        f"{where}{first.headline.fr}{more_fr}",
        help_en="nothing was carried out; see all of them with `kept check`, and mend the documents first",
        help_fr="rien n’a été exécuté ; voyez-les tous avec `kept check`, et corrigez d’abord les documents",
    )


def _no_place(place: str) -> KeptError:
    return stopped(
        "unknown-place",
        f"no place is called `{place}` in holdings.yaml",
        f"aucun lieu ne s’appelle `{place}` dans holdings.yaml",
        help_en="declare it under `places:`",
        help_fr="déclarez-le sous `places:`",
    )


def _no_variable(place: str, variable: str) -> KeptError:
    return stopped(
        "missing-variable",
        f"the environment variable `{variable}`, the address of the place `{place}`, is not set",
        f"la variable d’environnement `{variable}`, l’adresse du lieu `{place}`, n’est pas définie",
        help_en=f"set it, for instance `export {variable}=sqlite:///crm.db`",
        help_fr=f"définissez-la, par exemple `export {variable}=sqlite:///crm.db`",
    )
