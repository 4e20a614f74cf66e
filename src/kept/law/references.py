"""The texts Kept cites and the authorities people can turn to.

Each text has a short name (used in findings and in `article("GDPR 5(1)(e)")`), how both languages cite it, its full
title, its dates and its official address. Articles of these texts are in `kept.law.articles`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["en", "fr"]

_EURLEX = "https://eur-lex.europa.eu"
_CODES = "https://www.legifrance.gouv.fr/codes/texte_lc"
_LODA = "https://www.legifrance.gouv.fr/loda/id"


@dataclass(frozen=True, slots=True)
class Text:
    """A law, a code, a regulation or a published position of an authority.

    `name` is the short name used everywhere in Kept; `cited_en` and `cited_fr` are how a citation ends
    ("art. 5 GDPR", "art. 5 du RGPD"); `kind` says whether its parts are articles, recitals or the whole.
    """

    name: str
    cited_en: str
    cited_fr: str
    title_en: str
    title_fr: str
    url: str
    adopted: date | None = None
    applies_from: date | None = None

    def title(self, lang: Language) -> str:
        """The full title."""
        return self.title_fr if lang == "fr" else self.title_en

    def cited(self, lang: Language) -> str:
        """The words that follow "art. 5"; in French with its "de", "du" or "de la"."""
        return self.cited_fr if lang == "fr" else self.cited_en


@dataclass(frozen=True, slots=True)
class Authority:
    """A supervisory authority: whom people complain to and whom a breach is notified to (GDPR 33, 51 and 77)."""

    id: str
    name_en: str
    name_fr: str
    country: str
    address: str
    phone: str
    url: str
    complaint_url: str
    breach_url: str

    def name(self, lang: Language) -> str:
        """The full name; French authorities keep theirs and English readers get an explanation."""
        return self.name_fr if lang == "fr" else self.name_en


TEXTS = {
    text.name: text
    for text in (
        Text(
            "GDPR",
            "GDPR",
            "du RGPD",
            "Regulation (EU) 2016/679 of 27 April 2016 (General Data Protection Regulation)",
            "Règlement (UE) 2016/679 du 27 avril 2016 (règlement général sur la protection des données)",
            f"{_EURLEX}/eli/reg/2016/679/oj",
            date(2016, 4, 27),
            date(2018, 5, 25),
        ),
        Text(
            "LIL",
            "of the French Data Protection Act",
            "de la loi Informatique et Libertés",
            "Act no. 78-17 of 6 January 1978 on data processing, data files and individual liberties",
            "Loi n° 78-17 du 6 janvier 1978 relative à l’informatique, aux fichiers et aux libertés",
            f"{_LODA}/JORFTEXT000000886460",
            date(1978, 1, 6),
        ),
        Text(
            "decree 2019-536",
            "of decree no. 2019-536",
            "du décret n° 2019-536",
            "Decree no. 2019-536 of 29 May 2019 implementing Act no. 78-17",
            "Décret n° 2019-536 du 29 mai 2019 pris pour l’application de la loi n° 78-17",
            f"{_LODA}/JORFTEXT000038528420",
            date(2019, 5, 29),
            date(2019, 6, 1),
        ),
        Text(
            "Regulation 1182/71",
            "of Regulation 1182/71",
            "du règlement n° 1182/71",
            "Regulation (EEC, Euratom) No 1182/71 of 3 June 1971 on periods, dates and time limits",
            "Règlement (CEE, Euratom) n° 1182/71 du 3 juin 1971 sur les délais, les dates et les termes",
            f"{_EURLEX}/eli/reg/1971/1182/oj",
            date(1971, 6, 3),
            date(1971, 7, 1),
        ),
        Text(
            "Regulation (EU) 611/2013",
            "of Regulation (EU) 611/2013",
            "du règlement (UE) n° 611/2013",
            "Regulation (EU) No 611/2013 of 24 June 2013 on breaches in electronic communications services",
            "Règlement (UE) n° 611/2013 du 24 juin 2013 sur les violations dans les communications électroniques",
            f"{_EURLEX}/eli/reg/2013/611/oj",
            date(2013, 6, 24),
            date(2013, 8, 25),
        ),
        Text(
            "Decision (EU) 2023/1795",
            "of Decision (EU) 2023/1795",
            "de la décision (UE) 2023/1795",
            "Decision (EU) 2023/1795 of 10 July 2023, EU-US Data Privacy Framework",
            "Décision (UE) 2023/1795 du 10 juillet 2023, cadre de protection des données UE - États-Unis",
            f"{_EURLEX}/eli/dec_impl/2023/1795/oj",
            date(2023, 7, 10),
            date(2023, 7, 10),
        ),
        Text(
            "Decision (EU) 2021/914",
            "of Decision (EU) 2021/914",
            "de la décision (UE) 2021/914",
            "Decision (EU) 2021/914 of 4 June 2021, standard contractual clauses for transfers",
            "Décision (UE) 2021/914 du 4 juin 2021, clauses contractuelles types pour les transferts",
            f"{_EURLEX}/eli/dec_impl/2021/914/oj",
            date(2021, 6, 4),
            date(2021, 6, 27),
        ),
        Text(
            "LCEN",
            "of the Act on confidence in the digital economy",
            "de la LCEN",
            "Act no. 2004-575 of 21 June 2004 on confidence in the digital economy",
            "Loi n° 2004-575 du 21 juin 2004 pour la confiance dans l’économie numérique",
            f"{_LODA}/JORFTEXT000000801164",
            date(2004, 6, 21),
        ),
        Text(
            "CPCE",
            "of the French Code of Posts and Electronic Communications",
            "du code des postes et des communications électroniques",
            "French Code of Posts and Electronic Communications",
            "Code des postes et des communications électroniques",
            f"{_CODES}/LEGITEXT000006070987/",
        ),
        Text(
            "Code de la consommation",
            "of the French Consumer Code",
            "du code de la consommation",
            "French Consumer Code",
            "Code de la consommation",
            f"{_CODES}/LEGITEXT000006069565/",
        ),
        Text(
            "Code de commerce",
            "of the French Commercial Code",
            "du code de commerce",
            "French Commercial Code",
            "Code de commerce",
            f"{_CODES}/LEGITEXT000005634379/",
        ),
        Text(
            "Code civil",
            "of the French Civil Code",
            "du code civil",
            "French Civil Code",
            "Code civil",
            f"{_CODES}/LEGITEXT000006070721/",
        ),
        Text(
            "LPF",
            "of the French Tax Procedures Code",
            "du livre des procédures fiscales",
            "French Tax Procedures Code",
            "Livre des procédures fiscales",
            f"{_CODES}/LEGITEXT000006069583/",
        ),
        Text(
            "Code du travail",
            "of the French Labour Code",
            "du code du travail",
            "French Labour Code",
            "Code du travail",
            f"{_CODES}/LEGITEXT000006072050/",
        ),
        Text(
            "CMF",
            "of the French Monetary and Financial Code",
            "du code monétaire et financier",
            "French Monetary and Financial Code",
            "Code monétaire et financier",
            f"{_CODES}/LEGITEXT000006072026/",
        ),
        Text(
            "CSI",
            "of the French Internal Security Code",
            "du code de la sécurité intérieure",
            "French Internal Security Code",
            "Code de la sécurité intérieure",
            f"{_CODES}/LEGITEXT000025503132/",
        ),
        Text("CNIL", "CNIL", "de la CNIL", "Positions of the CNIL", "Positions de la CNIL", "https://www.cnil.fr"),
        Text(
            "CJEU",
            "CJEU",
            "de la CJUE",
            "Judgments of the Court of Justice of the European Union",
            "Arrêts de la Cour de justice de l’Union européenne",
            "https://curia.europa.eu",
        ),
    )
}

AUTHORITIES = {
    "cnil": Authority(
        id="cnil",
        name_en="CNIL, the French data protection authority",
        name_fr="Commission nationale de l’informatique et des libertés (CNIL)",
        country="FR",
        address="3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France",
        phone="+33 1 53 73 22 22",
        url="https://www.cnil.fr",
        complaint_url="https://www.cnil.fr/fr/plaintes",
        breach_url="https://notifications.cnil.fr",
    )
}


def authority(name: str) -> Authority | None:
    """The authority of that id ("cnil"), in any case; `None` where Kept does not know it."""
    return AUTHORITIES.get(name.strip().casefold())


def governing_texts(country: str = "FR") -> tuple[Text, ...]:
    """The two texts a notice names first: the regulation, and the national act of the country where there is one."""
    national = (TEXTS["LIL"],) if country == "FR" else ()
    return (TEXTS["GDPR"], *national)
