"""What and why: categories of data, purposes, the right by which, and where data comes from."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from kept.law.vocabulary import LegalBasis
from kept.policy.shape import Ids, Noun, Wording


class DataCategory(Noun):
    """A category of personal data and its fields.

    ``special``: one of the families of GDPR art. 9(1); ``ground`` cites the exception of art. 9(2) that allows it.
    """

    en: str | None = None
    fr: str | None = None
    fields: dict[str, Wording] = Field(default_factory=dict)
    special: bool = False
    ground: str | None = None

    @property
    def words(self) -> Wording:
        """Its name as read by the public; the fields' names stand in where it has none."""
        return Wording(en=self.en, fr=self.fr)


class Basis(Noun):
    """By what right (GDPR art. 6(1)): written ``contract``, or ``{legitimate-interest: {en: …, fr: …}}``.

    ``interest`` says which interest is pursued (art. 13(1)(d)), ``law`` which law obliges (art. 6(1)(c)).
    """

    kind: LegalBasis
    interest: Wording | None = None
    law: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"kind": _kind(value)}
        if isinstance(value, dict) and "kind" not in value and len(value) == 1:
            kind, more = next(iter(value.items()))
            if _kind(kind) == LegalBasis.LEGAL_OBLIGATION.value and isinstance(more, str):
                return {"kind": _kind(kind), "law": more}
            return {"kind": _kind(kind), "interest": more}
        return value


def _kind(word: str) -> str:
    """Both the singular and the plural of the regulation's words are read."""
    return {"legitimate-interests": "legitimate-interest", "vital-interest": "vital-interests"}.get(word, word)


class Purpose(Noun):
    """Why data is processed (GDPR art. 5(1)(b)).

    ``is`` completes the sentence "we process your data to …"; ``until`` names the event after which data may no longer
    be used for this purpose.
    """

    is_: Wording = Field(alias="is")
    basis: Basis | None = None
    people: Ids = ()
    data: Ids = ()
    recipients: Ids = ()
    until: str | None = None


class CollectionPoint(Noun):
    """Where data comes in: a form, a telephone line, the signing of a contract, another source (GDPR arts 13, 14).

    ``asks``: field → required or optional; ``refusing`` says what a person who does not give a required field loses.
    """

    at: str | None = None
    words: Wording | None = None
    asks: dict[str, Literal["required", "optional"]] = Field(default_factory=dict)
    for_: Ids = Field(default=(), alias="for")
    people: Ids = ()
    source: Wording | None = None
    refusing: Wording | None = None
