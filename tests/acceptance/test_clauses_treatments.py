"""Each treatment in the page and in the register: where it runs, in which table it stands; and what is asked of people."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.links import dead_server
from tests.acceptance.office import Office, read
from tests.acceptance.test_clauses_gate import at_desk, found

from kept.law.pack import eea
from kept.policy import Role


def published(name: str, beside: Path) -> Office:
    """An organisation whose notice is published, as pages."""
    at = at_desk(name, beside)
    done = at.kept("publish", ".", "--out", at.beside / "site", "--only", "html")
    assert done.code == 0, done.err
    return at


@pytest.fixture(scope="module")
def wimi(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Wimi, published."""
    return published("wimi", tmp_path_factory.mktemp("wimi"))


@pytest.fixture(scope="module")
def denaroo(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Denaroo, published."""
    return published("denaroo", tmp_path_factory.mktemp("denaroo"))


def page(at: Office, language: str, name: str = "index.html") -> Path:
    """A page of the site."""
    return at.beside / "site" / language / name


def register(at: Office, role: str) -> list[Any]:
    """The register, as controller or as processor."""
    found: list[Any] = at.kept("register", ".", "--as", role, "--format", "json").json
    return found


@pytest.mark.clause("wimi-1.02")
def test_each_treatment_says_where_it_runs_and_under_which_law(wimi: Office) -> None:
    """Every card has its territory; what runs in the Union stands under the GDPR; the notice says what that framework is."""
    cards = register(wimi, "controller")
    policy = wimi.loaded.policy

    assert cards
    for card in cards:
        assert card["territory"], card["activity"]
        parties = [policy.parties[each] for each in policy.purposes[card["activity"]].recipients]
        if all(eea(party.country or "FR") and not party.onward for party in parties):
            assert card["framework"] == "The GDPR: it runs in the European Economic Area"
    assert "free movement within the European Union" in read(page(wimi, "en")).replace("\u00a0", " ")


@pytest.mark.clause("wimi-1.02")
def test_a_treatment_that_leaves_the_union_says_so(denaroo: Office) -> None:
    """Its card names the country, and the guarantees under which the data goes."""
    cards = {each["activity"]: each for each in register(denaroo, "processor") + register(denaroo, "controller")}
    abroad = [each for each in cards.values() if "In the United States" in each["territory"]]

    assert abroad
    assert all("articles 44 to 49" in each["framework"] for each in abroad)


@pytest.mark.clause("wimi-2.04")
@pytest.mark.parametrize(
    ("language", "asked"),
    [
        ("en", ("What is asked of you", "Keep the contact details of your account current", "art. 12(6) GDPR")),
        ("fr", ("Ce qui vous est demandé", "Tenir à jour les coordonnées de votre compte", "art. 12, § 6 du RGPD")),
    ],
)
def test_each_duty_of_people_is_listed_with_its_ground(wimi: Office, language: str, asked: tuple[str, ...]) -> None:
    """A section of its own; each line ends on the article or the contract that it rests on."""
    told = read(page(wimi, language)).replace("\u00a0", " ")

    assert all(words in told for words in asked)
    assert all(duty.ground for duty in wimi.loaded.policy.duties.values())
    lines = re.findall(r'<li id="duties\.[^"]+">.*?</li>', page(wimi, language).read_text("utf-8"))
    assert len(lines) == len(wimi.loaded.policy.duties) > 0
    assert all("eur-lex.europa.eu" in line for line in lines)


@pytest.mark.clause("wimi-2.04")
@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("    ground: GDPR 12(6)\n", ""),
        ("what is asked of you.", "what you must do."),
    ],
)
def test_a_duty_without_ground_is_told(tmp_path: Path, was: str, becomes: str) -> None:
    """Listed without its ground, or laid on people in a sentence: the check warns."""
    at = at_desk("wimi", tmp_path)
    assert "duty-without-ground" not in found(at)
    at.edit((was, becomes))

    assert found(at)["duty-without-ground"] == "warning"


@pytest.mark.clause("wimi-0.01")
@pytest.mark.parametrize(
    ("language", "heading", "title"),
    [
        ("en", "Personal data (GDPR)", "Data protection policy"),
        ("fr", "Données personnelles (RGPD)", "Politique de protection des données"),
    ],
)
def test_the_policy_is_filed_under_security(wimi: Office, language: str, heading: str, title: str) -> None:
    """The page on security lists the policy as its part on personal data; the link opens it, and the notice leads back."""
    security = page(wimi, language, "security.html")
    text = security.read_text("utf-8").replace("\u00a0", " ")

    assert heading in read(security).replace("\u00a0", " ")
    ways = re.findall(rf'<a href="([^"]+)">{re.escape(title)}</a>', text)
    assert {(security.parent / way).resolve() for way in ways} <= {
        page(wimi, language).resolve(),
        page(wimi, language).parent.resolve(),
    }
    assert "index.html" in ways
    assert 'href="security.html"' in page(wimi, language).read_text("utf-8")


@pytest.mark.parametrize(
    ("role", "rows", "language"),
    [
        pytest.param("controller", ("Legal basis", "Personal data"), "en", marks=pytest.mark.clause("denaroo-28.01")),
        pytest.param("controller", ("Base légale", "Données personnelles"), "fr", marks=pytest.mark.clause("denaroo-28.01")),
        pytest.param("processor", ("Personal data",), "en", marks=pytest.mark.clause("denaroo-29.01")),
        pytest.param("processor", ("Données personnelles",), "fr", marks=pytest.mark.clause("denaroo-29.01")),
    ],
)  # fmt: skip
def test_each_treatment_of_the_register_has_its_table(
    denaroo: Office, role: str, rows: tuple[str, ...], language: str
) -> None:
    """Neither more nor less than the register of that role; each with its data, and as controller with its legal basis."""
    text = page(denaroo, language).read_text("utf-8").replace("\u00a0", " ")
    tables = dict(re.findall(r'<table id="purposes\.([^"]+)">(.*?)</table>', text, re.DOTALL))
    policy = denaroo.loaded.policy
    own = {name for name, each in policy.purposes.items() if (each.role is Role.PROCESSOR) == (role == "processor")}

    activities = {each["activity"] for each in register(denaroo, role)}
    assert activities == own == set(tables) & own
    assert set(tables) == set(policy.purposes)
    for name in activities:
        for label in rows:
            assert f'<th scope="row">{label}</th>' in tables[name], (name, label)


def _without(at: Office, name: str) -> None:
    """Take a treatment out of the policy, as somebody who forgets it would."""
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index(f"\n  {name}:", text.index("\npurposes:")) + 1
    end = re.compile(r"^  [a-z#]|^[a-z]", re.MULTILINE).search(text, start + 3)
    assert end is not None
    (at.folder / "policy.yaml").write_text(text[:start] + text[end.start() :], "utf-8")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("surveys", marks=pytest.mark.clause("denaroo-28.01")),
        pytest.param("analysis", marks=pytest.mark.clause("denaroo-28.01")),
        pytest.param("reports", marks=pytest.mark.clause("denaroo-29.01")),
        pytest.param("call-recording", marks=pytest.mark.clause("denaroo-29.01")),
    ],
)
def test_a_treatment_that_is_done_and_not_in_the_table_stops_the_publication(tmp_path: Path, name: str) -> None:
    """Data is collected, held or handed on for it, and the table does not tell it: nothing is published, and it is named."""
    at = at_desk("denaroo", tmp_path)
    assert name in {each["activity"] for each in register(at, "controller") + register(at, "processor")}
    _without(at, name)

    refused = at.kept("publish", ".", "--out", at.beside / "site")
    assert refused.code != 0
    assert f"`{name}` is declared nowhere" in refused.err
    assert not (at.beside / "site").exists()


@pytest.mark.clause("denaroo-30.13")
@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "checked on 2 February 2026"), ("fr", "vérifiée le 2 février 2026")],
)
def test_a_figure_of_an_official_page_shows_its_day_of_check(denaroo: Office, language: str, told: str) -> None:
    """The notice links the page; in the table of durations each figure taken from it carries the day it was checked."""
    link = "https://www.service-public.fr/professionnels-entreprises/vosdroits/F10029"
    taken = [each for each in denaroo.loaded.policy.retention.values() if each.taken_from]
    table = read(page(denaroo, language, "schedule.html")).replace("\u00a0", " ")

    assert f'href="{link}"' in page(denaroo, language).read_text("utf-8")
    assert [each.taken_from.at for each in taken if each.taken_from] == [link]
    assert table.count("vosdroits/F10029") == len(taken)
    assert told in table


FIGURE = """policy: Ours
controller: acme
parties: {{acme: {{name: Acme}}}}
data: {{invoices: {{fields: {{number: number}}}}}}
retention:
  accounts: {{data: [invoices], keep: 10 years, since: fiscal-year-end, taken-from: {{at: "{at}", checked: 2026-02-02}}}}
"""


@pytest.mark.clause("denaroo-30.13")
@pytest.mark.parametrize(("path", "dead"), [("/alive", False), ("/gone", True)])
def test_the_page_of_a_figure_is_followed(tmp_path: Path, path: str, dead: bool) -> None:
    """The check of links asks that page: silent where it answers, and where it does not, the line of the figure is named."""
    with dead_server({"/alive"}) as server:
        (tmp_path / "policy.yaml").write_text(FIGURE.format(at=f"{server}{path}"), "utf-8")
        said = Office(tmp_path).kept("check", ".", "--links", "--format", "json").json
    links = [each for each in said["findings"] if each["code"] == "dead-link"]

    assert [each["about"] for each in links] == ([["retention.accounts.taken-from"]] if dead else [])
