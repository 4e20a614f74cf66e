"""A word with a capital means something of its own, and the notice says what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.references import TEXTS
from kept.policy import Policy
from kept.policy.wordings import wordings

RULE = Rule(
    "term-undefined",
    Severity.ERROR,
    Words("a word with a capital is defined nowhere", "un mot à majuscule n’est défini nulle part"),
    ("GDPR 12(1)",),
)

_CAPITAL = re.compile(r"(?<=[a-zà-ÿ,’'] )(?:[dl]’)?(?P<word>[A-ZÀ-Ý][a-zà-ÿ’-]+)")
_WORD = re.compile(r"[\w-]+")
_NAMES = """
europe european européen européenne union france french franc commission council conseil état united state january february
march april may june july august september october november december
""".split()  # noqa: SIM905 - words read best as a text
"""Places, institutions and months, which need no definition."""
_SILENT = ("checks", "publications", "parties", "definitions")
"""Parts of a policy that are names themselves, or that the public does not read."""


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): intelligible; a policy that defines words defines each that it uses so, and once."""
    policy = subject.policy
    if not policy.definitions:
        return
    known, seen = _known(policy), set[str]()
    for route, wording in wordings(policy):
        if route[0] in _SILENT:
            continue
        for language, text in (("en", wording.en), ("fr", wording.fr)):
            for match in _CAPITAL.finditer(text or ""):
                word = match["word"]
                if _plain(word) in known or _plain(word) in seen:
                    continue
                seen.add(_plain(word))
                yield RULE.finding(
                    Words(
                        f"`{word}` is written with a capital and defined nowhere",
                        f"`{word}` porte une majuscule et n’est défini nulle part",
                    ),
                    subject.value(
                        *route,
                        *((language,) if wording.en != wording.fr else ()),
                        en="which meaning?",
                        fr="en quel sens ?",
                    ),
                    help=Words(
                        "give it an entry under `definitions:`, or write it without a capital",
                        "donnez-lui une entrée sous `definitions:`, ou écrivez-le sans majuscule",
                    ),
                    about=(".".join(map(str, route)),),
                )
    yield from _twice(subject)


def _twice(subject: Subject) -> Iterator[Finding]:
    """One word, one meaning."""
    found: dict[str, str] = {}
    for name, one in subject.policy.definitions.items():
        for word in {_plain(one.is_.en or ""), _plain(one.is_.fr or "")} - {""}:
            if found.setdefault(word, name) != name:
                yield RULE.finding(
                    Words(
                        f"`{name}` and `{found[word]}` define the same word",
                        f"`{name}` et `{found[word]}` définissent le même mot",
                    ),
                    subject.key("definitions", name, en="again", fr="encore"),
                    related=(subject.key("definitions", found[word], en="first here", fr="d’abord ici"),),
                    help=Words("keep one of the two", "gardez l’une des deux"),
                    about=(f"definitions.{name}",),
                )


def _known(policy: Policy) -> frozenset[str]:
    """The words that are defined, and those of names: parties, services, documents, laws, places."""
    defined = [word for one in policy.definitions.values() for word in (one.is_.en, one.is_.fr)]
    parties = [
        each for one in policy.parties.values() for each in (one.name.en, one.name.fr, one.brand, one.address, one.site)
    ]
    titled = [one.name for one in policy.services.values()] + [policy.policy]
    own = [word for one in titled for word in (one.en, one.fr)]
    words = (word for text in (*defined, *parties, *own) for word in _WORD.findall(text or ""))
    return frozenset(map(_plain, words)) | frozenset(_NAMES) | _of_laws()


@cache
def _of_laws() -> frozenset[str]:
    titles = " ".join(f"{text.title('en')} {text.title('fr')} {text.cited('en')}" for text in TEXTS.values())
    return frozenset(map(_plain, _WORD.findall(titles)))


def _plain(word: str) -> str:
    return word.casefold().removesuffix("s").rstrip("-")
