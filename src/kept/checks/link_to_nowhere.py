"""A link leads somewhere, and safely."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Policy
from kept.source import Route

RULE = Rule(
    "link-to-nowhere",
    Severity.ERROR,
    Words("a link leads nowhere", "un lien ne mène nulle part"),
    ("GDPR 12(1)", "GDPR 13"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): easily accessible; what stands behind a dead link does not exist for the reader."""
    for route, link in _links(subject.policy):
        if link is None:
            continue
        if not link.startswith(("https://", "http://", "mailto:", "tel:", "/")) or link.strip("/#") == "":
            yield RULE.finding(
                Words(f"the link `{link}` leads nowhere", f"le lien `{link}` ne mène nulle part"),
                subject.value(*route, en="what is behind it?", fr="qu’y a-t-il derrière ?"),
                help=Words(
                    "write a whole address, or take the link out", "écrivez une adresse complète, ou retirez le lien"
                ),
                about=(".".join(map(str, route[:2])),),
            )
        elif link.startswith("http://"):
            yield RULE.finding(
                Words(f"the link `{link}` is not encrypted", f"le lien `{link}` n’est pas chiffré"),
                subject.value(*route, en="http", fr="http"),
                severity=Severity.NOTE,
                law=("GDPR 12(1)", "GDPR 32(1)"),
                help=Words("write `https://`", "écrivez `https://`"),
                about=(".".join(map(str, route[:2])),),
            )


def _links(policy: Policy) -> Iterator[tuple[Route, str | None]]:
    """Every address that a reader may follow."""
    yield ("rights", "complaint-at"), policy.rights.complaint_at
    for name, statement in policy.statements.items():
        yield ("statements", name, "link"), statement.link
    for name, document in policy.documents.items():
        yield ("documents", name, "link"), document.link
    for name, party in policy.parties.items():
        yield ("parties", name, "site"), party.site
        yield ("parties", name, "terms"), party.terms
    for name, tracker in policy.trackers.items():
        yield ("trackers", name, "opt-out"), tracker.opt_out
