"""Every text of a policy, with the route that leads to it: what rules about wording read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pydantic import BaseModel

from kept.findings import Language
from kept.policy.document import Policy
from kept.policy.parties import SubjectCategory
from kept.policy.purposes import DataCategory
from kept.policy.rights import Statement
from kept.policy.shape import Wording

Route = tuple[str | int, ...]
Section = Literal["security", "retention"]
"""Keys of a policy that are sections of the notice too."""


def wordings(value: object, route: Route = ()) -> Iterator[tuple[Route, Wording]]:
    """Every text within a policy, or a part of one, with its route: in the order in which the nouns declare them."""
    if isinstance(value, Wording):
        yield route, value
    elif isinstance(value, SubjectCategory | Statement):
        yield route, value.words
    elif isinstance(value, BaseModel):
        if isinstance(value, DataCategory) and (value.en or value.fr):
            yield route, value.words
        for name, field in type(value).model_fields.items():
            yield from wordings(getattr(value, name), (*route, field.alias or name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from wordings(inner, (*route, key))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):  # a list of one may be written without its brackets
            yield from wordings(inner, route if len(value) == 1 else (*route, index))


class Phrase(NamedTuple):
    """Words of a policy that a rule looks for: where, in which language, and as they are written."""

    route: Route
    language: Language
    words: str

    @property
    def where(self) -> str:
        """The clause, as people name it: ``retention.prospects.why``."""
        return ".".join(map(str, self.route))


def phrases(value: object, english: re.Pattern[str], french: re.Pattern[str], route: Route = ()) -> Iterator[Phrase]:
    """The first words of each text that a pattern finds: in English, or else in French.

    A text that is the same in every language is read by both patterns.
    """
    for place, wording in wordings(value, route):
        texts: tuple[tuple[Language, str | None, re.Pattern[str]], ...] = (
            ("en", wording.en, english),
            ("fr", wording.fr, french),
        )
        for language, text, pattern in texts:
            if text and (match := pattern.search(text)):
                yield Phrase(place, language, match[0].strip())
                break


def phrases_on(policy: Policy, section: Section, english: re.Pattern[str], french: re.Pattern[str]) -> Iterator[Phrase]:
    """The phrases in the clauses under a key of the policy, and in the organisation's own sentences on the same matter."""
    yield from phrases(getattr(policy, section), english, french, (section,))
    for name, statement in policy.statements.items():
        if statement.section == section:
            yield from phrases(statement, english, french, ("statements", name))
