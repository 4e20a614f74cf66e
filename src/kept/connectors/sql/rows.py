"""Values as they leave a database, in the few types that every reader of a connector knows."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from kept.connectors.interface import Column


def plain(value: Any, column: Column) -> Any:  # noqa: PLR0911 - one line a type
    """str, int, float, bool, date, datetime or None; bytes as base64, JSON and arrays as JSON text, the rest as text."""
    if value is None:
        return None
    if column.kind == "boolean" and isinstance(value, int):
        return bool(value)
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and column.kind == "integer" else float(value)
    if isinstance(value, datetime):
        # MariaDB hands over its TIMESTAMP in the session's zone, which is UTC, without saying so.
        return value.replace(tzinfo=UTC) if column.kind == "timestamptz" and value.tzinfo is None else value
    if isinstance(value, str | int | float | bool | date):
        return None if isinstance(value, str) and value.startswith("0000-00-00") and _is_dated(column) else value
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def record(values: Mapping[str, Any], columns: Mapping[str, Column]) -> dict[str, Any]:
    """One record with plain values."""
    return {name: plain(value, columns[name]) for name, value in values.items()}


def _is_dated(column: Column) -> bool:
    return column.kind in {"date", "timestamp", "timestamptz"}
