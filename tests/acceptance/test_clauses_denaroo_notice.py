"""What Denaroo's notice says, read aloud in both languages, and what the check and the register say of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, LICENCE, PHONE, Denaroo, denaroo
from tests.acceptance.links import dead_server

from kept.cli.check_links import links_of
from kept.findings import Language
from kept.load import Loaded, load_folder
from kept.pages import Frame
from kept.publish import Notice, notice
from kept.publish.html import notice_page
from kept.publish.values import Facts

EXAMPLE = Path(__file__).parents[2] / "examples" / "denaroo"
BOTH: tuple[Language, ...] = ("en", "fr")


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The example."""
    return load_folder(EXAMPLE)


@pytest.fixture(scope="module")
def notices(loaded: Loaded) -> dict[Language, Notice]:
    """Its notice, in each language."""
    return {language: notice(loaded, language) for language in BOTH}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, str]]:
    """Severity, code and sentence of each finding on the page as it was published."""
    at = denaroo(tmp_path_factory.mktemp("store"))
    answer = at.kept("check", EXAMPLE / "as-published", "--format", "json").json
    return [(one["severity"], one["code"], one["message"]) for one in answer["findings"]]


@pytest.fixture
def at(tmp_path: Path) -> Denaroo:
    """The example in a folder of its own, over a store."""
    return denaroo(tmp_path)


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(f"denaroo-{number}"))


