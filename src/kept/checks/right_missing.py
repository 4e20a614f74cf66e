"""The rights that the purposes open, and the policy does not list."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Note, Severity, Words
from kept.law.vocabulary import LegalBasis, Right, rights_under
from kept.policy import Policy

RULE = Rule(
    "right-missing",
    Severity.ERROR,
    Words("a right that people have is not listed", "un droit des personnes n’est pas mentionné"),
    ("GDPR 13(2)(b)",),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(b) to (d), one finding for all that is missing; LIL 85 apart, where French law governs."""
    if not subject.sound("rights"):
        return
    policy = subject.policy
    missing = [right for right in Right if right in _due(policy) and right not in policy.rights.open]
    after_death = Right.POST_MORTEM
    for alike in ([one for one in missing if one != after_death], [one for one in missing if one == after_death]):
        if alike:
            yield _finding(subject, alike)


def _due(policy: Policy) -> set[Right]:
    """Rights that depend on no basis, then those of the bases in use."""
    due = {Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION, Right.COMPLAINT}
    opened = {Right.PORTABILITY, Right.OBJECTION, Right.WITHDRAW_CONSENT}
    for purpose in policy.purposes.values():
        for basis in purpose.bases:
            due |= rights_under(basis.kind) & opened
    if policy.marketing:
        due.add(Right.OBJECTION)  # art. 21(2): to marketing, whatever the basis
    if any(purpose.profiling is not None for purpose in policy.purposes.values()):
        due.add(Right.OBJECTION)  # art. 21(1): profiling included
    if _asks_consent(policy):
        due.add(Right.WITHDRAW_CONSENT)  # art. 7(3): as easy to withdraw as to give
    if policy.rights.automated_decisions:
        due.add(Right.HUMAN_REVIEW)
    if _french(policy):
        due.add(Right.POST_MORTEM)
    return due


def _asks_consent(policy: Policy) -> bool:
    """Whether something here needs consent, whoever says so: trackers (LIL 82), messages (CPCE L34-5)."""
    kinds = [
        tracker for tracker in policy.trackers.values() if tracker.consent != "exempt" and tracker.kind != "essential"
    ]
    channels = [marketing for marketing in policy.marketing.values() if marketing.basis in {None, LegalBasis.CONSENT}]
    return bool(kinds or channels)


def _french(policy: Policy) -> bool:
    controller = policy.controller_party
    return "LIL" in policy.references or (controller is not None and (controller.country or "").upper() == "FR")


def _finding(subject: Subject, missing: list[Right]) -> Finding:
    names = listed(right.value for right in missing)
    # LIL 85 binds as the regulation does, yet a notice without it can be mended without harm meanwhile.
    only_french = missing == [Right.POST_MORTEM]
    return RULE.finding(
        Words(
            f"people are not told of their right: {names.en}",
            f"un droit des personnes est passé sous silence : {names.fr}",
        )
        if len(missing) == 1
        else Words(
            f"people are not told of {len(missing)} of their rights: {names.en}",
            f"{len(missing)} droits des personnes sont passés sous silence : {names.fr}",
        ),
        _place(subject),
        law=tuple(dict.fromkeys([*(() if only_french else RULE.law), *(right.article for right in missing)])),
        severity=Severity.WARNING if only_french else RULE.severity,
        help=Words(f"add to `rights.open`: {_plain(missing)}", f"ajoutez à `rights.open` : {_plain(missing)}"),
        about=("rights",),
    )


def _plain(missing: list[Right]) -> str:
    return ", ".join(right.value for right in missing)


def _place(subject: Subject) -> Note:
    if subject.written("rights", "open"):
        return subject.value("rights", "open", en="the list ends here", fr="la liste s’arrête ici")
    if subject.written("rights"):
        return subject.key("rights", en="no list of rights", fr="aucune liste de droits")
    return subject.key("policy", en="no `rights:` in this policy", fr="pas de `rights:` dans cette politique")
