"""What a text names still exists, under that name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "stale-name",
    Severity.WARNING,
    Words("a text names what is no more", "un texte nomme ce qui n’existe plus"),
    ("GDPR 12(1)", "GDPR 5(2)"),
)

TRAPS = (
    Trap(
        ("safe harbor", "safe harbour"),
        r"safe harbou?r",
        Words("Safe Harbor was declared void in 2015", "le Safe Harbor a été invalidé en 2015"),
        Words(
            "name the tool in force, for instance the data privacy framework of 2023",
            "indiquez l’outil en vigueur, par exemple le cadre de protection des données de 2023",
        ),
        unless=r"no longer|any more|ne [^.]{0,30}plus|void|former",
        law=("GDPR 45(1)", "Decision (EU) 2023/1795 1"),
    ),
    Trap(
        ("privacy shield",),
        r"privacy shield",
        Words(
            "the Privacy Shield was declared void in 2020, and the framework of 2023 is not named",
            "le Privacy Shield a été invalidé en 2020, et le cadre de 2023 n’est pas nommé",
        ),
        Words(
            "name the data privacy framework, or say that nothing rests on either",
            "indiquez le cadre de protection des données, ou dites que rien ne repose ni sur l’un ni sur l’autre",
        ),
        unless=r"any more|no longer|data privacy framework|dpf|ne [^.]{0,40}plus|cadre de protection|first questions|premières questions",
        law=("GDPR 45(1)", "Decision (EU) 2023/1795 1", "CJEU C-311/18"),
    ),
    Trap(
        ("bloctel",),
        r"bloctel",
        Words(
            "Bloctel is cited, though calls to consumers need consent since 11 August 2026",
            "Bloctel est cité, alors que l’appel d’un consommateur demande son consentement depuis le 11 août 2026",
        ),
        Words(
            "write under `marketing: phone:` `basis: consent`, and take the list out",
            "écrivez sous `marketing: phone:` `basis: consent`, et retirez la liste",
        ),
        unless=r"no longer|any more|former|n'est plus|ancienne",
        law=("Code de la consommation L223-1",),
        severity=Severity.ERROR,
        since=date(2026, 8, 11),
    ),
    Trap(
        ("internet explorer",),
        r"internet explorer",
        Words("Internet Explorer was withdrawn in 2022", "Internet Explorer a été retiré en 2022"),
        Words(
            "give the procedure of a browser in use, with its version and the day it was checked",
            "donnez la procédure d’un navigateur en usage, avec sa version et le jour de la vérification",
        ),
        unless=r"withdrawn|retiré|retired",
    ),
    Trap(
        ("google+", "google +", "google plus"),
        r"google ?(?:\+|plus\b)",
        Words("Google+ closed in 2019", "Google+ a fermé en 2019"),
        Words("take it out of the notice, and off the page", "retirez-le de la mention, et de la page"),
        severity=Severity.NOTE,
    ),
    Trap(
        ("twitter",),
        r"twitter",
        Words("Twitter has another name since 2023", "Twitter a changé de nom en 2023"),
        Words("write X (formerly Twitter)", "écrivez X (anciennement Twitter)"),
        unless=r"\bx\b|formerly|anciennement|twitter international|ex-twitter",
        severity=Severity.NOTE,
    ),
    Trap(
        ("78-17",),
        r"article 3\b[^.]{0,30}(?:act|loi)[^.]{0,12}78-17",
        Words(
            "article 3 of the act of 1978 no longer defines the controller",
            "l’article 3 de la loi de 1978 ne définit plus le responsable du traitement",
        ),
        Words("cite article 4(7) of the GDPR", "citez l’article 4, § 7, du RGPD"),
        law=("GDPR 4(7)", "LIL 3"),
    ),
    Trap(
        ("95/46",),
        r"95/46",
        Words("directive 95/46 was repealed in 2018", "la directive 95/46 a été abrogée en 2018"),
        Words("cite the GDPR", "citez le RGPD"),
        unless=r"repeal|abrog",
    ),
    Trap(
        ("2011-219",),
        r"2011-219",
        Words("decree 2011-219 was repealed in 2021", "le décret 2011-219 a été abrogé en 2021"),
        Words(
            "cite article L34-1 of the CPCE and the decrees of October 2021",
            "citez l’article L34-1 du CPCE et les décrets d’octobre 2021",
        ),
        law=("CPCE L34-1",),
    ),
    Trap(
        ("correspondant informatique", "data protection correspondent"),
        r"correspondant informatique et libertés"
        r"|data protection correspondent",
        Words(
            "the correspondent of the old law is now a data protection officer",
            "le correspondant de l’ancienne loi est devenu délégué à la protection des données",
        ),
        Words("write data protection officer", "écrivez délégué à la protection des données"),
        law=("GDPR 37(1)",),
    ),
    Trap(
        ("article 29 working party", "working party 29", "g29"),
        r"article 29 working party|working party 29|\bg29\b",
        Words("the Article 29 Working Party became the EDPB in 2018", "le G29 est devenu le CEPD en 2018"),
        Words("name the European Data Protection Board", "nommez le Comité européen de la protection des données"),
        severity=Severity.NOTE,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): plain and true words; a name from another time shows a page that nobody read again."""
    return trapped(subject, RULE, TRAPS)
