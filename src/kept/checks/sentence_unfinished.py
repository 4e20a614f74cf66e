"""A sentence of the notice comes to its end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.source import Route

RULE = Rule(
    "sentence-unfinished",
    Severity.WARNING,
    Words("a sentence breaks off", "une phrase s’interrompt"),
    ("GDPR 12(1)",),
)

_ENDS = (".", "!", "?", "…", ":", ";", ")", "»", "”", '"', "'")
_FEW = 6
_NOTHING = re.compile(r"[,;•]\s*[,;•.]|^\s*[-–•*]\s*$", re.MULTILINE)
"""An item of a list written out in a sentence, or under a dash, that holds no word."""


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): intelligible; a text that stops half-way, or a heading with nothing under it, informs nobody."""
    yield from _empty_items(subject)
    for name, statement in subject.policy.statements.items():
        for language, text in (("en", statement.en), ("fr", statement.fr)):
            if not text or text.rstrip().endswith(_ENDS) or (statement.link and len(text.split()) > _FEW):
                continue  # a link may end the sentence
            heading = len(text.split()) <= _FEW
            yield RULE.finding(
                Words(f"`{name}` is a heading with nothing under it", f"`{name}` est un titre sans rien dessous")
                if heading
                else Words(f"`{name}` breaks off before its end", f"`{name}` s’interrompt avant la fin"),
                subject.value("statements", name, language, en="and then?", fr="et ensuite ?"),
                help=Words("write the rest, and end it with a full stop", "écrivez la suite, et terminez par un point"),
                # a tool of choice that is announced and is not there: LIL 82, GDPR 7(3)
                severity=Severity.ERROR if heading and statement.section == "trackers" else None,
                about=(f"statements.{name}",),
            )
            break


def _empty_items(subject: Subject) -> Iterator[Finding]:
    """A list with an item that says nothing: was something left out, or is there one comma too many?"""
    written = [(*text.route, text.language) for text in subject.texts if _NOTHING.search(text.plain)]
    for route in (*_empty(subject.document.plain), *written):
        clause = ".".join(map(str, route[:-1]))
        yield RULE.finding(
            Words(f"a list of `{clause}` has an empty item", f"une liste de `{clause}` contient un élément vide"),
            subject.value(*route, en="what stands here?", fr="qu’y a-t-il ici ?"),
            help=Words("write what is missing, or take the item out", "écrivez ce qui manque, ou retirez l’élément"),
            about=(clause,),
        )


def _empty(value: object, route: Route = ()) -> Iterator[Route]:
    """The routes of the items of lists in which nothing is written."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty(inner, (*route, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            if inner is None or (isinstance(inner, str) and not inner.strip()):
                yield (*route, place)
            else:
                yield from _empty(inner, (*route, place))
