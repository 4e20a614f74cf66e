"""Whoever carries the content of communications has a regulated status: operators answer to the same secrecy."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.bindings import filed
from kept.checks.rule import Rule, Subject
from kept.contracts import unregulated
from kept.findings import Finding, Note, Severity, Words

RULE = Rule(
    "content-route-unregulated",
    Severity.ERROR,
    Words(
        "content of communications goes over a party without a regulated status",
        "le contenu de communications passe par une partie sans statut réglementé",
    ),
    ("CPCE L32-3", "CPCE L33-1"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L32-3: operators and their staff respect the secrecy of correspondence; L33-1: who is an operator."""
    if (file := filed(subject)) is None or not subject.sound("purposes", "data"):
        return
    for purpose, name in unregulated(subject.policy, file.contracts, subject.on):
        index = subject.policy.purposes[purpose].recipients.index(name)
        yield RULE.finding(
            Words(
                f"`{purpose}` carries content over `{name}`, which has no regulated status",
                f"`{purpose}` fait passer un contenu par `{name}`, qui n’a pas de statut réglementé",
            ),
            subject.value("purposes", purpose, "recipients", index, en="on the route", fr="sur le trajet"),
            related=(Note(file.text.key("contracts", name), Words("known as what?", "connue à quel titre ?")),),
            help=Words(
                f"write `regulated: {{as: operator, number: …}}` for `{name}` in contracts.yaml, or take it off the route",
                f"écrivez `regulated: {{as: opérateur, number: …}}` pour `{name}` dans contracts.yaml, ou retirez-la du trajet",
            ),
            about=(f"purposes.{purpose}", f"parties.{name}"),
        )
