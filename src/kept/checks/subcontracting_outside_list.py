"""Where the services that may be subcontracted are listed, every processor provides one of them, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.contracts import unlisted
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "subcontracting-outside-list",
    Severity.ERROR,
    Words(
        "a processor works outside the services that may be subcontracted",
        "un sous-traitant sort des prestations qui peuvent être sous-traitées",
    ),
    ("GDPR 28(1)", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): a list that people were told is closed stays closed; 28(1): only processors that one means to use."""
    if not subject.sound("parties", "subcontracted"):
        return
    for name, service in unlisted(subject.policy):
        known = ", ".join(subject.policy.subcontracted)
        yield RULE.finding(
            Words(
                f"`{name}` provides `{service}`, which is not on the list"
                if service
                else f"`{name}` provides none of the listed services",
                f"`{name}` fournit `{service}`, qui n’est pas sur la liste"
                if service
                else f"`{name}` ne fournit aucune des prestations de la liste",
            ),
            subject.value("parties", name, "provides", en="not on the list", fr="hors de la liste")
            if service
            else subject.key("parties", name, en="to do what?", fr="pour quoi faire ?"),
            related=(subject.key("subcontracted", en="the closed list", fr="la liste fermée"),),
            help=Words(
                f"write `provides:` with one of: {known}; or add the service to `subcontracted:`, and tell people first",
                f"écrivez `provides:` avec l’une de ces prestations : {known} ; ou ajoutez-la sous `subcontracted:`, après l’avoir annoncé",
            ),
            about=(f"parties.{name}",),
        )