def plain(text: str) -> str:
    """No-break spaces as spaces, apostrophes as typed."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def told_of(told: Notice, title: str) -> str:
    """All that the notice says under the title of a purpose, the title included."""
    (facts,) = (
        block
        for section in told.sections
        for block in section.blocks
        if isinstance(block, Facts) and plain(block.title).lower() == plain(title).lower()
    )
    return plain("\n".join([facts.title, *(f"{each.lead}: {each.text}" for each in facts.rows)]))


def said(told: Notice) -> str:
    """Everything the notice says."""
    return plain("\n".join(f"{each.lead} {each.text}" for each in told.paragraphs))


@pytest.mark.parametrize(
    ("purpose", "english", "french"),
    [
        row(
            "28.1.07", "network", "gauge the volume of data crossing our network at a given moment", "évaluer le volume"
        ),
        row("28.1.08", "network", "manage that data", "gérer ces données"),
        row("28.1.10", "network-security", "prevent fraud", "empêcher la fraude"),
        row("28.1.11", "network-security", "detect fraud", "détecter la fraude"),
        row(
            "28.2.07", "billing-details", "the law on electronic communications", "le droit des communications électro"
        ),
        row("28.2.08", "billing-details", "and privacy", "et de la vie privée"),
        row("28.3.12", "surveys", "study how clients use our products and services", "étudier l’usage de nos produits"),
        row("28.3.13", "surveys", "increase and better our exchanges", "intensifier et d’améliorer nos échanges"),
        row("28.3.14", "surveys", "find ways to better our services", "trouver comment améliorer nos services"),
        row("28.3.15", "surveys", "grow our business", "développer notre activité"),
        row("28.4.15", "business", "run our company", "faire fonctionner notre société"),
        row("28.4.16", "business", "provide administrative", "fournir des services d’administration"),
        row("28.4.17", "business", "and IT services", "des services informatiques"),
        row("28.4.18", "business", "keep our network secure", "assurer la sécurité du réseau"),
        row("28.4.19", "business", "prevent fraud", "empêcher la fraude"),
        row(
            "28.5.10", "analysis", "sort kinds of clients into categories", "classer les types de clients en catégories"
        ),
        row("28.5.11", "analysis", "keep our site up to date", "tenir notre site à jour"),
        row("28.5.12", "analysis", "up to date and relevant", "à jour et pertinent"),
        row("28.5.13", "analysis", "grow our company", "développer notre société"),
        row("28.5.14", "analysis", "set our marketing strategy", "définir notre stratégie commerciale"),
        row(
            "28.6.09", "online-access", "in the interest of your organisation, this feature", "dans l’intérêt de votre"
        ),
        row(
            "28.6.10", "online-access", "make your use of the service better and easier", "améliorer et faciliter votre"
        ),
        row("28.6.12", "individual-management", "examine your use of the service", "examiner votre usage du service"),
        row("28.6.13", "individual-management", "better our exchanges with you", "améliorer nos échanges avec vous"),
        row(
            "28.6.14", "individual-management", "ways to better our services", "trouver comment améliorer nos services"
        ),
        row(
            "28.6.15",
            "individual-management",
            "develop and grow our activity",
            "développer et accroître notre activité",
        ),
        row("28.7.10", "suggestions", "grow our products and services", "développer nos produits et services"),
        row("28.7.11", "suggestions", "grow our company", "développer notre société"),
        row(
            "28.7.12", "suggestions", "keep up our relations with clients", "entretenir nos relations avec les clients"
        ),
        row("28.8.12", "authority-requests", "allow lawful interception", "permettre l’interception légale"),
        row("28.8.13", "authority-requests", "data that the law had us retain", "que la loi nous a fait conserver"),
    ],
)
def test_the_reason_of_an_activity_is_told(
    loaded: Loaded, notices: dict[Language, Notice], purpose: str, english: str, french: str
) -> None:
    """In each language, the entry of the activity names its legal basis and gives this reason for it."""
    told = loaded.policy.purposes[purpose]
    rows: tuple[tuple[Language, str, str], ...] = (("en", english, "Legal basis"), ("fr", french, "Base légale"))
    for language, words, basis in rows:
        entry = told_of(notices[language], told.is_[language])
        assert plain(words).lower() in entry.lower()
        assert basis in entry


@pytest.mark.clause("denaroo-1.09")
@pytest.mark.parametrize("language", BOTH)
def test_every_use_is_told(loaded: Loaded, notices: dict[Language, Notice], language: Language) -> None:
    """Each processing of both records stands in the notice, and each use that it is made of."""
    for purpose in loaded.policy.purposes.values():
        entry = told_of(notices[language], purpose.is_[language]).lower()
        assert all(plain(part[language]).lower() in entry for part in purpose.parts.values())


@pytest.mark.clause("denaroo-1.10")
@pytest.mark.parametrize("language", BOTH)
def test_every_measure_is_told(loaded: Loaded, notices: dict[Language, Notice], language: Language) -> None:
    """Each security measure of the policy stands in the notice."""
    assert loaded.policy.security
    everything = said(notices[language]).lower()
    assert [
        key for key, words in loaded.policy.security.items() if plain(words[language]).lower() not in everything
    ] == []


@pytest.mark.clause("denaroo-0.01")
def test_the_page_says_what_it_is(notices: dict[Language, Notice]) -> None:
    """The page in French is marked as such, bears the title of a data protection policy, and names the controller."""
    page = plain(notice_page(notices["fr"], Frame("style.css")))

    assert '<html lang="fr"' in page
    assert "<title>Politique de protection des données personnelles" in page
    assert "DENAROO SARL" in page


@pytest.mark.clause("denaroo-1.20")
def test_the_regulation_is_cited_with_number_and_date(notices: dict[Language, Notice]) -> None:
    """Number 2016/679 and 27 April 2016, in each language."""
    days: dict[Language, str] = {"en": "27 April 2016", "fr": "27 avril 2016"}
    for language, day in days.items():
        assert "2016/679" in said(notices[language])
        assert day in said(notices[language])


@pytest.mark.clause("denaroo-1.21")
def test_what_an_operator_does_rests_on_the_code_of_communications(
    loaded: Loaded, notices: dict[Language, Notice]
) -> None:
    """Each activity as an operator cites an article of the code of posts and electronic communications."""
    for purpose in ("network-security", "billing-details", "data-retention", "authority-requests"):
        entry = told_of(notices["en"], loaded.policy.purposes[purpose].is_["en"])
        assert "French Code of Posts and Electronic Communications" in entry


@pytest.mark.clause("denaroo-43.03", "denaroo-13.05")
@pytest.mark.parametrize("language", BOTH)
def test_the_controller_is_named_as_on_the_register(
    notices: dict[Language, Notice], language: Language, at: Denaroo
) -> None:
    """Name, form and registration stand in the notice; a letter names the same controller."""
    assert "SARL, RCS Paris 497 830 315" in said(notices[language])
    assert at.access(EMAIL, phone=PHONE, licence=LICENCE)["controller"]["name"][language] == "DENAROO SARL"


@pytest.mark.parametrize(
    "address",
    [
        row("1.13", "https://www.cnil.fr/fr/definition/donnee-personnelle"),
        row("3.04", "https://www.cnil.fr/fr/definition/responsable-de-traitement"),
        row("5.11", "https://www.cnil.fr/fr/definition/donnee-personnelle"),
        row("7.03", "https://www.cnil.fr/fr/definition/sous-traitant"),
        row("38.12", "https://www.cnil.fr/fr/le-privacy-shield"),
        row(
            "38.13",
            "https://www.cnil.fr/fr/invalidation-du-privacy-shield-les-premieres-questions-reponses-du-cepd",
        ),
        row("39.21", "https://www.cnil.fr/fr/notification-paquet-telecom"),
        row("39.22", "https://www.cnil.fr/fr/la-loi-informatique-et-libertes#article83"),
    ],
)
def test_a_page_that_the_notice_refers_to_answers_or_is_told(
    loaded: Loaded, notices: dict[Language, Notice], at: Denaroo, address: str
) -> None:
    """The address is linked in each language; while its server answers the check is silent, once it is gone it warns."""
    for language in BOTH:
        assert address in {link.href for each in notices[language].paragraphs for link in each.links}
    addresses = {link.address for link in links_of(loaded.policy)}
    assert address in addresses

    path = address.removeprefix("https://www.cnil.fr").partition("#")[0]
    with dead_server({_path(one) for one in addresses}) as server:
        at.edit(*((host, server) for host in _hosts(addresses)), everywhere=True)
        alive = at.kept("check", ".", "--links", "--format", "json").json["findings"]
        at.edit((f"{server}{path}", f"{server}/gone{path}"), everywhere=True)
        gone = at.kept("check", ".", "--links", "--format", "json").json["findings"]

    assert not [one for one in alive if one["code"] == "dead-link"]
    dead = [one for one in gone if one["code"] == "dead-link"]
    assert {one["severity"] for one in dead} == {"warning"}
    assert any(f"/gone{path}" in one["message"] for one in dead)


def _path(address: str) -> str:
    return "/" + address.partition("#")[0].partition("://")[2].partition("/")[2]


def _hosts(addresses: Collection[str]) -> list[str]:
    """Each server once, the longest names first; the API of a replacement wants each to be there."""
    return sorted({one[: one.index("/", 8)] if "/" in one[8:] else one for one in addresses}, key=len, reverse=True)


@pytest.mark.parametrize(
    "section",
    [
        row("1.22", "data"),
        row("1.23", "purposes"),
        row("1.24", "basis"),
        row("1.25", "rights"),
        row("1.26", "retention"),
        row("1.27", "security"),
    ],
)
def test_a_notice_without_one_of_its_sections_is_not_published(at: Denaroo, section: str) -> None:
    """Data, purposes, legal bases, rights, durations, measures: where one is missing nothing is published."""
    whole = at.kept("publish", ".", "--out", at.folder.parent / "whole", "--only", "html")
    assert whole.code == 0, whole.err
    text = (at.folder / "policy.yaml").read_text("utf-8")
    if section == "basis":
        kept = "\n".join(line for line in text.splitlines() if not line.startswith("    basis: contract"))
    else:
        start = text.index(f"\n{section}:") + 1
        lines = text[start:].splitlines(keepends=True)
        end = next((n for n, line in enumerate(lines[1:], 1) if line[0].isalpha()), len(lines))
        kept = text[:start] + "".join(lines[end:])
    (at.folder / "policy.yaml").write_text(kept, "utf-8")

    refused = at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html")

    assert refused.code != 0
    assert not (at.folder.parent / "site").exists()


@pytest.mark.parametrize(
    "field",
    [
        row("27.02", "racial_origin"),
        row("27.03", "ethnic_origin"),
        row("27.04", "political_opinions"),
        row("27.05", "religious_beliefs"),
        row("27.06", "philosophical_beliefs"),
        row("27.07", "union_membership"),
        row("27.08", "genetic_data"),
        row("27.09", "biometric_data"),
        row("27.10", "health_data"),
        row("27.11", "sex_life"),
        row("27.12", "sexual_orientation"),
    ],
)
def test_a_form_of_the_company_asks_for_nothing_sensitive(loaded: Loaded, at: Denaroo, field: str) -> None:
    """The field counts as sensitive; a form of the company that asks for it is not published."""
    category = loaded.policy.data[loaded.policy.category_of(field) or ""]
    assert category.special is True

    at.edit(
        ("position: optional}\n    for: [sales]", f"position: optional, {field}: optional}}\n    for: [sales]"),
        everywhere=True,
    )
    refused = at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html")

    assert refused.code != 0
    assert field in refused.err
    assert not (at.folder.parent / "site").exists()


@pytest.mark.parametrize(
    ("severity", "code", "words"),
    [
        row("11.16", "warning", "stale-name", "article 3 of the act of 1978"),
        row("1.28", "note", "words-left-undefined", "defined in another text"),
        row("37.19", "warning", "role-does-not-fit", "`authorities`"),
    ],
)
def test_a_weak_point_of_the_page_is_told(
    found: list[tuple[str, str, str]], severity: str, code: str, words: str
) -> None:
    """On the page as it was published, the check says so, with its weight."""
    assert any((one[0], one[1]) == (severity, code) and words in one[2] for one in found)


@pytest.mark.clause("denaroo-10.01")
def test_a_purpose_of_its_own_is_not_a_clients(at: Denaroo) -> None:
    """Contracts and invoices are the company's own; declared as done for clients, the check reports the mismatch."""
    assert "role-mistaken" not in at.kept("check", ".").out

    at.edit(("    basis: contract\n    people: [representatives]\n    data: [identity, contacts]", OWN_AS_CLIENTS))

    answer = at.kept("check", ".", "--format", "json").json
    assert [one["severity"] for one in answer["findings"] if one["code"] == "role-mistaken"] == ["error"]


