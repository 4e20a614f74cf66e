"""What the public pages of Optillio say: each fact of its text, on the published notice, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from tests.acceptance.office import read
from tests.acceptance.optillio import House, house

from kept.consent.trackers import gate
from kept.load import load_folder

Serve = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Site:
    """The published pages of a company, as people read them."""

    folder: Path
    pages: Path

    def words(self, page: str) -> str:
        """The words of ``en``, ``fr`` or an earlier version (``en/v1``)."""
        return read(self.pages / page / "index.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The notice as `kept publish` writes it, first version included."""
    at = house(tmp_path_factory.mktemp("optillio"), versions=True)
    done = at.kept("publish", ".", "--out", "site")
    assert done.code == 0, done.out + done.err
    return Site(at.folder, at.folder / "site")


@pytest.fixture
def at(tmp_path: Path) -> House:
    """The example, to be changed."""
    return house(tmp_path)


def _says(clause: str, en: str, fr: str) -> object:
    return pytest.param(en, fr, id=clause, marks=pytest.mark.clause(f"optillio-{clause}"))


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        _says("5.2.07", "Brand OPTILLIO", "Marque OPTILLIO"),
        _says("5.2.08", "LIBERTE decides why and how your personal data is used", "LIBERTE décide pourquoi et comment vos données"),
        _says("5.2.09", "Company SARL,", "Société SARL,"),
        _says("5.2.10", "Share capital EUR 5,000", "Capital social 5 000 €"),
        _says("5.2.11", "Address 8 route de la Patiole, 74350 Allonzier-la-Caille", "Adresse 8 route de la Patiole, 74350 Allonzier-la-Caille"),
        _says("5.2.12", "Telephone 04 50 23 27 32", "Téléphone 04 50 23 27 32"),
        _says("5.2.13", "E-mail contact@optillio.com", "E-mail contact@optillio.com"),
        _says("5.2.14", "Website www.optillio.com", "Site www.optillio.com"),
        _says("5.2.15", "SIRET 84088889500017", "SIRET 84088889500017"),
        _says("0.03", "Regulation (EU) 2016/679 of 27 April 2016 (General Data Protection Regulation) , applicable since 25 May 2018", "Règlement (UE) 2016/679 du 27 avril 2016 (règlement général sur la protection des données) , applicable depuis le 25 mai 2018"),
    ],
)  # fmt: skip
def test_the_notice_says(site: Site, en: str, fr: str) -> None:
    """The fact stands on the page, in each language."""
    assert en in site.words("en")
    assert fr in site.words("fr")


@pytest.mark.parametrize(
    ("old", "new", "fact"),
    [
        pytest.param("brand: OPTILLIO", "brand: OTHER BRAND", "OTHER BRAND", marks=pytest.mark.clause("optillio-5.2.07")),
        pytest.param("legal-form: SARL", "legal-form: SAS", "SAS, SIRET", marks=pytest.mark.clause("optillio-5.2.09")),
        pytest.param("phone: 04 50 23 27 32", "phone: 01 99 00 11 22", "01 99 00 11 22", marks=pytest.mark.clause("optillio-5.2.12")),
    ],
)  # fmt: skip
def test_the_page_and_the_record_cannot_differ(at: House, old: str, new: str, fact: str) -> None:
    """What the record of the controller says, the page says: there is one place to write it."""
    at.edit((old, new))

    assert at.kept("publish", ".", "--out", "site").code == 0
    assert fact in read(at.folder / "site" / "en" / "index.html")
    assert fact in read(at.folder / "site" / "fr" / "index.html")


@pytest.mark.clause("optillio-0.01")
def test_anybody_reads_the_policy_at_its_address(serve: Serve, at: House) -> None:
    """No account, no cookie: the page answers 200 and bears its title, in each language."""
    with httpx.Client(base_url=serve(at.folder), follow_redirects=True) as visitor:
        for language, title in (("en", "Privacy policy"), ("fr", "Politique de confidentialité")):
            page = visitor.get(f"/{language}/")
            assert page.status_code == 200
            assert re.search(rf"<h1[^>]*>{title}</h1>", page.text)
            assert "set-cookie" not in page.headers


