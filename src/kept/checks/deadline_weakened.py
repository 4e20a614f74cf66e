"""The time to answer is a promise, not an effort."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import RIGHTS, Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "deadline-weakened",
    Severity.ERROR,
    Words("the time to answer is weakened", "le délai de réponse est affaibli"),
    ("GDPR 12(3)", "GDPR 12(4)"),
)

TRAPS = (
    Trap(
        ("try to", "endeavour", "efforçons", "essayons", "do our best"),
        r"(?:try|endeavour|do our best) to (?:answer|reply|respond)"
        r"|(?:essayons|efforçons|tâchons) de (?:vous )?répondre",
        Words("answering in time is an effort, not a promise", "répondre à temps est un effort, pas une promesse"),
        Words(
            "write that you answer within one month of receipt",
            "écrivez que vous répondez dans le mois qui suit la réception",
        ),
        within=RIGHTS,
    ),
    Trap(
        ("confirmation",),
        r"(?:runs?|starts?|counted|counts) from (?:the |our )?confirmation"
        r"|(?:court|compter|part) (?:à compter )?de (?:la |notre )?confirmation",
        Words("the month starts at a confirmation", "le mois part d’une confirmation"),
        Words("count from the receipt of the request", "comptez à partir de la réception de la demande"),
        within=RIGHTS,
    ),
    Trap(
        ("extended", "prolongé", "allongé"),
        r"extended"
        r"|(?:pro|al)longée?s?",
        Words(
            "an extension is told without its notice and its reasons",
            "une prolongation est annoncée sans avis ni motifs",
        ),
        Words(
            "say that the person is told within the first month, with the reasons",
            "dites que la personne en est avertie dans le premier mois, avec les motifs",
        ),
        unless=r"\breasons?\b|\bwhy\b|\bmotifs?\b|\b(?:les|nos|ses|des|avec) raisons\b|pourquoi",
        within=RIGHTS,
        law=("GDPR 12(3)",),
        severity=Severity.WARNING,
    ),
    Trap(
        ("abus",),
        r"abus",
        Words(
            "a refusal for abuse is told without reasons or remedy",
            "un refus pour abus est annoncé sans motifs ni recours",
        ),
        Words(
            "say that you show the abuse, give your reasons, and name the authority and the court",
            "dites que vous démontrez l’abus, donnez vos motifs, et indiquez l’autorité et le juge",
        ),
        unless=r"reason|prove|show|motif|démontr|justifi",
        within=RIGHTS,
        law=("GDPR 12(4)", "GDPR 12(5)"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(3): one month of receipt; an extension is told within the first month, with its reasons."""
    return trapped(subject, RULE, TRAPS)
