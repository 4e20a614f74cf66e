"""What the page of Ou Serrurier tells, clause by clause, where it stands, in both languages."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import httpx
import pytest
from tests.acceptance.browser import looking
from tests.acceptance.conftest import Command
from tests.acceptance.links import dead_server
from tests.acceptance.workshop import EXAMPLE, workshop

from kept.findings import Language
from kept.load import load_folder, load_text
from kept.publish import Notice, notice
from kept.publish.values import Facts, paragraphs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Serve = Callable[..., str]
TEXT = (EXAMPLE / "policy.yaml").read_text("utf-8")
BOTH: tuple[Language, ...] = ("en", "fr")


def _marked(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"ou-serrurier-{clause}"))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _sections(told: Notice) -> dict[str, str]:
    """What each section says, captions and labels included; ``foot`` is the foot of the page."""
    found = {"foot": _plain(" ".join(f"{each.lead} {each.text}" for each in told.foot)), "title": _plain(told.title)}
    for section in told.sections:
        captions = [block.title for block in section.blocks if isinstance(block, Facts)]
        said = [f"{each.lead} {each.text}" for each in paragraphs(section)]
        found[section.id] = _plain("\n".join([*captions, *said]))
    return found


@functools.cache
def _published(language: Language) -> dict[str, str]:
    return _sections(notice(load_folder(EXAMPLE), language))


@pytest.mark.parametrize(
    ("section", "en", "fr"),
    [
        _marked("0.09", "who", "SAS, RCS Paris", "SAS, RCS Paris"),
        _marked("0.10", "who", "share capital of 1,000 euros", "capital de 1 000 euros"),
        _marked("0.11", "who", "RCS Paris 830 886 362", "RCS Paris 830 886 362"),
        _marked("0.12", "who", "1 rue de Stockholm, 75008 Paris", "1 rue de Stockholm, 75008 Paris"),
        _marked("0.13", "who", "infos@ou-serrurier.fr", "infos@ou-serrurier.fr"),
        _marked("0.29", "scope", "We answer neither for their content nor for their own privacy policies. What we embed in our own pages is not covered", "Nous ne répondons ni de leur contenu ni de leur propre politique de confidentialité. Ce que nous intégrons à nos pages n’est pas visé"),
        _marked("0.30", "scope", "nor for their own privacy policies", "de leur propre politique de confidentialité"),
        _marked("0.32", "scope", "read their terms of use", "lire leurs conditions d’utilisation"),
        _marked("0.33", "scope", "terms of use, their privacy policy", "leur politique de confidentialité et leurs autres"),
        _marked("0.34", "scope", "and their other documents", "et leurs autres documents"),
        _marked("3.1.01", "trackers", "A cookie is a small text file that a site leaves", "Un cookie est un petit fichier texte"),
        _marked("3.4.01", "trackers", "each browser also has settings of its own", "chaque navigateur a aussi ses propres réglages"),
        _marked("3.4.17", "trackers", "Besides our panel, the Youronlinechoices platform", "Outre notre panneau, la plateforme Youronlinechoices"),
        _marked("3.4.18", "trackers", "run by EDAA, the European digital advertising", "proposée par l’EDAA, l’association européenne"),
        _marked("3.4.19", "trackers", "managed in France by IAB France", "gérée en France par l’IAB France"),
        _marked("3.4.21", "trackers", "accept or refuse, in one place, the cookies by which its hundreds of member companies", "d’accepter ou de refuser, en un seul endroit, les cookies par lesquels ses centaines d’entreprises membres"),
        _marked("3.4.23", "trackers", "does not stop advertising from being shown", "n’empêche pas l’affichage de publicités"),
        _marked("3.4.24", "trackers", "only stops the technology that fits it to your interests", "que les techniques qui les adaptent à vos centres d’intérêt"),
        _marked("3.4.42", "trackers", "together with the network, for collecting this data and sending it; the network alone answers for what it does afterwards", "avec le réseau, de la collecte de ces données et de leur envoi ; le réseau répond seul de ce qu’il en fait ensuite"),
        _marked("3.4.44", "trackers", "explains how it processes and uses the data", "explique comment il traite et utilise les données"),
        _marked("5.11", "exercise", "complain to the CNIL or go to court", "auprès de la CNIL ou saisir le juge"),
        _marked("5.14", "exercise", "Service Informatique, 1 rue de Stockholm, 75008 Paris", "Service Informatique, 1 rue de Stockholm, 75008 Paris"),
        _marked("7.14", "foot", "09 70 70 26 61", "09 70 70 26 61"),
    ],
)  # fmt: skip
def test_the_notice_says_it_where_it_belongs(section: str, en: str, fr: str) -> None:
    """The fact stands in its section, in each language."""
    assert en in _published("en")[section]
    assert fr in _published("fr")[section]


@pytest.mark.parametrize(
    ("was", "becomes", "section", "en", "fr"),
    [
        _marked("0.02", "asks: {surname: required, email: required, entry: required}", "asks: {surname: required, phone: required, entry: required}", "scope", "We ask for your surname, telephone number and entry", "votre nom de famille, votre numéro de téléphone et votre participation"),
        _marked("0.03", "{en: assist users, fr: assister les utilisateurs}", "{en: advise users, fr: conseiller les utilisateurs}", "purposes", "Advise users", "Conseiller les utilisateurs"),
        _marked("0.04", "    keep: 6 months\n    since: recorded", "    keep: 4 months\n    since: recorded", "retention", "for 4 months from the recording", "pendant 4 mois à compter de l’enregistrement"),
        _marked("0.05", "name: Tchat Exemple SAS", "name: Parole Exemple SAS", "recipients", "Parole Exemple SAS, in France, provides the chat", "Parole Exemple SAS, en France, fournit le tchat"),
    ],
)  # fmt: skip
def test_a_rule_that_changes_changes_the_notice(was: str, becomes: str, section: str, en: str, fr: str) -> None:
    """What is collected, used, kept and passed on is told from the rules themselves: change one, and it reads otherwise."""
    assert TEXT.count(was) == 1
    changed = load_text(TEXT.replace(was, becomes))
    for language, words in (("en", en), ("fr", fr)):
        assert words not in _published(cast("Language", language))[section]
        assert words in _sections(notice(changed, cast("Language", language)))[section]


EXPLORER = ("1) open Tools, then Internet options", "2) choose the Privacy tab", "3) press Advanced", "4) tick “Override automatic cookie handling”, choose Block and confirm")  # fmt: skip
EXPLORER_FR = ("1) ouvrez Outils, puis Options Internet", "2) choisissez l’onglet Confidentialité", "3) appuyez sur Avancé", "4) cochez « Ignorer la gestion automatique des cookies », choisissez Refuser et validez")  # fmt: skip
FIREFOX = ("1) open the menu, then Settings", "2) choose Privacy & Security", "3) under Enhanced Tracking Protection, choose Custom", "4) tick Cookies, choose all third-party cookies")  # fmt: skip
FIREFOX_FR = ("1) ouvrez le menu, puis Paramètres", "2) choisissez Vie privée et sécurité", "3) sous Protection renforcée contre le pistage, choisissez Personnalisée", "4) cochez Cookies, choisissez tous les cookies tiers")  # fmt: skip
CHROME = ("1) open the menu, then Settings", "2) choose Privacy and security, then Third-party cookies", "3) tick the blocking of third-party cookies")  # fmt: skip
CHROME_FR = ("1) ouvrez le menu, puis Paramètres", "2) choisissez Confidentialité et sécurité, puis Cookies tiers", "3) cochez le blocage des cookies tiers")  # fmt: skip
SAFARI = ("1) open the Safari menu, then Settings", "2) choose Privacy, or Advanced", "3) tick Block all cookies")
SAFARI_FR = ("1) ouvrez le menu Safari, puis Réglages", "2) choisissez Confidentialité, ou Avancé", "3) cochez Bloquer tous les cookies")  # fmt: skip
BROWSERS = {
    "Internet Explorer 11": (3, EXPLORER, EXPLORER_FR, "withdrawn by its publisher in June 2022", "retiré par son éditeur en juin 2022"),
    "Mozilla Firefox": (7, FIREFOX, FIREFOX_FR, "versions 115 and later", "versions 115 et suivantes"),
    "Google Chrome": (11, CHROME, CHROME_FR, "versions 120 and later", "versions 120 et suivantes"),
    "Safari": (14, SAFARI, SAFARI_FR, "versions 17 and later", "versions 17 et suivantes"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("browser", "number"),
    [
        _marked(f"3.4.{first + number:02}", browser, number)
        for browser, (first, steps, *_) in BROWSERS.items()
        for number in range(len(steps))
    ],
)
def test_each_step_of_a_browser_stands_at_its_place_with_its_review(browser: str, number: int) -> None:
    """The procedure of a browser says which versions it fits and when it was read again; its steps come in order."""
    _, en, fr, fits, vaut = BROWSERS[browser]
    for language, steps, versions, reviewed in (
        ("en", en, fits, "reviewed on 1 September 2026"),
        ("fr", fr, vaut, "relu le 1er septembre 2026"),
    ):
        lines = _published(cast("Language", language))["trackers"].splitlines()
        (line,) = (each for each in lines if each.strip().startswith(f"{browser},"))
        assert versions in line
        assert reviewed in line
        assert steps[number] in line
        assert [line.index(step) for step in steps] == sorted(line.index(step) for step in steps)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        _marked("7.09", "The internet is not a fully secure environment", "Internet n’est pas un environnement entièrement sécurisé"),
        _marked("7.11", "a risk remains for the transmission and the storage of data", "un risque demeure pour la transmission et le stockage des données"),
    ],
)  # fmt: skip
def test_the_risk_that_remains_takes_nothing_from_the_duty(en: str, fr: str) -> None:
    """The section on protection tells the risk, the duty, and the measures beside it."""
    english, french = _published("en")["security"], _published("fr")["security"]
    assert en in english
    assert "takes nothing away from our duty" in english
    assert "Encrypted connections and storage" in english
    assert fr in french
    assert "n’enlève rien à notre obligation" in french
    assert "connexions et un stockage chiffrés" in french


@pytest.mark.clause("ou-serrurier-4.11")
def test_the_proof_of_the_accounts_is_the_reason_for_ten_years() -> None:
    """The sentence on accounting documents gives the period and, beside it, the reason."""
    (en,) = (line for line in _published("en")["retention"].splitlines() if "10 years" in line)
    (fr,) = (line for line in _published("fr")["retention"].splitlines() if "10 ans" in line)
    assert "are the proof of our accounts" in en
    assert "font la preuve de notre comptabilité" in fr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in a folder of its own."""
    return workshop(tmp_path_factory.mktemp("served")).folder


