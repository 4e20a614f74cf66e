"""How a citation is written, and which articles it means.

Clauses, findings, comments and people write "GDPR 5(1)(e), 13(2)(a); LIL 82", "art. 13, § 2, a) du RGPD" or
"C. conso. L. 223-1". This module turns that into the names under which `kept.law.articles` keeps its articles. It
knows grammar only: whether an article exists is for the tables to say.
"""

import re
from collections.abc import Collection

from kept.law.references import TEXTS


class UnreadableCitation(LookupError):  # noqa: N818 - a sentence reads better: "except UnreadableCitation"
    """The citation does not name a text Kept knows."""


def named_in(citation: str, known: Collection[str]) -> list[str]:
    """The names of the articles cited, in order; `known` are those that exist, and help to read ranges."""
    names: list[str] = []
    for part in filter(None, (part.strip() for part in citation.split(";"))):
        text, places = _text_and_places(part, known)
        names += [f"{text} {place}" for place in places]
    return names


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
    name: re.compile(
        rf"^(?P<places>(?:art(?:s?\.?|icles?)|recitals?|considérants?) .+?),? "
        rf"(?:{re.escape(TEXTS[name].cited_en)}|{re.escape(TEXTS[name].cited_fr)}|(?:of |of the |du |de la )?(?:{pattern}))$",
        re.IGNORECASE,
    )
    for name, pattern in _NAMES.items()
}
_REMARK = re.compile(r"\s\((?:[^()]*\s)[^()]*\)")
_ARTICLE_WORD = re.compile(r"^art(?:s?\.?|icles?)\s+", re.IGNORECASE)
_RECITAL_WORD = re.compile(r"^(?:recital|considérant)s?\s+", re.IGNORECASE)
_FRENCH_STEP = re.compile(r", (?:§ (?P<paragraph>[0-9]+)|(?P<point>[0-9a-z]{1,2})\))")
_SECTION = re.compile(r"(?<=[0-9])\s[IVX]+(?:\s(?:bis|ter))?(?:\s[0-9]+°)?$")
_CODE_LETTER = re.compile(r"\b([LRD])\.\s?(?=[0-9])")
_UP_TO = re.compile(r"\s+(?:to|à)\s+")
_RANGE = re.compile(r"(?P<head>.*?)(?P<open>\(?)(?P<first>[0-9a-z]{1,4})\)?-\(?(?P<last>[0-9a-z]{1,4})\)?")

_LONGEST_RANGE = 99  # no text has more articles in one citation; a longer range is a slip of the pen


def _text_and_places(part: str, known: Collection[str]) -> tuple[str, list[str]]:
    for name, pattern in _STARTS.items():
        if match := pattern.match(part):
            rest = _REMARK.sub("", part[match.end() :]).strip(" ,")
            return name, _places(name, rest, known) if rest else _whole(name)
    for name, pattern in _ENDS.items():
        if match := pattern.match(part):
            return name, _places(name, match["places"], known)
    if part.endswith(" de la CNIL"):
        return "CNIL", _places("CNIL", part, known)
    if _RECITAL_WORD.match(part):
        return "GDPR", _places("GDPR", part, known)
    raise UnreadableCitation(f'"{part}" does not name a text Kept knows')


def _whole(name: str) -> list[str]:
    """A decision is cited as a whole: its first article stands for it."""
    return ["1"] if name.startswith("Decision") else []


def _places(name: str, rest: str, known: Collection[str]) -> list[str]:
    if name in {"CNIL", "CJEU"}:
        return [_position(name, piece, known) for piece in re.split(r",\s*", rest)]
    places: list[str] = []
    plain = _UP_TO.sub("-", _CODE_LETTER.sub(r"\1", _FRENCH_STEP.sub(_in_brackets, rest)))
    for chunk in re.split(r"\s*,\s*", plain):
        recital = "recital " if _RECITAL_WORD.match(chunk) else ""
        for piece in re.split(r"\s+(?:and|et)\s+", _RECITAL_WORD.sub("", _ARTICLE_WORD.sub("", chunk))):
            place = _SECTION.sub("", piece)  # a numbered section of a French article: the article is cited
            places += [f"{recital}{each}" for each in _expanded(name, _continued(places, place), known)]
    return places


def _in_brackets(step: re.Match[str]) -> str:
    return f"({step['paragraph'] or step['point']})"


def _continued(places: list[str], place: str) -> str:
    """A place that starts with a bracket goes on from the one before: "14(1)(d), (2)(f)", "5(1)(c),(e)"."""
    if not place.startswith("(") or not places:
        return place
    steps = place.partition("-")[0].count("(")
    return places[-1].rsplit("(", steps)[0] + place


def _position(name: str, piece: str, known: Collection[str]) -> str:
    """A position or judgment is found by its number, whatever it is called."""
    number = re.search(r"[0-9]{4}-[0-9]{3}|C-[0-9]+/[0-9]+", piece)
    places = (place for _, _, place in (row.partition(f"{name} ") for row in known) if place)
    wanted = number[0] if number else "guidance"
    return next((place for place in places if place.endswith(wanted)), piece)


def _expanded(name: str, place: str, known: Collection[str]) -> list[str]:
    if f"{name} {place}" in known or not (match := _RANGE.fullmatch(place)):
        return [place]
    first, last, close = match["first"], match["last"], ")" if match["open"] else ""
    if first.isdigit() and last.isdigit():
        steps = [str(number) for number in range(int(first), min(int(last), int(first) + _LONGEST_RANGE) + 1)]
    elif len(first) == len(last) == 1 and first.isalpha() and last.isalpha():
        steps = [chr(code) for code in range(ord(first), ord(last) + 1)]
    else:
        return [place]
    return [f"{match['head']}{match['open']}{step}{close}" for step in steps]
