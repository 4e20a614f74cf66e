"""What every answer tells besides the data itself: who, why, to whom, how long, which rights (GDPR art. 15(1) and (2)).

Plain JSON values, with each sentence in both languages: the page, the JSON file and the letter are made from the same.
"""

from __future__ import annotations

from typing import Any

from kept.calendar import Period, day_in_words
from kept.findings import Words
from kept.grammar import french
from kept.grammar.events import event_told
from kept.holdings import Inventory
from kept.holdings.coverage import clauses_for, kinds_of
from kept.law.articles import UnknownArticle, article
from kept.law.vocabulary import Right
from kept.policy import Basis, Party, Policy, Profiling, Purpose, RetentionClause, Wording

Json = dict[str, Any]


def two(words: Words | Wording) -> Json:
    """Both languages."""
    return {"en": words["en"], "fr": words["fr"]}


def both(en: str, fr: str) -> Json:
    """A sentence in both languages."""
    return {"en": en, "fr": fr}


def cited(law: str | None) -> Json | None:
    """A citation as each language writes it; one that Kept does not know stays as the policy wrote it."""
    if law is None:
        return None
    try:
        known = article(law)
    except UnknownArticle:
        return {"id": law, "en": law, "fr": law, "url": None}
    return {"id": known.id, "en": known.cite("en"), "fr": known.cite("fr"), "url": known.url}


def controller(policy: Policy) -> Json:
    """Who answers for the data (GDPR art. 4(7)): on every export."""
    party = policy.controller_party
    if party is None:
        return _NOBODY | {"id": policy.controller, "name": both(policy.controller, policy.controller)}
    return {
        "id": policy.controller,
        "name": two(party.name),
        **{key: getattr(party, key) for key in ("address", "email", "phone", "registration")},
        "dpo": party.dpo if party.dpo != "none" else None,
    }


_NOBODY: Json = dict.fromkeys(("address", "email", "phone", "registration", "dpo"))


def purposes(policy: Policy, names: list[str]) -> list[Json]:
    """Why the data is held, and by what right (art. 15(1)(a))."""
    return [_purpose(policy, name, policy.purposes[name]) for name in names if name in policy.purposes]


def _purpose(policy: Policy, name: str, purpose: Purpose) -> Json:
    return {
        "id": f"purposes.{name}",
        "is": two(purpose.is_),
        "bases": [_basis(basis) for basis in purpose.bases],
        "data": [two(policy.data[name].words) for name in purpose.data if name in policy.data],
        "recipients": [f"parties.{name}" for name in purpose.recipients],
        "profiling": _profiling(purpose.profiling),
    }


def _profiling(profiling: Profiling | None) -> Json | None:
    """The logic of it, and what follows for the person (art. 15(1)(h))."""
    if profiling is None:
        return None
    logic, consequences = profiling.logic, profiling.consequences
    return {
        "logic": two(logic) if logic is not None else None,
        "consequences": two(consequences) if consequences is not None else None,
    }


def _basis(basis: Basis) -> Json:
    return {
        "id": basis.kind.value,
        **both(basis.kind.label("en"), basis.kind.label("fr")),
        "law": cited(basis.kind.article),
        "interest": two(basis.interest) if basis.interest is not None else None,
        "obliged_by": cited(basis.law),
    }


def recipients(policy: Policy, names: list[str]) -> list[Json]:
    """Who receives the data, by name (art. 15(1)(c); CJEU C-154/21: the actual recipients)."""
    told: list[Json] = []
    for name in dict.fromkeys(party for purpose in names for party in policy.purposes[purpose].recipients):
        party = policy.parties.get(name)
        if party is not None:
            told.append(_recipient(name, party))
    return told


def _recipient(name: str, party: Party) -> Json:
    return {
        "id": f"parties.{name}",
        "name": two(party.name),
        "role": party.role.value if party.role is not None else None,
        "does": two(party.does) if party.does is not None else None,
        "country": party.country,
    }


_TOOLS = {
    "adequacy": both("an adequacy decision", "une décision d’adéquation"),
    "scc": both("standard contractual clauses", "des clauses contractuelles types"),
    "bcr": both("binding corporate rules", "des règles d’entreprise contraignantes"),
    "derogation": both("a derogation", "une dérogation"),
}


def transfers(policy: Policy, names: list[str]) -> list[Json]:
    """Where data leaves the European Economic Area, and under which safeguard (art. 15(2))."""
    told: list[Json] = []
    for name in dict.fromkeys(party for purpose in names for party in policy.purposes[purpose].recipients):
        party = policy.parties.get(name)
        if party is None:
            continue
        abroad = dict(party.onward)
        if party.transfer is not None and party.country is not None:
            abroad[party.country] = party.transfer
        for country, transfer in abroad.items():
            tool = _TOOLS.get(transfer.tool or "", both("a tool that is not stated", "un outil qui n’est pas précisé"))
            told.append({"to": two(party.name), "country": country, "tool": tool, "scheme": transfer.scheme})
    return told


