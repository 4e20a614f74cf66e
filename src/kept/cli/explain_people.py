"""What governs the data of a kind of people: the version in force, and for each purpose its basis, data and duration."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from kept.calendar import day_in_words
from kept.findings import Language
from kept.holdings.coverage import speaks_of_data, speaks_of_people
from kept.load import Loaded
from kept.policy import Basis, Policy, Purpose
from kept.render.words import cited, seen_lines, spaced


def governing(loaded: Loaded, word: str, day: date, language: Language, format_: str) -> str:
    """What the version in force on a day says of these people; of each kind where the word is an umbrella."""
    policy = loaded.in_force_on(day)
    value = as_value(policy, word, language)
    if format_ == "json":
        return json.dumps(value, ensure_ascii=False, indent=2)
    return seen_lines(_text(value, policy, language))


def as_value(policy: Policy, word: str, language: Language) -> dict[str, Any]:
    """As plain values: the same for every kind that an umbrella word covers, each under its own name."""
    controller = policy.controller_party
    return {
        "asked": word,
        "policy": policy.policy[language],
        "controller": controller.name[language] if controller is not None else policy.controller,
        "version": policy.version,
        "effective": policy.effective.isoformat() if policy.effective else None,
        "people": [_kind(policy, kind, language) for kind in policy.kinds(word)],
        "rights": [right.value for right in policy.rights.open],
        "requests_to": list(policy.rights.requests.to) if policy.rights.requests else [],
    }


def _kind(policy: Policy, kind: str, language: Language) -> dict[str, Any]:
    from kept.publish import sentence_of_clause

    category = policy.people.get(kind)
    clauses = [name for name, clause in policy.retention.items() if speaks_of_people(policy, clause, kind)]
    return {
        "kind": kind,
        "name": (category.words[language] if category is not None else "") or kind,
        "purposes": [
            _purpose(policy, name, purpose, kind, language)
            for name, purpose in policy.purposes.items()
            if not purpose.people or any(kind in policy.kinds(word) for word in purpose.people)
        ],
        "retention": [
            {"clause": f"retention.{name}", "sentence": sentence_of_clause(policy, f"retention.{name}", language)}
            for name in clauses
        ],
    }


def _purpose(policy: Policy, name: str, purpose: Purpose, kind: str, language: Language) -> dict[str, Any]:
    clauses = {
        clause_name: clause
        for clause_name, clause in policy.retention.items()
        if speaks_of_people(policy, clause, kind) and (not clause.purposes or name in clause.purposes)
    }
    return {
        "purpose": name,
        "is": purpose.is_[language],
        "basis": _bases(purpose.bases, language),
        "data": [
            {
                "category": category,
                "fields": [words[language] or field for field, words in policy.data[category].fields.items()],
                "clauses": [
                    f"retention.{clause_name}"
                    for clause_name, clause in clauses.items()
                    if speaks_of_data(policy, clause, category)
                ],
            }
            for category in purpose.data
            if category in policy.data
        ],
        "recipients": [policy.parties[party].name[language] for party in purpose.recipients if party in policy.parties],
    }


def _bases(bases: tuple[Basis, ...], language: Language) -> str | None:
    return " ; ".join(_basis(basis, language) for basis in bases) or None


def _basis(basis: Basis, language: Language) -> str:
    interest = basis.interest[language] if basis.interest is not None else ""
    detail = cited(basis.law, language) if basis.law else interest
    colon = "\u00a0: " if language == "fr" else ": "
    return basis.kind.label(language) + (f"{colon}{detail}" if detail else "")


def _text(value: dict[str, Any], policy: Policy, language: Language) -> str:
    french = language == "fr"
    effective = day_in_words(policy.effective, language) if policy.effective else "—"
    since = f"en vigueur depuis le {effective}" if french else f"in force since {effective}"
    lines = [f"{value['policy']}, version {value['version'] or '—'}, {since} ({value['controller']})"]
    for person in value["people"]:
        lines += ["", f"{person['kind']} — {person['name']}"]
        for purpose in person["purposes"]:
            lines += _purpose_lines(purpose, french=french)
        lines += ["  " + ("combien de temps" if french else "how long")]
        lines += [f"    [{row['clause']}] {row['sentence']}" for row in person["retention"]]
    rights = ", ".join(right.label(language) for right in policy.rights.open) or "—"
    to = ", ".join(value["requests_to"]) or "—"
    if french:
        return "\n".join([*lines, "", spaced(f"droits : {rights}"), spaced(f"demandes : {to}")])
    return "\n".join([*lines, "", f"rights: {rights}", f"requests: {to}"])


def _purpose_lines(purpose: dict[str, Any], *, french: bool) -> list[str]:
    fields = [field for data in purpose["data"] for field in data["fields"]]
    clauses = dict.fromkeys(f"[{name}]" for data in purpose["data"] for name in data["clauses"])
    return [
        f"  {purpose['is']}",
        _row("base" if french else "basis", purpose["basis"] or "—"),
        _row("données" if french else "data", ", ".join(fields) or "—"),
        _row("durée" if french else "kept", " ".join(clauses) or "—"),
        _row("destinataires" if french else "recipients", ", ".join(purpose["recipients"]) or "—"),
    ]


def _row(name: str, text: str) -> str:
    return f"    {name:<14}{text}"
