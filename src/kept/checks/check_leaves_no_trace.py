"""A check of identity leaves a note that it was made, when the document is gone."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words
from kept.policy import RetentionClause
from kept.policy.recognised import categories_of

RULE = Rule(
    "check-leaves-no-trace",
    Severity.NOTE,
    Words("a check of identity leaves no trace", "un contrôle d’identité ne laisse aucune trace"),
    ("GDPR 5(2)", "GDPR 12(6)"),
)


_HELP = Words(
    "keep the request without the document: a clause for the same purpose with a length of its own",
    "gardez la demande sans le document : une clause pour la même finalité, avec sa propre durée",
)
TRAPS = (
    Trap(
        ("proof of identity", "identity document", "d'identité"),
        r"identity[^.]{0,40}(?:destroyed|erased|deleted) (?:once|as soon|after|when)|identité[^.]{0,40}(?:détruit|effacé|supprimé)\w* (?:dès|une fois|après|sitôt)",
        Words(
            "the proof of identity goes, and nothing says what stays",
            "le justificatif d’identité s’en va, et rien ne dit ce qui reste",
        ),
        _HELP,
        unless=r"\bnote\b|record|trace|\bmention\b",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): the copy goes at once, and that the check was made must still be shown."""
    yield from trapped(subject, RULE, TRAPS)
    policy = subject.policy
    proofs = set(categories_of(policy, "identity-proof"))
    for name, clause in policy.retention.items():
        if not clause.data or not set(clause.data) <= proofs or not _at_once(clause):
            continue
        others = [
            c
            for n, c in policy.retention.items()
            if n != name and (set(c.purposes) & set(clause.purposes) or not c.purposes)
        ]
        if not any(not _at_once(other) for other in others):
            yield RULE.finding(
                Words(
                    f"`{name}` erases the proof, and nothing shows that it was checked",
                    f"`{name}` efface le justificatif, et rien ne montre qu’il a été vérifié",
                ),
                subject.key("retention", name, en="shown how, later?", fr="montré comment, plus tard ?"),
                help=_HELP,
                about=(f"retention.{name}",),
            )


def _at_once(clause: RetentionClause) -> bool:
    length = clause.length
    return length is not None and length.calendar_months == 0 and length.days <= 1
