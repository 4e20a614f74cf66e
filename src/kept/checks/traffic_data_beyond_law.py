"""An operator uses traffic and location data for what the law lists, or with consent."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Role
from kept.policy.recognised import Kind, categories_of, operator

RULE = Rule(
    "traffic-data-beyond-law",
    Severity.ERROR,
    Words(
        "an operator uses traffic or location data beyond the law",
        "un opérateur utilise des données de trafic ou de localisation au-delà de la loi",
    ),
    ("CPCE L34-1",),
)

_SPOKEN: dict[Kind, tuple[str, str]] = {
    "traffic": ("traffic data", "données de trafic"),
    "location": ("location data", "données de localisation"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L34-1: erased or anonymised at once, but for carrying, billing, security, and consent."""
    policy = subject.policy
    if not operator(policy):
        return
    kinds: dict[str, Kind] = {}
    for kind in _SPOKEN:
        kinds |= dict.fromkeys(categories_of(policy, kind), kind)
    for name, purpose in policy.purposes.items():
        if purpose.role is Role.PROCESSOR or not purpose.rests_on(LegalBasis.LEGITIMATE_INTEREST):
            continue
        if purpose.rests_on(LegalBasis.CONSENT):
            continue
        for index, category in enumerate(purpose.data):
            if category in kinds and not _at_once(subject, name, category):
                yield _finding(subject, name, index, category, kinds[category])


def _at_once(subject: Subject, purpose: str, category: str) -> bool:
    """Whether, for this purpose, the category goes with the communication, or stays under a duty of the operator."""
    clauses = [
        clause
        for clause in subject.policy.retention.values()
        if purpose in clause.purposes and category in clause.data and clause.length is not None
    ]
    # CPCE R10-14: billing, and three months for the security of the network.
    return bool(clauses) and all(clause.length == Period() or "10-14" in (clause.duty or "") for clause in clauses)


def _finding(subject: Subject, name: str, index: int, category: str, kind: Kind) -> Finding:
    en, fr = _SPOKEN[kind]
    return RULE.finding(
        Words(
            f"`{name}` uses {en} under a legitimate interest, which the law does not admit",
            f"`{name}` utilise des {fr} au titre d’un intérêt légitime, que la loi n’admet pas",
        ),
        subject.value("purposes", name, "data", index, en=f"{en}, of an operator", fr=f"{fr}, chez un opérateur"),
        related=(subject.value("purposes", name, "basis", en="on this basis", fr="sur cette base"),),
        help=Words(
            f"take `{category}` out of this purpose, or write `basis: consent`; or keep it `0 days` and `then: anonymise`",
            f"retirez `{category}` de cette finalité, ou écrivez `basis: consent` ; ou gardez-la `0 days` et "
            "`then: anonymise`",
        ),
        about=(f"purposes.{name}", f"data.{category}"),
    )
