"""`kept choice`: what a person says to a purpose, yes or no; it holds at once, everywhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli import choice_help
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, format_option, lang_option, language, say, subcommands

if TYPE_CHECKING:
    from kept.links.choices import Choice
    from kept.links.choosing import Recorded


@click.group(subcommand_metavar=subcommands(), help=choice_help.CHOICE)
@lang_option
def choice() -> None:
    """What people say to a purpose."""


def _of_person(command: Any) -> Any:
    return click.option(
        "--identify",
        "identify_",
        required=True,
        multiple=True,
        metavar=say("KIND=VALUE", "SORTE=VALEUR"),
        help=say("The person: email=…, phone=…", "La personne : email=…, phone=…"),
    )(command)


def _circumstances(command: Any) -> Any:
    """Who, how, where: the options that the four words of a choice share."""
    for option in (
        lang_option,
        format_option("text", "json"),
        state_option,
        click.option("--by", metavar=NAME, help=say("Who records it.", "Qui l’enregistre.")),
        click.option(
            "--method",
            type=click.Choice(["form", "email", "phone", "post", "link", "person"]),
            default="form",
            show_default=True,
            help=say("How it was said.", "Comment cela a été dit."),
        ),
        _of_person,
        folder_argument,
        click.argument(
            "purpose",
            metavar=say("PURPOSE", "FINALITÉ"),
            help=say(
                "The purpose, or a part of one, as the policy names it.",
                "La finalité, ou l’une de ses parties, telle que la politique la nomme.",
            ),
        ),
    ):
        command = option(command)
    return command


@choice.command(short_help=say("Consent is given.", "Le consentement est donné."), help=choice_help.GIVE)
@_circumstances
@click.option(
    "--at",
    "point",
    metavar=NAME,
    help=say("The collection point where it was asked.", "Le point de collecte où il a été demandé."),
)
@click.option("--until", metavar="DATE", help=say("The last day on which it holds.", "Le dernier jour où il vaut."))
def give(point: str | None, until: str | None, **told: Any) -> None:
    """A consent, with where it was asked and how long it holds."""
    from kept.cli.screen import day_of

    _record("given", point=point, until=day_of("--until", until) if until else None, **told)


def _word(name: str, said: str, short: str, page: str) -> Callable[..., None]:
    def command(**told: Any) -> None:
        _record(said, **told)

    command.__doc__ = short
    made: Callable[..., None] = choice.command(name, short_help=short, help=page)(_circumstances(command))
    return made


_word("refuse", "refused", say("Consent is refused.", "Le consentement est refusé."), choice_help.REFUSE)
_word("withdraw", "withdrawn", say("Consent is withdrawn.", "Le consentement est retiré."), choice_help.WITHDRAW)
_word("object", "objected", say("The person objects.", "La personne s’oppose."), choice_help.OBJECT)


@choice.command(short_help=say("What a person chose.", "Ce qu’une personne a choisi."), help=choice_help.SHOW)
@folder_argument
@_of_person
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, identify_: tuple[str, ...], state: Path | None, format_: str) -> None:
    """Every choice of a person, the oldest first: the proof of a consent (GDPR 7(1))."""
    from kept.cli.request_desk import identifiers, world_of
    from kept.links.choices import choices_of
    from kept.links.choosing import person_of

    here = organisation(folder, state)
    world, named = world_of(here), identifiers(identify_)
    people = [person_of(world.state.keys, kind, text, world.numbers) for kind in named for text in named[kind]]
    found = choices_of(world.state, people)
    here.close()
    if format_ == "json":
        _print([_plain(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.at:%Y-%m-%d}  {one.purpose}  {one.said.words[language()]}  « {one.words} »")
    if not found:
        click.echo(say("No choice is recorded.", "Aucun choix enregistré."), err=True)


def _record(
    said: str,
    *,
    purpose: str,
    folder: Path,
    identify_: tuple[str, ...],
    method: str,
    by: str | None,
    state: Path | None,
    format_: str,
    **more: Any,
) -> None:
    from kept.cli.given import filled
    from kept.cli.request_desk import identifiers, world_of
    from kept.links.choices import Said
    from kept.links.choosing import Chosen, choose

    filled("--by", by)
    here = organisation(folder, state)
    world = world_of(here)
    chosen = Chosen(purpose, Said(said), identifiers(identify_), method=method, language=language(), by=by, **more)
    done = choose(world.journal, world.policy, world.inventory, world.connect, chosen, datetime.now(UTC))
    here.close()
    if format_ == "json":
        _print(_told(done))
    else:
        click.echo(_line(done))


def _line(done: Recorded) -> str:
    lang = language()
    head = f"{done.purpose}{say(': ', ' : ')}{done.said.words[lang]}"
    left = ", ".join(basis.label(lang) for basis in done.left)
    goes_on = say(f" It goes on for this person on: {left}.", f" Elle se poursuit pour cette personne sur : {left}.")
    stops = say(" It stops for this person, at once.", " Elle cesse aussitôt pour cette personne.")
    return f"{head}.{goes_on if left else stops}{say(f' Journal entry {done.entry}.', f' Écriture {done.entry} du journal.')}"


def _told(done: Recorded) -> dict[str, Any]:
    left = [basis.value for basis in done.left]
    return {"purpose": done.purpose, "said": done.said.value, "left": left, "entry": done.entry}


def _plain(one: Choice) -> dict[str, Any]:
    return {
        "purpose": one.purpose,
        "said": one.said.value,
        "at": one.at.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "point": one.point,
        "method": one.method,
        "language": one.language,
        "version": one.version,
        "words": one.words,
        "entry": one.entry,
    }


def _print(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
