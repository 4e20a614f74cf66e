"""What stops a notice from being published, and what is told beforehand: the gate that a policy goes through."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import EXAMPLES, Office, read

DENAROO_DPO = "    dpo: dpo@denaroo.com\n    dpo-since: 2018-05-25\n"
WIMI_DPO = "    dpo: dpo-wimi@racine.eu\n    dpo-since: 2018-05-25\n"


def at_desk(name: str, beside: Path) -> Office:
    """The documents of an organisation, without its databases: neither is needed to publish."""
    shutil.copytree(EXAMPLES / name, beside / name, ignore=shutil.ignore_patterns("as-published", ".kept"))
    return Office(beside / name)


def found(at: Office, *more: str) -> dict[str, str]:
    """Code → gravity of what a check finds."""
    said = at.kept("check", ".", "--no-places", "--format", "json", *more).json
    return {each["code"]: each["severity"] for each in said["findings"]}


@pytest.mark.parametrize(
    ("name", "was", "becomes", "code"),
    [
        pytest.param("denaroo", DENAROO_DPO, "", "officer-not-current", marks=pytest.mark.clause("denaroo-13.01"), id="denaroo-none"),
        pytest.param("denaroo", "dpo-since: 2018-05-25", "dpo-until: 2026-10-31", "officer-not-current", marks=pytest.mark.clause("denaroo-13.01"), id="denaroo-ended"),
        pytest.param("wimi", WIMI_DPO, "", "officer-not-current", marks=pytest.mark.clause("wimi-22.01"), id="wimi-none"),
        pytest.param("wimi", "dpo-since: 2018-05-25", "dpo-until: 2026-10-31", "officer-not-current", marks=pytest.mark.clause("wimi-22.01"), id="wimi-ended"),
        pytest.param("denaroo", "RCS Paris 497 830 315", "RCS Paris 497 830 351", "registration-mistyped", marks=pytest.mark.clause("denaroo-13.06"), id="registration"),
        pytest.param("denaroo", "article 83 of the French act", f"article {34} bis of the act no. 78-17", "repealed-text", marks=pytest.mark.clause("denaroo-1.19"), id="renumbered"),
        pytest.param("denaroo", "article 9 of the GDPR", "article 8 of Directive 95/46", "repealed-text", marks=pytest.mark.clause("denaroo-1.19"), id="repealed"),
        pytest.param("denaroo", "article 9 of the GDPR", f"article {109} of the GDPR", "repealed-text", marks=pytest.mark.clause("denaroo-1.19"), id="no-such-article"),
    ],
)  # fmt: skip
def test_what_is_not_so_is_not_published(tmp_path: Path, name: str, was: str, becomes: str, code: str) -> None:
    """The policy as it stands has no such fault; changed, it is an error of the check, and nothing is published."""
    at = at_desk(name, tmp_path)
    assert code not in found(at)
    at.edit((was, becomes))

    assert found(at)[code] == "error"
    refused = at.kept("publish", ".", "--out", at.beside / "site")
    assert (refused.code, refused.out) == (1, "")
    assert f"error[{code}]" in refused.err
    assert not (at.beside / "site").exists()


@pytest.mark.clause("wimi-22.01")
def test_a_designation_that_lapses_is_told_beforehand(tmp_path: Path) -> None:
    """Sixty days before its end the check warns; earlier it says nothing."""
    at = at_desk("wimi", tmp_path)
    at.edit(("dpo-since: 2018-05-25", "dpo-until: 2027-03-31"))

    assert "officer-not-current" not in found(at, "--on", "2026-12-31")
    assert found(at, "--on", "2027-02-15")["officer-not-current"] == "warning"
    assert found(at, "--on", "2027-04-01")["officer-not-current"] == "error"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Denaroo, whose notice is published."""
    at = at_desk("denaroo", tmp_path_factory.mktemp("denaroo"))
    done = at.kept("publish", ".", "--out", at.beside / "site", "--only", "html")
    assert done.code == 0, done.err
    return at


@pytest.mark.clause("denaroo-1.19", "denaroo-13.06")
@pytest.mark.parametrize(
    ("language", "act"),
    [("en", "Act no. 78-17 of 6 January 1978"), ("fr", "Loi n° 78-17 du 6 janvier 1978")],
)
def test_the_page_cites_the_act_and_the_number(published: Office, language: str, act: str) -> None:
    """In each language: the act by its number and its date, with the way to its text, and the number on the register."""
    page = published.beside / "site" / language / "index.html"
    told = read(page).replace("\u00a0", " ")

    assert act in told
    assert "RCS Paris 497 830 315" in told
    assert "https://www.legifrance.gouv.fr/loda/id/JORFTEXT000000886460" in page.read_text("utf-8")


PUBLICATION = """publications:
  recordings-guide:
    is: {en: guide to the recording of calls, fr: guide sur l’enregistrement des appels}
    by: cnil
    published: 2026-06-01
    review-by: 2026-09-01
"""


@pytest.mark.clause("denaroo-38.11")
def test_a_publication_of_the_authority_is_read_by_its_date(tmp_path: Path) -> None:
    """Logged and not read, it is told once its date has passed; read, it is not told any more."""
    at = at_desk("denaroo", tmp_path)
    at.edit(("publications:", f"{PUBLICATION} #"))

    assert "publication-not-reviewed" not in found(at, "--on", "2026-09-01")
    said: Any = at.kept("check", ".", "--no-places", "--on", "2026-09-02").out
    assert "warning[publication-not-reviewed]: `recordings-guide` was to be read by 1 September 2026" in said
    at.edit(("review-by: 2026-09-01", "review-by: 2026-09-01\n    reviewed: 2026-08-31"))
    assert "publication-not-reviewed" not in found(at, "--on", "2026-09-02")


@pytest.mark.clause("denaroo-40.13")
def test_an_empty_item_of_the_list_of_rights_is_told(tmp_path: Path) -> None:
    """An item with nothing in it: told with its place, and nothing is published."""
    at = at_desk("denaroo", tmp_path)
    at.edit(("post-mortem, complaint]", 'post-mortem, complaint, ""]'))

    assert (
        "warning[sentence-unfinished]: a list of `rights.open` has an empty item"
        in at.kept("check", ".", "--no-places").out
    )
    assert at.kept("publish", ".", "--out", at.beside / "site").code == 1
