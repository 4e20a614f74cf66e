"""People whose data comes from somebody else are told where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role
from kept.policy.shape import Wording

RULE = Rule(
    "others-not-told",
    Severity.WARNING,
    Words(
        "data comes from others, and the people are not told",
        "des données viennent d’autrui, et les personnes l’ignorent",
    ),
    ("GDPR 14(1)", "GDPR 14(3)", "GDPR 14(2)(f)"),
)

_OTHERS = re.compile(
    r"names? of (?:customers|clients|prospects|contacts)|noms? de (?:clients|prospects|contacts)", re.IGNORECASE
)
_SUPPLIED = re.compile(
    r"what (?:our )?clients? (?:supply|provide|send)|supplied by (?:the |our )?clients?|ce que (?:fournissent|transmettent) (?:les|nos) clients|fournies? par (?:le|les|nos) clients?",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 14(1) and (3): within a month at most, whoever gave the data; a processor leaves it to its client."""
    policy = subject.policy
    ours = {
        word for purpose in policy.purposes.values() if purpose.role in {None, Role.CONTROLLER} for word in purpose.data
    }
    told = any(category.of for category in policy.people.values())
    for name, category in policy.data.items():
        for field, words in category.fields.items():
            if _says(_OTHERS, words) and (name in ours or not policy.purposes) and not told:
                yield RULE.finding(
                    Words(
                        f"`{field}` speaks of people who are not told",
                        f"`{field}` parle de personnes qui n’en savent rien",
                    ),
                    subject.value("data", name, "fields", field, en="who tells them?", fr="qui les informe ?"),
                    help=_HELP,
                    about=(f"data.{name}",),
                )
    for name, point in policy.collection.items():
        controller = [
            word
            for word in point.for_
            if word in policy.purposes and policy.purposes[word].role in {None, Role.CONTROLLER}
        ]
        if (
            controller
            and point.words is not None
            and _says(_SUPPLIED, point.words)
            and not (point.source or point.from_)
        ):
            yield RULE.finding(
                Words(
                    f"`{name}` takes data from clients, and people are not told",
                    f"`{name}` reçoit des données de clients, sans que les personnes le sachent",
                ),
                subject.key("collection", name, en="told by whom, and when?", fr="informées par qui, et quand ?"),
                help=_HELP,
                about=(f"collection.{name}",),
            )


_HELP = Words(
    "name these people under `people:`, with `source:` where the data comes in; tell them within a month, or act for the client as its processor",
    "nommez ces personnes sous `people:`, avec `source:` là où les données arrivent ; informez-les sous un mois, ou agissez pour le client comme sous-traitant",
)


def _says(pattern: re.Pattern[str], words: Wording) -> bool:
    return any(pattern.search(text) for text in (words.en, words.fr) if text)
