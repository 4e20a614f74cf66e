"""A sentence says that data is given to nobody, and parties outside receive it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Policy, Role
from kept.policy.wordings import phrases

RULE = Rule(
    "sharing-denied",
    Severity.WARNING,
    Words("data is said to go to nobody, and goes", "des données dites transmises à personne le sont"),
    ("GDPR 5(1)(a)", "GDPR 13(1)(e)"),
)

_ENGLISH = re.compile(
    r"in no other case|never (?:shared|disclosed|passed on|communicated|given to)|not (?:shared|disclosed|communicated) (?:with|to) (?:any )?third"
    r"|strictly internal|for internal use only",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"dans aucun autre cas|jamais (?:cédée?s?|transmise?s?|communiquée?s?|partagée?s?)|(?:ni |pas )(?:cédées|transmises|communiquées) à (?:des |aucun )?tiers"
    r"|strictement interne|usage interne uniquement",
    re.IGNORECASE,
)
_OUTSIDE = (Role.PROCESSOR, Role.RECIPIENT, Role.JOINT_CONTROLLER)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): transparent; a processor is a recipient too (4(9))."""
    outside = _outside(subject.policy)
    if outside is None:
        return
    for section in ("disclosures", "statements", "parties"):
        for phrase in phrases(getattr(subject.policy, section), _ENGLISH, _FRENCH, (section,)):
            yield RULE.finding(
                Words(
                    f'`{phrase.where}` says "{phrase.words}", and `{outside}` receives data',
                    f"`{phrase.where}` dit « {phrase.words} », et `{outside}` reçoit des données",
                ),
                subject.value(*phrase.route, phrase.language, en="not quite", fr="pas tout à fait"),
                related=(Note(subject.document.key("parties", outside), Words("this one does", "celle-ci en reçoit")),),
                help=Words(
                    "say who receives data and why, processors included, or take the sentence away",
                    "dites qui reçoit des données et pourquoi, sous-traitants compris, ou retirez la phrase",
                ),
                about=(phrase.where, f"parties.{outside}"),
            )


def _outside(policy: Policy) -> str | None:
    """A party outside that a purpose or a tracker sends data to."""
    receiving = [word for purpose in policy.purposes.values() for word in purpose.recipients]
    receiving += [tracker.by for tracker in policy.trackers.values() if tracker.by and tracker.by != policy.controller]
    named = (word for word in receiving if word in policy.parties)
    return next((word for word in named if policy.parties[word].role in (*_OUTSIDE, None)), None)
