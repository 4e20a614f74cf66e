"""Who decides is controller: of its own contracts and invoices, and not of what its users enter on others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role
from kept.policy.shape import Wording

RULE = Rule(
    "role-mistaken",
    Severity.ERROR,
    Words("a role is not the one that the law gives", "un rôle n’est pas celui que donne la loi"),
    ("GDPR 4(7)", "GDPR 4(8)"),
)

_OWN = re.compile(
    r"\binvoic|\bbill (?:them|clients)|\b(?:take|manage|handle)\w* (?:the )?(?:orders|contracts)|contracts? with clients|\bfactur(?:er|ation)"
    r"|prendre les commandes|gérer les (?:contrats|commandes)|contrats avec les clients",
    re.IGNORECASE,
)
_ALL = re.compile(r"controller (?:of|for) all|responsables? (?:du|de) traitement de toutes", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:customers?|prospects?|clients?|contacts?) (?:of (?:our|the) users|that you enter)|names of (?:customers|clients|prospects)|noms de (?:clients|prospects)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(7): who decides on purposes and means; 28(10): a processor that decides is a controller."""
    yield from _own_purposes(subject)
    yield from _everything(subject)


def _own_purposes(subject: Subject) -> Iterator[Finding]:
    for name, purpose in subject.policy.purposes.items():
        if purpose.role is Role.PROCESSOR and _says(_OWN, purpose.is_):
            yield RULE.finding(
                Words(
                    f"`{name}` is your own business, not your clients’",
                    f"`{name}` est votre affaire, non celle de vos clients",
                ),
                subject.value("purposes", name, "role", en="who decides on it?", fr="qui en décide ?"),
                law=("GDPR 4(7)", "GDPR 28(10)", "GDPR 6(1)(b)"),
                help=Words(
                    "write `role: controller` and a basis, `contract` for instance: you decide whom you contract with and invoice",
                    "écrivez `role: controller` et une base, par exemple `contract` : vous décidez avec qui vous contractez et ce que vous facturez",
                ),
                about=(f"purposes.{name}",),
            )


def _everything(subject: Subject) -> Iterator[Finding]:
    """Controller of all data, though users enter the data of people of their own."""
    policy = subject.policy
    of_others = any(
        _says(_OTHERS, words)
        for category in policy.data.values()
        for words in (category.words, *category.fields.values())
    )
    for name, statement in policy.statements.items():
        if of_others and _says(_ALL, statement.words):
            yield RULE.finding(
                Words(
                    "the company calls itself controller of what its users enter on others",
                    "la société se dit responsable de ce que ses utilisateurs saisissent sur d’autres",
                ),
                subject.key("statements", name, en="of all of it?", fr="de tout ?"),
                law=("GDPR 4(7)", "GDPR 4(8)", "GDPR 28(3)"),
                help=Words(
                    "give that data a purpose of its own with `role: processor`, `for-clients:`, and write `processor-terms:`",
                    "donnez à ces données leur propre finalité avec `role: processor`, `for-clients:`, et écrivez `processor-terms:`",
                ),
                about=(f"statements.{name}",),
            )


def _says(pattern: re.Pattern[str], words: Wording) -> bool:
    return any(pattern.search(text) for text in (words.en, words.fr) if text)
