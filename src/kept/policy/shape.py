"""The small values that every part of a policy is made of, and how they are written.

A policy is typed with pydantic so that every mistake is found at once and an editor can complete it; what a person
wrote is never guessed at: a value that cannot be read is an error with its own code.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_serializer, model_validator
from pydantic_core import PydanticCustomError

from kept.calendar import Period
from kept.findings import Language


class Noun(BaseModel):
    """A word of the policy: frozen, and closed to keys nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, populate_by_name=True)


class Wording(Noun):
    """Words shown to the public, per language. A plain text says the same in every language (names, addresses)."""

    en: str | None = None
    fr: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"en": value, "fr": value} if isinstance(value, str) else value

    @model_serializer
    def _back(self) -> Any:
        if self.en is not None and self.en == self.fr:
            return self.en
        return {k: v for k, v in (("en", self.en), ("fr", self.fr)) if v is not None}

    def __getitem__(self, language: Language) -> str:
        """The words in one language; in the other where this one is missing (a rule reports the gap)."""
        own, other = (self.fr, self.en) if language == "fr" else (self.en, self.fr)
        return own or other or ""

    def missing(self, languages: tuple[Language, ...]) -> tuple[Language, ...]:
        """The languages that have no words."""
        return tuple(lang for lang in languages if not getattr(self, lang))


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, str) and len(value) == len("2026-01-31"):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("unreadable-date", "{value}", {"value": str(value)})


def _period(value: Any) -> Any:
    if isinstance(value, Period):
        return value
    try:
        return Period.parse(str(value))
    except ValueError:
        raise PydanticCustomError("unreadable-period", "{value}", {"value": str(value)}) from None


def several(value: Any) -> Any:
    """One word stands for a list of one."""
    return [value] if isinstance(value, str) else value


Day = Annotated[date, BeforeValidator(_day), Field(json_schema_extra={"type": "string", "format": "date"})]
"""A calendar day, ISO 8601: ``2026-03-01``."""

Length = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(lambda period: period.iso(), return_type=str),
    Field(json_schema_extra={"type": "string", "examples": ["3 years", "13 months", "72 hours"]}),
]
"""A calendar period: ``3 years``, ``13 months``, ``90 days``, ``72 hours``."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
"""The name of a clause or a party: lower case, digits, hyphens. It never changes."""

Ids = Annotated[tuple[str, ...], BeforeValidator(several)]
"""Names of other things of the policy; one may be written without brackets."""


def first(mapping: Mapping[str, Any]) -> tuple[str, Any]:
    """The only pair of a one-key mapping."""
    return next(iter(mapping.items()))