OWN_AS_CLIENTS = """    role: processor
    for-clients: [clients]
    instructions: {en: the contract, fr: le contrat}
    people: [representatives]
    data: [identity, contacts]"""


@pytest.mark.clause("denaroo-10.19")
def test_nothing_is_done_jointly_without_an_arrangement(at: Denaroo) -> None:
    """With its arrangement told, joint processing is published; without it, the notice is refused."""
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index("    instructions:", text.index("\n  joint-activities:"))
    end = text.index("    basis:", start)
    (at.folder / "policy.yaml").write_text(text[:start] + text[end:], "utf-8")

    refused = at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html")

    assert refused.code != 0
    assert "joint" in refused.err
    assert not (at.folder.parent / "site").exists()


@pytest.mark.clause("denaroo-10.32", "denaroo-11.29")
def test_processing_without_technical_measures_is_reported(at: Denaroo, loaded: Loaded) -> None:
    """With its measures the policy is silent about them; without, as controller and as processor, the check reports it."""
    assert {"encryption-in-transit", "encryption-at-rest"} <= set(loaded.policy.security)
    terms = loaded.policy.processor_terms
    assert terms is not None
    assert set(terms.measures) <= set(loaded.policy.security)
    before = {one["code"] for one in at.kept("check", ".", "--format", "json").json["findings"]}
    assert not before & {"security-not-stated", "processor-terms-incomplete"}

    text = (at.folder / "policy.yaml").read_text("utf-8")
    start, end = text.index("\nsecurity:"), text.index("\nbreach:")
    text = (text[:start] + text[end:]).replace(MEASURES, "")
    (at.folder / "policy.yaml").write_text(text, "utf-8")

    after = {one["code"] for one in at.kept("check", ".", "--format", "json").json["findings"]}
    assert after >= {"security-not-stated", "processor-terms-incomplete"}


