"""A site to put on any web server: the notice in each language, and every earlier version, as plain files.

For a DPO: ``kept publish`` writes the same bytes from the same policy. The folder appears whole or not at all. A
version that was published once is set down (``versions/N.yaml``) and journalled; another text under the same number is
refused.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kept.findings import Language, in_french, stopped
from kept.load import Loaded
from kept.load.folder import content_hash
from kept.pages import NAMES, Frame, Way, stylesheet
from kept.publish.html import languages_page, notice_page
from kept.publish.notice import notice
from kept.publish.values import Notice

MARK = "kept-site.json"
"""Says that a folder is a site that Kept wrote, and of what: Kept replaces no other folder."""


def pages(loaded: Loaded) -> Mapping[str, str]:
    """Path within the site → its text."""
    languages = loaded.policy.languages
    numbers = [policy.version or 1 for policy in loaded.every_version if policy.effective]
    found = {"style.css": stylesheet()}
    newest = loaded.policy.version or 1
    for language in languages:
        for number in numbers:
            told = notice(loaded, language, number)
            at = _at(language, number, newest)
            found[at] = notice_page(told, _frame(told, at, newest), _versions(told, at, newest))
    found["index.html"] = _front(loaded)
    found[MARK] = _mark(loaded, tuple(found))
    return found


def write(site: Mapping[str, str], out: Path) -> None:
    """Write a site: whole, or not at all. Raises ``KeptError`` where the folder is not Kept's or cannot be written."""
    if out.exists() and not _replaceable(out):
        raise stopped(
            "folder-in-use",
            f"`{out}` holds something that Kept did not write",
            f"`{out}` contient autre chose qu’un site écrit par Kept",
            help_en="name a new or an empty folder with --out",
            help_fr="donnez un dossier neuf ou vide avec --out",
        )
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        try:
            _fill(draft, site)
            _put_in_place(draft, out)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise stopped(
            "site-unwritable",
            f"the site cannot be written to `{out}`: {error.strerror}",
            f"le site ne peut pas être écrit dans `{out}` : {in_french(error)}",
            help_en="free some room, or name a folder that you may write to",
            help_fr="libérez de la place, ou donnez un dossier où vous pouvez écrire",
        ) from None


def _fill(draft: Path, site: Mapping[str, str]) -> None:
    draft.chmod(0o755)
    for name, text in site.items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def _put_in_place(draft: Path, out: Path) -> None:
    """A folder cannot replace another in one step: the old one steps aside, and comes back if the new one fails."""
    if not out.exists():
        draft.rename(out)
        return
    aside = draft.with_name(f"{draft.name}.before")
    out.rename(aside)
    try:
        draft.rename(out)
    except OSError:
        aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _replaceable(out: Path) -> bool:
    return out.is_dir() and ((out / MARK).is_file() or not any(out.iterdir()))


def _at(language: Language, number: int, newest: int) -> str:
    return f"{language}/index.html" if number == newest else f"{language}/v{number}/index.html"


def _up(at: str) -> str:
    return "../" * at.count("/")


def _frame(told: Notice, at: str, newest: int) -> Frame:
    up = _up(at)
    ways = tuple(
        Way(NAMES[each], f"{up}{_at(each, told.version, newest)}", each, here=each == told.language)
        for each in told.languages
    )
    return Frame(f"{up}style.css", ways if len(ways) > 1 else ())


def _versions(told: Notice, at: str, newest: int) -> tuple[Way, ...]:
    if len(told.versions) < 2:  # noqa: PLR2004 - one version needs no list
        return ()
    up = _up(at)
    return tuple(
        Way(each.words, f"{up}{_at(told.language, each.number, newest)}", here=each.number == told.version)
        for each in told.versions
    )


def _front(loaded: Loaded) -> str:
    told = [notice(loaded, language) for language in loaded.policy.languages]
    ways = tuple(Way(each.title, f"{each.language}/index.html", each.language) for each in told)
    return languages_page(told[0].name, told[0].title, Frame("style.css"), ways)


def _mark(loaded: Loaded, names: tuple[str, ...]) -> str:
    policy = loaded.policy
    written = {
        "controller": policy.controller,
        "version": policy.version,
        "effective": policy.effective.isoformat() if policy.effective else None,
        "sha256": content_hash(loaded.document),
        "pages": sorted(name for name in names if name.endswith(".html")),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"
