"""OUICOM at work: the example in a folder of its own, over a customer file with the people of a test."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance.office import EXAMPLES, Office

from kept.testing.crm import Crm, Life

EXAMPLE = EXAMPLES / "ouicom"


@dataclass(frozen=True, kw_only=True)
class Ouicom(Office):
    """The office, and its customer file."""

    crm: Crm


def ouicom(beside: Path, *lives: Life, versions: bool = False) -> Ouicom:
    """The example over a file with these people; with its frozen versions where asked."""
    left = ("as-published", "*.db", ".kept", "answers", *(() if versions else ("versions",)))
    shutil.copytree(EXAMPLE, beside / "ouicom", ignore=shutil.ignore_patterns(*left))
    file = beside / "crm.db"
    file.touch()
    crm = Crm(f"sqlite:///{file}")
    crm.add(*lives)
    return Ouicom(beside / "ouicom", {"KEPT_CRM": crm.url}, {"crm": file}, crm=crm)
