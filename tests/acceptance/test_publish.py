"""`kept publish`: a version is one text for ever, the site is whole or not there, earlier versions stay readable."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
EARLIER = """changed:
  reason: legal
  reference: GDPR 13(1)(c), 13(2)(a)
  what:
    en: every purpose now states its legal basis, and every duration its starting point
    fr: chaque finalité indique désormais sa base légale, et chaque durée son point de départ
"""

FORMS = (
    "index.html",
    "notice.pdf",
    "notice.md",
    "notice.jsonld",
    "schedule.html",
    "schedule.pdf",
    "schedule.md",
    "schedule.csv",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The worked example as version 1, in a folder of its own, never published."""
    made = tmp_path / "ouicom"
    made.mkdir()
    shutil.copy(OUICOM / "holdings.yaml", made)
    text = (OUICOM / "policy.yaml").read_text("utf-8")
    assert EARLIER in text
    text = text.replace("version: 2\n", "version: 1\n").replace("effective: 2026-03-01", "effective: 2025-01-15")
    (made / "policy.yaml").write_text(text.replace(EARLIER, ""), "utf-8")
    return made


def publish(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The command, as a person in an English terminal runs it."""
    return subprocess.run(
        [sys.executable, "-m", "kept", "publish", str(folder), "--out", str(folder.parent / "site"), *more],
        capture_output=True,
        text=True,
        check=False,
        env={"LANG": "en_GB.UTF-8", "PATH": os.environ["PATH"]},
    )


def edit(folder: Path, *pairs: tuple[str, str]) -> None:
    """Change the policy as a person would."""
    text = (folder / "policy.yaml").read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / "policy.yaml").write_text(text, "utf-8")


def raised(folder: Path, *, changed: str = EARLIER) -> None:
    """The second version, with its date and its reason."""
    edit(folder, ("version: 1\n", "version: 2\n"), ("effective: 2025-01-15", f"effective: 2026-03-01\n{changed}"))


def site_of(folder: Path) -> dict[str, str]:
    """Every file of the site, with its digest."""
    site = folder.parent / "site"
    return {
        str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_a_site_is_written_in_each_language(folder: Path) -> None:
    """Two notices, the choice between them, one stylesheet, and nothing that is fetched from elsewhere."""
    ended = publish(folder)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {"index.html", "en/index.html", "fr/index.html", "style.css", "kept-site.json"} <= set(site_of(folder))
    page = (folder.parent / "site" / "fr" / "index.html").read_text("utf-8")
    assert '<html lang="fr">' in page
    assert "<script" not in page
    assert 'href="../en/index.html"' in page


def test_every_file_is_linked_from_a_page(folder: Path) -> None:
    """Whoever opens the first page, or the notice, finds every form of it; no link leads nowhere."""
    publish(folder)
    site = folder.parent / "site"
    linked = {
        (page.parent / href).resolve()
        for page in site.rglob("*.html")
        for href in re.findall(r'href="([^"#]+)', page.read_text("utf-8"))
        if not href.startswith(("http", "mailto:", "tel:"))
    }
    assert not [str(path) for path in linked if not path.exists()]
    found = {(site / name).resolve() for name in site_of(folder) if name != "kept-site.json" and "/short/" not in name}
    assert found - {(site / "index.html").resolve()} <= linked


def test_only_the_formats_that_are_named_are_written(folder: Path) -> None:
    """Two of them here: no page, no PDF."""
    ended = publish(folder, "--only", "markdown", "--only", "jsonld")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {name.rpartition(".")[2] for name in site_of(folder)} == {"md", "jsonld", "json"}


def test_the_same_policy_gives_the_same_bytes(folder: Path) -> None:
    """Published twice, or elsewhere: the same site; the second time nothing new is journalled."""
    publish(folder)
    first = site_of(folder)
    again = publish(folder, "--format", "json")
    assert json.loads(again.stdout)["new"] is False
    assert site_of(folder) == first


@pytest.mark.clause("ouicom-0.18")
def test_a_published_text_is_only_followed_by_a_new_version(folder: Path) -> None:
    """Edited under the same number it is refused; as version 2 it is published, version 1 stays, both are dated."""
    assert publish(folder).returncode == 0
    first = (folder / "policy.yaml").read_text("utf-8")
    before = site_of(folder)
    edit(folder, ("en: keep our accounts", "en: keep our books"))
    refused = publish(folder)
    assert refused.returncode == 1
    assert "version-published" in refused.stderr
    assert "version: 2" in refused.stderr
    assert site_of(folder) == before

    raised(folder)
    assert publish(folder).returncode == 0
    site = folder.parent / "site"
    assert "Version 1, effective 15 January 2025" in (site / "en" / "v1" / "index.html").read_text("utf-8")
    current = (site / "en" / "index.html").read_text("utf-8")
    assert "Version 2, effective 1 March 2026" in current
    assert 'href="../en/v1/index.html"' in current
    assert (folder / "versions" / "1.yaml").read_text("utf-8") == first


@pytest.mark.clause("ouicom-0.19")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ("", "change-without-reason"),
        (EARLIER.replace("reason: legal", "reason: we-felt-like-it"), "unknown-word"),
    ],
    ids=["none", "other"],
)
def test_a_new_version_needs_a_reason_of_the_list(folder: Path, changed: str, code: str) -> None:
    """Without one, or with one that the policy does not promise, nothing is published."""
    publish(folder)
    before = site_of(folder)
    raised(folder, changed=changed)
    refused = publish(folder)
    assert refused.returncode == 1
    assert code in refused.stderr or "we-felt-like-it" in refused.stderr
    assert site_of(folder) == before
    assert not (folder / "versions" / "2.yaml").exists()


def test_a_frozen_version_that_was_edited_is_told(folder: Path) -> None:
    """The journal knows what was published, whatever stands in the folder."""
    publish(folder)
    raised(folder)
    frozen = folder / "versions" / "1.yaml"
    frozen.write_text(frozen.read_text("utf-8") + "# a quiet change\n", "utf-8")
    refused = publish(folder)
    assert refused.returncode == 1
    assert "frozen-version-changed" in refused.stderr


def test_an_earlier_number_cannot_follow(folder: Path) -> None:
    """After version 2, version 1 is not published again."""
    publish(folder)
    first = (folder / "policy.yaml").read_text("utf-8")
    raised(folder)
    publish(folder)
    (folder / "policy.yaml").write_text(first, "utf-8")
    refused = publish(folder)
    assert refused.returncode == 1
    assert "version-behind" in refused.stderr


def test_a_policy_with_errors_is_not_published(folder: Path) -> None:
    """Neither one that cannot be read nor one that a rule finds at fault; nothing is frozen, nothing written."""
    edit(
        folder,
        ("    keep: 25 months\n    since: collected\n", "    keep: as long as necessary\n    since: collected\n"),
    )
    refused = publish(folder, "--format", "json")
    assert refused.returncode == 1
    assert "error" in json.loads(refused.stdout)
    edit(
        folder,
        ("keep: as long as necessary", "keep: 25 months"),
        ("    basis: consent # tension: ouicom-T13, the page offered only a way out\n", ""),
    )
    refused = publish(folder)
    assert "purpose-without-basis" in refused.stderr
    assert refused.returncode == 1
    assert not (folder / "versions").exists()
    assert not (folder.parent / "site").exists()


def test_a_folder_that_is_not_a_site_is_left_alone(folder: Path) -> None:
    """Kept replaces only what it wrote."""
    site = folder.parent / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("years of work")
    refused = publish(folder)
    assert refused.returncode == 1
    assert "folder-in-use" in refused.stderr
    assert (site / "thesis.txt").read_text() == "years of work"


def test_nothing_is_left_beside_a_site(folder: Path) -> None:
    """Drafts are gone, whether publishing went well or not."""
    publish(folder)
    publish(folder)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["ouicom", "site"]


def test_a_place_that_cannot_be_written_is_a_finding(folder: Path) -> None:
    """A file where a folder should be: told, with the way out, without a traceback."""
    (folder.parent / "blocked").write_text("")
    ended = subprocess.run(
        [sys.executable, "-m", "kept", "publish", str(folder), "--out", str(folder.parent / "blocked" / "site")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "site-unwritable" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_no_policy_is_exit_three(tmp_path: Path) -> None:
    """Nothing to read."""
    assert publish(tmp_path / "nowhere").returncode == 3
