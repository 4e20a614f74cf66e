"""A right reaches as far as the law says, and no less."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import RIGHTS, Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "right-narrowed",
    Severity.ERROR,
    Words("a right is told narrower than it is", "un droit est présenté plus étroit qu’il n’est"),
    ("GDPR 12(1)", "GDPR 13(2)(b)"),
)

TRAPS = (
    Trap(
        ("restriction", "limitation"),
        r"no right to (?:the )?restriction"
        r"|restriction (?:\w+ ){0,3}(?:refused|excluded|denied)"
        r"|(?:pas|aucun)[^.]{0,40}limitation",
        Words("restriction is denied where the law grants it", "la limitation est refusée là où la loi l’accorde"),
        Words(
            "take the sentence away: contested accuracy, a legal claim or a pending objection restrict lawful processing too",
            "retirez la phrase : l’exactitude contestée, une action en justice ou une opposition en cours limitent aussi un traitement licite",
        ),
        within=RIGHTS,
        law=("GDPR 18(1)", "LIL 53"),
    ),
    Trap(
        ("convenience", "convenance"),
        r"convenience"
        r"|convenance",
        Words(
            "rectification is refused for reasons the law does not know",
            "la rectification est refusée pour des raisons que la loi ignore",
        ),
        Words(
            "rectify whatever is inaccurate and complete whatever is incomplete",
            "rectifiez ce qui est inexact et complétez ce qui est incomplet",
        ),
        unless=r"accurate for|what is accurate|ce qui est exact",
        within=RIGHTS,
        law=("GDPR 16", "LIL 50"),
    ),
    Trap(
        ("portab",),
        r"(?:end|ends|ending|termination)\b[^.]{0,80}portab"
        r"|portab[^.]{0,100}(?:alone|only|at the end)"
        r"|(?:fin|terme)\b[^.]{0,80}portab"
        r"|portab[^.]{0,100}(?:seule|uniquement|à la fin)",
        Words(
            "portability is limited to an end, or to a form",
            "la portabilité est limitée à une fin de contrat, ou à un formulaire",
        ),
        Words(
            "grant it at any time, for all that the person provided under consent or contract, what was observed included",
            "accordez-la à tout moment, pour tout ce que la personne a fourni sur consentement ou contrat, données observées comprises",
        ),
        unless=r"any time|tout moment",
        within=RIGHTS,
        law=("GDPR 20(1)", "GDPR 20(2)", "LIL 55"),
    ),
    Trap(
        ("confidential", "confidentiel"),
        r"access[^.]{0,60}confidential"
        r"|accès[^.]{0,60}confidentiel",
        Words(
            "access is refused to whatever is called confidential", "l’accès est refusé à ce qui est dit confidentiel"
        ),
        Words(
            "withhold only what would harm the rights of others, and give the rest",
            "ne retenez que ce qui porterait atteinte aux droits d’autrui, et remettez le reste",
        ),
        unless=r"rights of others|droits d'autrui|rights and freedoms",
        within=RIGHTS,
        law=("GDPR 15(4)",),
        severity=Severity.WARNING,
    ),
    Trap(
        ("legal obligation", "obligation légale"),
        r"erasure is refused[^.]{0,60}legal obligation"
        r"|effacement (?:est )?refusé[^.]{0,80}obligation légale"
        r"|(?:refus\w+|exclu\w*)[^.]{0,40}obligation légale",
        Words("the cases of erasure are not those of the law", "les cas d’effacement ne sont pas ceux de la loi"),
        Words(
            "name the grounds of article 17(1), a duty to erase and minors included, and the exceptions of 17(3), legal claims included",
            "indiquez les motifs de l’article 17, § 1, obligation d’effacer et mineurs compris, et les exceptions du § 3, dont les droits en justice",
        ),
        unless=r"legal claims|droits en justice",
        within=RIGHTS,
        law=("GDPR 17(1)", "GDPR 17(3)", "LIL 51"),
        severity=Severity.WARNING,
    ),
    Trap(
        ("without prejudice to these", "sans préjudice de ces"),
        r"without prejudice to these (?:durations|periods)"
        r"|sans préjudice de ces durées",
        Words("erasure is taken back by the durations", "l’effacement est repris par les durées"),
        Words(
            "name what stays after erasure, and the law that keeps it",
            "indiquez ce qui reste après l’effacement, et la loi qui l’impose",
        ),
        law=("GDPR 17(1)", "GDPR 17(3)"),
    ),
    Trap(
        ("notwithstanding", "nonobstant"),
        r"notwithstanding[^.]{0,40}rights?"
        r"|nonobstant[^.]{0,40}droits?",
        Words("durations are put above rights", "les durées passent avant les droits"),
        Words(
            "say that a right exercised ends the duration, but for what the law keeps",
            "dites qu’un droit exercé met fin à la durée, sauf ce que la loi impose",
        ),
        law=("GDPR 12(3)", "GDPR 17(1)"),
        severity=Severity.WARNING,
    ),
    Trap(
        ("structured", "structuré"),
        r"structured format"
        r"|format structuré",
        Words("the format of portability is told by half", "le format de la portabilité n’est dit qu’à moitié"),
        Words(
            "write: structured, commonly used and machine-readable",
            "écrivez : structuré, couramment utilisé et lisible par machine",
        ),
        unless=r"machine[- ]readable|lisible par (?:une )?machine",
        within=RIGHTS,
        law=("GDPR 20(1)",),
        severity=Severity.NOTE,
    ),
    Trap(
        ("inaccurate", "inexact"),
        r"inaccurate"
        r"|inexacte?s?",
        Words("rectification leaves incomplete data out", "la rectification oublie les données incomplètes"),
        Words("write: inaccurate or incomplete", "écrivez : inexactes ou incomplètes"),
        unless=r"incompl",
        within=frozenset({"rights"}),
        law=("GDPR 16",),
        severity=Severity.NOTE,
    ),
    Trap(
        ("satisfy", "satisfaire", "keep your data up to date", "tenir à jour"),
        r"must (?:satisfy|answer)[^.]{0,60}updat"
        r"|(?:doi(?:t|vent)|tenue?s? de) (?:satisfaire|répondre)[^.]{0,60}(?:mises? à jour|actualis)",
        Words(
            "people are made answerable for the accuracy of data",
            "les personnes sont rendues comptables de l’exactitude des données",
        ),
        Words(
            "say that you check accuracy, and that people may correct",
            "dites que vous veillez à l’exactitude, et que les personnes peuvent rectifier",
        ),
        within=RIGHTS,
        law=("GDPR 5(1)(d)", "GDPR 5(2)"),
        severity=Severity.NOTE,
    ),
    Trap(
        ("withdraw", "retir"),
        r"withdraw[^.]{0,60}consent[^.]{0,60}(?:marketing|contact details|canvassing)"
        r"|retir[^.]{0,60}consentement[^.]{0,80}(?:prospection|coordonnées|démarchage)",
        Words(
            "withdrawal of consent is told of marketing only",
            "le retrait du consentement n’est dit que pour la prospection",
        ),
        Words(
            "say that every consent can be withdrawn, and that what was done before stays lawful",
            "dites que tout consentement peut être retiré, et que ce qui a été fait avant reste licite",
        ),
        unless=r"any consent|every consent|tout consentement|any time",
        within=frozenset({"rights"}),
        law=("GDPR 7(3)", "GDPR 13(2)(c)"),
        severity=Severity.NOTE,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 15 to 20: each right with its own reach; a notice that tells less of it tells it wrong."""
    return trapped(subject, RULE, TRAPS)
