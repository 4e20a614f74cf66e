"""Personal data that is held and that no promise covers."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Inventory, clauses_for, kinds_of
from kept.source import Document

RULE = Rule(
    "holding-without-promise",
    Severity.ERROR,
    Words("data is held that no promise covers", "des données sont détenues sans qu’aucune promesse les vise"),
    ("GDPR 5(1)(b)", "GDPR 5(1)(e)", "GDPR 13(2)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(b): held for a stated purpose; 5(1)(e): for a stated time."""
    if subject.holdings is None or not subject.sound("retention", "purposes", "data", "people"):
        return
    inventory, held = subject.holdings
    for name, holding in inventory.holdings.items():
        if not holding.holds:
            continue
        if not holding.for_:
            yield _purposeless(held, name)
            continue
        for field in holding.holds:
            yield from _field(subject, inventory, held, name, field)


def _field(subject: Subject, inventory: Inventory, held: Document, name: str, field: str) -> Iterator[Finding]:
    policy = subject.policy
    category = policy.category_of(field)
    purposes = [word for word in inventory.holdings[name].for_ if word in policy.purposes]
    if category is None or not purposes:
        return
    if not any(category in policy.purposes[word].data for word in purposes):
        yield _unused(subject, held, name, field, category)
        return
    bare = [
        kind
        for kind in kinds_of(policy, inventory, name)
        if any(_concerned(subject, word, kind, category) for word in purposes)
        and not clauses_for(policy, inventory, name, kind, field)
    ]
    if bare:
        yield _unpromised(held, name, field, bare)


def _concerned(subject: Subject, purpose: str, kind: str, category: str) -> bool:
    """Whether a purpose uses this category of data about people of this kind."""
    value = subject.policy.purposes[purpose]
    people = [k for word in value.people for k in subject.policy.kinds(word)]
    return category in value.data and (not people or kind in people)


def _purposeless(held: Document, name: str) -> Finding:
    return RULE.finding(
        Words(f"`{name}` does not say what it is held for", f"`{name}` n’indique pas pour quoi il est détenu"),
        Note(held.key("holdings", name), Words("for which purposes?", "pour quelles finalités ?")),
        law=("GDPR 5(1)(b)",),
        help=Words("write `for: [PURPOSE]`", "écrivez `for: [FINALITÉ]`"),
        about=(name,),
    )


def _unused(subject: Subject, held: Document, name: str, field: str, category: str) -> Finding:
    return RULE.finding(
        Words(
            f"`{name}` holds `{field}`, which none of its purposes uses",
            f"`{name}` détient `{field}`, qu’aucune de ses finalités n’utilise",
        ),
        Note(held.at("holdings", name, "holds", field), Words("held without a reason", "détenu sans raison")),
        related=(
            Note(held.at("holdings", name, "for"), Words("for these purposes", "pour ces finalités")),
            subject.key("data", category, en="belongs to this category", fr="relève de cette catégorie"),
        ),
        law=("GDPR 5(1)(b)", "GDPR 5(1)(c)"),
        help=Words(
            f"add `{category}` to the `data:` of the purpose that uses it, or stop holding it",
            f"ajoutez `{category}` aux `data:` de la finalité qui l’utilise, ou cessez de le détenir",
        ),
        about=(name, f"data.{category}"),
    )


def _unpromised(held: Document, name: str, field: str, kinds: list[str]) -> Finding:
    people = listed(kinds)
    return RULE.finding(
        Words(
            f"no clause says how long `{field}` of {people.en} stays in `{name}`",
            f"aucune clause ne dit combien de temps `{field}` ({people.fr}) reste dans `{name}`",
        ),
        Note(held.at("holdings", name, "holds", field), Words("never erased", "jamais effacé")),
        related=(
            Note(held.at("holdings", name, "for"), Words("held for these purposes", "détenu pour ces finalités")),
        ),
        help=Words(
            "write a clause of `retention:` for these people and one of these purposes",
            "écrivez une clause de `retention:` pour ces personnes et l’une de ces finalités",
        ),
        about=(name,),
    )