@pytest.mark.clause("ou-serrurier-0.01")
def test_anybody_finds_the_policy_under_its_title(serve: Serve, folder: Path) -> None:
    """An anonymous visitor asks for the address and reads the page with that title."""
    at = serve(folder)
    for language, title in (
        ("en", "Privacy and personal data protection policy"),
        ("fr", "Politique de confidentialité et de protection des données personnelles"),
    ):
        answer = httpx.get(f"{at}/{language}/")
        assert answer.status_code == 200
        (heading,) = re.findall(r"<h1[^>]*>(.*?)</h1>", answer.text, re.DOTALL)
        assert _plain(heading).strip() == title


@pytest.mark.clause("ou-serrurier-0.31")
def test_a_linked_site_is_told_nothing_by_the_link(serve: Serve, folder: Path) -> None:
    """The notice warns that linked sites may collect data; every page keeps its own address to itself."""
    assert "Those sites may collect data about you" in _published("en")["scope"]
    assert "Ces sites peuvent recueillir des données sur vous" in _published("fr")["scope"]
    at = serve(folder)
    for path in ("/en/", "/fr/", "/en/cookies?email=zoe@mail.example", "/en/proof"):
        assert httpx.get(at + path).headers["referrer-policy"] in {"no-referrer", "same-origin"}


