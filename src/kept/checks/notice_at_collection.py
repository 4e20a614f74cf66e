"""A question: does the form itself inform, and are callers told before they speak?"""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "notice-at-collection",
    Severity.NOTE,
    Words(
        "are people told where they give their data?",
        "les personnes sont-elles informées là où elles donnent leurs données ?",
    ),
    ("GDPR 13(1)", "GDPR 12(1)", "GDPR 13(2)(e)"),
    review=True,
)

_LINES = frozenset({"telephone", "phone", "calls", "téléphone"})


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1): at the time when data is obtained, not only on a page of its own."""
    for name, point in subject.policy.collection.items():
        if point.source is not None or point.observed:
            continue
        if (point.at or "").lower() in _LINES:
            yield RULE.finding(
                Words(
                    f"are callers told at `{name}`, before they speak?",
                    f"les appelants de `{name}` sont-ils informés avant de parler ?",
                ),
                subject.key("collection", name, en="a voice, and no page", fr="une voix, et pas de page"),
                help=Words(
                    "listen to the greeting; it names the controller, the purpose, and where the rest can be read",
                    "écoutez l’accueil ; il nomme le responsable, la finalité, et où lire le reste",
                ),
                about=(f"collection.{name}",),
            )
        elif "required" in point.asks.values() and "://" in (point.at or ""):
            yield RULE.finding(
                Words(
                    f"does the form at `{name}` mark what is required, and link here?",
                    f"le formulaire de `{name}` signale-t-il ce qui est obligatoire, et renvoie-t-il ici ?",
                ),
                subject.value("collection", name, "at", en="open it and look", fr="ouvrez-le et regardez"),
                help=Words(
                    "each required field is marked, what follows without it is said, and this policy is one link away",
                    "chaque champ obligatoire est signalé, ce qui suit à défaut est dit, et cette politique est à un lien",
                ),
                about=(f"collection.{name}",),
            )
