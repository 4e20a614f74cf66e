"""A recipient is named: "our partners" and "service providers" are nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Party, Role

RULE = Rule(
    "recipient-unnamed",
    Severity.WARNING,
    Words("a recipient has no name", "un destinataire n’a pas de nom"),
    ("GDPR 13(1)(e)", "CJEU C-154/21"),
)

_OUTSIDE = (Role.PROCESSOR, Role.RECIPIENT, Role.JOINT_CONTROLLER, None)
_NOBODY = re.compile(
    r"\b(?:partners?|providers?|suppliers?|subcontractors?|sub-?processors?|processors|third parties|affiliates|subsidiaries"
    r"|outside (?:bodies|organisations)|agencies|companies|entities|freelancers"
    r"|partenaires?|prestataires?|fournisseurs?|sous-traitants?|tiers|filiales?|organismes|sociétés|entités|indépendants)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(e) and C-154/21: who receives data is told by name once it is known."""
    for name, party in subject.policy.parties.items():
        if party.role in _OUTSIDE and name != subject.policy.controller and _nobody(party):
            yield RULE.finding(
                Words(
                    f"`{name}` is a kind of recipient, not one",
                    f"`{name}` est une sorte de destinataire, pas un destinataire",
                ),
                subject.value("parties", name, "name", en="who is that?", fr="qui est-ce ?"),
                help=Words(
                    "write one party for each, with its `name:`, its `country:` and its `role:`",
                    "écrivez une partie pour chacun, avec son `name:`, son `country:` et son `role:`",
                ),
                about=(f"parties.{name}",),
            )


def _nobody(party: Party) -> bool:
    """Neither a name of its own nor anything to find it by: in every language in which it is written."""
    if party.registration or party.site or party.address or party.email or party.contract:
        return False
    texts = [text for text in (party.name.en, party.name.fr) if text]
    return bool(texts) and all(_NOBODY.search(text) and text[:1].islower() for text in texts)
