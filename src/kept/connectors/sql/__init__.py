"""Databases that speak SQL: SQLite, PostgreSQL, MariaDB and MySQL."""

from __future__ import annotations

from kept.connectors.interface import Settings
from kept.connectors.sql.connector import SqlConnector

__all__ = ["SqlConnector", "connect"]


def connect(settings: Settings) -> SqlConnector:
    """Open the database; ``KeptError`` when it does not answer."""
    return SqlConnector(settings)
