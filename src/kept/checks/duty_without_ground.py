"""What a policy asks of people, it asks by a law or a contract, and says which."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "duty-without-ground",
    Severity.WARNING,
    Words("a duty is laid on people without a ground", "une obligation pèse sur les personnes sans fondement"),
    ("GDPR 5(1)(a)", "GDPR 13(2)(e)"),
)

_LAID = re.compile(
    r"\byou (?:must|undertake to|are (?:required|obliged|bound) to|shall)\b"
    r"|\bvous (?:devez|vous engagez à|êtes tenue?s? de|vous obligez à)\b",
    re.IGNORECASE,
)
_GROUNDED = re.compile(
    r"\b(?:art(?:icles?|\.)|L|R)\.? ?[0-9]|\bcontract\b|\bcontrat\b|\bterms of\b|conditions générales", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(e): whether giving data is a duty by law or contract is told; a notice alone binds nobody."""
    for name, duty in subject.policy.duties.items():
        if not duty.ground:
            yield RULE.finding(
                Words(
                    f"`{name}` asks something of people and does not say by what right",
                    f"`{name}` demande quelque chose aux personnes sans dire à quel titre",
                ),
                subject.key("duties", name, en="by which law or contract?", fr="par quelle loi ou quel contrat ?"),
                help=Words(
                    "write `ground:` (`GDPR 5(1)(d)`, the contract), or ask for nothing",
                    "écrivez `ground:` (`GDPR 5(1)(d)`, le contrat), ou ne demandez rien",
                ),
                about=(f"duties.{name}",),
            )
    for name, statement in subject.policy.statements.items():
        for language, text in (("en", statement.en), ("fr", statement.fr)):
            match = _LAID.search(text or "")
            if match is None or _GROUNDED.search(text or ""):
                continue
            yield RULE.finding(
                Words(
                    f"`{name}` lays a duty on people (`{match[0]}`) without a ground",
                    f"`{name}` met une obligation à la charge des personnes (`{match[0]}`) sans fondement",
                ),
                subject.value(
                    "statements", name, language, en="by which law or contract?", fr="par quelle loi ou quel contrat ?"
                ),
                help=Words(
                    "list it under `duties:` with its `ground:`, or cite the law in the sentence",
                    "inscrivez-la sous `duties:` avec son `ground:`, ou citez la loi dans la phrase",
                ),
                about=(f"statements.{name}",),
            )
            break