OUTSIDE = {
    "3.4.02": ("https://support.mozilla.org/fr/kb/bloquer-cookies-tiers-firefox", "https://support.google.com/chrome/answer/95647", "https://support.apple.com/fr-fr/guide/safari/sfri11471/mac"),
    "3.4.22": ("https://www.youronlinechoices.com/fr/controler-ses-cookies/",),
    "3.4.43": ("https://www.facebook.com/privacy/policy/", "https://x.com/privacy", "https://policy.pinterest.com/privacy-policy", "https://policies.google.com/privacy", "https://privacycenter.instagram.com/policy/"),
    "3.4.45": ("https://www.facebook.com/privacy/center/", "https://x.com/settings/privacy_and_safety", "https://www.pinterest.com/settings/privacy", "https://myaccount.google.com/data-and-privacy", "https://www.instagram.com/accounts/privacy_and_security/"),
    "5.10": ("https://www.cnil.fr/fr/plaintes",),
}  # fmt: skip


@pytest.mark.parametrize(("clause", "address"), [pytest.param(clause, each, id=f"{clause} {each}", marks=pytest.mark.clause(f"ou-serrurier-{clause}")) for clause, all_ in OUTSIDE.items() for each in all_])  # fmt: skip
def test_a_link_is_on_the_page_and_is_asked_whether_it_answers(
    command: Command, tmp_path: Path, clause: str, address: str
) -> None:
    """Each notice carries the address as a link; the check asks it, and a dead one is a finding at its line."""
    for language in BOTH:
        told = notice(load_folder(EXAMPLE), language)
        assert address in {link.href for each in told.paragraphs for link in each.links}, clause
    path = "/" + address.split("/", 3)[3]
    text = re.sub(r"https://[^\s\"\],}]+", "", TEXT.replace(address, "@here@"))
    found = []
    for alive in ({path}, set[str]()):
        with dead_server(alive) as server:
            (tmp_path / "policy.yaml").write_text(text.replace("@here@", server + path), "utf-8")
            answer = command("check", tmp_path, "--links", "--format", "json").answer
            found.append([each["line"] for each in answer["findings"] if each["code"] == "dead-link"])
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "@here@" in each)
    assert found == [[], [line]]


