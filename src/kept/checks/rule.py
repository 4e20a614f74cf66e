"""What a rule is, and what it is given to judge.

For a DPO: a rule is one thing that can be wrong with a promise. It has a name to say aloud, a weight, the articles it
rests on, a page (``kept explain NAME``) and a case that shows it at work. A rule looks only at what it is handed: the
documents, a day, the columns that were found. It opens no file, no database and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from kept.contracts import Contracts
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Inventory
from kept.load import Loaded
from kept.policy import Policy
from kept.source import Document, Route, Span

Columns = Mapping[str, Mapping[str, tuple[str, ...]]]
"""What the reached places declare: place, then table, then the names of its columns. A place left out was not reached."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong: its name, its weight, its sentence for lists, the articles it rests on.

    A rule for ``review`` asks what only a person can answer. It fires where the document makes the question arise, and
    stands on a list of its own: it is no fault, and never changes how a check ends.
    """

    code: str
    severity: Severity
    headline: Words
    law: tuple[str, ...] = ()
    review: bool = False

    def finding(
        self,
        headline: Words,
        primary: Note,
        *,
        help: Words,  # noqa: A002 - the word that diagnostics use
        related: Iterable[Note] = (),
        law: tuple[str, ...] | None = None,
        severity: Severity | None = None,
        about: Iterable[str] = (),
        instead: str | None = None,
    ) -> Finding:
        """A finding of this rule, with the rule's own articles and weight unless others fit better here."""
        return Finding(
            self.code,
            severity or self.severity,
            headline,
            primary,
            tuple(related),
            self.law if law is None else law,
            help,
            tuple(about),
            instead,
            self.review,
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the policy in one language: where, in which section of the notice, and in plain lower-case letters."""

    route: Route
    language: str
    section: str
    plain: str


@dataclass(frozen=True)
class Subject:
    """What is judged: the documents, the day of judgement, and what is known of the world.

    ``columns`` is ``None`` where no place was reached. ``published`` maps a version to the SHA-256 of its text as the
    journal knows it.
    """

    loaded: Loaded
    on: date
    columns: Columns | None = None
    published: Mapping[int, str] | None = None

    @property
    def policy(self) -> Policy:
        """The current promise."""
        return self.loaded.policy

    @property
    def document(self) -> Document:
        """Its text."""
        return self.loaded.document

    @cached_property
    def holdings(self) -> tuple[Inventory, Document] | None:
        """The holdings and their text; ``None`` where there are none, or none that could be read."""
        inventory, held = self.loaded.inventory, self.loaded.holdings
        if inventory is None or held is None or not isinstance(held.plain, dict):
            return None
        return inventory, held

    @cached_property
    def filed(self) -> tuple[Contracts, Document] | None:
        """The contracts on file and their text; ``None`` where there are none, or none that could be read."""
        contracts, filed = self.loaded.contracts, self.loaded.filed
        if contracts is None or filed is None or not isinstance(filed.plain, dict):
            return None
        return contracts, filed

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text of the policy, in each of its languages: what rules about wording read."""
        return tuple(_texts(self.policy))

    def value(self, *route: str | int, en: str, fr: str) -> Note:
        """The value at the end of a route in the policy, and the words under it."""
        return Note(self.document.at(*route), Words(en, fr))

    def key(self, *route: str | int, en: str, fr: str) -> Note:
        """The key that ends a route in the policy, and the words under it."""
        return Note(self.document.key(*route), Words(en, fr))

    def written(self, *route: str | int) -> bool:
        """Whether a person wrote something there, readable or not: a value that cannot be read is not missing."""
        return present(self.document, route)

    def sound(self, *sections: str) -> bool:
        """Whether these sections of the policy were read without error: absence is only judged where they were."""
        return not any(section in self._unsound for section in sections)

    @cached_property
    def holdings_sound(self) -> bool:
        """Whether the holdings were read without error: what lies nowhere is only judged where they were."""
        return not any(span.document is self.loaded.holdings for span in self._errors)

    @cached_property
    def _unsound(self) -> frozenset[str]:
        return frozenset(section_of(self.document, span) for span in self._errors if span.document is self.document)

    @cached_property
    def _errors(self) -> tuple[Span, ...]:
        """The places of what could not be read."""
        found = self.loaded.findings
        return tuple(f.primary.span for f in found if f.primary is not None and f.severity is Severity.ERROR)


_LETTERS = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " ", "\n": " "})


def _texts(policy: Policy) -> Iterator[Text]:
    from kept.policy.wordings import wordings

    for route, words in wordings(policy):
        if route[0] == "checks":  # reasons given to whoever reads the report, not to the public
            continue
        statement = policy.statements.get(str(route[1])) if route[0] == "statements" else None
        section = statement.section if statement is not None else str(route[0])
        for language, text in (("en", words.en), ("fr", words.fr)):
            if text and (language == "en" or text != words.en):
                yield Text(route, language, section, text.translate(_LETTERS).lower())


def present(document: Document, route: Route) -> bool:
    """Whether the document has a value, other than nothing, at the end of a route."""
    here: Any = document.plain
    for part in route:
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        else:
            return False
    return here is not None


def section_of(document: Document, span: Span) -> str:
    """The top-level key under which a place stands."""
    tops = sorted((key.line, str(route[0])) for route, key in document.keys.items() if len(route) == 1)
    before = [name for line, name in tops if line <= span.line]
    return before[-1] if before else ""


def listed(names: Iterable[str]) -> Words:
    """Names in a sentence, in both languages: ``a``, ``b`` and ``c``."""
    quoted = [f"`{name}`" for name in names]
    return Words(_joined(quoted, "and"), _joined(quoted, "et"))


def lacking(names: Iterable[str]) -> Words:
    """Names after "does not say" and « n’indique »: ``a`` or ``b``, ni ``a`` ni ``b``."""
    quoted = [f"`{name}`" for name in names]
    french = f"pas {quoted[0]}" if len(quoted) == 1 else " ".join(f"ni {name}" for name in quoted)
    return Words(_joined(quoted, "or"), french)


def _joined(parts: list[str], last: str) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def every(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding once, in the order given."""
    seen: set[tuple[str, Note | None, Words]] = set()
    for finding in findings:
        mark = (finding.code, finding.primary, finding.headline)
        if mark not in seen:
            seen.add(mark)
            yield finding
