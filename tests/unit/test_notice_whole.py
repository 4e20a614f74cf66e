"""Nothing that a policy says in words is left out of the notice: every wording of every worked example is read there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from kept.findings import Language
from kept.load import load_folder
from kept.policy import DataCategory, Statement, SubjectCategory, Wording
from kept.publish.markdown import markdown
from kept.publish.notice import notice_of
from kept.publish.paper import paper
from kept.publish.sections.telling import TONGUES

EXAMPLES = Path(__file__).parents[2] / "examples"
ELSEWHERE = {
    "processor_terms": "the annex to the contracts with clients tells it",
    "checks": "a report of `kept check` tells it",
    "checklist": "a client answers it before its service is switched on",
    "publications": "what authorities publish is read by the organisation: `kept check` tells what was not",
    "tested": "the figures are refused until they pass the test; `kept count` tells it",
    "subcontracted": "one sentence of the notice lists them, and puts letters and e-mails together",
}
ARTICLES = ("le ", "la ", "les ", "l’", "the ")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("example", sorted(each.parent.name for each in EXAMPLES.glob("*/policy.yaml")))
def test_every_wording_is_read_in_the_notice(example: str, language: Language) -> None:
    """Names, purposes, interests, reasons, warnings, sentences: each is there, in each language, as it was written."""
    policy = load_folder(EXAMPLES / example).policy
    told = plain(re.sub(r"\]\([^)]*\)", "", markdown(paper(notice_of(policy, language)))))
    untold = [
        (route, words[language])
        for route, words in wordings(policy)
        if not ELSEWHERE.keys() & set(route) and said(words, language) not in told
    ]
    assert untold == []


def wordings(value: Any, route: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Wording]]:
    """Every wording of a policy, and the way to it."""
    if isinstance(value, Wording):
        yield route, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from wordings(getattr(value, name), (*route, name))
        if isinstance(value, SubjectCategory | DataCategory | Statement):
            yield route, value.words
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from wordings(inner, (*route, key))


def said(words: Wording, language: Language) -> str:
    """A wording as it stands in a sentence: in French its article may have met « de » or « à »."""
    text = plain(TONGUES[language].typeset(words[language])).rstrip(".")
    return next((text.removeprefix(article) for article in ARTICLES if text.startswith(article)), text)


def plain(text: str) -> str:
    """Without marks, capitals and no-break spaces."""
    for sign in "\\*_`[]":
        text = text.replace(sign, "")
    return text.lower().replace("\u00a0", " ").replace("\u202f", " ")
