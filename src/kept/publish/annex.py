"""The annex for clients: what a processor promises those for whom it acts (GDPR art. 28(3)), made from the policy.

For a DPO: each contract with a client carries it, and it says nothing that the notice and the register do not: the
processing, the instructions, who is bound to silence, the measures, the sub-processors, the help, the end, the audits.
A point on which the policy says nothing is left out, never invented.
"""

from __future__ import annotations

from kept.findings import Language
from kept.grammar.countries import inside
from kept.grammar.events import event_words
from kept.policy import Party, ProcessorTerms, Purpose, Role, Wording
from kept.publish import annex_english, annex_french
from kept.publish.annex_tongue import AnnexTongue
from kept.publish.clauses import names_of_data, names_of_people
from kept.publish.paper import Paper, Part
from kept.publish.register import covering, names_of_clients
from kept.publish.register_words import TOOLS
from kept.publish.schedule import in_short
from kept.publish.sections.telling import Telling
from kept.publish.sections.who import countries_abroad
from kept.publish.values import Block, Facts, Items, Paragraph

_TONGUES: dict[Language, AnnexTongue] = {"en": annex_english, "fr": annex_french}
_END = "end-of-contract"


def annex(told: Telling) -> Paper | None:
    """The annex; ``None`` where the organisation is nobody's processor."""
    policy, set_ = told.policy, told.tongue.typeset
    handled = {name: each for name, each in policy.purposes.items() if each.role is Role.PROCESSOR}
    terms = policy.processor_terms
    if not handled and terms is None:
        return None
    say = _TONGUES[told.language]
    parts = (
        _subject(told, say, handled),
        *(_promises(told, say, terms) if terms else ()),
        _sub_processors(told, say, handled, terms),
        *(_ending(told, say, terms) if terms else ()),
    )
    dated = told.tongue.dated(policy.version or 1, policy.effective) if policy.effective else ""
    return Paper(
        told.language,
        set_(say.TITLE),
        set_(told.party.name[told.language]),
        tuple(part for part in parts if part is not None),
        (told.says(told.party.address, ""),) if told.party.address else (),
        set_(dated),
    )


def _subject(told: Telling, say: AnnexTongue, handled: dict[str, Purpose]) -> Part | None:
    """The subject, the nature, the people, the data, the duration: the first sentence of art. 28(3)."""
    name = told.party.name[told.language]
    facts = [_handled(told, say, each, purpose) for each, purpose in handled.items()]
    return _part(told, say, "subject", told.says(say.subject(name), "subject"), *facts)


def _handled(told: Telling, say: AnnexTongue, name: str, purpose: Purpose) -> Facts:
    policy, language, tongue = told.policy, told.language, told.tongue
    clients = list(names_of_clients(policy, purpose, language))
    lengths = [in_short(told, each) for each in covering(policy, name)]
    rows = [
        ("clients", tongue.capital(tongue.listed(clients))),
        ("instructions", tongue.capital(purpose.instructions[language]) if purpose.instructions else ""),
        ("people", tongue.capital(tongue.listed(names_of_people(policy, purpose.people, language)))),
        ("data", tongue.capital(tongue.listed(names_of_data(policy, purpose.data, language)))),
        ("duration", ". ".join(tongue.capital(each) for each in lengths)),
    ]
    said = tuple(told.says(text, f"{name}.{key}", lead=say.LABELS[key]) for key, text in rows if text)
    return Facts(tongue.typeset(tongue.capital(purpose.is_[language])), said, f"purposes.{name}", f"purposes.{name}")


