"""Sets that are kept in a file: figures of nobody, and figures joined with records, which speak of people again.

For a DPO: figures stay anonymous only as long as they stand alone. Joined with personal data they become personal at that
moment: the set is labelled so, the join is journalled, and the set serves the purpose of the join and no other. It holds
no value of the records, only which records they are: each time it is opened the records are read anew, under the same
limits. Whoever was erased, whose data has lapsed or who has objected is no longer in it (GDPR art. 4(1), 5(1)(b) and (e)).

For an engineer: one JSON document a set, sealed with the organisation's key; a label that was changed by hand is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from kept.accountability.figures import looks_personal, untested
from kept.accountability.reason import Reason
from kept.accountability.use import Asked, Connect, Left, Use, use
from kept.findings import Words
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links.person import key_of
from kept.load import Loaded
from kept.state import State
from kept.state.keys import Keys

_FIGURES = ("people", "percent")


@dataclass(frozen=True, slots=True)
class KeptSet:
    """Figures with their label. ``holding`` and ``fields``: the records they were joined with; empty where they stand alone.

    ``rows``: the values of ``per`` and their figures; of a joined set, the key of each record and its figures.
    """

    figures: str
    personal: bool
    purposes: tuple[str, ...]
    made: str
    sources: tuple[str, ...]
    method: str | None
    per: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...]
    holding: str | None = None
    fields: tuple[str, ...] = ()
    enriched: bool = True  # drawn by the organisation from what it was given

    def text(self, keys: Keys) -> str:
        """The document, sealed."""
        return json.dumps({**asdict(self), "seal": _seal(keys, asdict(self))}, ensure_ascii=False, indent=2) + "\n"


def parse(keys: Keys, text: str) -> KeptSet | Reason:
    """The set of a document; a reason where it is none, or is not as it was sealed."""
    try:
        told: dict[str, Any] = json.loads(text)
        seal = told.pop("seal")
        given: Any = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
        found = KeptSet(**given)
    except (ValueError, TypeError, AttributeError, KeyError):
        return _reason(
            "no-set", "this file is no set that Kept made", "ce fichier n’est pas un jeu de données établi par Kept"
        )
    if seal != _seal(keys, asdict(found)):
        return _reason(
            "set-altered",
            "the set is not as Kept made it: nothing shows any more that it names nobody",
            "le jeu de données n’est pas tel que Kept l’a établi : plus rien ne montre qu’il ne nomme personne",
        )
    return found


def open_set(
    loaded: Loaded,
    inventory: Inventory,
    connect: Connect,
    state: State,
    journal: Journal,
    opened: KeptSet | Reason,
    asked: Asked,
    at: datetime,
) -> Use:
    """Use a set for a purpose: the figures as they are, or the records they were joined with, read anew."""
    reason = opened if isinstance(opened, Reason) else _unusable(loaded, opened, asked)
    if isinstance(opened, Reason) or reason is not None:
        return _refused(journal, asked, reason, at)
    if opened.holding is None:
        done = journal.note(Kind.FIGURES_USE, _about(opened, asked), at)
        return Use(asked, opened.per, opened.rows, (), done.seq)
    key, known = key_of(inventory, opened.holding), {str(row["key"]): row for row in opened.rows}
    among = tuple(row["key"] for row in opened.rows)
    found = use(
        *(loaded, inventory, connect, state, journal),
        replace(asked, holding=opened.holding, fields=opened.fields, among=among),
        at,
    )
    rows = [{**one, **_figures(opened.figures, known[str(one[key])])} for one in found.records]
    gone = len(known) - len(rows) - sum(one.records for one in found.left)
    left = (*found.left, *([_gone(gone)] if gone > 0 and found.granted else []))
    return replace(found, records=tuple(rows), left=left)


def join(
    loaded: Loaded,
    inventory: Inventory,
    connect: Connect,
    state: State,
    journal: Journal,
    opened: KeptSet | Reason,
    asked: Asked,
    at: datetime,
) -> tuple[Use, KeptSet | None]:
    """Join figures with the records of a holding, by the fields that both have: what comes of it is personal."""
    reason = opened if isinstance(opened, Reason) else _unusable(loaded, opened, asked)
    if reason is None and not isinstance(opened, Reason):
        reason = _unjoinable(inventory, opened, asked)
    if isinstance(opened, Reason) or reason is not None:
        return _refused(journal, asked, reason, at), None
    wanted = tuple(dict.fromkeys((*opened.per, *asked.fields)))
    found = use(loaded, inventory, connect, state, journal, replace(asked, fields=wanted), at)
    if not found.granted:
        return found, None
    alike = {tuple(str(row[field]) for field in opened.per): row for row in opened.rows}
    rows = [
        {**one, **_figures(opened.figures, alike.get(tuple(str(one.get(field)) for field in opened.per), {}))}
        for one in found.records
    ]
    key = key_of(inventory, asked.holding)
    purpose = found.asked.part or found.asked.purpose
    about = _about(opened, asked) | {
        "holding": asked.holding,
        "use": found.entry,
        "records": len(rows),
        "personal": True,
    }
    journal.note(Kind.FIGURES_JOIN, about, at)
    kept = replace(
        opened,
        personal=True,  # at this moment, whatever the figures were (recital 26)
        purposes=(purpose,),
        made=at.date().isoformat(),
        holding=asked.holding,
        fields=found.fields,
        sources=tuple(dict.fromkeys((*opened.sources, asked.holding))),
        rows=tuple({"key": one[key], **{name: one[f"{opened.figures}.{name}"] for name in _FIGURES}} for one in rows),
    )
    return replace(found, records=tuple(rows)), kept


def _unusable(loaded: Loaded, opened: KeptSet, asked: Asked) -> Reason | None:
    """Why a set may not be used for a purpose on a day: its purposes, its test, its rows as they are judged now."""
    whole = loaded.policy.whole(asked.purpose)
    if asked.purpose not in opened.purposes and whole not in opened.purposes:
        return _reason(
            "not-a-purpose-of-the-set",
            f"this set serves {', '.join(f'`{one}`' for one in opened.purposes)}, not `{asked.purpose}`",
            f"ce jeu de données sert à {', '.join(f'`{one}`' for one in opened.purposes)}, non à `{asked.purpose}`",
        )
    told = loaded.policy.aggregates.get(opened.figures)
    if told is None:
        return _reason(
            "figures-not-declared",
            f"the policy no longer declares `{opened.figures}`",
            f"la politique ne déclare plus `{opened.figures}`",
        )
    if opened.personal:
        return None  # the limits of the records decide
    if (reason := untested(loaded.policy, opened.figures, asked.on)) is not None:
        return reason
    values = (row[field] for row in opened.rows for field in opened.per)
    if any(row["people"] < told.at_least for row in opened.rows) or any(looks_personal(value) for value in values):
        return _reason(
            "singles-people-out",
            f"a figure of the set is on fewer than {told.at_least} people, or names somebody",
            f"un chiffre du jeu de données porte sur moins de {told.at_least} personnes, ou nomme quelqu’un",
        )
    return None


def _unjoinable(inventory: Inventory, opened: KeptSet, asked: Asked) -> Reason | None:
    """Figures are joined by what both have; they have no key of people, so nobody is found by one (recital 26)."""
    held = inventory.holdings.get(asked.holding)
    if opened.personal or (held is not None and not (opened.per and set(opened.per) <= set(held.holds))):
        return _reason(
            "no-key",
            f"no key leads from `{opened.figures}` to the records of `{asked.holding}`: the set has none of people",
            f"aucune clé ne mène de `{opened.figures}` aux enregistrements de `{asked.holding}` : le jeu n’en a pas de personnes",
        )
    return None


def _figures(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{name}.{figure}": row.get(figure) for figure in _FIGURES}


def _about(opened: KeptSet, asked: Asked) -> dict[str, JSON]:
    return {
        "purpose": asked.purpose,
        "aggregate": opened.figures,
        "on": asked.on.isoformat(),
        "personal": opened.personal,
    }


def _refused(journal: Journal, asked: Asked, reason: Reason | None, at: datetime) -> Use:
    code, words = (reason.code, reason.words) if reason is not None else ("no-set", Words("", ""))
    known = asked.purpose if asked.purpose.replace("-", "").isalnum() else None
    entry = journal.refused(Kind.FIGURES_USE, {"purpose": known, "on": asked.on.isoformat(), "reason": code}, at)
    return Use(asked, (), (), (), entry.seq, words)


def _gone(records: int) -> Left:
    words = Words("erased since the set was made", "effacés depuis que le jeu de données a été établi")
    return Left("erased-since", records, words)


def _seal(keys: Keys, told: Mapping[str, Any]) -> str:
    plain = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return keys.pseudonym("set", hashlib.sha256(plain.encode()).hexdigest())


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
