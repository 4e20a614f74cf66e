"""A version that was published does not change: people were promised what it said."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.load.folder import content_hash
from kept.source import Document

RULE = Rule(
    "frozen-version-changed",
    Severity.ERROR,
    Words("a published version was changed", "une version publiée a été modifiée"),
    ("GDPR 5(2)", "GDPR 13(3)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): the text in force on a day is evidence; a change is a new version (GDPR 13(3))."""
    current, document = subject.policy.version, subject.document
    for policy, frozen in subject.loaded.versions:
        if policy.version is None:
            continue
        if policy.version == current and content_hash(frozen) != content_hash(document):
            yield _current(subject, policy.version, frozen)
        yield from _published(subject, policy.version, frozen, frozen)
    if current is not None and all(policy.version != current for policy, _ in subject.loaded.versions):
        yield from _published(subject, current, document, document)


def _published(subject: Subject, version: int, document: Document, place: Document) -> Iterator[Finding]:
    known = (subject.published or {}).get(version)
    if known is not None and known != content_hash(document):
        yield RULE.finding(
            Words(
                f"version {version} was published with another text",
                f"la version {version} a été publiée avec un autre texte",
            ),
            Note(
                place.at("version"), Words("not what the journal remembers", "ce n’est pas ce que le journal retient")
            ),
            help=_NEW,
            about=(f"version {version}",),
        )


def _current(subject: Subject, version: int, frozen: Document) -> Finding:
    return RULE.finding(
        Words(
            f"version {version} is frozen, and this text differs from it",
            f"la version {version} est figée, et ce texte en diffère",
        ),
        subject.value("version", en="changed since it was frozen", fr="modifiée depuis qu’elle est figée"),
        related=(Note(frozen.at("version"), Words("the frozen text", "le texte figé")),),
        help=_NEW,
        about=(f"version {version}",),
    )


_NEW = Words(
    "raise `version:`, give it an `effective:` date and say why under `changed:`; restore the published text of the old one",
    "augmentez `version:`, donnez-lui une date `effective:` et dites pourquoi sous `changed:` ; rétablissez le texte publié "
    "de l’ancienne",
)
