"""The records of processing activities (GDPR art. 30(1)): one entry a purpose, made from the clauses.

For a DPO: what an authority asks to see first. It is shown on request and published nowhere.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass, fields

from kept.findings import Language
from kept.grammar.countries import inside
from kept.policy import Policy, Purpose, Role
from kept.publish.clauses import cited, names_of_data, names_of_people
from kept.publish.sections.telling import TONGUES, Telling
from kept.publish.sections.who import countries_abroad


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity, as art. 30(1) wants it told. Texts are in the language of the register."""

    controller: str  # (a)
    controller_contact: str
    officer: str
    activity: str
    purpose: str  # (b)
    basis: str
    people: tuple[str, ...]  # (c)
    data: tuple[str, ...]
    recipients: tuple[str, ...]  # (d)
    transfers: tuple[str, ...]  # (e)
    retention: tuple[str, ...]  # (f)
    security: tuple[str, ...]  # (g)
    policy_version: str


def register(policy: Policy, language: Language) -> tuple[Activity, ...]:
    """Every activity. The controller stands on each."""
    return tuple(_activity(Telling(policy, language), name, purpose) for name, purpose in policy.purposes.items())


def _activity(told: Telling, name: str, purpose: Purpose) -> Activity:
    policy, language, party = told.policy, told.language, told.party
    contact = ", ".join(part for part in (party.address, party.email, party.phone) if part)
    return Activity(
        controller=told.tongue.typeset(party.name[language]),
        controller_contact=contact,
        officer=told.tongue.typeset(told.tongue.officer(party)),
        activity=name,
        purpose=told.tongue.typeset(told.tongue.capital(purpose.is_[language])),
        basis=_basis(told, purpose),
        people=_set(told, names_of_people(policy, purpose.people, language)),
        data=_set(told, names_of_data(policy, purpose.data, language)),
        recipients=_set(told, _recipients(told, purpose)),
        transfers=_set(told, _transfers(told, purpose)),
        retention=_set(told, _retention(told, name, purpose)),
        security=_set(told, [words[language] for words in policy.security.values()]),
        policy_version=told.tongue.typeset(_version(told)),
    )


def _basis(told: Telling, purpose: Purpose) -> str:
    if purpose.basis is None:
        return ""
    label = purpose.basis.kind.label(told.language)
    law = cited(purpose.basis.law or purpose.basis.kind.article, told.language)
    interest = purpose.basis.interest[told.language] if purpose.basis.interest else ""
    return told.tongue.typeset(" – ".join(part for part in (f"{label} ({law})", interest) if part))


def _recipients(told: Telling, purpose: Purpose) -> list[str]:
    parties = [told.policy.parties[name] for name in purpose.recipients if name in told.policy.parties]
    kinds = told.tongue.LABELS.roles
    return [f"{party.name[told.language]} ({kinds[party.role or Role.RECIPIENT]})" for party in parties]


def _transfers(told: Telling, purpose: Purpose) -> list[str]:
    found = []
    for name in purpose.recipients:
        party = told.policy.parties.get(name)
        for code in countries_abroad(party) if party else ():
            tool = (party.onward.get(code) or party.transfer) if party else None
            safeguard = ", ".join(part for part in (tool.tool, tool.scheme) if part) if tool else ""
            where = f"{party.name[told.language]}, {inside(code, told.language)}" if party else code
            found.append(f"{where} ({safeguard})" if safeguard else where)
    return found


def _retention(told: Telling, name: str, purpose: Purpose) -> list[str]:
    """The durations that this purpose falls under."""
    clauses = [
        clause
        for clause in told.policy.retention.values()
        if name in clause.purposes or (not clause.purposes and set(clause.data) & set(purpose.data))
    ]
    return [told.tongue.retention(told.policy, clause) for clause in clauses]


def _version(told: Telling) -> str:
    policy = told.policy
    return TONGUES[told.language].dated(policy.version or 1, policy.effective) if policy.effective else ""


def _set(told: Telling, words: list[str]) -> tuple[str, ...]:
    return tuple(told.tongue.typeset(each) for each in words)


def as_json(activities: tuple[Activity, ...]) -> str:
    """The register as JSON."""
    return json.dumps([asdict(each) for each in activities], ensure_ascii=False, indent=2)


def as_csv(activities: tuple[Activity, ...]) -> str:
    """The register as CSV (RFC 4180), one row an activity; lists are on several lines of one cell."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = [field.name for field in fields(Activity)]
    writer.writerow(names)
    for each in activities:
        writer.writerow([_cell(getattr(each, name)) for name in names])
    return out.getvalue()


def _cell(value: str | tuple[str, ...]) -> str:
    """A cell that a spreadsheet shows and never computes: a leading apostrophe stops what would be a formula."""
    text = value if isinstance(value, str) else "\n".join(value)
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@")) or text.startswith(("\t", "\r")) else text


def as_text(activities: tuple[Activity, ...], language: Language) -> str:
    """The register to read on a terminal."""
    labels = TONGUES[language].LABELS
    parts = (
        [f"{activities[0].controller}\n{activities[0].controller_contact}\n{activities[0].officer}"]
        if activities
        else []
    )
    for each in activities:
        rows = [
            (labels.right, (each.basis,)),
            (labels.people, each.people),
            (labels.data, each.data),
            (labels.recipients, each.recipients),
            (labels.sections["transfers"], each.transfers),
            (labels.sections["retention"], each.retention),
            (labels.sections["security"], each.security),
        ]
        shown = [
            f"  {label}\n" + "\n".join(f"    {value}" for value in values) for label, values in rows if any(values)
        ]
        parts.append("\n".join([f"{each.purpose} [{each.activity}] – {each.controller}", *shown]))
    return "\n\n".join(parts)
