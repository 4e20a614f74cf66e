"""Which version may be published, and that it is set down for good (GDPR art. 5(2)).

For a DPO: a version number stands for one text for ever. It is frozen beside the policy (``versions/N.yaml``) and its
digest is journalled, so that whoever collected data under it can show what was promised that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import get_args

from kept.checks import Judgement
from kept.findings import Finding, KeptError, Note, Severity, Words, in_french, stopped
from kept.journal import JSON, Journal, Kind
from kept.load import Loaded
from kept.load.folder import content_hash
from kept.policy.document import Reason
from kept.publish.report import keep, report
from kept.source import Span

_REASONS = ", ".join(get_args(Reason))


def published(journal: Journal) -> dict[int, str]:
    """Version → the digest (SHA-256) of the text that was published first under that number."""
    found: dict[int, str] = {}
    for entry in journal.entries(kind=Kind.POLICY_PUBLISHED):
        version, digest = entry.about.get("version"), entry.about.get("sha256")
        if isinstance(version, int) and isinstance(digest, str):
            found.setdefault(version, digest)
    return found


def refuse_unfit(loaded: Loaded, known: Mapping[int, str]) -> None:
    """Raise ``KeptError`` where this policy may not be published under its number. Touches nothing."""
    version = _dated(loaded)
    if version > 1 and loaded.policy.changed is None:
        raise _without_reason(loaded, version)
    newest = max(known, default=version)
    if version < newest:
        raise _behind(loaded, version, newest)
    frozen = {policy.version: document for policy, document in loaded.versions}
    if known.get(version, content_hash(loaded.document)) != content_hash(loaded.document):
        raise _other_text(loaded, version)
    for number, document in frozen.items():
        told = known.get(number or 0, content_hash(document))
        if told != content_hash(document):
            raise _frozen_changed(document.at(), number or 0)
    if version in frozen and content_hash(frozen[version]) != content_hash(loaded.document):
        raise _other_text(loaded, version)


def set_down(loaded: Loaded, journal: Journal, at: datetime) -> bool:
    """Freeze the version and journal it; ``False`` where both stood already. Raises ``KeptError``."""
    version = _dated(loaded)
    if loaded.folder is not None:
        _freeze(loaded.folder / "versions" / f"{version}.yaml", loaded.document.text)
    if version in published(journal):
        return False
    about: dict[str, JSON] = {
        "version": version,
        "sha256": content_hash(loaded.document),
        "effective": str(loaded.policy.effective),
        "languages": list(loaded.policy.languages),
    }
    if (change := loaded.policy.changed) is not None:
        about |= {"reason": change.reason, "reference": change.reference}
    journal.note(Kind.POLICY_PUBLISHED, about, at)
    return True


def kept_report(loaded: Loaded, journal: Journal, judged: Judgement, at: datetime) -> None:
    """Write the report of the check beside the version, and journal its digest. Raises ``KeptError``."""
    if loaded.folder is None:
        return
    made = report(loaded, judged, at.date())
    written = keep(loaded.folder, made)
    if written is not None:
        about: dict[str, JSON] = {"version": made["version"], "rules": made["rules"], **made["found"]}
        journal.note(Kind.POLICY_CHECKED, about | {"report": written[0], "sha256": written[1]}, at)


def _freeze(path: Path, text: str) -> None:
    """Write once: a frozen version is never written again."""
    try:
        path.parent.mkdir(exist_ok=True)
        if path.exists():
            return
        draft = path.with_suffix(".draft")
        draft.write_text(text, "utf-8", newline="")
        draft.replace(path)
    except OSError as error:
        raise stopped(
            "version-unfrozen",
            f"the version cannot be set down as `{path.parent.name}/{path.name}`: {error.strerror}",
            f"la version ne peut pas être figée dans `{path.parent.name}/{path.name}` : {in_french(error)}",
            help_en="let Kept write to the folder of the policy; nothing was published",
            help_fr="laissez Kept écrire dans le dossier de la politique ; rien n’a été publié",
        ) from None


def _dated(loaded: Loaded) -> int:
    policy = loaded.policy
    if policy.version is None or policy.effective is None:
        raise _refusal(
            "version-undated",
            loaded.document.key("policy"),
            Words(
                "a policy is published with its version and its date",
                "une politique se publie avec sa version et sa date",
            ),
            Words("write `version: 1` and `effective: 2026-03-01`", "écrivez `version: 1` et `effective: 2026-03-01`"),
            ("GDPR 5(2)", "GDPR 12(1)"),
        )
    return policy.version


def _without_reason(loaded: Loaded, version: int) -> KeptError:
    return _refusal(
        "change-without-reason",
        loaded.document.key("version"),
        Words(
            f"version {version} does not say why it replaces the one before",
            f"la version {version} ne dit pas pourquoi elle remplace la précédente",
        ),
        Words(
            f"write `changed:` with a `reason` ({_REASONS}), its `reference` and `what` changes",
            f"écrivez `changed:` avec une raison (`reason` : {_REASONS}), sa référence (`reference`) et ce qui change (`what`)",
        ),
        ("GDPR 12(1)",),
    )


def _other_text(loaded: Loaded, version: int) -> KeptError:
    return _refusal(
        "version-published",
        loaded.document.at("version"),
        Words(
            f"version {version} was published with another text",
            f"la version {version} a été publiée avec un autre texte",
        ),
        Words(
            f"write `version: {version + 1}`, its `effective` date, and under `changed:` the reason and what changes",
            f"écrivez `version: {version + 1}`, sa date (`effective`) et, sous `changed:`, la raison et ce qui change",
        ),
        ("GDPR 5(2)",),
    )


def _behind(loaded: Loaded, version: int, newest: int) -> KeptError:
    return _refusal(
        "version-behind",
        loaded.document.at("version"),
        Words(
            f"version {newest} is published already, version {version} comes too late",
            f"la version {newest} est déjà publiée, la version {version} vient trop tard",
        ),
        Words(
            f"write `version: {newest + 1}` to publish this text",
            f"écrivez `version: {newest + 1}` pour publier ce texte",
        ),
        ("GDPR 5(2)",),
    )


def _frozen_changed(span: Span, number: int) -> KeptError:
    return _refusal(
        "frozen-version-changed",
        span,
        Words(
            f"the text of version {number} is not the one that was published",
            f"le texte de la version {number} n’est pas celui qui a été publié",
        ),
        Words(
            "put the published text back; a frozen version is never edited",
            "remettez le texte publié ; une version figée ne se modifie pas",
        ),
        ("GDPR 5(2)",),
    )


def _refusal(code: str, span: Span, headline: Words, way_out: Words, law: tuple[str, ...]) -> KeptError:
    return KeptError(Finding(code, Severity.ERROR, headline, Note(span), law=law, help=way_out))
