"""The notice says what the clauses say, in the order of GDPR arts 13 and 14, in both languages."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kept.findings import Language
from kept.load import Loaded, load_folder, load_text
from kept.pages import Frame
from kept.publish import Notice, notice, sentence_of_clause
from kept.publish.html import notice_page
from kept.publish.markdown import markdown
from kept.publish.paper import paper
from kept.publish.values import Facts, Items, Paragraph, paragraphs

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
READ_ALOUD = sorted(folder.name for folder in GOLDEN.iterdir())
BOTH: tuple[Language, ...] = ("en", "fr")


@pytest.fixture(scope="module")
def ouicom() -> Loaded:
    """The worked example."""
    return load_folder(ROOT / "examples" / "ouicom")


def text_of(told: Notice, section: str) -> str:
    """Everything that a section says, captions included."""
    found = next(each for each in told.sections if each.id == section)
    captions = [block.title for block in found.blocks if isinstance(block, Facts)]
    return "\n".join([*captions, *(f"{each.lead} {each.text}" for each in paragraphs(found))])


def plain(text: str) -> str:
    """No-break spaces as spaces, for reading in a test."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def head_of(page: str) -> str:
    """The head of a page: its title block."""
    return page[page.index('<div class="head">') : page.index("</div>", page.index('<div class="head">'))]


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", READ_ALOUD)
def test_the_whole_notice(name: str, language: Language) -> None:
    """Read aloud, sentence by sentence; ``KEPT_UPDATE=1`` rewrites it, and the change is read aloud again."""
    file = GOLDEN / name / f"notice.{language}.md"
    told = markdown(paper(notice(load_folder(ROOT / "examples" / name), language)))
    if os.environ.get("KEPT_UPDATE") == "1":
        file.write_text(told, "utf-8")
    assert told == file.read_text("utf-8")


def test_the_sections_follow_the_regulation(ouicom: Loaded) -> None:
    """Who, whom, what, why, to whom, where, how long, rights, and then the rest; the same in both languages."""
    orders = [[section.id for section in notice(ouicom, language).sections] for language in BOTH]
    assert orders[0] == orders[1]
    assert orders[0][:10] == [
        "who",
        "scope",
        "data",
        "purposes",
        "recipients",
        "transfers",
        "retention",
        "rights",
        "objection",
        "exercise",
    ]


@pytest.mark.clause("ouicom-0.01")
@pytest.mark.parametrize("language", BOTH)
def test_the_head_gives_the_postal_address(ouicom: Loaded, language: Language) -> None:
    """The controller's address stands in the head of the page."""
    assert "4 Rue Pitois, 92800 Puteaux" in head_of(notice_page(notice(ouicom, language), Frame("style.css")))


@pytest.mark.clause("ouicom-0.16", "ouicom-0.17")
def test_the_reference_texts_have_number_and_dates(ouicom: Loaded) -> None:
    """The GDPR by number, date and day of application; the French act by its date."""
    english, french = (plain(text_of(notice(ouicom, language), "versions")) for language in BOTH)
    assert all(words in english for words in ("2016/679", "27 April 2016", "25 May 2018", "6 January 1978"))
    assert all(words in french for words in ("2016/679", "27 avril 2016", "25 mai 2018", "6 janvier 1978"))


@pytest.mark.clause("ouicom-0.08")
def test_one_word_stands_for_three_kinds_of_people() -> None:
    """A rule addressed to Customers is told, and applies, to prospects, customers and partners alike."""
    text = (ROOT / "examples" / "ouicom" / "policy.yaml").read_text("utf-8")
    loaded = load_text(
        text.replace("people: prospects\n    data: [identity", "people: clients\n    data: [identity", 1)
    )
    assert loaded.policy.retention["prospects"].people == ("clients",)
    assert loaded.policy.kinds("clients") == ("prospects", "customers", "partners")
    assert "of prospects, customers and partners until" in sentence_of_clause(
        loaded.policy, "retention.prospects", "en"
    )
    assert "des prospects, clients et partenaires jusqu’à" in sentence_of_clause(
        loaded.policy, "retention.prospects", "fr"
    )
    assert "“Customers”, it means prospects, customers and partners alike" in text_of(notice(loaded, "en"), "scope")