@pytest.mark.clause("optillio-0.02")
def test_each_version_has_its_date(site: Site) -> None:
    """The version in force shows the date of its record; the one of 1 January 2019 is still there to read."""
    loaded = load_folder(site.folder)
    assert [str(each.effective) for each in loaded.every_version] == ["2019-01-01", "2026-03-01"]

    assert "Version 2, effective 1 March 2026" in site.words("en")
    assert "Version 2, en vigueur à compter du 1er mars 2026" in site.words("fr")
    assert "Version 1, effective 1 January 2019" in site.words("en/v1")
    assert "Version 1, en vigueur à compter du 1er janvier 2019" in site.words("fr/v1")


@pytest.mark.clause("optillio-0.09")
def test_a_change_is_a_new_version_and_says_what_changes(at: House) -> None:
    """A text changed without a new version is refused; as a new version, it is published with what changes."""
    assert at.kept("publish", ".", "--out", "site").code == 0
    at.edit(("{en: let you open an account,", "{en: let you open an account in a minute,"))

    refused = at.kept("publish", ".", "--out", "site")
    assert refused.code != 0
    assert "version 2" in (refused.out + refused.err).lower()

    at.edit(("version: 2\neffective: 2026-03-01", "version: 3\neffective: 2026-06-01"))
    at.edit(
        (
            "every purpose states its legal basis, every duration its starting point, and",
            "the opening of an account is quicker, and",
        ),
    )
    assert at.kept("publish", ".", "--out", "site").code == 0
    new = read(at.folder / "site" / "en" / "index.html")
    assert "Version 3, effective 1 June 2026" in new
    assert "the opening of an account is quicker" in new
    assert "Let you open an account in a minute" in new
    assert "in a minute" not in read(at.folder / "site" / "en" / "v2" / "index.html")
    differences = at.kept("diff", ".", "2", "3", "--format", "json").json["differences"]
    assert [one["clause"] for one in differences] == ["purposes.account-creation"]


@pytest.mark.clause("optillio-0.11")
@pytest.mark.parametrize(
    ("effective", "shown", "former"),
    [("2027-01-01", "Version 2", "Version 1"), ("2026-11-01", "Version 3", "Version 2")],
)
def test_a_change_stands_on_the_site_from_its_day(
    serve: Serve, tmp_path: Path, effective: str, shown: str, former: str
) -> None:
    """On 22 November 2026: a version for January is not shown yet, one of 1 November is; the former one stays readable."""
    at = house(tmp_path, versions=True)
    assert at.kept("publish", ".", "--out", "site").code == 0
    at.edit(("{en: let you open an account,", "{en: let you open an account in a minute,"))
    at.edit(("version: 2\neffective: 2026-03-01", f"version: 3\neffective: {effective}"))

    with httpx.Client(base_url=serve(at.folder), follow_redirects=True) as visitor:
        page = visitor.get("/en/")
        assert f"{shown}, effective" in _plain(page.text)
        links = set(re.findall(r'href="([^"]*/v/[0-9]+[^"]*)"', page.text))
        pages = [_plain(visitor.get(page.url.join(link)).text) for link in links]
        assert any(f"{former}, effective" in text for text in pages)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        pytest.param("    since: end-of-relationship\n", "", "former-customers", marks=pytest.mark.clause("optillio-0.05"), id="0.05"),
        pytest.param("    data: [usage]\n    purposes: [service-improvement]\n    keep: 25 months\n", "    data: [usage]\n    purposes: [service-improvement]\n", "usage", marks=pytest.mark.clause("optillio-0.05"), id="0.05 period"),
        pytest.param("    basis: {legal-obligation: C. com. L123-22}\n", "", "billing", marks=pytest.mark.clause("optillio-2.01"), id="2.01"),
        pytest.param("basis: {legal-obligation: C. com. L123-22}", "basis: legal-obligation", "billing", marks=pytest.mark.clause("optillio-2.03"), id="2.03"),
    ],
)  # fmt: skip
def test_what_the_law_wants_said_is_said_or_nothing_is_published(at: House, old: str, new: str, word: str) -> None:
    """A duration without a start, data without a duration, a purpose without a basis or a law: named, and not published."""
    at.edit((old, new))

    done = at.kept("publish", ".", "--out", "site")

    assert done.code != 0
    assert f"`{word}`" in done.out + done.err
    assert not (at.folder / "site").exists()


