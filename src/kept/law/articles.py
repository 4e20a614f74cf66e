"""Articles of law as values: what Kept cites, under one name, with a title and a link in both languages.

`article("GDPR 13(2)(a)")` gives one article, `articles("GDPR 5(1)(e), 13(2)(a); LIL 82")` all those of a citation as
findings and clauses write it. An article that is not in the tables is refused: a wrong citation is a defect of Kept,
so a test looks up each citation of the code and builds `docs/law.md` from them.
"""

import re
from dataclasses import dataclass
from functools import cache

from kept.law import french, gdpr
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
    found: list[Article] = []
    for part in filter(None, (part.strip() for part in citation.split(";"))):
        name, places = _text_and_places(part)
        found += [_known(name, place, citation) for place in places]
    if not found:
        raise UnknownArticle(f'"{citation}" names no article')
    return tuple(dict.fromkeys(found))


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


_NAMES = {
    "GDPR": r"GDPR|RGPD",
    "LIL": r"LIL|loi informatique et libertés",
    "decree 2019-536": r"(?:decree|décret)(?: no\.?| n°)? ?2019-536",
    "Regulation 1182/71": r"Reg(?:ulation|\.)? ?(?:\(EEC, Euratom\) )?(?:No )?1182/71",
    "Regulation (EU) 611/2013": r"Reg(?:ulation|\.)? ?(?:\(EU\) )?(?:No )?611/2013",
    "Decision (EU) 2023/1795": r"Decision (?:\(EU\) )?2023/1795",
    "Decision (EU) 2021/914": r"Decision (?:\(EU\) )?2021/914",
    "LCEN": r"LCEN",
    "CPCE": r"CPCE",
    "Code de la consommation": r"Code de la consommation|C\. ?conso\.?",
    "Code de commerce": r"Code de commerce|C\. ?com\.?",
    "Code civil": r"Code civil|C\. ?civ\.?",
    "Code du travail": r"Code du travail|C\. ?trav\.?",
    "LPF": r"LPF",
    "CMF": r"CMF",
    "CSI": r"CSI",
    "CNIL": r"CNIL",
    "CJEU": r"CJEU|CJUE",
}
_STARTS = {name: re.compile(rf"(?:{pattern})(?=\s|$|,)", re.IGNORECASE) for name, pattern in _NAMES.items()}
_ENDS = {
    name: re.compile(rf"^art(?:\.|icles?) (?P<places>.+?),? (?:of the |du |de la )?(?:{pattern})$", re.IGNORECASE)
    for name, pattern in _NAMES.items()
}
_REMARK = re.compile(r"\s\((?:[^()]*\s)[^()]*\)")
_ARTICLE_WORD = re.compile(r"^art(?:\.|icles?)\s+", re.IGNORECASE)
_RECITAL_WORD = re.compile(r"^recitals?\s+", re.IGNORECASE)
_SECTION = re.compile(r"(?<=[0-9])\s[IVX]+(?:\s(?:bis|ter))?(?:\s[0-9]+°)?$")
_CODE_LETTER = re.compile(r"\b([LRD])\.\s?(?=[0-9])")
_RANGE = re.compile(r"(?P<head>.*?)(?P<open>\(?)(?P<first>[0-9a-z]+)\)?-\(?(?P<last>[0-9a-z]+)\)?")


def _text_and_places(part: str) -> tuple[str, list[str]]:
    for name, pattern in _STARTS.items():
        if match := pattern.match(part):
            rest = _REMARK.sub("", part[match.end() :]).strip(" ,")
            return name, _places(name, rest) if rest else _whole(name)
    for name, pattern in _ENDS.items():
        if match := pattern.match(part):
            return name, _places(name, match["places"])
    if _RECITAL_WORD.match(part):
        return "GDPR", _places("GDPR", part)
    raise UnknownArticle(f'"{part}" does not start with a text Kept knows')


def _whole(name: str) -> list[str]:
    """A decision is cited as a whole: its first article stands for it."""
    return ["1"] if name.startswith("Decision") else []


def _places(name: str, rest: str) -> list[str]:
    if name in {"CNIL", "CJEU"}:
        return [_position(name, piece) for piece in re.split(r",\s*", rest)]
    places: list[str] = []
    for chunk in re.split(r"\s*,\s*", _CODE_LETTER.sub(r"\1", rest)):
        recital = "recital " if _RECITAL_WORD.match(chunk) else ""
        for piece in re.split(r"\s+(?:and|et)\s+", _RECITAL_WORD.sub("", _ARTICLE_WORD.sub("", chunk))):
            place = _SECTION.sub("", piece)  # a numbered section of a French article: the article is cited
            start = f"{places[-1].rpartition('(')[0]}{place}" if place.startswith("(") and places else place
            places += [f"{recital}{each}" for each in _expanded(name, start)]
    return places


def _position(name: str, piece: str) -> str:
    """A position or judgment is found by its number, whatever it is called."""
    number = re.search(r"[0-9]{4}-[0-9]{3}|C-[0-9]+/[0-9]+", piece)
    known = (place for _, _, place in (row.partition(f"{name} ") for row in every_article()) if place)
    wanted = number[0] if number else "guidance"
    return next((place for place in known if place.endswith(wanted)), piece)


def _expanded(name: str, place: str) -> list[str]:
    if f"{name} {place}" in every_article() or not (match := _RANGE.fullmatch(place)):
        return [place]
    first, last, close = match["first"], match["last"], ")" if match["open"] else ""
    if first.isdigit() and last.isdigit():
        steps = [str(number) for number in range(int(first), int(last) + 1)]
    elif len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        steps = [chr(code) for code in range(ord(first), ord(last) + 1)]
    else:
        return [place]
    return [f"{match['head']}{match['open']}{step}{close}" for step in steps]


def _known(name: str, place: str, citation: str) -> Article:
    try:
        return every_article()[f"{name} {place}"]
    except KeyError:
        raise UnknownArticle(f'"{citation}": Kept does not know {name} {place}') from None


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
