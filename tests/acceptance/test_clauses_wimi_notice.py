"""What the public of Wimi reads: each clause that promises to tell, found in the published site, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.acceptance.office import read
from tests.acceptance.wimi import EXAMPLE, Wimi, contact, wimi

from kept.load import load_folder

LANGUAGES = ("en", "fr")

SPACES = str.maketrans({"\u00a0": " ", "\u202f": " "})


class Site(NamedTuple):
    """Wimi, and the site it publishes."""

    at: Wimi
    out: Path

    def page(self, language: str, name: str = "index.html") -> str:
        """A page as a person reads it."""
        return read(self.out / language / name).translate(SPACES)

    def register(self) -> list[Any]:
        """The records of processing."""
        found = self.at.kept("register", ".", "--format", "json").json
        assert isinstance(found, list)
        return found


def published(at: Wimi) -> Site:
    """The site of Wimi as it stands."""
    done = at.kept("publish", ".", "--out", at.beside / "site")
    assert done.code == 0, done.out + done.err
    return Site(at, at.beside / "site")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The published site."""
    return published(wimi(tmp_path_factory.mktemp("wimi")))


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi, to be changed by a test."""
    return wimi(tmp_path)


def clause(name: str, *values: object) -> Any:
    """A row of a table, with the clause that it proves."""
    return pytest.param(*values, id=name, marks=pytest.mark.clause(f"wimi-{name}"))


@pytest.mark.parametrize(
    ("english", "french"),
    [
        clause(
            "1.01",
            "Regulation (EU) 2016/679 of 27 April 2016",
            "Règlement (UE) 2016/679 du 27 avril 2016",
        ),
        clause(
            "22.02",
            "Our data protection officer, a lawyer of the firm Racine Avocats, outside our company",
            "un avocat du cabinet Racine Avocats, extérieur à notre société",
        ),
        clause(
            "23.03",
            "the processing of your data breaks European data protection law",
            "le traitement de vos données enfreint le droit européen de la protection des données",
        ),
    ],
)  # fmt: skip
def test_the_notice_says_it_in_both_languages(site: Site, english: str, french: str) -> None:
    """The sentence stands in the page of each language."""
    assert english in site.page("en")
    assert french in site.page("fr")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        clause(
            "1.15",
            "Relation Exemple SAS",
            {
                "en": ("customer relationship software", "18 November 2024", "to answer your questions"),
                "fr": ("gestion de la relation client", "18 novembre 2024", "pour répondre à vos questions"),
            },
        ),
        clause(
            "1.16",
            "Courrier Exemple SARL",
            {
                "en": ("as a technical provider", "6 January 2025", "to send you our newsletter"),
                "fr": ("en tant que prestataire technique", "6 janvier 2025", "pour vous adresser notre lettre"),
            },
        ),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_processor_is_told_with_its_contract_and_its_tasks(
    site: Site, language: str, name: str, words: dict[str, tuple[str, ...]]
) -> None:
    """What kind of provider it is, since when a contract binds it, and the purposes it works for, whose data the register gives."""
    told = (site.out / language / "notice.md").read_text("utf-8").translate(SPACES)

    (line,) = [line for line in told.splitlines() if line.startswith(f"- {name}")]
    assert all(word in line for word in words[language])
    tasks = [each for each in site.register() if any(name in recipient for recipient in each["recipients"])]
    assert tasks
    assert all(each["data"] for each in tasks)


@pytest.mark.clause("wimi-0.02")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notice_says_what_it_is(site: Site, language: str) -> None:
    """Its metadata carry its kind, its title, its language and its version."""
    told = json.loads((site.out / language / "notice.jsonld").read_text("utf-8"))

    title = {"en": "Data protection policy", "fr": "Politique de protection des données"}[language]
    assert told["@type"] == "dpv:PrivacyNotice"
    assert told["dct:title"]["@value"] == title
    assert (told["dct:language"], told["owl:versionInfo"], told["dct:valid"]["@value"]) == (language, "1", "2026-03-01")


POINTS = tuple(load_folder(EXAMPLE).policy.collection)


@pytest.mark.clause("wimi-1.24", "wimi-1.28")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("point", POINTS)
def test_each_form_shows_the_rights_and_leads_to_the_policy(site: Site, point: str, language: str) -> None:
    """Beside each form: what a person may ask, to whom, and the whole policy in one step, without a login."""
    page = (site.out / language / "short" / f"{point}.html").read_text("utf-8")

    said = site.page(language, f"short/{point}.html")
    asks = {"en": "You can ask to see, correct, erase", "fr": "Vous pouvez"}[language]
    assert asks in said
    assert "contact@wimi.pro" in said
    ways = [way.partition("#")[0] for way in re.findall(r'href="(\.\./[^"]+)"', page)]
    whole = {(site.out / language / "short" / way).resolve() for way in ways}
    assert (site.out / language / "index.html").resolve() in whole


@pytest.mark.clause("wimi-1.06")
def test_the_register_names_one_controller(site: Site) -> None:
    """Every purpose of the policy is a line of the register, and every line names Cloud Solutions."""
    activities = site.register()

    assert {each["activity"] for each in activities} == set(load_folder(site.at.folder).policy.purposes)
    assert {each["controller"] for each in activities} == {"Cloud Solutions (Wimi)"}


@pytest.mark.clause("wimi-3.01")
def test_every_processing_is_told_in_the_notice(site: Site) -> None:
    """Whatever the register lists on clients or prospects, the notice tells; what the notice does not tell may not be done."""
    page = site.page("en")
    for each in site.register():
        assert each["purpose"] in page, each["activity"]
    untold = site.at.use("resale", "service.accounts")
    assert (untold.code, untold.json["granted"]) == (1, False)
    assert "not among the purposes that people were told of" in untold.json["reason"]


@pytest.mark.clause("wimi-3.04", "wimi-1.20")
def test_staff_and_processors_are_told_apart(site: Site) -> None:
    """For support: the company's own people are marked as staff, the host as a processor."""
    support = next(each for each in site.register() if each["activity"] == "support")

    assert "our authorised client relations staff (staff)" in support["recipients"]
    assert "Hébergeur Exemple SAS (processor)" in support["recipients"]


