"""Articles of law as values: what Kept cites, under one name, with a title and a link in both languages.

`article("GDPR 13(2)(a)")` gives one article, `articles("GDPR 5(1)(e), 13(2)(a); LIL 82")` all those of a citation as
findings and clauses write it. An article that is not in the tables is refused: a wrong citation is a defect of Kept,
so a test looks up each citation of the code and builds `docs/law.md` from them.
"""

from dataclasses import dataclass
from functools import cache

from kept.law import french, gdpr
from kept.law.citations import UnreadableCitation, named_in
from kept.law.references import TEXTS, Language, Text

_CNIL_KINDS = {
    "deliberation": "délibération",
    "recommendation": "recommandation",
    "guidelines": "lignes directrices",
    "guidance": "recommandations publiées",
}


class UnknownArticle(LookupError):  # noqa: N818 - a sentence reads better: "except UnknownArticle"
    """The citation names an article that Kept does not know."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, paragraph or point of a text; `place` is what follows the text's name in `id`."""

    id: str
    text: Text
    place: str
    title_en: str
    title_fr: str
    url: str

    def title(self, lang: Language) -> str:
        """A short title of our own, in lower case, to stand after the citation."""
        return self.title_fr if lang == "fr" else self.title_en

    def cite(self, lang: Language) -> str:
        """As a sentence cites it: "art. 13(2)(a) GDPR", "art. 13, § 2, a) du RGPD"."""
        if self.text.name == "CNIL":
            kind, _, number = self.place.partition(" ")
            words = {"en": f"CNIL {self.place}", "fr": f"{_CNIL_KINDS[kind]} {number}".strip() + " de la CNIL"}
            return words[lang]
        if self.text.name == "CJEU":
            return f"CJUE, {self.place}" if lang == "fr" else f"CJEU, {self.place}"
        if self.place.startswith("recital "):
            number = self.place.removeprefix("recital ")
            return f"considérant {number} du RGPD" if lang == "fr" else f"recital {number} GDPR"
        place = _place_in_french(self.place) if lang == "fr" else self.place
        return f"art. {place} {self.text.cited(lang)}"


def article(citation: str) -> Article:
    """The one article a citation names: "GDPR 13(2)(a)", "LIL 85", "decree 2019-536 art. 77", "art. 21 GDPR"."""
    named = articles(citation)
    if len(named) != 1:
        raise UnknownArticle(f'"{citation}" names {len(named)} articles where one was expected')
    return named[0]


def articles(citation: str) -> tuple[Article, ...]:
    """Every article of a citation, in its order: lists, ranges ("44-46", "12(3)-(4)") and several texts (";")."""
    try:
        names = named_in(citation, every_article())
    except UnreadableCitation as unreadable:
        raise UnknownArticle(str(unreadable)) from None
    if not names:
        raise UnknownArticle(f'"{citation}" names no article')
    return tuple(dict.fromkeys(_known(name, citation) for name in names))


@cache
def every_article() -> dict[str, Article]:
    """All articles Kept knows, by id."""
    rows = {"GDPR": gdpr.ARTICLES, **french.ARTICLES}
    recitals = tuple((f"recital {number}", en, fr) for number, en, fr in gdpr.RECITALS)
    rows["GDPR"] += recitals
    return {
        f"{name} {place}": Article(f"{name} {place}", TEXTS[name], place, en, fr, _url(TEXTS[name], place))
        for name, places in rows.items()
        for place, en, fr in places
    }


def _known(name: str, citation: str) -> Article:
    try:
        return every_article()[name]
    except KeyError:
        raise UnknownArticle(f'"{citation}": Kept does not know {name}') from None


def _place_in_french(place: str) -> str:
    """Say "13, § 2, a)" for "13(2)(a)"; a definition keeps its number: "4, 7)"."""
    number, *inner = place.replace(")", "").split("(")
    definitions = number == "4"
    return ", ".join([number, *(f"§ {step}" if step.isdigit() and not definitions else f"{step})" for step in inner)])


def _url(text: Text, place: str) -> str:
    """The article itself where the official site has an address for it (ELI), else the whole text."""
    if text.name == "CJEU":
        return f"https://curia.europa.eu/juris/liste.jsf?num={place}"
    base, eli, _ = text.url.partition("/oj")
    if not eli or place.startswith("recital"):
        return text.url
    number, *inner = place.replace(")", "").split("(")
    # Art. 4 numbers its definitions as points, the other articles number paragraphs.
    steps = [f"par_{step}" if step.isdigit() and number != "4" else f"pnt_{step}" for step in inner]
    return "/".join([base, f"art_{number}", *steps, "oj"])