def retention(policy: Policy, name: str) -> Json:
    """How long, since when, and why (art. 15(1)(d))."""
    clause = policy.retention[name]
    return {
        "id": f"retention.{name}",
        "data": [two(policy.data[category].words) for category in clause.data if category in policy.data],
        "length": length(policy, clause),
        "duty": cited(clause.duty),
        "why": two(clause.why) if clause.why is not None else None,
    }


def length(policy: Policy, clause: RetentionClause) -> Json:
    """How long, in the words of the notice: "3 years from your last contact with us"."""
    since = event_told(policy, clause.since) if clause.since else None
    until = event_told(policy, clause.keep.until) if clause.keep and clause.keep.until else None
    whole = clause.length
    if whole is None:
        return both(f"until {until.en}", f"jusqu’{french.a(until.fr)}") if until else both("", "")
    if since is not None and whole == Period():
        return both(f"erased right after {since.en}", f"effacement aussitôt après {since.fr}")
    counted = both(whole.in_words("en"), whole.in_words("fr"))
    if since is not None:
        counted = both(f"{counted['en']} from {since.en}", f"{counted['fr']} à compter {french.de(since.fr)}")
    if until is not None and clause.keep and clause.keep.until != clause.since:
        counted = both(
            f"until {until.en}, at most {counted['en']}", f"jusqu’{french.a(until.fr)}, au plus {counted['fr']}"
        )
    return counted


_HOW = {
    Right.RECTIFICATION: both("have it corrected", "les faire rectifier"),
    Right.ERASURE: both("have it erased", "les faire effacer"),
    Right.RESTRICTION: both("have its use restricted", "en faire limiter l’usage"),
    Right.OBJECTION: both("object to its use", "vous opposer à leur usage"),
    Right.PORTABILITY: both("receive it in a form another can read", "les recevoir sous une forme réutilisable"),
    Right.WITHDRAW_CONSENT: both("withdraw your consent", "retirer votre consentement"),
    Right.POST_MORTEM: both("say what becomes of it after your death", "décider de leur sort après votre mort"),
}


def rights(policy: Policy) -> Json:
    """The other rights, how to use them, to whom to complain, and before whom (art. 12(4), 15(1)(e) and (f), 77, 79)."""
    authority = policy.parties.get(policy.rights.complaint or "")
    return {
        "open": [
            {"id": right.value, **both(right.label("en"), right.label("fr")), "means": _HOW[right]}
            for right in policy.rights.open
            if right in _HOW
        ],
        "to": list(policy.rights.requests.to) if policy.rights.requests else [],
        "complaint": {
            "to": two(authority.name) if authority else None,
            "at": policy.rights.complaint_at,
            "law": cited("GDPR 77"),
            "court": cited("GDPR 79"),
            "told_of": cited("GDPR 12(4)"),
        },
        "automated_decisions": policy.rights.automated_decisions,
    }


def not_reached(policy: Policy, inventory: Inventory) -> list[Json]:
    """What others hold for the controller, and why it is not in the copy: an omission is told, never silent."""
    told: list[Json] = []
    for name, holding in inventory.holdings.items():
        if holding.by is None or holding.by == "kept":
            continue
        party = policy.parties.get(holding.by)
        who = two(party.name) if party else both(holding.by, holding.by)
        told.append(
            {
                "holding": name,
                "by": who,
                "data": [two(policy.words_of_field(field)) for field in holding.holds],
                "why": both(
                    f"{who['en']} holds this for us; it is not searched by the identifiers you gave, and is not part of this answer",
                    f"{who['fr']} détient ces données pour nous ; elles ne se recherchent pas avec les identifiants donnés et ne figurent pas dans cette réponse",
                ),
            }
        )
    return told


def day(value: Any) -> Json | None:
    """A day in words."""
    return None if value is None else both(day_in_words(value, "en"), day_in_words(value, "fr"))


def kept_itself(policy: Policy, inventory: Inventory) -> list[Json]:
    """What Kept keeps of the request, and how long: it proves that the person was answered (GDPR art. 5(2))."""
    told: list[Json] = []
    for name, holding in inventory.holdings.items():
        if holding.by != "kept":
            continue
        covering = dict.fromkeys(
            clause
            for kind in kinds_of(policy, inventory, name)
            for field in holding.holds
            for clause in clauses_for(policy, inventory, name, kind, field)
        )
        data = [two(policy.words_of_field(field)) for field in holding.holds]
        told += [{"data": data, **retention(policy, clause)} for clause in covering]
    return told