@pytest.mark.clause("optillio-3.04")
def test_the_company_is_the_controller_and_its_brand_stands_beside_it(at: House) -> None:
    """On every activity of the register the controller is LIBERTE, with its brand, and on the notice too."""
    activities = at.kept("register", ".", "--format", "json").json

    assert len(activities) > 10
    for activity in activities:
        who = activity.get("controller") or activity["processor"]
        assert who == "LIBERTE (OPTILLIO)"
    assert "account-creation" in [each["activity"] for each in activities]


@pytest.mark.clause("optillio-3.05")
def test_a_vacant_post_of_officer_is_found(at: House) -> None:
    """With an officer, the check is content; where nobody is designated any more, a finding says so."""
    assert "officer" not in at.kept("check", ".", "--no-places").out

    at.edit((next(one for one in (at.folder / "policy.yaml").read_text("utf-8").splitlines() if " dpo: " in one), ""))

    assert "nothing is said of a data protection officer" in at.kept("check", ".", "--no-places").out


@pytest.mark.clause("optillio-3.10")
def test_the_missions_of_the_officer_are_told(site: Site) -> None:
    """The three missions of the page, and the two it left out: monitoring, and working with the authority."""
    english, french = site.words("en"), site.words("fr")
    for mission in (
        "awareness of our staff",
        "supporting the teams",
        "answering your requests",
        "monitoring",
        "with the CNIL",
    ):
        assert mission in english
    for mission in (
        "sensibiliser nos collaborateurs",
        "accompagner les équipes",
        "répondre à vos demandes",
        "contrôler",
        "coopérer avec la CNIL",
    ):
        assert mission in french


@pytest.mark.clause("optillio-1.1.07")
def test_improving_waits_for_consent_and_uses_its_own_data_only(at: House) -> None:
    """Without consent its cookie does not pass the gate; refused, neither; what it notes serves this purpose alone."""
    policy = load_folder(at.folder).policy

    for nobody_agreed in (gate(policy), gate(policy, {"usage": False, "offers": True}), gate(policy, refuses=True)):
        assert "optillio_usage" not in nobody_agreed.cookies
    assert "optillio_usage" in gate(policy, {"usage": True}).cookies
    assert [name for name, each in policy.purposes.items() if "usage" in each.data] == ["service-improvement"]


AGREED = {"usage": True, "offers": True}
REFUSED = {"usage": False, "offers": False}


def _cookie(clause: str, tracker: str, words: str) -> object:
    return pytest.param(tracker, words, id=clause, marks=pytest.mark.clause(f"optillio-{clause}"))


@pytest.mark.parametrize(
    ("tracker", "words"),
    [
        _cookie("1.3.11", "session", "make the Site and the platform easy to browse"),
        _cookie("1.3.12", "choices", "the choices you made"),
    ],
)
def test_what_browsing_needs_passes_because_it_is_necessary(at: House, site: Site, tracker: str, words: str) -> None:
    """Classed essential, described on the page, it passes for a visitor who refuses; classed otherwise, it no longer does."""
    policy = load_folder(at.folder).policy
    (cookie,) = policy.trackers[tracker].cookies
    assert words in site.words("en").lower() or words in site.words("en")
    assert policy.trackers[tracker].kind == "essential"
    assert cookie in gate(policy, REFUSED).cookies

    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index(f"\n  {tracker}:\n    by: liberte\n    kind: essential")
    other = text[:start] + text[start:].replace("kind: essential", "kind: personalisation", 1).replace(
        "consent: exempt", "consent: required", 1
    )
    (at.folder / "policy.yaml").write_text(other, "utf-8")
    assert cookie not in gate(load_folder(at.folder).policy, REFUSED).cookies


