"""The records of processing activities (GDPR art. 30): one entry a purpose, made from the clauses.

For a DPO: what an authority asks to see first. There are two: what the organisation does for itself, as controller
(art. 30(1)), and what it does for its clients, as processor (art. 30(2)). Both are shown on request and published
nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kept.findings import Language
from kept.grammar.countries import inside
from kept.law.pack import eea
from kept.load import Loaded
from kept.policy import Basis, Party, Policy, Purpose, Role
from kept.publish.clauses import cited, names_of_data, names_of_people
from kept.publish.register_words import FRAMEWORKS, REGIMES, TOOLS
from kept.publish.schedule import in_short
from kept.publish.sections.telling import TONGUES, Telling
from kept.publish.sections.who import countries_abroad


@dataclass(frozen=True, slots=True)
class Activity:
    """What the organisation does for itself, as art. 30(1) wants it told. Texts are in the language of the register.

    ``created`` is the day of the first version with this purpose, ``updated`` of the last that changed it: ISO 8601,
    empty where the policy has no date.
    """

    controller: str  # (a)
    controller_contact: str
    representative: str
    officer: str
    activity: str
    created: str
    updated: str
    purpose: str  # (b)
    basis: str
    joint_controllers: tuple[str, ...]  # (a), art. 26
    people: tuple[str, ...]  # (c)
    data: tuple[str, ...]
    special_data: tuple[str, ...]
    recipients: tuple[str, ...]  # (d)
    territory: tuple[str, ...]  # art. 3: where it runs
    framework: str  # by which law
    transfers: tuple[str, ...]  # (e)
    retention: tuple[str, ...]  # (f)
    security: tuple[str, ...]  # (g)
    policy_version: str


@dataclass(frozen=True, slots=True)
class ActivityForClients:
    """What the organisation does for its clients, as art. 30(2) wants it told."""

    processor: str  # (a)
    processor_contact: str
    representative: str
    officer: str
    activity: str
    created: str
    updated: str
    clients: tuple[str, ...]  # (a): on whose behalf
    processing: str  # (b)
    instructions: str  # art. 28(3)(a)
    people: tuple[str, ...]
    data: tuple[str, ...]
    sub_processors: tuple[str, ...]  # art. 28(2), (4)
    territory: tuple[str, ...]  # art. 3: where it runs
    framework: str  # by which law
    transfers: tuple[str, ...]  # (c)
    security: tuple[str, ...]  # (d)
    policy_version: str


def register(policy: Policy, language: Language, earlier: Sequence[Policy] = ()) -> tuple[Activity, ...]:
    """Every activity of the controller, who stands on each. ``earlier``: the versions before, oldest first."""
    told = Telling(policy, language)
    return tuple(
        _activity(told, name, purpose, earlier)
        for name, purpose in policy.purposes.items()
        if purpose.role is not Role.PROCESSOR
    )


def register_as_processor(
    policy: Policy, language: Language, earlier: Sequence[Policy] = ()
) -> tuple[ActivityForClients, ...]:
    """Every activity that is carried out for clients; none where the organisation is nobody's processor."""
    told = Telling(policy, language)
    return tuple(
        _handled(told, name, purpose, earlier)
        for name, purpose in policy.purposes.items()
        if purpose.role is Role.PROCESSOR
    )


def earlier_versions(loaded: Loaded) -> tuple[Policy, ...]:
    """The versions before this one, oldest first."""
    return tuple(policy for policy in loaded.every_version if policy is not loaded.policy)


def names_of_clients(policy: Policy, purpose: Purpose, language: Language) -> list[str]:
    """For whom a purpose is carried out, or with whom it is decided: parties, or kinds of organisations, by name."""
    found = []
    for name in purpose.for_clients:
        party = policy.parties.get(name)
        found += [party.name[language]] if party else names_of_people(policy, (name,), language) or [name]
    return found


