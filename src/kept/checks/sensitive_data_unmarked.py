"""Data whose name says that it is sensitive is marked as such, with the exception that allows it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy.recognised import Kind, kinds, kinds_of_field

RULE = Rule(
    "sensitive-data-unmarked",
    Severity.ERROR,
    Words("sensitive data passes for ordinary data", "des données sensibles passent pour ordinaires"),
    ("GDPR 9(1)", "GDPR 9(2)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 9(1): the ban; 10: offences; LIL 30: the national number, where a text allows it."""
    for name, category in subject.policy.data.items():
        if category.special or category.ground:
            continue
        own: set[Kind] = {kind for word in (name, category.en, category.fr) if word for kind in kinds(word)}
        places: dict[tuple[str, ...], set[Kind]] = {(name,): own}
        places |= {(name, "fields", field): set(kinds_of_field(subject.policy, field)) for field in category.fields}
        for place, found in places.items():
            if "special" in found:
                yield _finding(subject, place, _SPECIAL)
            elif "offence" in found:
                yield _finding(subject, place, _OFFENCE)
            elif "national-number" in found and not _obliged(subject, name):
                yield _finding(subject, place, _NUMBER)


def _obliged(subject: Subject, category: str) -> bool:
    """Whether a law asks for it each time it is used."""
    using = [purpose for purpose in subject.policy.purposes.values() if category in purpose.data]
    return bool(using) and all(purpose.rests_on(LegalBasis.LEGAL_OBLIGATION) for purpose in using)


_SPECIAL = (
    Words(
        "`{}` is sensitive data and is not marked so", "`{}` est une donnée sensible et n’est pas marquée comme telle"
    ),
    RULE.law,
    Words(
        "write `special: true` and `ground: GDPR 9(2)(h)` (the exception that applies), or do not collect it",
        "écrivez `special: true` et `ground: GDPR 9(2)(h)` (l’exception qui s’applique), ou ne la recueillez pas",
    ),
)
_OFFENCE = (
    Words("`{}` speaks of offences, and nothing allows it", "`{}` porte sur des infractions, et rien ne le permet"),
    ("GDPR 10", "LIL 46"),
    Words("write `ground:` with the text that allows it", "écrivez `ground:` avec le texte qui le permet"),
)
_NUMBER = (
    Words(
        "`{}` is the national number, and no law asks for it",
        "`{}` est le numéro de sécurité sociale, et aucun texte ne l’exige",
    ),
    ("LIL 30",),
    Words(
        "use it only for `basis: {legal-obligation: …}`, or write `ground:` with the decree that allows it",
        "ne l’utilisez que pour `basis: {legal-obligation: …}`, ou écrivez `ground:` avec le décret qui le permet",
    ),
)


def _finding(subject: Subject, place: tuple[str, ...], said: tuple[Words, tuple[str, ...], Words]) -> Finding:
    headline, law, way_out = said
    word = place[-1]
    return RULE.finding(
        Words(headline.en.format(word), headline.fr.format(word)),
        Note(subject.document.key("data", *place), Words("needs a ground of its own", "exige un fondement propre")),
        law=law,
        help=way_out,
        about=(f"data.{place[0]}",),
    )
