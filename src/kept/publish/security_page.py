"""The page on security, where the policy is filed under it: the measures, and the way to the policy as its personal-data part.

For a DPO: ``documents: {security: {words: …, part: true}}`` says that the policy is part of the security policy. Where that
text stands nowhere else, its page is published beside the notice (GDPR art. 32), with the policy listed in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kept.findings import Language
from kept.pages.addresses import Link
from kept.policy import Terms
from kept.publish.paper import Paper, Part
from kept.publish.sections.closing import breach, security
from kept.publish.sections.telling import Telling
from kept.publish.values import Items, Paragraph

NAME = "security"


@dataclass(frozen=True, slots=True)
class _Words:
    personal_data: str
    under: str


_WORDS: Mapping[Language, _Words] = {
    "en": _Words("Personal data (GDPR)", "The part of this security policy on personal data:"),
    "fr": _Words(
        "Données personnelles (RGPD)", "Le volet de cette politique de sécurité sur les données personnelles :"
    ),
}


def filed_under(told: Telling) -> Terms | None:
    """The security policy that this policy is part of, where it has no page of its own."""
    text = told.policy.documents.get(NAME)
    return text if text is not None and text.part and not text.link else None


def security_paper(told: Telling) -> Paper | None:
    """The page; ``None`` where the policy is filed under no security policy."""
    text = filed_under(told)
    if text is None:
        return None
    set_, words, policy = told.tongue.typeset, _WORDS[told.language], told.policy
    title = set_(policy.policy[told.language])
    ours = Part(
        "personal-data",
        set_(words.personal_data),
        (Paragraph(set_(words.under)), Items((Paragraph(title, links=(Link(title, "./"),)),))),
    )
    parts = [Part(each.id, each.title, each.blocks) for each in (security(told), breach(told)) if each is not None]
    dated = told.tongue.dated(policy.version or 1, policy.effective) if policy.effective else ""
    name = set_(told.party.name[told.language])
    return Paper(
        told.language, set_(told.tongue.capital(text.words[told.language])), name, (ours, *parts), dated=set_(dated)
    )