def covering(policy: Policy, name: str) -> tuple[str, ...]:
    """The retention clauses that a purpose falls under: those that name it, else those of its data and people."""
    purpose = policy.purposes[name]
    people = {kind for each in purpose.people for kind in policy.kinds(each)}
    found = []
    for clause_name, clause in policy.retention.items():
        whose = {kind for each in clause.people for kind in policy.kinds(each)}
        same_data = not clause.data or bool(set(clause.data) & set(purpose.data))
        same_people = not whose or not people or bool(whose & people)
        if name in clause.purposes or (not clause.purposes and same_data and same_people):
            found.append(clause_name)
    return tuple(found)


def _called(party: Party, language: Language) -> str:
    """The company, and the brand that people know it by."""
    name = party.name[language]
    return f"{name} ({party.brand})" if party.brand else name


def _activity(told: Telling, name: str, purpose: Purpose, earlier: Sequence[Policy]) -> Activity:
    policy, language, party = told.policy, told.language, told.party
    created, updated = _dates(policy, name, earlier)
    special = tuple(each for each in purpose.data if each in policy.data and policy.data[each].special)
    return Activity(
        controller=told.tongue.typeset(_called(party, language)),
        controller_contact=_contact(party),
        representative=party.representative or "",
        officer=told.tongue.typeset(told.tongue.officer(party)),
        activity=name,
        created=created,
        updated=updated,
        purpose=told.tongue.typeset(told.tongue.capital(purpose.is_[language])),
        basis=_basis(told, purpose),
        joint_controllers=_set(told, _joint(told, purpose)),
        people=_set(told, names_of_people(policy, purpose.people, language)),
        data=_set(told, _data(told, purpose)),
        special_data=_set(told, names_of_data(policy, special, language)),
        recipients=_set(told, _recipients(told, purpose)),
        territory=_set(told, _territory(told, purpose)),
        framework=told.tongue.typeset(_framework(told, purpose)),
        transfers=_set(told, _transfers(told, purpose)),
        retention=_set(told, [told.tongue.capital(in_short(told, each)) for each in covering(policy, name)]),
        security=_set(told, [words[language] for words in policy.security.values()]),
        policy_version=told.tongue.typeset(_version(told)),
    )


def _handled(told: Telling, name: str, purpose: Purpose, earlier: Sequence[Policy]) -> ActivityForClients:
    policy, language, party = told.policy, told.language, told.party
    created, updated = _dates(policy, name, earlier)
    terms = policy.processor_terms
    instructions = purpose.instructions or (terms.instructions if terms else None)
    return ActivityForClients(
        processor=told.tongue.typeset(_called(party, language)),
        processor_contact=_contact(party),
        representative=party.representative or "",
        officer=told.tongue.typeset(told.tongue.officer(party)),
        activity=name,
        created=created,
        updated=updated,
        clients=_set(told, names_of_clients(policy, purpose, language)),
        processing=told.tongue.typeset(told.tongue.capital(purpose.is_[language])),
        instructions=told.tongue.typeset(instructions[language]) if instructions else "",
        people=_set(told, names_of_people(policy, purpose.people, language)),
        data=_set(told, _data(told, purpose)),
        sub_processors=_set(told, _sub_processors(told, purpose)),
        territory=_set(told, _territory(told, purpose)),
        framework=told.tongue.typeset(_framework(told, purpose)),
        transfers=_set(told, _transfers(told, purpose)),
        security=_set(told, [words[language] for words in policy.security.values()]),
        policy_version=told.tongue.typeset(_version(told)),
    )


def _contact(party: Party) -> str:
    return ", ".join(part for part in (party.address, party.email, party.phone) if part)


def _dates(policy: Policy, name: str, earlier: Sequence[Policy]) -> tuple[str, str]:
    """Since when the activity is on record, and since when as it stands."""
    created = updated = policy.effective
    for before in reversed(earlier):
        if name not in before.purposes:
            break
        if updated == created and before.purposes[name] == policy.purposes[name]:
            updated = before.effective
        created = before.effective
    return created.isoformat() if created else "", updated.isoformat() if updated else ""


