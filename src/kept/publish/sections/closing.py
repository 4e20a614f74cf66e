"""How long, how protected, what happens when protection fails, and under which texts and version."""

from __future__ import annotations

from dataclasses import replace

from kept.law.references import TEXTS
from kept.pages.addresses import link
from kept.policy import RetentionClause
from kept.publish.clauses import data_of, people_of
from kept.publish.sections.telling import Telling, bare, lists
from kept.publish.values import Block, Items, Paragraph, Section


def retention(told: Telling) -> Section:
    """Every duration, with its starting point and what follows (GDPR art. 13(2)(a))."""
    policy = told.policy
    leads = headed(told, list(policy.retention.values()))
    said = [
        (_offering_of(told, clause), _kept(told, name, clause, lead))
        for (name, clause), lead in zip(policy.retention.items(), leads, strict=True)
    ]
    return told.section("retention", *lists(told.grouped("retention", said)), *told.statements("retention"))


def _kept(told: Telling, name: str, clause: RetentionClause, lead: str) -> Paragraph:
    """One promise on duration, under the data that it is about."""
    return told.says(told.tongue.retention(told.policy, clause), f"retention.{name}", clause=True, lead=lead)


def headed(told: Telling, clauses: list[RetentionClause], among: list[str] | None = None) -> list[str]:
    """What each promise on duration is about: its data (those of ``among``), and its people where the data is the same."""
    say, policy, language = told.tongue, told.policy, told.language
    data = [[each for each in data_of(policy, one, language) if among is None or each in among] for one in clauses]
    heads = [say.capital(", ".join(names)) for names in data]
    return [
        f"{head} ({say.listed(people)})"
        if heads.count(head) > 1 and (people := people_of(policy, one, language))
        else head
        for head, one in zip(heads, clauses, strict=True)
    ]


def _offering_of(told: Telling, clause: RetentionClause) -> str | None:
    """The service that all the purposes of a clause belong to."""
    known = [told.policy.purposes[name].service for name in clause.purposes if name in told.policy.purposes]
    return known[0] if known and len(set(known)) == 1 else None


def minors(told: Telling) -> Section | None:
    """Whether children are concerned, and how a parent agrees (GDPR art. 8, LIL art. 45)."""
    said, own = told.policy.minors, told.statements("minors")
    if said is None:
        return told.own("minors")
    texts = told.tongue.minors(said)
    first, *more = (told.says(text, f"minors.{n}") for n, text in enumerate(texts, 1))
    return told.section("minors", replace(first, id="minors.told", clause="minors"), *more, *own)


def documents(told: Telling) -> Section | None:
    """The texts beside the policy, and how they stand together."""
    own = told.statements("terms")
    said: list[Paragraph] = []
    for name, terms in told.policy.documents.items():
        text = told.tongue.document(terms, told.people(terms.accepted))
        at = link(bare(terms.link), terms.link) if terms.link else ()
        shown = " ".join(part for part in (text, bare(terms.link or "") if at else "") if part)
        lead = told.tongue.capital(terms.words[told.language])
        shown, lead = (shown, lead) if shown else (told.whole(terms.words), "")
        said.append(told.says(shown, f"documents.{name}", clause=True, lead=lead, links=at))
    return told.section("terms", *([Items(tuple(said))] if said else []), *own) if said or own else None


def definitions(told: Telling) -> Section | None:
    """The words that the policy uses in a sense of its own, and the documents that share it (GDPR art. 12(1))."""
    said: list[Paragraph] = []
    for name, one in told.policy.definitions.items():
        shared = [
            told.policy.documents[each].words[told.language] for each in one.shared if each in told.policy.documents
        ]
        text = told.whole(one.means)
        also = f" {told.tongue.LABELS.see_also}{_COLON[told.language]}{told.tongue.listed(shared)}." if shared else ""
        said.append(told.says(f"{text}{also}", f"definitions.{name}", clause=True, lead=one.is_[told.language]))
    return told.section("definitions", Items(tuple(said))) if said else None


_COLON = {"en": ": ", "fr": " : "}


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
    return told.section("versions", *blocks, *told.statements("changes"))


def _texts(told: Telling) -> list[Paragraph]:
    """The reference texts by number and date, from the one table (``kept.law.references``)."""
    found = [TEXTS[name] for name in told.policy.references if name in TEXTS]
    said: list[Paragraph] = []
    for text in found:
        title = text.title(told.language)
        sentence = told.tongue.reference(title, text.applies_from)
        said.append(told.says(sentence, f"references.{text.name}", links=link(title, text.url)))
    return said
