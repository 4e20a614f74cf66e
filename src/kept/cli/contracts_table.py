"""Contracts on a terminal: a table of all parties, or the file of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import click
from rich import box
from rich.table import Table
from rich.text import Text

from kept.calendar import day_in_words
from kept.cli.screen import console
from kept.cli.words import language, say
from kept.contracts import DUTIES, TERMS, Bound, Contracts, Flows
from kept.findings import Words
from kept.law.articles import article
from kept.policy import Role
from kept.policy.transfers import abroad
from kept.render.words import seen

_ROLES = {
    Role.CONTROLLER: Words("controller", "responsable"),
    Role.JOINT_CONTROLLER: Words("joint controller", "responsable conjoint"),
    Role.PROCESSOR: Words("processor", "sous-traitant"),
    Role.RECIPIENT: Words("recipient", "destinataire"),
    Role.STAFF: Words("staff", "personnel"),
    Role.AUTHORITY: Words("authority", "autorité"),
}
_KINDS = {
    "natural-person": Words("natural person", "personne physique"),
    "company": Words("company", "société"),
    "public-body": Words("public body", "organisme public"),
}


def every(rows: Sequence[Bound], flows: Flows, filed: Contracts | None) -> None:
    """All parties, then what leaves the EEA."""
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False)
    heads = (
        ("", ""),
        ("party", "partie"),
        ("role", "rôle"),
        ("signed", "signé"),
        ("until", "jusqu’au"),
        ("next", "à venir"),
    )
    for en, fr in heads:
        table.add_column(say(en, fr), no_wrap=(en != "next"))
    for row in rows:
        table.add_row(_mark(row), *map(Text, (row.name, _role(row), _day(row.signed), _day(row.until), _next(row))))
    console().print(table)
    if filed is None:
        click.echo(
            say(
                "There is no contracts.yaml: only the days of the policy are known.",
                "Il n’y a pas de contracts.yaml : seules les dates de la politique sont connues.",
            )
        )
    if flows.leaving:
        share, leaving = f"{100 * flows.share:.0f}", len(flows.leaving)
        click.echo(
            say(
                f"Outside the EEA: {leaving} of {flows.every} flows ({share}%), with {', '.join(flows.parties)}.",
                f"Hors de l’EEE : {leaving} flux sur {flows.every} ({share} %), avec {', '.join(flows.parties)}.",
            )
        )


def one(row: Bound, on: date) -> None:
    """The file of one party: who it is, what it owes, what is on file, what is missing, what falls due."""
    lang = language()
    kind = _KINDS[row.contract.kind][lang] if row.contract.kind else ""
    name, described = row.party.name[lang], ", ".join(part for part in (_role(row), kind, row.party.country) if part)
    click.echo(f"{seen(name)} ({described})")
    for line in _on_file(row):
        click.echo(f"  {line}")
    if row.party.role is not None:
        click.echo(say("it has to", "elle doit"))
        for law, words in DUTIES[row.party.role]:
            click.echo(f"  – {words[lang]} ({article(law).cite(lang)})")
    if row.gaps:
        click.echo(say("missing or lapsed", "manquant ou expiré"))
        for gap in row.gaps:
            click.echo(f"  {'✗' if gap.stops else '!'} {gap.words[lang]}")
            click.echo(f"    {gap.help[lang]}")
    if row.dues:
        click.echo(say("falls due", "à venir"))
        for due in row.dues:
            click.echo(f"  {_day(due.day)}  {due.what[lang]}")
    if not row.gaps:
        click.echo(say(f"In order on {day_in_words(on, 'en')}.", f"En ordre le {day_in_words(on, 'fr')}."))


def _on_file(row: Bound) -> Iterator[str]:
    """What the entry says, and what the policy says of where the party takes data."""
    lang, contract, party = language(), row.contract, row.party
    signed, until = _day(row.signed) or "–", _day(row.until) or "–"
    yield say(f"signed {signed}, until {until}", f"signé le {signed}, jusqu’au {until}")
    if party.role is Role.PROCESSOR:
        held = sum(term in contract.terms for term in TERMS)
        yield say(f"{held} of {len(TERMS)} terms", f"{held} clauses sur {len(TERMS)}")
    if party.provides:
        provided, served = ", ".join(party.provides), ", ".join(party.serves) or "–"
        yield say(f"provides {provided}; for {served}", f"fournit {provided} ; pour {served}")
    for country, transfer in abroad(party):
        tool = transfer.tool if transfer is not None and transfer.tool else "–"
        yield say(f"outside the EEA: {country} ({tool})", f"hors de l’EEE : {country} ({tool})")
    for study in contract.studies:
        decided = {"agreed": say("agreed", "accord"), "refused": say("refused", "refus")}[study.outcome]
        chosen = f" ({seen(study.choice[lang])})" if study.choice else ""
        yield f"{seen(study.client)}, {study.service}, {_day(study.dated)}{say(':', ' :')} {decided}{chosen}"
    if (staff := contract.staff) is not None:
        roles, stated = seen(", ".join(staff.roles)), _day(staff.stated)
        yield say(f"authorised on {stated}: {roles}", f"habilités le {stated} : {roles}")


def _mark(row: Bound) -> Text:
    return Text("✗", "bold red") if row.stopped else Text("!", "yellow") if row.gaps else Text("✓", "green")


def _role(row: Bound) -> str:
    return _ROLES[row.party.role][language()] if row.party.role else say("no role", "sans rôle")


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _next(row: Bound) -> str:
    """The first gap, else the nearest day."""
    lang = language()
    if row.gaps:
        more = f" (+{len(row.gaps) - 1})" if len(row.gaps) > 1 else ""
        return seen(row.gaps[0].words[lang]) + more
    return f"{_day(row.next.day)}  {row.next.what[lang]}" if row.next else ""
