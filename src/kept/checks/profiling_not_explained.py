"""Profiling is called by its name, with its logic and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Purpose

RULE = Rule(
    "profiling-not-explained",
    Severity.WARNING,
    Words("people are profiled, and not told how", "des personnes sont profilées sans savoir comment"),
    ("GDPR 13(2)(f)", "GDPR 4(4)", "GDPR 21(2)"),
)

_SORTS = re.compile(
    r"targeted|targeting|segment|profiling|profilage|according to (?:your |their )?(?:preferences|interests)|recommendations?"
    r"|into categories|may interest you|ciblé|ciblage|selon (?:vos|leurs|les) (?:préférences|intérêts)|en fonction des préférences"
    r"|recommandations?|en catégories|susceptibles de vous intéresser",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(f): meaningful information on the logic; 4(4): what evaluates people is profiling, whatever its name."""
    for name, purpose in subject.policy.purposes.items():
        at = ("purposes", name)
        if purpose.profiling is None and not subject.written(*at, "profiling"):
            if _sorts(purpose):
                yield RULE.finding(
                    Words(
                        f"`{name}` sorts people, and is not called profiling",
                        f"`{name}` classe des personnes, sans parler de profilage",
                    ),
                    subject.key(*at, en="by what logic?", fr="selon quelle logique ?"),
                    law=("GDPR 4(4)", "GDPR 13(2)(f)", "GDPR 21(1)"),
                    help=_HELP,
                    about=(f"purposes.{name}",),
                )
            continue
        missing = [key for key in ("logic", "consequences") if not subject.written(*at, "profiling", key)]
        if missing:
            keys = lacking(missing)
            yield RULE.finding(
                Words(
                    f"the profiling of `{name}` does not give {keys.en}",
                    f"le profilage de `{name}` n’indique {keys.fr}",
                ),
                subject.key(*at, "profiling", en="how, and with what effect?", fr="comment, et avec quel effet ?"),
                help=_HELP,
                about=(f"purposes.{name}",),
            )


_HELP = Words(
    "write `profiling: {logic: …, consequences: …}`, and offer objection",
    "écrivez `profiling: {logic: …, consequences: …}`, et offrez l’opposition",
)


def _sorts(purpose: Purpose) -> bool:
    if purpose.rests_on(LegalBasis.CONSENT):  # people were asked: the logic is told there
        return False
    told = [purpose.is_, *(basis.interest for basis in purpose.bases if basis.interest is not None)]
    texts = [text for words in told for text in (words.en, words.fr)]
    return any(_SORTS.search(text) for text in texts if text)