@pytest.mark.parametrize("language", BOTH)
def test_the_authority_is_named_with_its_site(ouicom: Loaded, language: Language) -> None:
    """The right to complain, the address, the link to the CNIL and to its complaint form."""
    told = notice(ouicom, language)
    said = text_of(told, "complaint")
    links = {each.href for paragraph in told.paragraphs for each in paragraph.links}
    assert "CNIL" in said
    assert "3 place de Fontenoy" in said
    assert {"https://www.cnil.fr", "https://www.cnil.fr/fr/plaintes"} <= links


@pytest.mark.clause("ouicom-7.01")
def test_a_cookie_is_explained(ouicom: Loaded) -> None:
    """What a cookie is, in plain words, in each language, naming the three kinds of device."""
    english, french = (text_of(notice(ouicom, language), "trackers") for language in BOTH)
    assert "small text file" in english
    assert all(device in english for device in ("computer", "phone", "tablet"))
    assert "petit fichier texte" in french
    assert all(device in french for device in ("ordinateur", "téléphone", "tablette"))


@pytest.mark.clause("ouicom-7.05", "ouicom-7.16")
def test_the_cookie_tables_say_what_each_is_for(ouicom: Loaded) -> None:
    """The essential class with its cookies, and what audience measurement measures."""
    told = notice(ouicom, "en")
    section = next(each for each in told.sections if each.id == "trackers")
    tables = {
        block.title: {row.lead: row.text for row in block.rows} for block in section.blocks if isinstance(block, Facts)
    }
    assert tables["Essential"]["Cookies"] == "session"
    assert (
        tables["Audience measurement"]["Used to"] == "Understand how the Sites are used and which services interest you"
    )
    assert tables["Audience measurement"]["Issued by"] == "Google Ireland Limited"
    assert all(plain(table["Lasts"]) in {"1 day", "13 months"} for table in tables.values())


@pytest.mark.clause("ouicom-7.21")
@pytest.mark.parametrize(
    ("language", "words"), [("en", "help pages of your browser"), ("fr", "pages d’aide de votre navigateur")]
)
def test_the_cookie_section_points_to_the_browser_help(ouicom: Loaded, language: Language, words: str) -> None:
    """Where the technical details are."""
    assert words in text_of(notice(ouicom, language), "trackers")


@pytest.mark.clause("ouicom-7.24")
@pytest.mark.parametrize("language", BOTH)
def test_the_foot_has_a_number_to_dial(ouicom: Loaded, language: Language) -> None:
    """The page closes with a telephone number, not a label."""
    page = notice_page(notice(ouicom, language), Frame("style.css"))
    assert re.search(r'<a href="tel:\+33[0-9]{9}">', page[page.index("<footer") :])


def test_the_right_to_object_stands_apart(ouicom: Loaded) -> None:
    """GDPR art. 21(4): clearly, and separately from any other information."""
    section = next(each for each in notice(ouicom, "en").sections if each.id == "objection")
    assert section.apart
    assert "without giving a reason" in " ".join(each.text for each in paragraphs(section))


def test_every_clause_on_duration_has_one_sentence_and_one_anchor(ouicom: Loaded) -> None:
    """Each promise is said once, under its own id, which is unique on the page."""
    for language in BOTH:
        told = notice(ouicom, language)
        said = [each.clause for each in told.paragraphs if each.clause.startswith("retention.")]
        assert said == [f"retention.{name}" for name in ouicom.policy.retention]
        ids = re.findall(r' id="([^"]+)"', notice_page(told, Frame("style.css")))
        assert len(ids) == len(set(ids))


def test_a_sentence_links_to_its_proof(ouicom: Loaded) -> None:
    """Where a page of proof exists, the promise leads to it."""
    frame = Frame("s.css", proof=lambda clause: f"/proof/{clause}" if clause == "retention.prospects" else "")
    page = notice_page(notice(ouicom, "en"), frame)
    assert page.count('href="/proof/') == 1
    assert 'href="/proof/retention.prospects"' in page


