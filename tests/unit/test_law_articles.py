"""Articles are looked up by the citations that findings and clauses write, and a wrong citation is refused."""

import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kept.law.articles import UnknownArticle, article, articles, every_article
from kept.law.pack import duration_keys
from kept.law.references import AUTHORITIES, TEXTS, Language, authority, governing_texts
from kept.law.vocabulary import LegalBasis, Right, SubjectWord

CITATIONS = [
    # as clauses write them            the articles meant
    ("GDPR 13(2)(a)", ["GDPR 13(2)(a)"]),
    ("GDPR 5(1)(e), 13(2)(a)", ["GDPR 5(1)(e)", "GDPR 13(2)(a)"]),
    ("GDPR 6(1), 13(1)(c)-(d)", ["GDPR 6(1)", "GDPR 13(1)(c)", "GDPR 13(1)(d)"]),
    ("GDPR 12(3)-(4)", ["GDPR 12(3)", "GDPR 12(4)"]),
    ("GDPR 5(1)(c),(e)", ["GDPR 5(1)(c)", "GDPR 5(1)(e)"]),
    ("GDPR 13(1)(f), 44-46", ["GDPR 13(1)(f)", "GDPR 44", "GDPR 45", "GDPR 46"]),
    ("GDPR 4(1), recitals 26 and 30, 5(1)(a)", ["GDPR 4(1)", "GDPR recital 26", "GDPR recital 30", "GDPR 5(1)(a)"]),
    ("CPCE L34-5; GDPR 6(1)(a), 7(1)", ["CPCE L34-5", "GDPR 6(1)(a)", "GDPR 7(1)"]),
    ("Code de la consommation L223-1 (law 2025-594 of 30 June 2025, art. 13)", ["Code de la consommation L223-1"]),
    (
        "GDPR 12(2), 12(6), 5(1)(c); decree 2019-536 art. 77",
        ["GDPR 12(2)", "GDPR 12(6)", "GDPR 5(1)(c)", "decree 2019-536 77"],
    ),
    ("GDPR 5(1)(e), 25; CNIL deliberation 2005-213", ["GDPR 5(1)(e)", "GDPR 25", "CNIL deliberation 2005-213"]),
    ("LIL 82; CNIL recommendation 2020-092", ["LIL 82", "CNIL recommendation 2020-092"]),
    ("LIL 82; GDPR 4(11), 7; CNIL guidelines 2020-091", ["LIL 82", "GDPR 4(11)", "GDPR 7", "CNIL guidelines 2020-091"]),
    ("GDPR 13(2)(a); LIL 82; CJEU C-673/17", ["GDPR 13(2)(a)", "LIL 82", "CJEU C-673/17"]),
    ("GDPR 13(1)(a); LCEN art. 1-1", ["GDPR 13(1)(a)", "LCEN 1-1"]),
    ("GDPR 12(1), 5(1)(a)", ["GDPR 12(1)", "GDPR 5(1)(a)"]),
    ("GDPR 14(1)-(2), 5(1)(a)", ["GDPR 14(1)", "GDPR 14(2)", "GDPR 5(1)(a)"]),
    ("GDPR 5(1)(b), 6(4), 13(1)(e)", ["GDPR 5(1)(b)", "GDPR 6(4)", "GDPR 13(1)(e)"]),
    ("GDPR 17(3)(b), 17(3)(e)", ["GDPR 17(3)(b)", "GDPR 17(3)(e)"]),
    ("GDPR 21(2)-(4)", ["GDPR 21(2)", "GDPR 21(3)", "GDPR 21(4)"]),
    ("LIL 48, 85", ["LIL 48", "LIL 85"]),
    ("Regulation (EU) 611/2013 art. 2(2), 5", ["Regulation (EU) 611/2013 2(2)", "Regulation (EU) 611/2013 5"]),
    ("GDPR 45; Decision (EU) 2023/1795", ["GDPR 45", "Decision (EU) 2023/1795 1"]),
    ("CPCE L34-1 VI, L32-3", ["CPCE L34-1", "CPCE L32-3"]),
    # and as people write them
    ("RGPD 21", ["GDPR 21"]),
    ("art. 12(3) GDPR", ["GDPR 12(3)"]),
    ("Regulation 1182/71 art. 3(2)(c)", ["Regulation 1182/71 3(2)(c)"]),
    ("Reg. 1182/71 3(4)", ["Regulation 1182/71 3(4)"]),
    ("C. conso. L. 223-1", ["Code de la consommation L223-1"]),
    ("C. com. L123-22; C. civ. 2224, 2241", ["Code de commerce L123-22", "Code civil 2224", "Code civil 2241"]),
    ("GDPR arts 13 and 14", ["GDPR 13", "GDPR 14"]),
    (
        "GDPR arts 13(2)(b) to (d), 15 to 17",
        [f"GDPR {p}" for p in ("13(2)(b)", "13(2)(c)", "13(2)(d)", "15", "16", "17")],
    ),
    ("GDPR art. 14(1)(d), (2)(f)", ["GDPR 14(1)(d)", "GDPR 14(2)(f)"]),
    ("GDPR 4(7)-(10)", ["GDPR 4(7)", "GDPR 4(8)", "GDPR 4(9)", "GDPR 4(10)"]),
    ("recital 63", ["GDPR recital 63"]),
    ("LPF L102 B", ["LPF L102 B"]),
]

