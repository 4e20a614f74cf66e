"""A category that is limited to what identifies and reaches people holds no field of another nature."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import natures_of_field

RULE = Rule(
    "field-of-another-nature",
    Severity.ERROR,
    Words("a field does not belong in its category", "un champ n’a pas sa place dans sa catégorie"),
    ("GDPR 5(1)(c)", "GDPR 5(1)(b)"),
)

_SAID = {
    "identify": Words("what identifies a person", "ce qui identifie une personne"),
    "reach": Words("what reaches a person", "ce qui permet de joindre une personne"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): what a category is said to be limited to, it is limited to; the name of each field tells what it is."""
    for name, category in subject.policy.data.items():
        for field in category.fields if category.only else ():
            if natures_of_field(subject.policy, field) & set(category.only):
                continue
            said = [_SAID[nature] for nature in category.only]
            limits = Words(" and ".join(one.en for one in said), " et ".join(one.fr for one in said))
            yield RULE.finding(
                Words(
                    f"`{field}` does not belong in `{name}`, which holds only {limits.en}",
                    f"`{field}` n’a pas sa place dans `{name}`, qui ne contient que {limits.fr}",
                ),
                subject.key("data", name, "fields", field, en="of another nature", fr="d’une autre nature"),
                related=(
                    subject.value(
                        "data", name, "only", en="this category is limited", fr="cette catégorie est limitée"
                    ),
                ),
                help=Words(
                    "put the field in a category of its own, with the purpose that needs it",
                    "mettez ce champ dans une catégorie à lui, avec la finalité qui l’exige",
                ),
                about=(f"data.{name}",),
            )