def _promises(told: Telling, say: AnnexTongue, terms: ProcessorTerms) -> list[Part | None]:
    """Points (a), (b) and (c) of art. 28(3), and the help of (e) and (f)."""
    breach = told.policy.breach
    within = breach.clients_within if breach else None
    return [
        _part(
            told, say, "instructions", told.says(say.instructions(), "instructions"), *_own(told, terms.instructions)
        ),
        _part(told, say, "confidentiality", *_own(told, terms.confidentiality, say.confidentiality())),
        _security(told, say, terms),
        _part(told, say, "availability", *_own(told, terms.availability)),
        _part(
            told,
            say,
            "assistance",
            *_own(told, terms.assistance, say.assistance()),
            *([told.says(say.breach(within), "breach")] if within else []),
        ),
    ]


def _security(told: Telling, say: AnnexTongue, terms: ProcessorTerms) -> Part | None:
    """The measures that the terms name; all those of the policy where they name none (art. 32)."""
    wanted = terms.measures or tuple(told.policy.security)
    known = [(each, told.policy.security[each]) for each in wanted if each in told.policy.security]
    items = [told.says(told.tongue.capital(words[told.language]), f"security.{name}") for name, words in known]
    blocks: list[Block] = [told.says(say.security(), "security"), Items(tuple(items))] if items else []
    return _part(told, say, "security", *blocks)


def _sub_processors(
    told: Telling, say: AnnexTongue, handled: dict[str, Purpose], terms: ProcessorTerms | None
) -> Part | None:
    """Point (d): who is engaged, where, for what, and how a client hears of another (art. 28(2), (4))."""
    names = dict.fromkeys(name for purpose in handled.values() for name in purpose.recipients)
    parties = [(name, told.policy.parties[name]) for name in names if name in told.policy.parties]
    engaged = [_engaged(told, say, name, party) for name, party in parties if party.role is Role.PROCESSOR]
    blocks: list[Block] = []
    if terms is not None:
        blocks += [told.says(say.engaging(terms.told_before, terms.objection), "engaging")]
    if engaged:
        blocks += [Items(tuple(engaged)), told.says(say.same_duties(), "same-duties")]
    return _part(told, say, "sub-processors", *blocks)


def _engaged(told: Telling, say: AnnexTongue, name: str, party: Party) -> Paragraph:
    language, tongue = told.language, told.tongue
    above = told.policy.parties.get(party.under or "")
    sentences = [f"{tongue.capital(inside(party.country, language))}." if party.country else ""]
    sentences.append(f"{tongue.capital(party.does[language]).rstrip('.')}." if party.does else "")
    sentences.append(say.engaged_by(above.name[language]) if above else "")
    for code in countries_abroad(party):
        tool = party.onward.get(code) or party.transfer
        word = TOOLS[language].get(tool.tool or "", "") if tool else ""
        sentences.append(say.safeguard(inside(code, language), word))
    text = " ".join(each for each in sentences if each)
    return told.says(text or "–", f"parties.{name}", lead=party.name[language])


def _ending(told: Telling, say: AnnexTongue, terms: ProcessorTerms) -> list[Part | None]:
    """Points (g) and (h): data goes back and is erased; the client may see that all this is true."""
    since = event_words(told.policy, terms.since or _END)[told.language]
    form = terms.returned_as[told.language] if terms.returned_as else ""
    said: list[Block] = []
    if terms.returned_within or form:
        said.append(told.says(say.returned(terms.returned_within, since, form), "returned"))
    if terms.erased_within:
        said.append(told.says(say.erased(terms.erased_within, since), "erased"))
    return [
        _part(told, say, "ending", *said),
        _part(told, say, "audits", *_own(told, terms.audits, say.audits())),
    ]


def _own(told: Telling, words: Wording | None, before: str = "") -> list[Block]:
    """The organisation's own words as a sentence, after the sentence of the law; nothing where it has none."""
    if words is None:
        return []
    own = told.tongue.capital(words[told.language]).rstrip(".")
    return [*([told.says(before, "")] if before else []), told.says(f"{own}.", "")]


def _part(told: Telling, say: AnnexTongue, name: str, *blocks: Block) -> Part | None:
    return Part(name, told.tongue.typeset(say.TITLES[name]), blocks) if blocks else None
