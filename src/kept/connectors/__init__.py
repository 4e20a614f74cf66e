"""Connectors: how Kept reaches the databases and files where personal data lies.

``connect(settings)`` finds the connector by the place's kind among the installed ones (entry points of the group
``kept.connectors``); the built-in ones stand in the same list, so that a stranger's connector has no second-class door.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from kept.connectors.interface import Connector, Settings
from kept.findings import stopped


def connect(settings: Settings) -> Connector:
    """Open the place. Raises ``KeptError`` when no connector knows its kind or when it does not answer."""
    installed = {entry.name: entry for entry in entry_points(group="kept.connectors")}
    entry = installed.get(settings.kind)
    if entry is None:
        known = ", ".join(sorted(installed))
        raise stopped(
            "unknown-kind-of-place",
            f"no connector for places of kind `{settings.kind}` (`{settings.place}`)",
            f"aucun connecteur pour les lieux de type `{settings.kind}` (`{settings.place}`)",
            help_en=f"write one of: {known}; or install a package that offers this kind",
            help_fr=f"écrivez l’un de ceux-ci : {known} ; ou installez un paquet qui offre ce type",
        )
    connector: Connector = entry.load()(settings)
    return connector