@pytest.mark.clause("ou-serrurier-7.13")
def test_the_opt_out_list_is_cited_no_longer_than_the_law_has_it(command: Command, tmp_path: Path) -> None:
    """The notice tells the rule of consent; the old list put back is a finding."""
    assert "only if they agreed beforehand" in _published("en")["recipients"]
    assert "bloctel" not in TEXT.lower()
    old = "  calls:\n    section: recipients\n    link: https://www.bloctel.gouv.fr\n    en: The Bloctel list lets you object to calls.\n    fr: La liste Bloctel vous permet de vous opposer aux appels.\n"  # fmt: skip
    written = TEXT[: TEXT.index("  calls: # tension")] + old
    (tmp_path / "policy.yaml").write_text(written, "utf-8")
    (line,) = (n for n, each in enumerate(written.splitlines(), 1) if "en: The Bloctel list" in each)
    for day in ("2026-09-01", "2026-11-22"):
        findings = command("check", tmp_path, "--format", "json", "--on", day).answer["findings"]
        assert [each["line"] for each in findings if each["code"] == "stale-name"] == [line], day
        assert "stale-name" not in command("check", EXAMPLE, "--no-places", "--format", "json", "--on", day).codes


@pytest.mark.clause("ou-serrurier-0.25")
def test_the_policy_is_one_link_away_from_every_page(serve: Serve, folder: Path) -> None:
    """From each page one link leads to the policy, without a login; the check asks its public address."""
    at = serve(folder)
    for language, title in (("en", "The policy"), ("fr", "La politique")):
        for path in ("", "cookies", "proof", "short/order-form"):
            page = _plain(httpx.get(f"{at}/{language}/{path}").text)
            links = {words.strip(): href for href, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]*)</a>', page)}
            assert title in links, path
            answer = httpx.get(httpx.URL(f"{at}/{language}/{path}").join(links[title]))
            assert answer.status_code == 200
            assert "retention.orders" in answer.text
    told = notice(load_folder(EXAMPLE), "en")
    assert any(link.href == "https://ou-serrurier.fr" for each in told.paragraphs for link in each.links)


@pytest.mark.clause("ou-serrurier-0.26")
def test_the_policy_is_taken_away_as_a_file_with_its_date_and_digest(tmp_path: Path) -> None:
    """The page links to its files; the text one has the whole notice and its date, and the site says the digest of the policy."""
    own = workshop(tmp_path)
    assert own.kept("publish", ".", "--out", "site").code == 0
    site = own.folder / "site"
    for language, dated in (("en", "Version 1, effective 1 September 2026"), ("fr", "Version 1, en vigueur à compter du 1er septembre 2026")):  # fmt: skip
        page = (site / language / "index.html").read_text("utf-8")
        assert 'href="notice.md"' in page
        assert 'href="notice.pdf"' in page
        assert (site / language / "notice.pdf").read_bytes().startswith(b"%PDF")
        file = (site / language / "notice.md").read_text("utf-8")
        told = notice(load_folder(EXAMPLE), cast("Language", language))
        plain = _plain(file.replace("\\", ""))
        assert [each.text for each in told.paragraphs if not each.links and _plain(each.text) not in plain] == []
        assert dated in _plain(file)
    said = json.loads((site / "kept-site.json").read_text("utf-8"))
    assert said["sha256"] == hashlib.sha256((own.folder / "policy.yaml").read_bytes()).hexdigest()


@pytest.mark.slow
@pytest.mark.clause("ou-serrurier-0.27")
def test_the_policy_prints_whole(serve: Serve, folder: Path, chromium: Browser) -> None:
    """On paper every section of the notice is there, and neither the question about cookies nor the way around the site."""
    at = serve(folder)
    for language in BOTH:
        told = notice(load_folder(EXAMPLE), language)
        with looking(chromium) as page:
            page.emulate_media(media="print")
            page.goto(f"{at}/{language}/")
            assert not page.locator(".banner").is_visible()
            assert not page.locator(".contents").is_visible()
            for section in told.sections:
                assert page.locator(f"#{section.id}").first.is_visible(), section.id
