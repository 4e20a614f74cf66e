"""`kept collect --asked`: the list of what is asked in one case, before anything is given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from kept.cli.words import language, say

if TYPE_CHECKING:
    from kept.consent.asked import Wanted
    from kept.load import Loaded
    from kept.policy import CollectionPoint, Policy
    from kept.work.organisation import Organisation


def tell_asked(
    opened: Organisation, loaded: Loaded, name: str, given: Mapping[str, str | tuple[str, ...]], format_: str
) -> None:
    """Print what is asked at a collection point; ``given`` is what is known of the case, and of the person, so far."""
    from kept.cli.given import declared
    from kept.consent.already import already
    from kept.consent.asked import cases_of, wanted
    from kept.holdings import Inventory

    declared("NAME", name, loaded.policy.collection)
    policy, point = loaded.policy, loaded.policy.collection[name]
    texts = {field: value for field, value in given.items() if isinstance(value, str)}
    today = datetime.now(ZoneInfo(policy.zone)).date()
    file = already(policy, loaded.inventory or Inventory(), opened.connector, name, texts, today)
    asked = wanted(point, given, file.settled)
    if format_ == "json":
        cases = {case: _law(point, case) for case in cases_of(point, given)}
        told = {"point": name, "cases": cases, "asked": [_plain(one) for one in asked]}
        told |= {"checked_already": sorted(file.settled)} if file.settled else {}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in asked:
        click.echo(_line(policy, point, one))


def _plain(one: Wanted) -> dict[str, Any]:
    found: dict[str, Any] = {"field": one.field, "required": one.required}
    more = {"either": list(one.either), "each": one.each, "case": one.case}
    return found | {key: value for key, value in more.items() if value}


def _law(point: CollectionPoint, case: str) -> str | None:
    law = point.cases[case].law
    return law[language()] if law is not None else None


def _line(policy: Policy, point: CollectionPoint, one: Wanted) -> str:
    """One field as a line: its public name, whether it is needed, and by which law."""
    lang = language()
    needed = say("required", "obligatoire") if one.required else say("optional", "facultatif")
    if one.either:
        needed = say("one of them is enough", "un seul suffit")
    each = f" ({one.each})" if one.each else ""
    law = _law(point, one.case) if one.case else None
    return f"{policy.words_of_field(one.field)[lang]}{each}\t{needed}" + (f"\t{law}" if law else "")
