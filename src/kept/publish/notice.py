"""The notice: what a person is told, made from the clauses (GDPR arts 12 to 14).

For a DPO: nobody writes this text twice. Each sentence comes from a clause of the policy and stands under that
clause's id, in English and in French, in the order of arts 13 and 14. It knows no page, no file and no database.
"""

from __future__ import annotations

from kept.findings import Language
from kept.load import Loaded
from kept.policy import Policy
from kept.publish.sections import closing, purposes, recipients, rights, scope, trackers
from kept.publish.sections.telling import TONGUES, Telling
from kept.publish.sections.who import reached, services, summary, who
from kept.publish.tongue import Labels
from kept.publish.values import Notice, Paragraph, Version


def notice(loaded: Loaded, language: Language, version: int | None = None) -> Notice:
    """The notice of the current version, or of an earlier one, in one language. ``LookupError``: no such version."""
    policy = _version(loaded, version)
    return notice_of(policy, language, tuple(dated_versions(loaded, language)))


def notice_of(policy: Policy, language: Language, versions: tuple[Version, ...] = ()) -> Notice:
    """The notice of one policy; ``versions`` are all those that readers may go to."""
    told = Telling(policy, language)
    say, set_ = told.tongue, told.tongue.typeset
    sections = (
        who(told),
        services(told),
        closing.definitions(told),
        scope.scope(told),
        scope.data(told),
        purposes.purposes(told),
        purposes.on_instructions(told),
        purposes.aggregates(told),
        recipients.recipients(told),
        recipients.transfers(told),
        recipients.authorities(told),
        closing.retention(told),
        rights.rights(told),
        rights.objection(told),
        rights.exercise(told),
        rights.duties(told),
        rights.after_death(told),
        rights.complaint(told),
        rights.automated(told),
        trackers.trackers(told),
        trackers.marketing(told),
        trackers.messages(told),
        closing.minors(told),
        closing.security(told),
        closing.breach(told),
        closing.documents(told),
        told.own("ownership"),
        told.own("liability"),
        closing.versions(told),
    )
    return Notice(
        language=language,
        title=set_(policy.policy[language]),
        name=set_(told.party.name[language]),
        head=tuple(_head(told)),
        dated=set_(say.dated(policy.version or 1, policy.effective)) if policy.effective else "",
        summary=summary(told),
        sections=tuple(section for section in sections if section is not None),
        foot=tuple(reached(told)),
        version=policy.version or 1,
        versions=versions,
        languages=policy.languages,
    )


def sentence_of_clause(policy: Policy, clause: str, language: Language) -> str:
    """The sentence that people read for a clause (``retention.prospects``); empty where the notice has none."""
    found = [each for each in notice_of(policy, language).paragraphs if each.clause == clause]
    return found[0].text if found else ""


def labels(language: Language) -> Labels:
    """The short words of pages in a language."""
    return TONGUES[language].LABELS


def dated_versions(loaded: Loaded, language: Language) -> list[Version]:
    """All versions with their dates, newest first."""
    say = TONGUES[language]
    found = [(policy.version or 1, policy.effective) for policy in loaded.every_version]
    return [Version(number, day, say.typeset(say.dated(number, day))) for number, day in reversed(found) if day]


def _head(told: Telling) -> list[Paragraph]:
    """Name and address, for the head of the page."""
    party = told.party
    return [told.says(party.address, "")] if party.address else []


def _version(loaded: Loaded, version: int | None) -> Policy:
    if version is None:
        return loaded.policy
    found = next((policy for policy in loaded.every_version if (policy.version or 1) == version), None)
    if found is None:
        raise LookupError(version)
    return found