MEASURES = "  measures: [access-by-role, encryption-in-transit, encryption-at-rest, backups, separation]\n"


@pytest.mark.clause("denaroo-38.08")
def test_the_privacy_shield_is_no_tool(at: Denaroo) -> None:
    """Named as the tool of a transfer it is an error that cites the judgment, and the notice is not published."""
    at.edit(("scheme: DPF, certified: 2023-10-01", "scheme: Privacy Shield, certified: 2018-10-01"))

    checked = at.kept("check", ".")
    assert "error[transfer-without-tool]" in checked.out
    assert "C-311/18" in checked.out

    refused = at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html")
    assert refused.code != 0
    assert not (at.folder.parent / "site").exists()


@pytest.mark.clause("denaroo-38.17")
@pytest.mark.parametrize(
    ("service", "supplier", "country", "tool", "data"),
    [
        ("Numbers and calls outside the Union", "Twilio", "United States", "certified firm", "times and durations"),
        (
            "Hosting outside the Union",
            "Amazon Web Services",
            "United States",
            "standard contractual",
            "all hosted data",
        ),
        ("Numéros et appels hors de l’Union", "Twilio", "États-Unis", "certifiée", "heures et durées"),
        (
            "Hébergement hors de l’Union",
            "Amazon Web Services",
            "États-Unis",
            "clauses contractuelles",
            "données hébergées",
        ),
    ],
)
def test_the_warning_of_a_service_abroad_has_its_five_items(
    notices: dict[Language, Notice], service: str, supplier: str, country: str, tool: str, data: str
) -> None:
    """Service, supplier, country, safeguard and data stand in the warning, in each language."""
    everything = [each for language in BOTH for each in notices[language].paragraphs]
    (warning,) = (plain(each.text) for each in everything if plain(each.lead) == plain(service))

    assert all(item in warning for item in (supplier, country, tool, data))


