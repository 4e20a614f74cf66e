"""A plan as a file: canonical JSON that anybody can read, and that is refused when one byte of it was changed.

For an engineer: the text is the canonical one, so there is exactly one way to write a plan; its last member is the
SHA-256 of the rest. The digest shows that nothing changed since the plan was made, not who made it: what protects the
places is that every statement is made anew from the documents and compared before anything is touched.

A plan may name records one by one (those on hold; those whose witnesses go first). The file is for its owner only
(mode 0600) and such values are never printed nor journalled.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import types
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from kept.connectors import conditions as said
from kept.connectors.interface import Blank, Delete, Mark
from kept.findings import in_french, stopped
from kept.retention.values import Plan

FORM = "kept plan 1"

_NAMES: Mapping[type, str] = {
    said.OnOrBefore: "on-or-before",
    said.After: "after",
    said.Empty: "empty",
    said.Unreadable: "unreadable",
    said.Equals: "equals",
    said.Folded: "folded",
    said.OneOf: "one-of",
    said.Within: "within",
    said.AllOf: "all-of",
    said.AnyOf: "any-of",
    said.Not: "not",
    Delete: "delete",
    Blank: "blank",
    Mark: "mark",
}
_TYPES = {name: type_ for type_, name in _NAMES.items()}


def written(plan: Plan) -> str:
    """The plan as the text of its file."""
    value = to_json(plan)
    return _text({"form": FORM, "plan": value, "digest": _sha256(value)})


def digest_of(plan: Plan) -> str:
    """SHA-256 of the plan's canonical JSON, hex."""
    return _sha256(to_json(plan))


def put(plan: Plan, path: Path) -> None:
    """Write the file, whole or not at all, readable by its owner only. Raises ``OSError``."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(written(plan))
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def save(plan: Plan, path: Path) -> None:
    """As :func:`put`, where a person said to. Raises ``KeptError`` (usage)."""
    try:
        put(plan, path)
    except OSError as error:
        raise stopped(
            "plan-not-written",
            f"the plan cannot be written to `{path.name}`: {error.strerror}",
            f"le plan ne peut pas être écrit dans `{path.name}` : {in_french(error)}",
            help_en="name a file in a folder that exists and that you may write to",
            help_fr="donnez un fichier dans un dossier qui existe et où vous pouvez écrire",
            exit_code=2,
        ) from None


def read(text: str) -> Plan:
    """The plan in a file's text. Raises ``KeptError`` (``plan-edited``) when it is not, byte for byte, what Kept wrote."""
    try:
        value = json.loads(text)
        plan: Plan = of_json(value["plan"], Plan)
        untouched = written(plan) == text
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        untouched = False
    if not untouched:
        raise stopped(
            "plan-edited",
            "this plan is not what Kept wrote: it was changed, or it is no plan; nothing was touched",
            "ce plan n’est pas ce que Kept a écrit : il a été modifié, ou n’est pas un plan ; rien n’a été touché",
            help_en="make it again with `kept plan DIR --out plan.json`, read it, and apply that one",
            help_fr="refaites-le avec `kept plan DOSSIER --out plan.json`, relisez-le, et appliquez celui-là",
        )
    return plan


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sha256(value: Any) -> str:
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(compact.encode()).hexdigest()


def to_json(value: Any) -> Any:
    """A value of the plan as JSON: dataclasses by their fields, conditions and acts with the name of what they are."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(inner) for inner in value]
    if dataclasses.is_dataclass(value):
        body = {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
        name = _NAMES.get(type(value))
        return {name: body} if name else body
    return value


def of_json(value: Any, wanted: Any) -> Any:
    """The value back, of the wanted type and no other. ``TypeError`` or ``ValueError`` where it is something else."""
    origin, inside = get_origin(wanted), get_args(wanted)
    if origin in {Union, types.UnionType}:
        return _one_of(value, inside)
    if origin is tuple:
        return _tuple(value, inside)
    if isinstance(wanted, type) and dataclasses.is_dataclass(wanted):
        return _dataclass(value, wanted)
    if wanted is date:
        return date.fromisoformat(value)
    if wanted is Any:
        return _scalar(value)
    if type(value) is not wanted:
        raise TypeError(wanted)
    return value


def _one_of(value: Any, wanted: tuple[Any, ...]) -> Any:
    if isinstance(value, dict) and len(value) == 1:
        name, body = next(iter(value.items()))
        if name in _TYPES and _TYPES[name] in wanted:
            return _fields(body, _TYPES[name])
    for each in wanted:
        if each in {type(None), str, int, bool} and type(value) is each:
            return value
    for each in wanted:
        if (each is date and isinstance(value, str)) or (dataclasses.is_dataclass(each) and each not in _NAMES):
            return of_json(value, each)
    raise TypeError(wanted)


def _tuple(value: Any, inside: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError(inside)
    if inside[-1] is Ellipsis:
        return tuple(of_json(each, inside[0]) for each in value)
    return tuple(of_json(each, type_) for each, type_ in zip(value, inside, strict=True))


def _dataclass(value: Any, wanted: type) -> Any:
    if wanted in _NAMES:
        if not isinstance(value, dict) or list(value) != [_NAMES[wanted]]:
            raise TypeError(wanted)
        value = value[_NAMES[wanted]]
    return _fields(value, wanted)


def _fields(value: Any, wanted: type) -> Any:
    hints = _hints(wanted)
    if not isinstance(value, dict) or set(value) != set(hints):
        raise TypeError(wanted)
    return wanted(**{name: of_json(value[name], hint) for name, hint in hints.items()})


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)


def _scalar(value: Any) -> Any:
    if value is not None and type(value) not in {str, int, float, bool}:
        raise TypeError(value)
    return value