def _basis(told: Telling, purpose: Purpose) -> str:
    return told.tongue.typeset("; ".join(_right(told, basis) for basis in purpose.bases))


def _right(told: Telling, basis: Basis) -> str:
    law = cited(basis.law or basis.kind.article, told.language)
    interest = basis.interest[told.language] if basis.interest else ""
    whose = ", ".join(told.named(basis.of))
    return " – ".join(part for part in (f"{basis.kind.label(told.language)} ({law})", whose, interest) if part)


def _data(told: Telling, purpose: Purpose) -> list[str]:
    """The categories; one with a law of its own bears its name, so that content stands apart from what carries it."""
    policy, language = told.policy, told.language
    found = []
    for name in dict.fromkeys(purpose.data):
        regime = policy.data[name].regime if name in policy.data else None
        called = names_of_data(policy, (name,), language)
        found += [f"{each} ({REGIMES[language][regime]})" for each in called] if regime else called
    return found


def _joint(told: Telling, purpose: Purpose) -> list[str]:
    return names_of_clients(told.policy, purpose, told.language) if purpose.role is Role.JOINT_CONTROLLER else []


def _recipients(told: Telling, purpose: Purpose) -> list[str]:
    parties = [told.policy.parties[name] for name in purpose.recipients if name in told.policy.parties]
    kinds = told.tongue.LABELS.roles
    return [f"{party.name[told.language]} ({kinds[party.role or Role.RECIPIENT]})" for party in parties]


def _sub_processors(told: Telling, purpose: Purpose) -> list[str]:
    """The processors that a processor engages, each with its place and, where it has one, the one above it."""
    policy, language = told.policy, told.language
    found = []
    for name in purpose.recipients:
        party = policy.parties.get(name)
        if party is None or party.role is not Role.PROCESSOR:
            continue
        above = policy.parties.get(party.under or "")
        where = inside(party.country, language) if party.country else ""
        found.append(
            ", ".join(part for part in (party.name[language], where, above.name[language] if above else "") if part)
        )
    return found


def _transfers(told: Telling, purpose: Purpose) -> list[str]:
    found = []
    for name in purpose.recipients:
        party = told.policy.parties.get(name)
        for code in countries_abroad(party) if party else ():
            tool = (party.onward.get(code) or party.transfer) if party else None
            known = TOOLS[told.language].get(tool.tool or "") if tool else None
            safeguard = ", ".join(part for part in (known, tool.scheme) if part) if tool else ""
            where = f"{party.name[told.language]}, {inside(code, told.language)}" if party else code
            found.append(f"{where} ({safeguard})" if safeguard else where)
    return found


def _version(told: Telling) -> str:
    policy = told.policy
    return TONGUES[told.language].dated(policy.version or 1, policy.effective) if policy.effective else ""


def _set(told: Telling, words: list[str]) -> tuple[str, ...]:
    return tuple(told.tongue.typeset(each) for each in words)


def _countries(told: Telling, purpose: Purpose) -> tuple[str, ...]:
    """Where a treatment runs: at the organisation, and wherever those who receive its data are or take it."""
    policy = told.policy
    parties = [policy.parties[each] for each in (policy.controller, *purpose.recipients) if each in policy.parties]
    own = [party.country for party in parties if party.country]
    return tuple(dict.fromkeys([*own, *(code for party in parties for code in countries_abroad(party))]))


def _territory(told: Telling, purpose: Purpose) -> list[str]:
    return [told.tongue.capital(inside(code, told.language)) for code in _countries(told, purpose)]


def _framework(told: Telling, purpose: Purpose) -> str:
    """The GDPR governs what is done in the Union (art. 3), and what leaves the EEA too (art. 44)."""
    words, countries = FRAMEWORKS[told.language], _countries(told, purpose)
    if not any(eea(code) for code in countries):
        return ""
    return words[all(eea(code) for code in countries)]
