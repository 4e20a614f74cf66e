"""An organisation's folder: ``policy.yaml``, ``holdings.yaml``, ``contracts.yaml``, and the frozen ``versions/N.yaml``."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kept.contracts import Contracts
from kept.findings import Finding, KeptError, Note, Severity, Words, in_french, stopped
from kept.holdings import Inventory
from kept.load.references import references, references_of_contracts
from kept.load.shape import fit
from kept.policy import Policy
from kept.source import Document, read, read_text

_LEAST_POLICY = {"policy": "", "controller": ""}


@dataclass(frozen=True)
class Loaded:
    """What an organisation wrote, typed, with the places and everything that could not be read.

    ``policy`` and ``document`` are the current promise; ``versions`` the earlier ones, oldest first, with their
    documents; ``inventory`` is ``None`` where there is no ``holdings.yaml``, ``contracts`` (and ``filed``, its text)
    where there is no ``contracts.yaml``.
    """

    policy: Policy
    document: Document
    inventory: Inventory | None = None
    holdings: Document | None = None
    versions: tuple[tuple[Policy, Document], ...] = ()
    findings: tuple[Finding, ...] = ()
    folder: Path | None = field(default=None)
    contracts: Contracts | None = None
    filed: Document | None = None

    @property
    def every_version(self) -> tuple[Policy, ...]:
        """Earlier versions and the current one, oldest first."""
        earlier = tuple(policy for policy, _ in self.versions if policy.version != self.policy.version)
        return (*earlier, self.policy)

    def in_force_on(self, day: date) -> Policy:
        """The version in force on a day; before the first one took effect, the first."""
        fitting = [p for p in self.every_version if p.effective is not None and p.effective <= day]
        return fitting[-1] if fitting else self.every_version[0]


def content_hash(document: Document) -> str:
    """SHA-256 of a document's text, hex: what the journal remembers of a version.

    Line ends and a byte-order mark are no part of it: a copy made by another editor is the same version.
    """
    text = document.text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.sha256(text.encode()).hexdigest()


def load_text(
    policy: str, holdings: str | None = None, contracts: str | None = None, *, name: str = "policy.yaml"
) -> Loaded:
    """A policy, and where given its holdings and contracts, from text: for tests and for editors."""
    held = read(holdings, "holdings.yaml") if holdings is not None else None
    filed = read(contracts, "contracts.yaml") if contracts is not None else None
    return _assemble(read(policy, name), held, filed, ())


def load_policy(document: Document) -> tuple[Policy, list[Finding]]:
    """One policy document, typed."""
    return fit(document, Policy, _LEAST_POLICY)


def load_inventory(document: Document) -> tuple[Inventory, list[Finding]]:
    """One holdings document, typed."""
    return fit(document, Inventory, {})


def load_folder(folder: Path) -> Loaded:
    """All that stands in an organisation's folder. Raises ``KeptError`` (exit 3) when there is no policy to read."""
    # os.path answers no where the name is longer than any file's; Path would raise
    path = folder if os.path.isfile(folder) else folder / "policy.yaml"  # noqa: PTH113
    home = path.parent
    document = _open(path)
    held, filed = (
        _open(beside) if (beside := home / name).exists() else None for name in ("holdings.yaml", "contracts.yaml")
    )
    frozen = sorted((home / "versions").glob("*.yaml"), key=lambda p: (len(p.stem), p.stem))
    versions = tuple(_open(p, f"versions/{p.name}") for p in frozen)
    loaded = _assemble(document, held, filed, versions, home)
    doubles = [_double(read) for read in (document, held, filed) if read and _other(home, read).exists()]
    return replace(loaded, findings=(*loaded.findings, *doubles)) if doubles else loaded


def _other(home: Path, document: Document) -> Path:
    """The same document under the other ending that YAML files have."""
    stem, _, ending = document.name.rpartition(".")
    return home / f"{stem}.{'yml' if ending == 'yaml' else 'yaml'}"


def _double(document: Document) -> Finding:
    other = f"{document.name.rpartition('.')[0]}.yml"
    return Finding(
        "two-policies",
        Severity.ERROR,
        Words(f"`{document.name}` stands beside `{other}`", f"`{document.name}` côtoie `{other}`"),
        Note(document.at(), Words("this one was read", "celui-ci a été lu")),
        help=Words("keep one of the two, and take the other away", "gardez l’un des deux, et retirez l’autre"),
    )


def _assemble(
    document: Document,
    held: Document | None,
    filed: Document | None,
    frozen: tuple[Document, ...],
    folder: Path | None = None,
) -> Loaded:
    policy, findings = load_policy(document)
    inventory: Inventory | None = None
    if held is not None:
        inventory, more = load_inventory(held)
        findings += more
    contracts: Contracts | None = None
    if filed is not None:
        contracts, more = fit(filed, Contracts, {})
        findings += [*more, *references_of_contracts(policy, contracts, filed)]
    versions: list[tuple[Policy, Document]] = []
    for version in frozen:
        earlier, more = load_policy(version)
        findings += [*more, *references(earlier, version, None, None)]
        if not more:
            versions.append((earlier, version))
    findings += references(policy, document, inventory, held)
    versions.sort(key=lambda pair: pair[0].version or 0)
    return Loaded(policy, document, inventory, held, tuple(versions), tuple(findings), folder, contracts, filed)


def _open(path: Path, name: str | None = None) -> Document:
    try:
        return read_text(path, name)
    except FileNotFoundError:
        if (yml := path.with_suffix(".yml")).exists():
            raise _misnamed(path, yml) from None
        raise stopped(
            "nothing-to-read",
            f"there is no `{path.name}` in `{path.parent.name or '.'}`",
            f"il n’y a pas de `{path.name}` dans `{path.parent.name or '.'}`",
            help_en="name the folder that holds policy.yaml, or start one with `kept init DIR`",
            help_fr="donnez le dossier qui contient policy.yaml, ou commencez-en un avec `kept init DOSSIER`",
            exit_code=3,
        ) from None
    except OSError as error:
        raise stopped(
            "nothing-to-read",
            f"`{path.name}` cannot be opened: {error.strerror}",
            f"`{path.name}` ne peut pas être ouvert : {in_french(error)}",
            help_en="check that it is a file and that you may read it",
            help_fr="vérifiez que c’est un fichier et que vous avez le droit de le lire",
            exit_code=3,
        ) from None


def _misnamed(path: Path, yml: Path) -> KeptError:
    return stopped(
        "nothing-to-read",
        f"there is no `{path.name}`, but there is `{yml.name}`",
        f"il n’y a pas de `{path.name}`, mais il y a `{yml.name}`",
        help_en=f"rename it `{path.name}`",
        help_fr=f"renommez-le `{path.name}`",
        exit_code=3,
    )
