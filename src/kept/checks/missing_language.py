"""Words shown to the public exist in every language that the policy is published in."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Language, Severity, Words
from kept.policy.wordings import wordings
from kept.source import Route

RULE = Rule(
    "missing-language",
    Severity.ERROR,
    Words("words are missing in one of the languages", "un texte manque dans l’une des langues"),
    ("GDPR 12(1)",),
)

_NAMES: dict[Language, Words] = {"en": Words("English", "anglais"), "fr": Words("French", "français")}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): in a form that people understand; a notice is whole in each of its languages."""
    languages = subject.policy.languages
    for route, words in wordings(subject.policy):
        for language in words.missing(languages):
            if not subject.written(*route, language):
                yield _finding(subject, route, language, bare=not (words.en or words.fr))


def _finding(subject: Subject, route: Route, language: Language, *, bare: bool) -> Finding:
    name, where = _NAMES[language], ".".join(map(str, route))
    return RULE.finding(
        Words(f"`{where}` has no words in {name.en}", f"`{where}` n’a pas de texte en {name.fr}"),
        subject.key(*route, en="no words at all", fr="aucun texte")
        if bare
        else subject.value(*route, en=f"`{language}:` is missing", fr=f"`{language}:` manque"),
        help=Words(
            f"write `{language}: …`, or take `{language}` out of `languages:`",
            f"écrivez `{language}: …`, ou retirez `{language}` de `languages:`",
        ),
        about=(where,),
    )
