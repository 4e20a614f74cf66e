"""The folder in which the demo plays: an example, its customer file, and what Kept makes of them.

For an engineer: the customer file is made once, and kept aside; every play starts from a copy of it, so that there is
something to show each time. Nothing outside the folder is touched, and a folder that is not a demo's is left alone.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from kept.demo.shaped import build_shaped
from kept.demo.store import PEOPLE, SEED, build
from kept.findings import KeptError, in_french, stopped
from kept.holdings import Inventory
from kept.load import load_folder

_MARK = ".kept-demo"
_PRISTINE = ".pristine"
EXAMPLES = ("ouicom", "ou-serrurier", "wimi", "optillio", "denaroo")
"""The organisations that can be played."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The places of a demo. ``folder`` is the organisation's own, with its two documents and its records."""

    home: Path
    name: str

    @property
    def folder(self) -> Path:
        """The copy of the example."""
        return self.home / self.name

    @property
    def published(self) -> Path:
        """The policy as its page had it, before it was mended."""
        return self.folder / "as-published"

    @property
    def stores(self) -> Path:
        """The databases and folders that this play works on."""
        return self.home / "stores"

    @property
    def site(self) -> Path:
        """Where the notice is published."""
        return self.home / "site"

    @property
    def environ(self) -> dict[str, str]:
        """What an engineer would export: where each place is."""
        found = {}
        for name, place in _inventory(self.folder).places.items():
            here = (self.stores / (f"{name}.db" if place.kind == "sql" else name)).absolute()
            found[place.connect.removeprefix("env:")] = f"sqlite:///{here}" if place.kind == "sql" else str(here)
        return found


def set_the_stage(home: Path, name: str, on: date, *, people: int = PEOPLE) -> Stage:
    """A stage as new: the example copied, its stores made if they never were, everything of an earlier play gone."""
    stage = Stage(home, name)
    if name not in EXAMPLES:
        raise _unknown(name)
    try:
        _claim(home)
        _clear(stage)
        _copy_example(name, stage.folder)
        pristine = home / _PRISTINE / f"{name}-{on}-{people}"
        if not pristine.exists():
            _make(pristine, stage, on, people)
        shutil.copytree(pristine, stage.stores, copy_function=shutil.copyfile)
    except OSError as error:
        raise _no_room(home, error) from None
    return stage


def _make(pristine: Path, stage: Stage, on: date, people: int) -> None:
    """Made beside its place and moved there whole: a stop in the middle leaves no half store."""
    unfinished = pristine.with_name(pristine.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    if stage.name == "ouicom":
        build(unfinished / "crm.db", people=people, on=on)
    else:
        loaded = load_folder(stage.folder)
        build_shaped(unfinished, loaded.policy, _inventory(stage.folder), people=people, on=on, seed=SEED)
    unfinished.replace(pristine)


def _inventory(folder: Path) -> Inventory:
    return load_folder(folder).inventory or Inventory()


def _claim(home: Path) -> None:
    if home.exists() and any(home.iterdir()) and not (home / _MARK).exists():
        raise _not_ours(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / _MARK).touch()


def _clear(stage: Stage) -> None:
    for folder in (stage.folder, stage.site, stage.stores):
        shutil.rmtree(folder, ignore_errors=True)


def _copy_example(name: str, folder: Path) -> None:
    """From the installed package, or from the checkout that this code runs in."""
    shipped = files("kept") / "examples" / name
    if shipped.is_dir():
        with as_file(shipped) as source:
            _copy(source, folder)
    else:
        _copy(Path(__file__).parents[3] / "examples" / name, folder)


def _copy(source: Path, folder: Path) -> None:
    shutil.copytree(
        source, folder, ignore=shutil.ignore_patterns(".kept", "site", "answers"), copy_function=shutil.copyfile
    )


def _unknown(name: str) -> KeptError:
    known = ", ".join(EXAMPLES)
    return stopped(
        "unknown-example",
        f"there is no example called `{name}`",
        f"aucun exemple ne s’appelle `{name}`",
        help_en=f"the demo plays on: {known}",
        help_fr=f"la démonstration se joue sur : {known}",
        exit_code=2,
    )


def _not_ours(home: Path) -> KeptError:
    return stopped(
        "not-a-demo-folder",
        f"the folder `{home}` holds something else than a demo; it was left as it is",
        f"le dossier `{home}` contient autre chose qu’une démonstration ; rien n’y a été touché",
        help_en="name an empty folder, or one that is not there yet, with `--folder`",
        help_fr="donnez avec `--folder` un dossier vide, ou qui n’existe pas encore",
        exit_code=2,
    )


def _no_room(home: Path, error: OSError) -> KeptError:
    return stopped(
        "demo-not-written",
        f"the demo cannot be written into `{home}`: {error.strerror}",
        f"la démonstration ne peut pas être écrite dans `{home}` : {in_french(error)}",
        help_en="name a folder you may write to, with a hundred megabytes free, with `--folder`",
        help_fr="donnez avec `--folder` un dossier où vous pouvez écrire, avec cent mégaoctets libres",
        exit_code=3,
    )
