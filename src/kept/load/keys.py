"""Which keys a shape knows at a place: what a person may write there."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel

from kept.source import Route


def keys_at(shape: type[BaseModel], route: Route) -> set[str]:
    """The keys that the shape knows at the end of a route."""
    here: Any = shape
    for part in route:
        models = _models(here)
        if not models:
            here = None
            break
        here = next((f.annotation for m in models for n, f in m.model_fields.items() if part in {n, f.alias}), here)
        inner = [a for a in _unfold(here) if isinstance(a, type) and issubclass(a, BaseModel)]
        here = inner[0] if inner else here
    return {field.alias or name for model in _models(here) for name, field in model.model_fields.items()}


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [a for a in _unfold(annotation) if isinstance(a, type) and issubclass(a, BaseModel)]


def _unfold(annotation: Any) -> list[Any]:
    """The types inside a type: values of mappings, members of unions."""
    parts = get_args(annotation)
    return [annotation, *(inner for part in parts for inner in _unfold(part))]
