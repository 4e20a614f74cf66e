"""Several teams under one name: nobody can tell which of them sees which data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Party, Role

RULE = Rule(
    "teams-as-one",
    Severity.WARNING,
    Words(
        "several teams see the same data under one name", "plusieurs équipes voient les mêmes données sous un seul nom"
    ),
    ("GDPR 25(2)", "GDPR 32(4)"),
)

_SEVERAL = re.compile(
    r",.*\b(?:and|et)\b.*\b(?:teams|departments|services)\b"  # our support, accounting and sales teams
    r"|\b(?:services|équipes|départements)\b.*,.*\b(?:and|et)\b",  # nos services client, comptabilité et commercial
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 25(2): by default only what each task needs, to those who do the task; a policy with several parties does so."""
    staff = {name: party for name, party in subject.policy.parties.items() if party.role is Role.STAFF}
    if len(staff) > 1 or not subject.sound("parties"):
        return
    for name, party in staff.items():
        if not party.tasks and _several(party):
            yield RULE.finding(
                Words(
                    f"`{name}` stands for several teams, and nothing says which of them sees which data",
                    f"`{name}` désigne plusieurs équipes, et rien ne dit laquelle voit quelles données",
                ),
                subject.key("parties", name, en="which team, for which purpose?", fr="quelle équipe, à quelle fin ?"),
                help=Words(
                    "write one party for each team, and name each in the `recipients:` of the purposes it works for",
                    "écrivez une partie par équipe, et nommez chacune dans les `recipients:` des finalités qu’elle sert",
                ),
                about=(f"parties.{name}",),
            )


def _several(party: Party) -> bool:
    return any(text and _SEVERAL.search(text) for text in (party.name.en, party.name.fr))