@pytest.mark.parametrize(
    ("keep", "en", "fr"),
    [
        ("keep: 3 years, since: last-login", "for 3 years from your last login, and then erase it", "pendant 3 ans à compter de votre dernière connexion, avant de les effacer"),
        ("keep: {until: account-closed}", "until the closing of your account, and then erase it", "jusqu’à la fermeture de votre compte, avant de les effacer"),
        ("keep: {until: deposit, at-most: 13 months}, since: deposit", "until the deposit, and never longer than 13 months from the deposit", "jusqu’au dépôt, et jamais plus de 13 mois à compter du dépôt"),
        ("keep: {at-most: 1 year, then-archive: 4 years}, since: invoice-date", "for 1 year from the date of the invoice, then for 4 years in a separate archive", "pendant 1 an à compter de la date de la facture, puis pendant 4 ans dans une archive séparée"),
        ("keep: {then-archive: 5 years}, since: recorded", "for 5 years from the recording in a separate archive", "pendant 5 ans à compter de l’enregistrement dans une archive séparée"),
        ("keep: 0 days, since: request-answered", "We erase the following personal data of members right after the answer to your request: e-mail.", "Nous effaçons les données personnelles suivantes des membres aussitôt après la réponse à votre demande : e-mail."),
    ],
)  # fmt: skip
def test_each_way_to_say_how_long(keep: str, en: str, fr: str) -> None:
    """Plain, until an event, at most, with an archive phase, at once: each reads as a sentence in both languages."""
    loaded = load_text(
        "policy: x\ncontroller: x\nparties: {x: {name: X}}\npeople: {members: {en: members, fr: membres}}\n"
        "data: {contact: {en: e-mail, fr: e-mail, fields: {email: {en: e, fr: e}}}}\n"
        f"retention: {{c: {{people: members, data: contact, {keep}, then: erase}}}}\n"
    )
    assert not loaded.findings
    assert en in plain(sentence_of_clause(loaded.policy, "retention.c", "en"))
    assert fr in plain(sentence_of_clause(loaded.policy, "retention.c", "fr"))


def test_a_half_written_policy_still_makes_a_notice() -> None:
    """Whatever loads can be shown: nothing in a policy makes the notice stop."""
    loaded = load_text(
        "policy: {en: Draft}\ncontroller: nobody\nretention: {c: {people: []}}\nrights: {open: [access]}\n"
    )
    for language in BOTH:
        assert markdown(paper(notice(loaded, language))).startswith("# Draft")


def test_no_earlier_version_is_a_lookup_error(ouicom: Loaded) -> None:
    """A version that never was has no notice."""
    with pytest.raises(LookupError):
        notice(ouicom, "en", 99)


def test_what_a_policy_says_is_never_markup() -> None:
    """Names with tags, quotes and entities are shown as they are; addresses that could run code are never links."""
    evil = "<script>alert('1')</script>\\\"&amp;"
    loaded = load_text(
        f'policy: "{evil}"\ncontroller: x\nversion: 1\neffective: 2026-01-01\n'
        f'parties: {{x: {{name: "{evil}", address: "{evil}", site: "javascript:alert(2)", email: "a@b.example\\"onload=x", phone: "+1<b>2"}}}}\n'
        f'people: {{p: {{en: "{evil}", fr: "{evil}"}}}}\n'
        f'data: {{d: {{en: "{evil}", fr: x, fields: {{f: "{evil}"}}}}}}\n'
        f'purposes: {{u: {{is: "{evil}", basis: {{legitimate-interest: "{evil}"}}, people: p, data: d}}}}\n'
        'trackers: {t: {by: x, kind: audience, purpose: u, consent: required, opt-out: "javascript:alert(3)"}}\n'
        f'statements: {{s: {{section: scope, en: "{evil}", fr: x, link: "data:text/html,x"}}}}\n'
    )  # fmt: skip
    for language in BOTH:
        page = notice_page(notice(loaded, language), Frame("style.css"))
        assert "<script" not in page
        assert "<b>" not in page
        assert 'href="javascript' not in page.lower()
        assert 'href="data:' not in page
        assert not re.search(r'<a[^>]*"onload', page)
        assert "&lt;script&gt;" in page


def test_a_paragraph_is_cut_at_its_links() -> None:
    """Words before, the link, words after; nothing is lost."""
    from kept.pages.addresses import Link

    said = Paragraph(
        "Write to a@x.example or b@x.example.", links=(Link("b@x.example", "mailto:b"), Link("a@x.example", "mailto:a"))
    )
    assert "".join(words for words, _ in said.pieces) == said.text
    assert [href for _, href in said.pieces if href] == ["mailto:a", "mailto:b"]


def test_lists_and_tables_hold_paragraphs(ouicom: Loaded) -> None:
    """Every block of a section is one of the four kinds, and says something."""
    for section in notice(ouicom, "fr").sections:
        assert section.blocks
        for block in section.blocks:
            inner = block.items if isinstance(block, Items) else block.rows if isinstance(block, Facts) else (block,)
            assert all(isinstance(each, Paragraph) and each.text for each in inner)
