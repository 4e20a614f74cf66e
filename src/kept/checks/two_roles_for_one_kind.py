"""A question: the same data under two roles, so to whom do people turn?"""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "two-roles-for-one-kind",
    Severity.NOTE,
    Words(
        "the same data of the same people, as controller and as processor?",
        "les mêmes données des mêmes personnes, comme responsable et comme sous-traitant ?",
    ),
    ("GDPR 4(7)", "GDPR 4(8)", "GDPR 28(10)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 28(10): who decides on the purpose answers for it, even as somebody’s processor."""
    purposes = subject.policy.purposes
    ours = {n: p for n, p in purposes.items() if p.role in {None, Role.CONTROLLER}}
    theirs = {n: p for n, p in purposes.items() if p.role is Role.PROCESSOR}
    for category in subject.policy.data:
        for kind in subject.policy.people:
            mine = [n for n, p in ours.items() if category in p.data and kind in p.people]
            done = [n for n, p in theirs.items() if category in p.data and kind in p.people]
            if mine and done:
                names = listed([*mine[:1], *done[:1]])
                yield RULE.finding(
                    Words(
                        f"`{category}` of `{kind}` under two roles, in {names.en}: who answers a request?",
                        f"`{category}` de `{kind}` sous deux rôles, dans {names.fr} : qui répond à une demande ?",
                    ),
                    subject.key("purposes", mine[0], en="decided by you", fr="décidée par vous"),
                    related=(
                        subject.key("purposes", done[0], en="and here for clients", fr="et ici pour des clients"),
                    ),
                    help=Words(
                        "say for each which system holds it, and who tells people; a statement that denies one of the two roles goes",
                        "dites pour chacune quel système la détient, et qui informe les personnes ; une phrase qui nie l’un des deux rôles s’en va",
                    ),
                    about=(f"purposes.{mine[0]}", f"purposes.{done[0]}"),
                )
                break
