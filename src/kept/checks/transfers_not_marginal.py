"""Transfers called marginal are counted, and a share over the one that was set is told."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.contracts import flows
from kept.findings import Finding, Note, Severity, Words

RULE = Rule(
    "transfers-not-marginal",
    Severity.WARNING,
    Words(
        "more data leaves the EEA than was called marginal", "il sort plus de données de l’EEE qu’une part marginale"
    ),
    ("GDPR 5(1)(a)", "GDPR 13(1)(f)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): what people were told of the extent of transfers stays true."""
    if subject.filed is None or not subject.sound("parties", "purposes"):
        return
    contracts, filed = subject.filed
    counted = flows(subject.policy)
    if contracts.marginal is None or counted.share <= contracts.marginal:
        return
    names, leaving, every = listed(counted.parties), len(counted.leaving), counted.every
    yield RULE.finding(
        Words(
            f"flows that leave the EEA: {leaving} of {every}, with {names.en}",
            f"flux qui sortent de l’EEE : {leaving} sur {every}, avec {names.fr}",
        ),
        Note(filed.at("marginal"), Words("at most this share", "cette part au plus")),
        help=Words(
            "take purposes from these parties, or tell people that transfers are no longer marginal",
            "retirez des finalités à ces parties, ou dites aux personnes que les transferts ne sont plus marginaux",
        ),
        about=tuple(f"parties.{name}" for name in counted.parties),
    )
