"""Why, by what right, for whom, and to whom (GDPR art. 13(1)(c) to (f))."""

from __future__ import annotations

from collections.abc import Mapping

from kept.grammar.events import event_told
from kept.grammar.lists import whole
from kept.policy import Aggregate, Purpose, Role
from kept.publish.sections.telling import Telling
from kept.publish.values import Block, Facts, Section


def purposes(told: Telling) -> Section:
    """Each purpose of the organisation's own: its basis, the people, the data, the recipients."""
    own = {name: each for name, each in told.policy.purposes.items() if not for_clients(each)}
    return told.section("purposes", *told.statements("purposes"), *_tables(told, "purposes", own))


def on_instructions(told: Telling) -> Section | None:
    """What is done for clients, who decide: whom to turn to, then each purpose (GDPR art. 28)."""
    say, theirs = told.tongue, {name: each for name, each in told.policy.purposes.items() if for_clients(each)}
    if not theirs:
        return None
    blocks: list[Block] = [told.says(say.ask_the_client(), "for-clients.whom")]
    requests = told.policy.rights.requests
    if requests and requests.forwarded:
        blocks.append(told.says(say.forwarded(requests.forwarded[told.language]), "rights.requests.forwarded"))
    return told.section("for-clients", *blocks, *_tables(told, "for-clients", theirs))


def for_clients(purpose: Purpose) -> bool:
    """Whether the organisation only acts on the instructions of others (GDPR art. 4(8))."""
    return purpose.role is Role.PROCESSOR


def _tables(told: Telling, section: str, purposes: Mapping[str, Purpose]) -> list[Block]:
    return told.grouped(section, [(each.service, _purpose(told, name, each)) for name, each in purposes.items()])


def _purpose(told: Telling, name: str, purpose: Purpose) -> Facts:
    say, labels, language = told.tongue, told.tongue.LABELS, told.language
    anchor = f"purposes.{name}"
    right = [told.rights(purpose)]
    if purpose.after:
        right.append(say.used_after(event_told(told.policy, purpose.after)[language]))
    if purpose.preferred_in:
        right.append(say.by_preference())
    if purpose.until:
        right.append(say.used_until(event_told(told.policy, purpose.until)[language]))
    recipients = [
        told.policy.parties[each].name[language] for each in purpose.recipients if each in told.policy.parties
    ]
    option = told.policy.options.get(purpose.option or "")
    rows = [
        # The organisation's own sentence comes first; the facts stay, since the regulation asks for each (art. 13(1)).
        (labels.in_short, purpose.sentence[language] if purpose.sentence else ""),
        (labels.parts, say.capital(say.listed([words[language] for words in purpose.parts.values()]))),
        (labels.decided_by, _decided_by(told, purpose)),
        (labels.instructions, say.capital(purpose.instructions[language]) if purpose.instructions else ""),
        (labels.only_with, say.capital(option.is_[language]) if option else ""),
        (labels.right, " ".join(filter(None, right))),
        (labels.people, say.capital(say.listed(told.people(purpose.people)))),
        (labels.data, say.capital(say.listed(told.data(purpose.data)))),
        (labels.recipients, say.capital(say.listed(recipients))),
        (labels.needed, say.capital(purpose.needed[language]) if purpose.needed else ""),
        (labels.profiling, _profiling(told, purpose)),
    ]
    said = tuple(told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value)
    return Facts(say.typeset(say.capital(purpose.is_[language])), said, anchor, anchor)


def _decided_by(told: Telling, purpose: Purpose) -> str:
    """Who decides, where it is not the organisation alone: its clients, or several together (art. 26)."""
    names = told.named(purpose.for_clients)
    if for_clients(purpose):
        return told.tongue.capital(told.tongue.listed(names))
    if purpose.role is Role.JOINT_CONTROLLER and names:
        return told.tongue.jointly([told.party.name[told.language], *names])
    return ""


def _profiling(told: Telling, purpose: Purpose) -> str:
    if purpose.profiling is None:
        return ""
    logic, then = purpose.profiling.logic, purpose.profiling.consequences
    return told.tongue.profiled(logic[told.language] if logic else "", then[told.language] if then else "")


def aggregates(told: Telling) -> Section | None:
    """Figures made from personal data, which identify nobody any more."""
    if not told.policy.aggregates:
        return None
    tables = [_aggregate(told, name, each) for name, each in told.policy.aggregates.items()]
    return told.section("aggregates", told.says(told.tongue.aggregated(), "aggregates"), *tables)


def _method(told: Telling, each: Aggregate) -> str:
    return whole(told.tongue.capital(each.method[told.language])) if each.method else ""


def _tested(told: Telling, each: Aggregate) -> str:
    """What is written of small groups, and the day of a test that was passed (GDPR recital 26)."""
    fewest = each.at_least if "at_least" in each.model_fields_set else None
    passed = each.tested is not None and each.tested.passed_by(each.tested.day)
    return told.tongue.shielded(fewest, each.tested.day if each.tested is not None and passed else None)


def _aggregate(told: Telling, name: str, each: Aggregate) -> Facts:
    say, labels, anchor = told.tongue, told.tongue.LABELS, f"aggregates.{name}"
    rows = [
        (labels.from_data, say.capital(say.listed(told.data(each.data)))),
        (labels.used_to, say.capital(say.listed(told.aims(each.purposes)))),
        (labels.given_to, say.capital(say.listed(told.named(each.recipients)))),
        (labels.method, " ".join(filter(None, (_method(told, each), _tested(told, each))))),
    ]
    said = tuple(told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value)
    return Facts(say.typeset(say.capital(each.is_[told.language])), said, anchor, anchor)
