"""What a person was shown as they gave their data: which version of the notice, and with which terms (GDPR arts 13(1), 5(2)).

For a DPO: the proof of information. The journal says that a version was shown on a day, in a language, and whether it was
opened; nobody can know that it was read, and nothing claims so.
"""

from __future__ import annotations

from collections.abc import Mapping

from kept.consent.collection import Origin, Received
from kept.journal import JSON
from kept.policy import Policy


def notice_shown(policy: Policy, received: Received, *, opened: bool) -> Mapping[str, JSON]:
    """What the entry of a reception tells of the notice; nothing where the person gave nothing themselves (art. 14)."""
    if received.origin is not Origin.PERSON:
        return {}
    terms: dict[str, JSON] = {
        name: text.version
        for name, text in policy.documents.items()
        if text.accepted and (received.people is None or _concerned(policy, received.people, text.accepted))
    }
    shown: dict[str, JSON] = {"notice": "opened" if opened else "shown", "language": received.language}
    return shown | ({"terms": terms} if terms else {})


def _concerned(policy: Policy, people: str, accepted: tuple[str, ...]) -> bool:
    """They accept the terms themselves, or the organisation that they belong to did."""
    kind = policy.people.get(people)
    theirs = {people, *((kind.of,) if kind is not None and kind.of else ())}
    return bool(theirs & {one for name in accepted for one in (name, *policy.kinds(name))})
