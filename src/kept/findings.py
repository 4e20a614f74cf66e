"""What a check says: values, rendered elsewhere.

For a DPO: a finding is one thing to mend. It says what is wrong, where it stands in the file, which law or limit it
breaks, and what to write instead. Everything a person can get wrong ends in a finding; nothing ends in a traceback.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kept.source import Span

Language = Literal["en", "fr"]


class Severity(StrEnum):
    """How much it matters. Ordered: ``error`` outranks ``warning`` outranks ``note``."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        return {"error": 3, "warning": 2, "note": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages, equals by construction."""

    en: str
    fr: str

    def __getitem__(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is refused: ``code`` for machines, ``words`` for people. A refusal is a result, not an error."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class Note:
    """A place related to the finding, and the words written under it."""

    span: Span
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    ``code`` is the rule's name (also its page and its case), ``headline`` the sentence a person reads first,
    ``primary`` the place in the file (``None`` when no file is at fault, e.g. an unreachable database),
    ``related`` other places that explain it, ``law`` citations as ``kept.law`` knows them (``GDPR 13(2)(a)``),
    ``help`` what to write instead. ``instead`` is what a machine may put in the place of ``primary`` without a change of
    meaning (a misspelt word, a date in another order); ``review`` marks a question that only a person can answer.
    """

    code: str
    severity: Severity
    headline: Words
    primary: Note | None = None
    related: tuple[Note, ...] = ()
    law: tuple[str, ...] = ()
    help: Words | None = None
    about: tuple[str, ...] = field(default=())  # clause or holding ids concerned, for machines
    instead: str | None = None
    review: bool = False

    def sort_key(self) -> tuple[str, int, int, str]:
        """By file, then line, then column: the order in which a reader meets them."""
        if self.primary is None:
            return ("", 0, 0, self.code)
        span = self.primary.span
        return (span.document.name, span.line, span.column, self.code)


class KeptError(Exception):
    """Something a person can cause and mend: carries the finding that is shown, never a traceback.

    ``exit_code``: 1 findings, 2 usage, 3 nothing to read.
    """

    def __init__(self, finding: Finding, *, exit_code: int = 1) -> None:
        super().__init__(finding.headline.en)
        self.finding = finding
        self.exit_code = exit_code


def stopped(code: str, en: str, fr: str, *, help_en: str, help_fr: str, exit_code: int = 1) -> KeptError:
    """A way to stop that tells the person what happened and what to do: no file at fault, or not only one."""
    finding = Finding(code, Severity.ERROR, Words(en, fr), help=Words(help_en, help_fr))
    return KeptError(finding, exit_code=exit_code)


_SYSTEM = {
    errno.ENOENT: "fichier ou dossier introuvable",
    errno.EACCES: "accès refusé",
    errno.EPERM: "opération interdite",
    errno.EISDIR: "c’est un dossier",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EEXIST: "il existe déjà",
    errno.ENOTEMPTY: "le dossier n’est pas vide",
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ELOOP: "trop de liens symboliques",
    errno.EIO: "le disque ne répond pas comme il faut",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.EADDRINUSE: "l’adresse est déjà prise",
    errno.EADDRNOTAVAIL: "cette machine n’a pas cette adresse",
}


def in_french(error: OSError) -> str:
    """Why the system refused, in French; in its own words where it says something rare."""
    return _SYSTEM.get(error.errno or 0, error.strerror or type(error).__name__)
