"""The JSON Schema (draft 2020-12) of ``policy.yaml``, ``holdings.yaml`` and ``contracts.yaml``, with the meaning of each key."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel

from kept.contracts import Contracts
from kept.findings import Language, Words
from kept.holdings import Inventory
from kept.law.vocabulary import LegalBasis
from kept.policy import Policy

DOCUMENTS: Mapping[str, type[BaseModel]] = {"policy": Policy, "holdings": Inventory, "contracts": Contracts}

_SHORT = ("Wording", "Keep", "SubjectCategory", "Belongs", "ClockColumn", "When", "Format")
"""What may also be written as one word or one sentence."""

_BASIS = {"$ref": "#/$defs/Basis"}
_TEXT = {"type": ["string", "integer", "number"]}


@cache
def keys_told() -> Mapping[str, Mapping[str, Words]]:
    """Class of the types → key → what it means."""
    plain = yaml.safe_load(files("kept.load.reference").joinpath("keys.yaml").read_text(encoding="utf-8"))
    return {noun: {key: Words(**words) for key, words in keys.items()} for noun, keys in plain.items()}


def nouns(document: str) -> tuple[type[BaseModel], ...]:
    """The types of a document, in the order in which a reader meets them."""
    return tuple(dict.fromkeys(_below(DOCUMENTS[document])))


def _below(noun: type[BaseModel], above: tuple[type[BaseModel], ...] = ()) -> Iterator[type[BaseModel]]:
    yield noun
    for field in noun.model_fields.values():
        for found in _models(field.annotation):
            if found not in above:
                yield from _below(found, (*above, found))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inside in typing.get_args(annotation):
        yield from _models(inside)


def schema(document: str, language: Language) -> dict[str, Any]:
    """The schema of ``policy``, ``holdings`` or ``contracts``, its descriptions in one language."""
    made = DOCUMENTS[document].model_json_schema(by_alias=True)
    definitions: dict[str, Any] = made.setdefault("$defs", {})
    for name, definition in definitions.items():
        _describe(name, definition, language)
    _describe(DOCUMENTS[document].__name__, made, language)
    for name in _SHORT:
        if name in definitions:
            definitions[name] = {"anyOf": [_TEXT, definitions[name]]}
    if "Basis" in definitions:
        definitions["Basis"] = {"anyOf": [*_short_bases(), definitions["Basis"]]}
    if "Period" in definitions:
        definitions["Period"] = _TEXT
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _describe(name: str, definition: dict[str, Any], language: Language) -> None:
    """The key's meaning in place of the type's; one word stands for a list of words."""
    definition.pop("description", None)
    definition.pop("title", None)
    told = keys_told().get(name, {})
    for key, value in list(definition.get("properties", {}).items()):
        value.pop("title", None)
        value.pop("default", None)
        one = value.get("items", {}) if value.get("type") == "array" else {}
        if one.get("type") == "string":
            definition["properties"][key] = {"anyOf": [{"type": "string"}, value]}
        elif one == _BASIS:
            definition["properties"][key] = {"anyOf": [one, value]}
        if key in told:
            words = told[key]
            definition["properties"][key]["description"] = words.fr if language == "fr" else words.en


def _short_bases() -> list[dict[str, Any]]:
    """``contract``, or ``{legitimate-interest: {en: …}}``."""
    words = [*(basis.value for basis in LegalBasis), "legitimate-interests", "vital-interest"]
    more = {"anyOf": [_TEXT, {"type": "object"}]}
    return [
        {"enum": words},
        {
            "type": "object",
            "properties": dict.fromkeys(words, more),
            "additionalProperties": False,
            "maxProperties": 1,
            "minProperties": 1,
        },
    ]