@pytest.mark.clause("denaroo-40.11", "denaroo-40.12")
def test_a_refusal_names_the_right_to_complain(at: Denaroo, notices: dict[Language, Notice]) -> None:
    """The notice and the letter of refusal name the CNIL and its site, in each language."""
    number = at.kept(
        *("request", "new", ".", "--right", "access", "--identify", "email=x@y.example", "--format", "json")
    ).json["id"]
    why = ("--ground", "excessive", "--why", "The fifth this week.", "--by", "Zoe Exemple")
    refused = at.kept("request", "refuse", ".", number, *why, "--out", at.folder / "letter")
    assert refused.code == 0, refused.err

    letters: tuple[tuple[Language, str, str], ...] = (
        ("en", "index.html", "complain"),
        ("fr", "index.fr.html", "réclamation"),
    )
    for language, page, right in letters:
        letter = (at.folder / "letter" / page).read_text("utf-8")
        assert right in letter
        assert "https://www.cnil.fr/fr" in letter
        assert right in said(notices[language])
        assert "https://www.cnil.fr/fr" in {link.href for each in notices[language].paragraphs for link in each.links}


@pytest.mark.clause("denaroo-10.02", "denaroo-10.05", "denaroo-10.06", "denaroo-10.07", "denaroo-18.17")
def test_the_record_as_controller(at: Denaroo) -> None:
    """What the company decides and generates is in its own record: operator, article, other operators and ground included."""
    record = {one["activity"]: one for one in at.kept("register", ".", "--format", "json").json}

    assert record["analysis"]["controller"] == "DENAROO SARL"
    assert record["analysis"]["data"] == ["technical data", "usage data"]
    assert "operator" in record["data-retention"]["purpose"]
    assert "R10-13" in record["data-retention"]["basis"]
    assert "network" in record["network-security"]["purpose"]
    assert "D98-5" in record["network-security"]["basis"]
    assert "the operators interconnected with us (controller)" in record["transmission"]["recipients"]
    assert "ARCEP 2018-0881" in record["number-display"]["basis"]


@pytest.mark.clause("denaroo-11.20")
def test_the_record_as_processor(at: Denaroo, loaded: Loaded) -> None:
    """Each activity for clients is in that record, with the clients and the source of their instructions; in no other."""
    record = at.kept("register", ".", "--as", "processor", "--format", "json").json
    own = {one["activity"] for one in at.kept("register", ".", "--format", "json").json}

    done = {name for name, one in loaded.policy.purposes.items() if one.role == "processor"}
    assert {one["activity"] for one in record} == done
    assert not done & own
    assert all(one["clients"] == ["client companies", "client public bodies"] and one["instructions"] for one in record)


@pytest.mark.clause("denaroo-11.04", "denaroo-11.05")
@pytest.mark.parametrize("point", ["hosted-by-client", "hosted-from-use", "recording", "licence-history", "reported"])
def test_what_a_service_collects_or_creates_is_the_clients(loaded: Loaded, point: str) -> None:
    """Data collected or created by a service that a client took serves purposes done for clients, and no other."""
    policy = loaded.policy
    assert policy.collection[point].service in policy.services
    assert {policy.purposes[name].role for name in policy.collection[point].for_} == {"processor"}
