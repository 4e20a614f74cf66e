"""A party that receives nothing, sets nothing and gives nothing has no part in the policy."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Policy, Role

RULE = Rule(
    "party-without-part",
    Severity.NOTE,
    Words("a party is named and has no part", "une partie est nommée et n’a aucun rôle"),
    ("GDPR 13(1)(e)", "GDPR 30(1)(d)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(e): recipients of something; 32(4): staff see what their task needs, and the policy says which."""
    policy = subject.policy
    if not policy.purposes or not subject.sound("purposes", "parties"):
        return
    acting = _acting(policy)
    for name, party in policy.parties.items():
        if party.role in (Role.AUTHORITY, Role.CONTROLLER) or name == policy.controller:
            continue
        if name not in acting and not party.tasks and not party.serves:
            yield RULE.finding(
                Words(
                    f"`{name}` is a party, and receives data for no purpose",
                    f"`{name}` est une partie, et ne reçoit de données pour aucune finalité",
                ),
                subject.key("parties", name, en="receives what, and why?", fr="reçoit quoi, et pourquoi ?"),
                help=Words(
                    f"add `{name}` to the `recipients:` of the purposes it serves, or take it out",
                    f"ajoutez `{name}` aux `recipients:` des finalités qu’elle sert, ou retirez-la",
                ),
                about=(f"parties.{name}",),
            )


def _acting(policy: Policy) -> set[str]:
    """Every party that a clause names."""
    found: set[str] = set()
    for purpose in policy.purposes.values():
        found |= {*purpose.recipients, *purpose.for_clients}
    for tracker in policy.trackers.values():
        found.add(tracker.by or "")
    for marketing in policy.marketing.values():
        found.update(marketing.by)
    for disclosure in policy.disclosures.values():
        found.update(disclosure.to)
    for aggregate in policy.aggregates.values():
        found.update(aggregate.recipients)
    for point in policy.collection.values():
        found.update(point.from_)
    for party in policy.parties.values():
        found |= {party.under or "", party.representative or ""}
    for clause in policy.retention.values():
        found.update(clause.archive.opened_by if clause.archive else ())
    return found
