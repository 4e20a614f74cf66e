"""Who decides together says so together: who answers for what, and to whom people turn."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "joint-without-arrangement",
    Severity.ERROR,
    Words(
        "a purpose is decided jointly, and nothing says how", "une finalité est décidée à plusieurs, sans dire comment"
    ),
    ("GDPR 26(1)", "GDPR 26(2)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 26(2): the essence of the arrangement is made available."""
    policy = subject.policy
    for name, purpose in policy.purposes.items():
        if purpose.role is not Role.JOINT_CONTROLLER or subject.written("purposes", name, "instructions"):
            continue
        # Organisations named one by one have a line of their own, with their role and their terms.
        if not purpose.for_clients or any(who not in policy.parties for who in purpose.for_clients):
            yield RULE.finding(
                Words(
                    f"`{name}` is decided jointly, and no arrangement is told",
                    f"`{name}` est décidée à plusieurs, sans accord annoncé",
                ),
                subject.value("purposes", name, "role", en="who answers for what?", fr="qui répond de quoi ?"),
                help=Words(
                    "write under `instructions:` who answers for what, and whom people turn to",
                    "écrivez sous `instructions:` qui répond de quoi, et à qui les personnes s’adressent",
                ),
                about=(f"purposes.{name}",),
            )
