"""What a processor owes its clients is in the text: all the terms of article 28."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "processor-terms-incomplete",
    Severity.ERROR,
    Words("what a processor owes its clients is missing", "ce qu’un sous-traitant doit à ses clients manque"),
    ("GDPR 28(3)", "GDPR 28(2)", "GDPR 28(4)"),
)

# art. 28(3)(a), (b), (c), (e) and (f), (h); 28(2); 28(3)(g)
_NEEDED = (
    "instructions",
    "confidentiality",
    "measures",
    "assistance",
    "audits",
    "told-before",
    "objection",
    "erased-within",
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 28(3)(a) to (h): the terms of the contract with each client."""
    roles = [name for name, purpose in subject.policy.purposes.items() if purpose.role is Role.PROCESSOR]
    if not subject.written("processor-terms"):
        if roles:
            yield RULE.finding(
                Words(
                    "a purpose is carried out for clients, and no terms are told",
                    "une finalité est servie pour des clients, sans conditions annoncées",
                ),
                subject.value("purposes", roles[0], "role", en="under which terms?", fr="à quelles conditions ?"),
                help=_HELP,
                about=(f"purposes.{roles[0]}",),
            )
        return
    missing = [key for key in _NEEDED if not subject.written("processor-terms", key)]
    if "erased-within" in missing and subject.written("processor-terms", "returned-within"):
        missing.remove("erased-within")
    if missing:
        keys = lacking(missing)
        yield RULE.finding(
            Words(
                f"the terms for clients do not give {keys.en}",
                f"les conditions faites aux clients n’indiquent {keys.fr}",
            ),
            subject.key("processor-terms", en="all of article 28?", fr="tout l’article 28 ?"),
            help=_HELP,
            about=("processor-terms",),
        )


_HELP = Words(
    f"write under `processor-terms:` {', '.join(_NEEDED)}",
    f"écrivez sous `processor-terms:` {', '.join(_NEEDED)}",
)
