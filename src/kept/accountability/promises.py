"""What an organisation's public text promises, sentence by sentence, and by what each promise is kept.

For a DPO: ``promises.yaml`` lists every sentence of the published page with the part of the policy, the command or the
rule that makes it true. It claims nothing: whether a promise is kept is told by the tests (``kept.accountability.evidence``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field

from kept.findings import Finding, Language, Note, Severity, Words, stopped
from kept.load import Loaded
from kept.load.shape import fit
from kept.policy.shape import Ids, Noun
from kept.source import Document, read_text

Level = Literal["enforced", "tracked", "published"]


class Promise(Noun):
    """One sentence of the public text: its kind, how far the software can make it true, our words, what keeps it."""

    kind: str
    level: Level
    en: str
    fr: str
    kept_by: Ids = Field(default=(), alias="kept-by")

    def words(self, language: Language) -> str:
        """The sentence in one language."""
        return self.fr if language == "fr" else self.en


class Tension(Noun):
    """A weak point of the text as published, and the rules that find it."""

    level: Severity
    en: str
    fr: str
    found_by: Ids = Field(default=(), alias="found-by")

    def words(self, language: Language) -> str:
        """The weak point in one language."""
        return self.fr if language == "fr" else self.en


class Promises(Noun):
    """The file: the name of the organisation's example, its promises and its tensions by id."""

    system: str
    promises: dict[str, Promise] = Field(default_factory=dict)
    tensions: dict[str, Tension] = Field(default_factory=dict)


def load_promises(folder: Path) -> tuple[Promises, Document, list[Finding]]:
    """The promises of a folder, their document, and what could not be read. ``KeptError`` (exit 3) where there are none."""
    path = folder / "promises.yaml"
    try:
        document = read_text(path)
    except OSError:
        raise stopped(
            "nothing-to-read",
            f"there is no `promises.yaml` in `{folder.name or '.'}`",
            f"il n’y a pas de `promises.yaml` dans `{folder.name or '.'}`",
            help_en="name a folder that lists what its public text promises, such as examples/ouicom",
            help_fr="donnez un dossier qui liste ce que promet son texte public, comme examples/ouicom",
            exit_code=3,
        ) from None
    promises, findings = fit(document, Promises, {"system": folder.name})
    return promises, document, findings


def dangling(
    promises: Promises, document: Document, loaded: Loaded, *, commands: Collection[str], rules: Collection[str]
) -> Iterator[Finding]:
    """Each ``kept-by`` and ``found-by`` that leads to no part of the organisation's documents, no command and no rule."""
    written = {"policy": loaded.document, "holdings": loaded.holdings, "contracts": loaded.filed}
    known = {"command": commands, "rule": rules} | {name: _routes(each, name) for name, each in written.items() if each}
    for name, promise in promises.promises.items():
        for index, keeper in enumerate(promise.kept_by):
            kind, _, target = keeper.partition(" ")
            if target not in known.get(kind, ()):
                yield _unknown(document, ("promises", name, "kept-by", index), keeper)
    for name, tension in promises.tensions.items():
        for index, rule in enumerate(tension.found_by):
            if rule not in rules:
                yield _unknown(document, ("tensions", name, "found-by", index), rule)


def _routes(document: Document, name: str) -> set[str]:
    """Every place of a document; ``holdings crm.contacts`` stands for ``holdings holdings.crm.contacts``."""
    whole = {".".join(map(str, route)) for route in document.places}
    return whole | {route.removeprefix(f"{name}.") for route in whole}


def _unknown(document: Document, route: tuple[str | int, ...], word: str) -> Finding:
    return Finding(
        "unknown-reference",
        Severity.ERROR,
        Words(f"`{word}` leads nowhere", f"`{word}` ne mène nulle part"),
        Note(document.at(*route)),
        help=Words(
            "write `policy` (or `holdings`, `contracts`) and a place of that document (`policy retention.prospects`), "
            "`command` and a command, or `rule` and a rule",
            "écrivez `policy` (ou `holdings`, `contracts`) et un endroit de ce document (`policy retention.prospects`), "
            "`command` et une commande, ou `rule` et une règle",
        ),
    )