@pytest.mark.parametrize(
    ("tracker", "words"),
    [
        _cookie("1.3.13", "offers", "The pages you saw before"),
        _cookie("1.3.14", "offers", "Show you offers"),
        _cookie("1.3.15", "offers", "services that suit you"),
        _cookie("1.3.17", "usage", "The pages and functions you use"),
        _cookie("1.3.18", "usage", "Improve our services"),
        _cookie("1.3.19", "usage", "understand how they are used"),
    ],
)
def test_what_is_not_needed_waits_for_a_yes(site: Site, tracker: str, words: str) -> None:
    """Its aim stands on the page; it is not set before a choice, nor after a refusal, nor where the browser says no."""
    policy = load_folder(site.folder).policy
    (cookie,) = policy.trackers[tracker].cookies
    assert words in site.words("en")

    for nothing in (gate(policy), gate(policy, REFUSED), gate(policy, refuses=True)):
        assert cookie not in nothing.cookies
    assert cookie in gate(policy, AGREED).cookies


@pytest.mark.clause("optillio-1.3.09")
def test_a_cookie_is_explained(site: Site) -> None:
    """What a cookie is and where it lies, browser or device, in plain words."""
    assert "A cookie is a small text file that a site sends to your browser or your device." in site.words("en")
    assert (
        "Un cookie est un petit fichier texte qu’un site envoie à votre navigateur ou à votre appareil."
        in site.words("fr")
    )


@pytest.mark.clause("optillio-1.3.20")
@pytest.mark.parametrize("tracker", ["session", "choices"])
def test_a_cookie_without_a_function_is_not_published(at: House, tracker: str) -> None:
    """A navigation cookie that does not say what it is for is an error at its line, and nothing is published."""
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index(f"\n  {tracker}:\n    by: liberte\n    kind: essential")
    (at.folder / "policy.yaml").write_text(
        text[:start] + text[start:].replace("    purpose: site-navigation\n", "", 1), "utf-8"
    )

    done = at.kept("publish", ".", "--out", "site")

    assert done.code != 0
    assert f"the tracker `{tracker}` does not say `purpose`" in done.out + done.err
    assert not (at.folder / "site").exists()


@pytest.mark.clause("optillio-1.3.21")
def test_the_link_to_the_cookie_policy_leads_somewhere(serve: Serve, at: House) -> None:
    """Followed from the notice, the page on cookies answers 200 and names each; a link that is only `#` is not published."""
    with httpx.Client(base_url=serve(at.folder), follow_redirects=True) as visitor:
        for language in ("en", "fr"):
            (link,) = {
                each
                for each in re.findall(r'href="([^"]*cookies[^"]*)"', visitor.get(f"/{language}/").text)
                if "optillio.com" not in each
            }
            page = visitor.get(f"/{language}/").url.join(link)
            answer = visitor.get(page)
            assert answer.status_code == 200
            assert "optillio_usage" in answer.text
            assert "optillio_offers" in answer.text

    at.edit(("    link: https://www.optillio.com/cookies", '    link: "#"'))
    done = at.kept("publish", ".", "--out", "site")
    assert done.code != 0
    assert "leads nowhere" in done.out + done.err


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        pytest.param("origin_family", "{en: ethnic origin, fr: origine ethnique}", marks=pytest.mark.clause("optillio-1.1.20"), id="1.1.20"),
        *(
            pytest.param(field, kind, marks=pytest.mark.clause("optillio-1.1.27"), id=f"1.1.27 {field}")
            for field, kind in (
                ("genome", "{en: genetic data, fr: données génétiques}"),
                ("fingerprint", "{en: biometric data, fr: données biométriques}"),
                ("orientation", "{en: sexual orientation, fr: orientation sexuelle}"),
            )
        ),
    ],
)  # fmt: skip
def test_a_field_of_sensitive_data_is_refused(at: House, field: str, kind: str) -> None:
    """Typed as data of article 9 and added to a form: the policy is not published, and a form that sends it is refused."""
    form = {"support_request": "Help", field: "x"}
    unknown = at.collect("help", form)
    assert (unknown.code, [one["field"] for one in unknown.json["refused"]]) == (1, [field])

    at.edit(("\ndata: #", f"\ndata:\n  sensitive: {{en: s, fr: s, special: true, fields: {{{field}: {kind}}}}}\n  #"))
    at.edit(("support_request: optional,", f"support_request: optional, {field}: optional,"))
    done = at.kept("publish", ".", "--out", "site")
    assert done.code != 0
    assert "sensitive" in done.out + done.err
    assert not (at.folder / "site").exists()
    assert at.kept("collect", "help", ".", given=form).code == 1
