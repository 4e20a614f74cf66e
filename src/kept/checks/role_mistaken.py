"""Who decides is controller: of its own contracts and invoices, and not of what its users enter on others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Policy, Role
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
    yield from _as_decided(subject)
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


def _as_decided(subject: Subject) -> Iterator[Finding]:
    """The role follows from who decides; one purpose has one end, and what a client's contract instructs is the client's."""
    policy = subject.policy
    for name, purpose in policy.purposes.items():
        by, at = purpose.decided_by, ("purposes", name)
        ours = purpose.role in {None, Role.CONTROLLER}
        if by is not None and purpose.role is not Role.JOINT_CONTROLLER and {*by.purposes} > {policy.controller}:
            yield _decided(
                name,
                Words(
                    f"`{name}` mixes an end of yours with a client’s",
                    f"`{name}` mêle une fin à vous et une fin d’un client",
                ),
                subject.key(*at, "decided-by", en="whose end is it?", fr="la fin de qui ?"),
                Words(
                    "split it in two purposes, each with its own role; or write `role: joint-controller` and the arrangement",
                    "séparez-la en deux finalités, chacune avec son rôle ; ou écrivez `role: joint-controller` et l’accord",
                ),
            )
        elif by is not None and ours and _others(policy, by.purposes, by.means):
            yield _decided(
                name,
                Words(
                    f"`{name}` is decided by others, and called yours",
                    f"`{name}` est décidé par d’autres, et dit vôtre",
                ),
                subject.key(*at, "decided-by", en="not by the controller", fr="pas par le responsable"),
                Words(
                    "write `role: processor` with `for-clients:` and `instructions:`, or say that you decide on both",
                    "écrivez `role: processor` avec `for-clients:` et `instructions:`, ou dites que vous décidez des deux",
                ),
            )
        elif ours and (purpose.instructions or purpose.for_clients):
            yield _decided(
                name,
                Words(
                    f"`{name}` is covered by a client’s instructions, and called yours",
                    f"`{name}` est couvert par les instructions d’un client, et dit vôtre",
                ),
                subject.key(
                    *at, "instructions" if purpose.instructions else "for-clients", en="who decides?", fr="qui décide ?"
                ),
                Words(
                    "write `role: processor`; or take the instructions out, where you alone decide on the means",
                    "écrivez `role: processor` ; ou retirez les instructions, si vous décidez seul des moyens",
                ),
            )


def _others(policy: Policy, *decided: tuple[str, ...]) -> bool:
    """Whether why, or how, is decided without the controller."""
    return any(names and policy.controller not in names for names in decided)


def _decided(name: str, said: Words, note: Note, instead: Words) -> Finding:
    return RULE.finding(said, note, law=("GDPR 4(7)", "GDPR 28(10)"), help=instead, about=(f"purposes.{name}",))


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
