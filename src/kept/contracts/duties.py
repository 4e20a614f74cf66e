"""What each role owes by law: the list that a party is given with its role."""

from __future__ import annotations

from collections.abc import Mapping

from kept.findings import Words
from kept.policy import Role

Duty = tuple[str, Words]
"""The article, and the duty as the end of "it has to …" / « elle doit … »."""

_RESPONSIBLE: tuple[Duty, ...] = (
    ("GDPR 5(2)", Words("answer for every principle, and prove it", "répondre de chaque principe, et le prouver")),
    ("GDPR 6(1)", Words("have a legal basis for each purpose", "avoir une base légale pour chaque finalité")),
    (
        "GDPR 13(1)",
        Words("tell people what it does with their data", "dire aux personnes ce qu’elle fait de leurs données"),
    ),
    ("GDPR 12(3)", Words("answer requests within a month", "répondre aux demandes dans le mois")),
    ("GDPR 30(1)", Words("keep a record of its activities", "tenir le registre de ses activités")),
    ("GDPR 32(1)", Words("secure the data", "sécuriser les données")),
    ("GDPR 33(1)", Words("notify breaches within 72 hours", "notifier les violations dans les 72 heures")),
)
_JOINT: Duty = ("GDPR 26(1)", Words("settle who answers for what", "convenir de qui répond de quoi"))

DUTIES: Mapping[Role, tuple[Duty, ...]] = {
    Role.CONTROLLER: _RESPONSIBLE,
    Role.JOINT_CONTROLLER: (_JOINT, *_RESPONSIBLE),
    Role.RECIPIENT: _RESPONSIBLE,
    Role.PROCESSOR: (
        ("GDPR 28(3)(a)", Words("act on documented instructions only", "n’agir que sur instructions documentées")),
        ("GDPR 28(3)(b)", Words("keep its people to confidentiality", "tenir son personnel à la confidentialité")),
        ("GDPR 32(1)", Words("secure the data", "sécuriser les données")),
        (
            "GDPR 28(2)",
            Words("ask before it engages another processor", "demander avant de recourir à un autre sous-traitant"),
        ),
        (
            "GDPR 28(3)(e)",
            Words("help answer the requests of people", "aider à répondre aux demandes des personnes"),
        ),
        ("GDPR 33(2)", Words("report breaches without undue delay", "signaler les violations sans tarder")),
        ("GDPR 28(3)(g)", Words("erase or return the data at the end", "effacer ou restituer les données à la fin")),
        ("GDPR 28(3)(h)", Words("submit to audits", "se prêter aux audits")),
        (
            "GDPR 30(2)",
            Words("keep a record of what it does for others", "tenir le registre de ce qu’elle fait pour autrui"),
        ),
    ),
    Role.STAFF: (
        ("GDPR 29", Words("act on instructions only", "n’agir que sur instructions")),
        ("GDPR 32(4)", Words("see no more than its task needs", "n’accéder qu’à ce que demande sa tâche")),
    ),
    Role.AUTHORITY: (
        (
            "GDPR 4(9)",
            Words("ask in the framework of a law, case by case", "demander dans le cadre d’une loi, au cas par cas"),
        ),
    ),
}
