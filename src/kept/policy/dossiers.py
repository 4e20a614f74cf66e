"""Documents that are asked case by case, and how a value is written: what a file of documents is made of."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from kept.policy.shape import Ids, Length, Noun, Wording


class Case(Noun):
    """One case at a collection point, and what is asked in it alone (GDPR art. 5(1)(c)).

    ``is`` completes "we also ask, …": *for a geographic number in France*. ``when``: field → the value that makes the
    case. ``asks``: the fields that are needed then; a field that any case names is asked in no other. ``country`` is the
    one whose law decides (ISO 3166) and ``law`` cites it; where no country decides, ``why`` completes "because …".
    """

    is_: Wording = Field(alias="is")
    when: dict[str, str] = Field(default_factory=dict)
    asks: Ids = ()
    country: str | None = None
    law: Wording | None = None
    why: Wording | None = None

    @property
    def grounded(self) -> bool:
        """Whether something says why these fields are needed: the law of the country, where a country decides."""
        return self.law is not None or (self.country is None and self.why is not None)


class Once(Noun):
    """What is checked once: these fields are not asked again until ``lasts`` has passed since the event (art. 5(1)(c))."""

    fields: Ids = ()
    since: str
    lasts: Length


class Format(Noun):
    """How a value is written, and the key that proves it: ``rio``, ``iban``, ``siren``.

    ``rio of number``: the key of an operator's identity statement is worked out with the number in that field.
    """

    kind: Literal["rio", "iban", "siren"]
    of: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            kind, _, of = value.partition(" of ")
            return {"kind": kind.strip(), "of": of.strip() or None}
        return value
