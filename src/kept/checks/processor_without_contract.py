"""A processor is named, and bound by a contract."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "processor-without-contract",
    Severity.WARNING,
    Words("a processor has no contract, or no task", "un sous-traitant n’a ni contrat daté ni tâche décrite"),
    ("GDPR 28(3)", "GDPR 13(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 28(3): by a contract that sets out the subject matter; 13(1)(e): people are told who, or at least what for."""
    for name, party in subject.policy.parties.items():
        if party.role is not Role.PROCESSOR:
            continue
        missing = [key for key in ("contract", "does") if not subject.written("parties", name, key)]
        if missing:
            yield _finding(subject, name, missing)


def _finding(subject: Subject, party: str, missing: list[str]) -> Finding:
    unsaid_en = {"contract": "since when under contract?", "does": "to do what?"}
    unsaid_fr = {"contract": "sous contrat depuis quand ?", "does": "pour quoi faire ?"}
    return RULE.finding(
        Words(
            f"nothing shows that the processor `{party}` is bound by a contract"
            if "contract" in missing
            else f"people cannot know what the processor `{party}` does",
            f"rien ne montre que le sous-traitant `{party}` est lié par un contrat"
            if "contract" in missing
            else f"les personnes ne peuvent pas savoir ce que fait le sous-traitant `{party}`",
        ),
        subject.key(
            "parties",
            party,
            en=" ".join(unsaid_en[key] for key in missing),
            fr=" ".join(unsaid_fr[key] for key in missing),
        ),
        help=Words(
            "name each processor, with `contract:` (the day of signature) and `does:` (what it does for you)",
            "nommez chaque sous-traitant, avec `contract:` (jour de la signature) et `does:` (ce qu’il fait pour vous)",
        ),
        about=(f"parties.{party}",),
    )
