"""Countries as a sentence names them: "France", "the United States"; "en France", "aux États-Unis"."""

from __future__ import annotations

import re

from kept.findings import Language

_NAMES: dict[str, tuple[str, str]] = {
    "AD": ("Andorra", "en Andorre"),
    "AE": ("the United Arab Emirates", "aux Émirats arabes unis"),
    "AR": ("Argentina", "en Argentine"),
    "AT": ("Austria", "en Autriche"),
    "AU": ("Australia", "en Australie"),
    "BE": ("Belgium", "en Belgique"),
    "BG": ("Bulgaria", "en Bulgarie"),
    "BR": ("Brazil", "au Brésil"),
    "CA": ("Canada", "au Canada"),
    "CH": ("Switzerland", "en Suisse"),
    "CN": ("China", "en Chine"),
    "CY": ("Cyprus", "à Chypre"),
    "CZ": ("Czechia", "en Tchéquie"),
    "DE": ("Germany", "en Allemagne"),
    "DK": ("Denmark", "au Danemark"),
    "DZ": ("Algeria", "en Algérie"),
    "EE": ("Estonia", "en Estonie"),
    "ES": ("Spain", "en Espagne"),
    "FI": ("Finland", "en Finlande"),
    "FO": ("the Faroe Islands", "aux îles Féroé"),
    "FR": ("France", "en France"),
    "GB": ("the United Kingdom", "au Royaume-Uni"),
    "GG": ("Guernsey", "à Guernesey"),
    "GR": ("Greece", "en Grèce"),
    "HR": ("Croatia", "en Croatie"),
    "HU": ("Hungary", "en Hongrie"),
    "IE": ("Ireland", "en Irlande"),
    "IL": ("Israel", "en Israël"),
    "IM": ("the Isle of Man", "sur l’île de Man"),
    "IN": ("India", "en Inde"),
    "IS": ("Iceland", "en Islande"),
    "IT": ("Italy", "en Italie"),
    "JE": ("Jersey", "à Jersey"),
    "JP": ("Japan", "au Japon"),
    "KR": ("South Korea", "en Corée du Sud"),
    "LI": ("Liechtenstein", "au Liechtenstein"),
    "LT": ("Lithuania", "en Lituanie"),
    "LU": ("Luxembourg", "au Luxembourg"),
    "LV": ("Latvia", "en Lettonie"),
    "MA": ("Morocco", "au Maroc"),
    "MG": ("Madagascar", "à Madagascar"),
    "MT": ("Malta", "à Malte"),
    "MU": ("Mauritius", "à Maurice"),
    "MX": ("Mexico", "au Mexique"),
    "NL": ("the Netherlands", "aux Pays-Bas"),
    "NO": ("Norway", "en Norvège"),
    "NZ": ("New Zealand", "en Nouvelle-Zélande"),
    "PL": ("Poland", "en Pologne"),
    "PT": ("Portugal", "au Portugal"),
    "RO": ("Romania", "en Roumanie"),
    "SE": ("Sweden", "en Suède"),
    "SG": ("Singapore", "à Singapour"),
    "SI": ("Slovenia", "en Slovénie"),
    "SK": ("Slovakia", "en Slovaquie"),
    "SN": ("Senegal", "au Sénégal"),
    "TN": ("Tunisia", "en Tunisie"),
    "TR": ("Türkiye", "en Turquie"),
    "UA": ("Ukraine", "en Ukraine"),
    "US": ("the United States", "aux États-Unis"),
    "UY": ("Uruguay", "en Uruguay"),
    "VN": ("Vietnam", "au Vietnam"),
    "ZA": ("South Africa", "en Afrique du Sud"),
}


def inside(code: str, language: Language) -> str:
    """In that country: "in Ireland", "en Irlande"; the code itself where Kept has no name for it."""
    en, fr = _NAMES.get(code.upper(), (code, ""))
    if language == "fr":
        return fr or f"dans le pays de code {code}"
    return f"in {en}"


def country_in(text: str) -> str | None:
    """The code of the country that a place lies in, told last: "Lyon, France", "Lyon (FR)"; ``None`` where none is told."""
    code = _LAST_CODE.search(text.strip())  # between brackets or alone: after a comma, CA is rather California
    if code is not None and code[1] in _NAMES:
        return code[1]
    last = re.split(r"[,;()]", text.strip(" .)"))[-1]
    return _CODES.get(_bare(last.strip()))


_LAST_CODE = re.compile(r"(?:^|\()([A-Z]{2})\)?$")
_ARTICLES = re.compile(r"(?:the |en |au |aux |à |sur |à l’|l’|les |la |le |îles )+", re.IGNORECASE)


def _bare(name: str) -> str:
    return _ARTICLES.sub("", name, count=1).casefold()


_CODES = {_bare(name): code for code, names in _NAMES.items() for name in names}
