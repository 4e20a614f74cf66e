"""A text beside the policy goes by one name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.dealings import Terms

RULE = Rule(
    "document-under-two-names",
    Severity.NOTE,
    Words("a text goes by two names", "un texte porte deux noms"),
    ("GDPR 12(1)",),
)

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({"the", "and", "des", "les", "general", "générales", "our", "nos"})


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): a reader who meets CGU and CGVU cannot tell whether they are one text."""
    for (one, first), (other, second) in combinations(subject.policy.documents.items(), 2):
        a, b = _words(first), _words(second)
        if a and b and (a <= b or b <= a) and not (first.link and second.link):
            yield RULE.finding(
                Words(
                    f"`{one}` and `{other}` look like one text under two names",
                    f"`{one}` et `{other}` semblent un même texte sous deux noms",
                ),
                subject.key("documents", other, en="another text?", fr="un autre texte ?"),
                related=(subject.key("documents", one, en="or this one?", fr="ou celui-ci ?"),),
                help=Words(
                    "keep one name, or give each text its link", "gardez un seul nom, ou donnez à chaque texte son lien"
                ),
                about=(f"documents.{one}", f"documents.{other}"),
            )


def _words(text: Terms) -> set[str]:
    return {word for word in _WORD.findall((text.words.en or text.words.fr or "").lower()) if word not in _SMALL}