SPOKEN = [
    ("GDPR 13(2)(a)", "art. 13(2)(a) GDPR", "art. 13, § 2, a) du RGPD"),
    ("GDPR 12(3)", "art. 12(3) GDPR", "art. 12, § 3 du RGPD"),
    ("GDPR 4(11)", "art. 4(11) GDPR", "art. 4, 11) du RGPD"),
    ("GDPR recital 26", "recital 26 GDPR", "considérant 26 du RGPD"),
    ("LIL 85", "art. 85 of the French Data Protection Act", "art. 85 de la loi Informatique et Libertés"),
    ("Regulation 1182/71 3(4)", "art. 3(4) of Regulation 1182/71", "art. 3, § 4 du règlement n° 1182/71"),
    ("CNIL guidelines 2020-091", "CNIL guidelines 2020-091", "lignes directrices 2020-091 de la CNIL"),
    ("CJEU C-673/17", "CJEU, C-673/17", "CJUE, C-673/17"),
]

PLAIN_BEFORE_DOUBLE_MARK = re.compile(r" [:;!?»]|« ")


@pytest.mark.parametrize(("citation", "expected"), CITATIONS)
def test_a_citation_gives_its_articles_in_order(citation: str, expected: list[str]) -> None:
    """Lists, ranges, points, recitals, several texts and remarks are all read as a lawyer reads them."""
    assert [found.id for found in articles(citation)] == expected


@pytest.mark.parametrize(("citation", "english", "french"), SPOKEN)
def test_an_article_is_cited_in_both_languages(citation: str, english: str, french: str) -> None:
    """English keeps the brackets of the text; French says paragraph and point."""
    assert (article(citation).cite("en"), article(citation).cite("fr")) == (english, french)


@pytest.mark.parametrize(
    "citation",
    [
        "",
        "GDPR",
        "GDPR 13(9)(z)",
        "GDPR 200",
        "LIL",
        "13(2)(a)",
        "Magna Carta 39",
        "GDPR 5-5000",
        "CNIL guidelines 1999-001",
    ],
)
def test_a_citation_that_names_nothing_is_refused(citation: str) -> None:
    """An article that does not exist, a text alone, an article without its text."""
    with pytest.raises(UnknownArticle):
        articles(citation)


@given(st.text(alphabet=st.sampled_from("GDPRLIL CPCE13(2)a-,;.§ artof&é")) | st.text())
@example("GDPR 1-99999999999")
@example("GDPR " + "9" * 5000 + "-3")
@example("GDPR (a)-(c)")
def test_no_citation_a_person_writes_is_more_than_refused(citation: str) -> None:
    """Articles or a refusal; never anything else."""
    with suppress(UnknownArticle):
        assert articles(citation)


def test_one_article_is_asked_for_and_one_is_given() -> None:
    """A list where one article was expected is a mistake of the caller."""
    with pytest.raises(UnknownArticle, match="names 2 articles"):
        article("GDPR 13, 14")


def test_each_article_can_be_looked_up_by_its_own_name_and_followed_to_an_official_page() -> None:
    """The id is a citation, and the link leads to the official publisher."""
    official = (
        "https://eur-lex.europa.eu/",
        "https://www.legifrance.gouv.fr/",
        "https://www.cnil.fr",
        "https://curia.",
    )
    for name, found in every_article().items():
        assert article(name) == found
        assert found.url.startswith(official)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_citation_kept_prints_is_one_kept_reads(lang: Language) -> None:
    """What a finding shows can be typed back, in either language."""
    for found in every_article().values():
        assert article(found.cite(lang)) == found


def test_a_point_of_the_regulation_has_its_own_address() -> None:
    """European texts have an address for each article, paragraph and point (ELI)."""
    assert article("GDPR 13(2)(a)").url == "https://eur-lex.europa.eu/eli/reg/2016/679/art_13/par_2/pnt_a/oj"


def test_every_text_of_the_law_room_exists_in_both_languages_with_french_typography() -> None:
    """No title is missing, none is left untranslated by accident, and French spaces and apostrophes are French."""
    for found in every_article().values():
        assert found.title_en
        assert found.title_fr
        assert "'" not in found.title_fr
        assert not PLAIN_BEFORE_DOUBLE_MARK.search(found.title_fr)
    for text in TEXTS.values():
        assert "'" not in text.title_fr
        assert text.title("en") != text.title("fr") or text.name.startswith("Code")


def test_a_notice_finds_the_two_texts_and_the_authority() -> None:
    """The regulation with its dates, the French act, and where to complain."""
    gdpr, lil = governing_texts()

    assert (str(gdpr.adopted), str(gdpr.applies_from)) == ("2016-04-27", "2018-05-25")
    assert "78-17" in lil.title("fr")
    cnil = authority("CNIL")
    assert cnil is AUTHORITIES["cnil"]
    assert cnil.complaint_url == "https://www.cnil.fr/fr/plaintes"
    assert authority("nobody") is None


def test_each_word_of_the_vocabulary_is_said_in_both_languages_and_known_to_machines() -> None:
    """Bases, rights and kinds of people carry labels, an article that exists, and a DPV term."""
    for basis in LegalBasis:
        assert basis.label("en")
        assert basis.label("fr")
        assert article(basis.article).text.name == "GDPR"
        assert basis.iri.startswith("https://w3id.org/dpv/legal/eu/gdpr#A6-1-")
    for right in Right:
        assert right.label("en")
        assert right.label("fr")
        assert article(right.article).id == right.article
    for word in SubjectWord:
        assert word.label("en")
        assert word.label("fr")
        assert word.iri.startswith("https://w3id.org/dpv#")


def test_the_pack_covers_the_kinds_of_data_the_policies_speak_of() -> None:
    """Prospects, contracts, accounting, cards, recordings, trackers, logs."""
    expected = {"prospects", "contract", "accounting", "card-number", "call-recording", "audience-tracker", "logs"}
    assert expected <= set(duration_keys())
