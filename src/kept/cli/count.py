"""`kept count`: figures that the policy declares, counted where the records lie, without a small group in them."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import FILE, NAME, counted, format_option, lang_option, language, number, say

if TYPE_CHECKING:
    from kept.accountability import KeptSet, Use
    from kept.accountability.figures import Cell
    from kept.holdings import Inventory
    from kept.policy import Policy

_REFUSED = 1


@click.command(
    help=say(
        """Count what the policy lets you count, for people in groups and never in small ones.

        \b
        Example:
          kept count statistics examples/wimi --per features_used
          kept count feature-share examples/denaroo --per feature_log --format json

        Exit code 1 where the figures are refused.
        """,
        """Compter ce que la politique permet de compter, par groupes de personnes et jamais par petits groupes.

        \b
        Exemple :
          kept count statistics examples/wimi --per features_used
          kept count feature-share examples/denaroo --per feature_log --format json

        Code de sortie 1 si les chiffres sont refusés.
        """,
    )
)
@click.argument(
    "aggregate",
    metavar=say("FIGURES", "CHIFFRES"),
    help=say(
        "The figures, as the policy names them under `aggregates`.", "Les chiffres, tels que nommés sous `aggregates`."
    ),
)
@folder_argument
@click.option(
    "--per",
    multiple=True,
    metavar=NAME,
    help=say("One figure for each value of this field.", "Un chiffre pour chaque valeur de ce champ."),
)
@click.option(
    "--holding",
    metavar=NAME,
    help=say(
        "The holding to count (default: the only one that has the fields).",
        "Le gisement à compter (par défaut : le seul qui a ces champs).",
    ),
)
@click.option(
    "--for",
    "purpose",
    metavar=say("PURPOSE", "FINALITÉ"),
    help=say("What the figures are for.", "À quoi servent les chiffres."),
)
@click.option(
    "--on",
    "on_",
    metavar="DATE",
    help=say("The day of the count (default: today).", "Le jour du comptage (par défaut : aujourd’hui)."),
)
@click.option("--by", metavar=NAME, help=say("Who counts.", "Qui compte."))
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=FILE,
    help=say("Keep the figures in this file, sealed.", "Conserver les chiffres dans ce fichier, scellés."),
)
@state_option
@format_option("text", "json")
@lang_option
def count(
    aggregate: str,
    folder: Path,
    per: tuple[str, ...],
    holding: str | None,
    purpose: str | None,
    on_: str | None,
    by: str | None,
    out: Path | None,
    state: Path | None,
    format_: str,
) -> None:
    """The figures, the count written to the journal."""
    from kept.accountability import Asked, Count
    from kept.accountability import use as read
    from kept.cli.given import filled
    from kept.cli.request_desk import world_of
    from kept.cli.screen import day_of
    from kept.cli.set_file import write_set

    for option, text in (("--holding", holding), ("--for", purpose), ("--by", by)):
        filled(option, text)
    here = organisation(folder, state)
    world = world_of(here)
    now, policy = datetime.now(UTC), here.sound.policy
    place, aim = _meant(policy, world.inventory, aggregate, per, holding, purpose)
    asked = Asked(
        *(aim, place, day_of("--on", on_) if on_ else now.date()), by=by, fields=per, count=Count(aggregate, per)
    )
    made = read(here.sound, world.inventory, world.connect, world.state, world.journal, asked, now)
    if out is not None and made.granted:
        write_set(out, _kept(policy, aggregate, per, made).text(world.state.keys))
    here.close()
    told = _plain(policy, world.inventory, aggregate, per, made)
    if format_ == "json":
        json.dump(told, sys.stdout, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write("\n")
    else:
        _show(told)
    if not made.granted:
        sys.exit(_REFUSED)


def _meant(
    policy: Policy, inventory: Inventory, aggregate: str, per: tuple[str, ...], holding: str | None, purpose: str | None
) -> tuple[str, str]:
    """The holding and the purpose: as given, else the only ones that fit."""
    from kept.findings import stopped

    told = policy.aggregates.get(aggregate)
    if told is None:
        listed = ", ".join(policy.aggregates)
        raise stopped(
            "unknown-figures",
            f"the policy declares no figures `{aggregate}`",
            f"la politique ne déclare pas de chiffres `{aggregate}`",
            help_en=f"write one of: {listed}" if listed else "declare them under `aggregates:`",
            help_fr=f"écrivez l’un de ceux-ci : {listed}" if listed else "déclarez-les sous `aggregates:`",
            exit_code=2,
        )
    fitting = [
        name
        for name, one in inventory.holdings.items()
        if one.by is None
        and set(per) <= set(one.holds)
        and {policy.category_of(field) for field in one.holds} & set(told.data)
        and set(one.for_) & set(told.purposes)
    ]
    if holding is None and len(fitting) != 1:
        raise stopped(
            "which-holding",
            f"`{aggregate}` can be counted in several holdings"
            if fitting
            else f"no holding has what `{aggregate}` counts",
            f"`{aggregate}` se compte dans plusieurs gisements"
            if fitting
            else f"aucun gisement n’a ce que compte `{aggregate}`",
            help_en=f"name one with `--holding`: {', '.join(fitting or inventory.holdings)}",
            help_fr=f"désignez-en un par `--holding` : {', '.join(fitting or inventory.holdings)}",
            exit_code=2,
        )
    place = holding or fitting[0]
    held = inventory.holdings[place].for_ if place in inventory.holdings else ()
    return place, purpose or next((aim for aim in told.purposes if aim in held), next(iter(told.purposes), ""))


def _kept(policy: Policy, aggregate: str, per: tuple[str, ...], made: Use) -> KeptSet:
    from kept.accountability import KeptSet

    told, figures = policy.aggregates[aggregate], made.figures
    return KeptSet(
        figures=aggregate,
        personal=False,
        purposes=told.purposes,
        made=made.asked.on.isoformat(),
        sources=(made.asked.holding,),
        method=told.method[language()] if told.method else None,
        per=per,
        rows=tuple(_row(cell) for cell in (figures.cells if figures else ())),
    )


def _row(cell: Cell) -> dict[str, Any]:
    plain = {name: one if isinstance(one, str | int | None) else str(one) for name, one in cell.values.items()}
    return {**plain, "people": cell.people, "records": cell.records, "percent": round(100 * cell.share, 1)}


def _plain(policy: Policy, inventory: Inventory, aggregate: str, per: tuple[str, ...], made: Use) -> dict[str, Any]:
    lang, told = language(), policy.aggregates[aggregate]
    held = inventory.holdings[made.asked.holding].holds
    from_ = dict.fromkeys(policy.category_of(field) for field in held)
    return {
        "figures": aggregate,
        "is": told.is_[lang],
        "enriched": True,  # drawn by the organisation from what it was given
        "personal": False,
        "granted": made.granted,
        "reason": made.refusal[lang] if made.refusal else None,
        "purpose": made.asked.purpose,
        "basis": made.basis,
        "sources": [{"holding": made.asked.holding, "data": [name for name in told.data if name in from_]}],
        "method": told.method[lang] if told.method else None,
        "tested": told.tested.day.isoformat() if told.tested else None,
        "at-least": told.at_least,
        "per": list(per),
        "rows": [_row(cell) for cell in (made.figures.cells if made.figures else ())],
        "hidden": made.figures.hidden if made.figures else None,
        "people": made.figures.people if made.figures else None,
        "records": made.figures.records if made.figures else None,
        "entry": made.entry,
    }


def _show(told: dict[str, Any]) -> None:
    if not told["granted"]:
        click.echo(say(f"Refused: {told['reason']}.", f"Refusé : {told['reason']}."), err=True)
    else:
        _table(told)
    source = told["sources"][0]
    about = f"{source['holding']} ({', '.join(source['data'])})"
    click.echo(say(f"Source: {about}", f"Source : {about}"), err=True)
    if told["method"]:
        click.echo(say(f"Method: {told['method']}", f"Méthode : {told['method']}"), err=True)
    click.echo(say(f"Journal entry {told['entry']}.", f"Écriture {told['entry']} du journal."), err=True)


def _table(told: dict[str, Any]) -> None:
    if told["rows"]:
        heads = [say("people", "personnes"), say("records", "enregistrements"), "%"]
        click.echo("\t".join([*told["per"], *heads]))
    for row in told["rows"]:
        values = [str(row[name]) if row[name] is not None else "–" for name in told["per"]]
        click.echo("\t".join([*values, number(row["people"]), number(row["records"]), str(row["percent"])]))
    if told["hidden"]:
        hidden = counted(told["hidden"], ("group", "groups"), ("groupe", "groupes"))
        few = told["at-least"]
        click.echo(
            say(
                f"{hidden} not shown: fewer than {few} people, or enough to work out a group that is so small",
                f"{hidden} non montrés : moins de {few} personnes, ou de quoi déduire un groupe aussi petit",
            )
        )
