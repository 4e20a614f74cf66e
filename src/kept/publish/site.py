"""A site to put on any web server: the notice in each language and format, and every earlier version, as plain files.

For a DPO: ``kept publish`` writes the same bytes from the same policy. The folder appears whole or not at all. A
version that was published once is set down (``versions/N.yaml``) and journalled; another text under the same number is
refused.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from kept.findings import Language, in_french, stopped
from kept.load import Loaded
from kept.load.folder import content_hash
from kept.pages import NAMES, Frame, Way, stylesheet
from kept.pages.frame import outward
from kept.publish.first_layer import first_layer, site_of, ways_from_notice
from kept.publish.html import notice_page, render
from kept.publish.notice import notice
from kept.publish.site_papers import File, Format, available, files, ways_from
from kept.publish.values import Notice

MARK = "kept-site.json"
"""Says that a folder is a site that Kept wrote, and of what: Kept replaces no other folder."""


Content = Mapping[str, str | bytes]
"""Path within the site → its text, or its bytes."""
Progress = Callable[[int, int, str], None]
"""Told how many files are made, of how many, and which one is next."""


def pages(loaded: Loaded, wanted: Sequence[Format] = (), told: Progress | None = None) -> Content:
    """The whole site. ``wanted``: the formats to write, all that are available where none is named.

    Raises ``KeptError`` where PDF is wanted and its extra is not installed.
    """
    formats = tuple(wanted) or available()
    volumes = tuple(_volumes(loaded, formats))
    makers = dict(_makers(loaded, volumes, "html" in formats))
    found: dict[str, str | bytes] = {}
    for number, (name, make) in enumerate(makers.items()):
        if told:
            told(number, len(makers), name)
        found[name] = make()
    if "html" in formats:
        found |= first_layer(loaded.policy)
    found[MARK] = _mark(loaded, tuple(found), _linked_sites(loaded, volumes))
    return found


@dataclass(frozen=True, slots=True)
class _Volume:
    """One version in one language: its notice, where its page stands in the site, and the files beside it."""

    told: Notice
    at: str
    beside: tuple[File, ...]


def _volumes(loaded: Loaded, formats: tuple[Format, ...]) -> Iterator[_Volume]:
    """Each notice is made once, for every page and file that tells it."""
    newest = loaded.policy.version or 1
    for language in loaded.policy.languages:
        for number in [each.version or 1 for each in loaded.every_version if each.effective or each is loaded.policy]:
            told = notice(loaded, language, number)
            beside = tuple(each for each in files(loaded, told, whole=number == newest) if each.format in formats)
            yield _Volume(told, _at(language, number, newest), beside)


def _makers(
    loaded: Loaded, volumes: tuple[_Volume, ...], pages: bool
) -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """Each file of the site by its path, and how it is made."""
    if pages:
        yield "style.css", stylesheet
        yield "index.html", partial(_front, loaded, volumes)
    for volume in volumes:
        if pages:
            yield volume.at, partial(_notice, loaded, volume)
        for each in volume.beside:
            path = f"{volume.at.removesuffix('index.html')}{each.name}"
            yield path, partial(each.make, _paper_frame(loaded, each, volume))


def _notice(loaded: Loaded, volume: _Volume) -> str:
    told, newest = volume.told, loaded.policy.version or 1
    ways = _ways("notice", told.title, volume.beside)
    if told.version == newest:
        ways = (*ways, *ways_from_notice(loaded.policy, told.language))
    frame = replace(_frame(told, volume.at, newest, site_of(loaded.policy)), ways=ways)
    return notice_page(told, frame, _versions(told, volume.at, newest))


def _ways(page: str, title: str, beside: tuple[File, ...]) -> tuple[Way, ...]:
    """The links at the foot of a page; none where there is no other file."""
    ways = ways_from(page, beside, Way(title, "index.html", here=page == "notice"), str)
    return ways if len(ways) > 1 else ()


def _paper_frame(loaded: Loaded, file: File, volume: _Volume) -> Frame:
    """What stands around the schedule or the annex: the same page in the other languages, the other forms."""
    language, name = volume.told.language, file.name.partition(".")[0]
    languages = tuple(
        Way(NAMES[each], f"../{each}/{file.name}", each, here=each == language) for each in loaded.policy.languages
    )
    ways = _ways(name, loaded.policy.policy[language], volume.beside)
    return Frame("../style.css", languages if len(languages) > 1 else (), ways)


def write(site: Content, out: Path) -> None:
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


def _fill(draft: Path, site: Content) -> None:
    draft.chmod(0o755)
    for name, content in site.items():
        path = draft / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


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


def _frame(told: Notice, at: str, newest: int, site: str) -> Frame:
    up = _up(at)
    ways = tuple(
        Way(NAMES[each], f"{up}{_at(each, told.version, newest)}", each, here=each == told.language)
        for each in told.languages
    )
    return Frame(f"{up}style.css", ways if len(ways) > 1 else (), site=site)


def _versions(told: Notice, at: str, newest: int) -> tuple[Way, ...]:
    if len(told.versions) < 2:  # noqa: PLR2004 - one version needs no list
        return ()
    up = _up(at)
    return tuple(
        Way(each.words, f"{up}{_at(told.language, each.number, newest)}", here=each.number == told.version)
        for each in told.versions
    )


@dataclass(frozen=True, slots=True)
class _Papers:
    """The files of one language on the first page."""

    language: Language
    title: str
    ways: tuple[Way, ...]


def _front(loaded: Loaded, volumes: tuple[_Volume, ...]) -> str:
    """The first page: the choice of language, and every form of every text in each."""
    newest = [each for each in volumes if each.told.version == (loaded.policy.version or 1)]
    told = [each.told for each in newest]
    doors = tuple(Way(each.title, f"{each.language}/index.html", each.language) for each in told)
    papers = tuple(_listed(each) for each in newest)
    frame = Frame("style.css")
    return render("front.html", "en", frame, name=told[0].name, title=told[0].title, doors=doors, papers=papers)


def _listed(volume: _Volume) -> _Papers:
    told, beside = volume.told, volume.beside
    titles = {each.name.partition(".")[0]: each.words for each in beside if each.format == "html"}
    ways = []
    for each in beside:
        name = each.name.partition(".")[0]
        title = told.title if name == "notice" else titles.get(name, name)
        words = title if each.format == "html" else f"{title} – {each.words}"
        ways.append(Way(words, f"{told.language}/{each.name}"))
    return _Papers(told.language, NAMES[told.language], tuple(ways))


def _linked_sites(loaded: Loaded, volumes: tuple[_Volume, ...]) -> list[str]:
    """The sites of others that the notice leads to, each once."""
    own = site_of(loaded.policy)
    ways = [way.href for each in volumes for said in (*each.told.paragraphs, *each.told.foot) for way in said.links]
    return sorted({urlsplit(href).hostname or "" for href in ways if outward(href, own)})


def _mark(loaded: Loaded, names: tuple[str, ...], linked: list[str]) -> str:
    policy = loaded.policy
    written = {
        "controller": policy.controller,
        "version": policy.version,
        "effective": policy.effective.isoformat() if policy.effective else None,
        "sha256": content_hash(loaded.document),
        "linked-sites": linked,
        "pages": sorted(name for name in names if name.endswith(".html")),
        "files": sorted(name for name in names if not name.endswith((".html", ".css"))),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"
