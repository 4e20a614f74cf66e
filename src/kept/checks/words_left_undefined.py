"""A reader understands the notice from the notice."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "words-left-undefined",
    Severity.NOTE,
    Words(
        "words of the notice are explained elsewhere, or nowhere",
        "des mots de la mention sont expliqués ailleurs, ou nulle part",
    ),
    ("GDPR 12(1)",),
)

TRAPS = (
    Trap(
        ("have the meaning", "ont le sens", "as defined in", "définis dans", "sens des conditions"),
        r"have the meaning (?:of|given)"
        r"|not defined here"
        r"|ont le sens (?:des|donné)"
        r"|non définis ici",
        Words("words are defined in another text", "des mots sont définis dans un autre texte"),
        Words("explain here each word that a reader needs", "expliquez ici chaque mot nécessaire au lecteur"),
        law=("GDPR 12(1)", "GDPR 13"),
    ),
    Trap(
        ("independent of", "indépendante de"),
        r"independent of (?:all|any|every)[^.]{0,30}(?:document|contract)"
        r"|indépendante de tout[^.]{0,20}(?:document|contrat)",
        Words(
            "the policy is independent of other texts, and none prevails",
            "la politique est indépendante des autres textes, et aucun ne prévaut",
        ),
        Words("say which text prevails where they differ", "dites quel texte prévaut en cas de différence"),
        unless=r"prevail|prévaut|primaut",
    ),
    Trap(
        ("permitted by", "autorisée par", "permise par", "permitted or"),
        r"(?:permitted|allowed)(?: or \w+)? by (?:the )?law"
        r"|(?:permise?|autorisée?)s? (?:ou \w+ )?par la loi",
        Words("what the law permits is no limit", "ce que la loi permet n’est pas une limite"),
        Words(
            "name what the law imposes, by its article, with its duration",
            "indiquez ce que la loi impose, avec son article et sa durée",
        ),
        within=frozenset({"retention"}),
        law=("GDPR 5(1)(e)",),
    ),
    Trap(
        ("main", "principales"),
        r"\bmain (?:purposes|ones)\b"
        r"|principales finalités|finalités principales|\b(?:sont|seules) les principales\b",
        Words("only the main purposes are told", "seules les finalités principales sont dites"),
        Words(
            "name every purpose: data is used for none that is not told",
            "nommez chaque finalité : les données ne servent à aucune qui ne soit dite",
        ),
        within=frozenset({"purposes"}),
        law=("GDPR 5(1)(b)", "GDPR 13(1)(c)"),
        severity=Severity.WARNING,
    ),
    Trap(
        ("right", "droit"),
        r"right[^.]{0,30}exercised[^.]{0,80}\blaw\b"
        r"|exercis[^.]{0,20}right[^.]{0,80}\blaw\b"
        r"|droit[^.]{0,30}exercé[^.]{0,80}\bloi\b",
        Words(
            "a right shortens a duration, the law lengthens it, and none prevails",
            "un droit abrège une durée, la loi l’allonge, et aucun ne prévaut",
        ),
        Words(
            "say that what the law imposes stays, even when a right is exercised, and what it is",
            "dites que ce que la loi impose reste, même quand un droit est exercé, et de quoi il s’agit",
        ),
        unless=r"even (?:when|if|where)|même (?:quand|si|lorsqu)|prevail|prévaut",
        within=frozenset({"retention"}),
        law=("GDPR 17(3)(b)", "GDPR 17(3)(e)"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): concise, intelligible, in plain words: on the page, not behind another one."""
    return trapped(subject, RULE, TRAPS)
