"""How long, how protected, what happens when protection fails, and under which texts and version."""

from __future__ import annotations

from dataclasses import replace

from kept.law.references import TEXTS
from kept.pages.addresses import link
from kept.publish.sections.telling import Telling
from kept.publish.values import Block, Items, Paragraph, Section


def retention(told: Telling) -> Section:
    """Every duration, with its starting point and what follows (GDPR art. 13(2)(a))."""
    said = tuple(
        told.says(told.tongue.retention(told.policy, clause), f"retention.{name}", clause=True)
        for name, clause in told.policy.retention.items()
    )
    return told.section("retention", Items(said))


def security(told: Telling) -> Section | None:
    """The measures (GDPR art. 32)."""
    say, own = told.tongue, told.statements("security")
    measures = [
        told.says(say.capital(words[told.language]), f"security.{name}", clause=True)
        for name, words in told.policy.security.items()
    ]
    if not measures and not own:
        return None
    said: list[Block] = [told.says(say.security(), "measures"), Items(tuple(measures))] if measures else []
    return told.section("security", *said, *own)


def breach(told: Telling) -> Section | None:
    """What people and the authority are told when protection fails (GDPR arts 33, 34)."""
    promised = told.policy.breach
    if promised is None:
        return None
    party = told.policy.parties.get(promised.authority or "")
    name = party.name[told.language] if party else ""
    return told.section(
        "breach", replace(told.says(told.tongue.breach(promised, name), "breach.told"), clause="breach")
    )


def versions(told: Telling) -> Section:
    """The texts of reference, which version governs, and what this one changes."""
    blocks: list[Block] = []
    if texts := _texts(told):
        blocks.append(Items(tuple(texts)))
    blocks.append(told.says(told.tongue.version_that_governs(), "version"))
    if told.policy.changed is not None:
        blocks += [
            told.says(text, f"changed.{n}") for n, text in enumerate(told.tongue.changed(told.policy.changed), 1)
        ]
    override = told.policy.applies_to_earlier
    if override is not None:
        blocks.append(told.says(told.tongue.override(override), "applies-to-earlier", clause=True))
    return told.section("versions", *blocks)


def _texts(told: Telling) -> list[Paragraph]:
    """The reference texts by number and date, from the one table (``kept.law.references``)."""
    found = [TEXTS[name] for name in told.policy.references if name in TEXTS]
    said: list[Paragraph] = []
    for text in found:
        title = text.title(told.language)
        sentence = told.tongue.reference(title, text.applies_from)
        said.append(told.says(sentence, f"references.{text.name}", links=link(title, text.url)))
    return said
