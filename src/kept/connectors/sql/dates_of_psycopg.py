"""Dates that PostgreSQL holds and Python does not: ``infinity``, ``44-03-15 BC``, the year 10000.

Read as the text the server gives, so that looking at a table never fails on one odd record.
"""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg.types.datetime import DateLoader, TimestampLoader, TimestamptzLoader


class _AnyDate(DateLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _AnyTimestamp(TimestampLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


class _AnyTimestamptz(TimestamptzLoader):
    def load(self, data: Any) -> Any:
        try:
            return super().load(data)
        except psycopg.DataError:
            return bytes(data).decode()


def reading_any_date(connection: psycopg.Connection[Any]) -> None:
    """Teach one connection to read every date as a date or, failing that, as text."""
    connection.adapters.register_loader("date", _AnyDate)
    connection.adapters.register_loader("timestamp", _AnyTimestamp)
    connection.adapters.register_loader("timestamptz", _AnyTimestamptz)