@pytest.mark.clause("wimi-5.2.02")
def test_what_browsing_leaves_serves_the_sites(site: Site) -> None:
    """The session identifier of a visitor is bound to running the two sites, and to nothing else."""
    (visitors,) = site.at.kept("explain", "visitors", ".", "--format", "json").json["people"]

    uses = [
        purpose["purpose"]
        for purpose in visitors["purposes"]
        for data in purpose["data"]
        if "session identifier" in data["fields"]
    ]
    assert uses == ["website-use"]


CHANGED = (
    "changed: {reason: technical, what: {en: one more processor is named, fr: un sous-traitant de plus est nommé}}"
)

ARCHIVIST = """  archivist:
    name: Archives Exemple SAS
    role: processor
    country: FR
    contract: 2026-05-04
    does: {en: keeps our archives, fr: tient nos archives}
    tasks: [accounting]
  cnil:
    name: CNIL
"""

CARD = """  archivist:
    kind: company
    until: 2030-05-03
    terms: *all
    instructions: {version: "1", dated: 2026-05-04}
    vetted: 2026-03-09
    guarantees: *assessed
    audits: {last: 2026-05-04, every: 4 years}
    staff: {roles: [archivists], stated: 2026-05-04, every: 4 years}
    processed-in: [FR]
  mailing:
"""

SECOND = (("version: 1\neffective: 2026-03-01", f"version: 2\neffective: 2026-06-01\n{CHANGED}"),)


@pytest.mark.clause("wimi-19.01", "wimi-24.01")
def test_a_new_processor_changes_the_list_from_a_day_on(at: Wimi) -> None:
    """A second version names one more processor: the page lists it with its date and its reason; the first stays readable."""
    published(at)
    at.edit(
        *SECOND,
        ("  cnil:\n    name: CNIL\n", ARCHIVIST),
        ("internal-control, auditors, hosting]", "internal-control, auditors, hosting, archivist]"),
    )
    at.edit(("  mailing:\n", CARD), name="contracts.yaml")
    site = published(at)

    now, before = site.page("en"), site.page("en", "v1/index.html")
    assert "Archives Exemple SAS, in France, keeps our archives" in now
    assert "Version 2, effective 1 June 2026" in now
    assert "one more processor" in now
    assert "Archives Exemple" not in before
    assert "Version 1, effective 1 March 2026" in before
    assert "Archives Exemple SAS" in site.page("fr")


@pytest.mark.clause("wimi-23.02", "wimi-23.04", "wimi-23.05")
def test_the_authority_is_told_from_one_record(at: Wimi) -> None:
    """Address and number in the page are those of the record; another address in the record, another in page and letter."""
    record = load_folder(at.folder).policy.parties["cnil"]
    before = published(at)
    for language in LANGUAGES:
        assert (record.address or "-") in before.page(language)
        assert f"{record.phone}" in before.page(language)

    at.edit(
        ("  cnil:\n    name: CNIL\n", "  cnil:\n    name: Autorité Nouvelle\n"),
        (f"address: {record.address}", "address: 1 rue Neuve, 75007 Paris"),
        *SECOND,
    )
    after = published(at)
    at.put("crm.contacts", contact(1, "theo@mail.example"))
    letter = at.answer("access", "theo@mail.example")
    for language, name in (("en", "index.html"), ("fr", "index.fr.html")):
        assert "Autorité Nouvelle (1 rue Neuve, 75007 Paris)" in after.page(language)
        assert "Autorité Nouvelle" in read(letter / name)
