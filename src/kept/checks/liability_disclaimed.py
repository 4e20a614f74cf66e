"""Nobody disclaims in a notice what the law makes them answer for."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "liability-disclaimed",
    Severity.ERROR,
    Words("liability for data is disclaimed", "la responsabilité pour les données est déclinée"),
    ("GDPR 82(1)", "GDPR 82(3)", "GDPR 5(1)(f)"),
)

TRAPS = (
    Trap(
        ("liable", "responsible", "responsab"),
        r"(?:not|no way|never|cannot be(?: held)?) (?:\w+ )?(?:liable|responsible)[^.]{0,120}(?:(?:unlawful|illegal|unauthori[sz]ed|fraudulent) access|access to (?:personal |the |your )?data|breach|loss of data|leak)"
        r"|(?:aucunement|en aucun cas|ne [^.]{0,40}(?:pas|être)|décline)[^.]{0,60}responsab[^.]{0,120}(?:accès (?:illicite|illégal|frauduleux|non autorisé|aux données)|violation de données|perte de données|fuite)",
        Words(
            "liability for damage from unlawful access is disclaimed",
            "la responsabilité des dommages d’un accès illicite est déclinée",
        ),
        Words(
            "take the sentence away: the controller answers unless it proves that it is in no way responsible",
            "retirez la phrase : le responsable répond du dommage, sauf à prouver qu’il ne lui est nullement imputable",
        ),
    ),
    Trap(
        ("guarantee", "garantir"),
        r"(?:cannot|does not|can not|not able to) guarantee[^.]{0,40}(?:security|protection|confidentiality)"
        r"|ne (?:peut|peuvent|pouvons|saurait)[^.]{0,20}garantir[^.]{0,40}(?:sécurité|protection|confidentialité)",
        Words("the security of data is not guaranteed", "la sécurité des données n’est pas garantie"),
        Words(
            "name the measures, and leave the duty of security as it is",
            "indiquez les mesures, et laissez entier le devoir de sécurité",
        ),
        law=("GDPR 5(1)(f)", "GDPR 24(1)", "GDPR 32(1)"),
        severity=Severity.WARNING,
    ),
    Trap(
        ("authorit", "autorité"),
        r"not responsible[^.]{0,60}authorit"
        r"|(?:pas|aucunement|nullement) responsables?[^.]{0,80}autorité"
        r"|(?:décline|aucune)[^.]{0,30}responsabilité[^.]{0,80}autorité",
        Words("what goes to authorities is disclaimed", "ce qui va aux autorités est décliné"),
        Words(
            "say that you check each request, hand over the least, and secure the way",
            "dites que vous vérifiez chaque demande, remettez le minimum et sécurisez l’envoi",
        ),
        law=("GDPR 5(1)(c)", "GDPR 5(1)(f)"),
        severity=Severity.NOTE,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 82(3): exempt only who proves to be in no way responsible for the event; 32: security is a duty."""
    return trapped(subject, RULE, TRAPS)
