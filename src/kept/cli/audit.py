"""`kept audit`: security audits by a third party, bound first and announced before they start."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kept.cli import audit_help
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.given import filled
from kept.cli.words import NAME, format_option, lang_option, language, say, subcommands
from kept.findings import in_french, stopped

if TYPE_CHECKING:
    from kept.accountability.audits import Act, Audit, Urgency

_Command = TypeVar("_Command", bound=Callable[..., Any])
_REFUSED = 1


def _named(command: _Command) -> _Command:
    words = say(
        "What the audit is called: lower case, digits, hyphens.",
        "Le nom de l’audit : minuscules, chiffres, traits d’union.",
    )
    return click.argument("name", metavar=NAME, help=words)(command)


def _day(command: _Command) -> _Command:
    words = say("The day (default: today).", "Le jour (par défaut : aujourd’hui).")
    return click.option("--on", metavar="DATE", help=words)(command)


@click.group(subcommand_metavar=subcommands(), help=audit_help.AUDIT)
@lang_option
def audit() -> None:
    """Audits of security."""


@audit.command(short_help=say("Plan an audit.", "Prévoir un audit."), help=audit_help.PLAN)
@_named
@folder_argument
@click.option("--by", required=True, metavar=NAME, help=say("The party that makes it.", "La partie qui le mène."))
@_day
@state_option
@format_option("text", "json")
@lang_option
def plan(name: str, folder: Path, by: str, on: str | None, state: Path | None, format_: str) -> None:
    """Refused where nothing binds the auditor."""
    from kept.accountability.audits import Audit
    from kept.accountability.audits import plan as planned
    from kept.cli.screen import day_option

    opened = organisation(folder, state)
    loaded = opened.sound
    asked = Audit(_name(name), _name(by), day_option("--on", on, loaded.policy.zone))
    _told(planned(loaded, opened.journal, asked, datetime.now(UTC)), format_)


@audit.command(short_help=say("Tell the staff.", "Avertir le personnel."), help=audit_help.ANNOUNCE)
@_named
@folder_argument
@click.option("--to", multiple=True, metavar=NAME, help=say("A team of the policy.", "Une équipe de la politique."))
@_day
@state_option
@format_option("text", "json")
@lang_option
def announce(name: str, folder: Path, to: tuple[str, ...], on: str | None, state: Path | None, format_: str) -> None:
    """The notice, its proof, and who was told."""
    from kept.accountability.audits import announce as announced
    from kept.accountability.audits import audits
    from kept.cli.given import declared
    from kept.cli.screen import day_option
    from kept.policy import Role

    opened = organisation(folder, state)
    policy = opened.sound.policy
    teams = [each for each, party in policy.parties.items() if party.role is Role.STAFF]
    for each in to:
        declared("--to", each, teams)
    told, known = to or tuple(teams), audits(opened.journal).get(_name(name))
    text = _notice(known, [policy.parties[each].name for each in told], policy) if known is not None else ""
    day = day_option("--on", on, policy.zone)
    if known is not None and known.started is None:  # the paper first: what is recorded as sent exists
        click.echo(_written(folder / "audits" / f"{name}.txt", text), err=True)
    digest = sha256(text.encode()).hexdigest()
    done = announced(opened.journal, name, told, digest, day, datetime.now(UTC))
    _told(done, format_)


@audit.command(short_help=say("Start an audit.", "Commencer un audit."), help=audit_help.START)
@_named
@folder_argument
@_day
@click.option(
    "--urgent",
    type=click.Choice(["urgency", "imminent-risk"]),
    help=say(
        "Why the staff was not told: an urgency, or an imminent risk.",
        "Pourquoi le personnel n’a pas été averti : une urgence (urgency), ou un risque imminent (imminent-risk).",
    ),
)
@click.option(
    "--why",
    metavar=say("TEXT", "TEXTE"),
    help=say(
        "Which, in this case. The journal keeps a pseudonym of it.",
        "Laquelle, dans ce cas précis. Le journal n’en garde qu’un pseudonyme.",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def start(
    name: str, folder: Path, on: str | None, urgent: Urgency | None, why: str | None, state: Path | None, format_: str
) -> None:
    """Refused where the staff was not told and nothing excuses it."""
    from kept.accountability.audits import start as started
    from kept.cli.screen import day_option

    filled("--why", why)
    opened = organisation(folder, state)
    loaded = opened.sound
    day = day_option("--on", on, loaded.policy.zone)
    kept = opened.state.keys.pseudonym("words", why) if why else None
    now = datetime.now(UTC)
    _told(started(loaded, opened.journal, _name(name), day, now, urgent=urgent, why=kept), format_)


@audit.command("list", short_help=say("List the audits.", "Lister les audits."), help=audit_help.LIST)
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, state: Path | None, format_: str) -> None:
    """One line an audit."""
    from kept.accountability.audits import audits

    opened = organisation(folder, state)
    found = audits(opened.journal)
    if format_ == "json":
        click.echo(json.dumps([_plain(each) for each in found.values()], ensure_ascii=False, indent=2))
        return
    for each in found.values():
        click.echo(_line(each))
    if not found:
        click.echo(say("No audit is planned.", "Aucun audit n’est prévu."))


def _told(done: Act, format_: str) -> None:
    refusal = done.refusal.words[language()] if done.refusal is not None else None
    if format_ == "json":
        told = {"granted": refusal is None, "reason": refusal, "entry": done.entry}
        click.echo(json.dumps(told | {"audit": _plain(done.audit) if done.audit else None}, ensure_ascii=False))
    elif refusal is not None:
        click.echo(say(f"Refused: {refusal}.", f"Refusé : {refusal}."), err=True)
    elif done.audit is not None:
        click.echo(_line(done.audit))
    if refusal is not None:
        sys.exit(_REFUSED)


def _line(one: Audit) -> str:
    parts = [say(f"{one.name}: planned for {one.on} by {one.by}", f"{one.name} : prévu le {one.on} par {one.by}")]
    if one.announced is not None:
        teams = ", ".join(one.told)
        parts.append(say(f"announced on {one.announced} to {teams}", f"annoncé le {one.announced} à {teams}"))
    if one.started is not None:
        excuse = {"urgency": say("urgency", "urgence"), "imminent-risk": say("imminent risk", "risque imminent")}
        because = f" ({excuse[one.urgent]})" if one.urgent else ""
        parts.append(say(f"started on {one.started}", f"commencé le {one.started}") + because)
    return "; ".join(parts) if language() == "en" else " ; ".join(parts)


def _plain(one: Audit) -> dict[str, Any]:
    return {
        "name": one.name,
        "by": one.by,
        "on": one.on.isoformat(),
        "announced": one.announced.isoformat() if one.announced else None,
        "told": list(one.told),
        "started": one.started.isoformat() if one.started else None,
        "urgent": one.urgent,
    }


def _notice(one: Audit, teams: list[Any], policy: Any) -> str:
    """What the staff reads, in each language of the policy."""
    from kept.calendar import day_in_words

    by, texts = policy.parties[one.by].name, []
    for lang in policy.languages:
        day, told = day_in_words(one.on, lang), ", ".join(team[lang] for team in teams)
        texts.append(
            f"À : {told}\n\nLe {day}, {by['fr']} mènera un audit de sécurité de nos systèmes. Vos accès peuvent être éprouvés et "
            "des traces de votre activité consultées à cette fin, et à aucune autre.\n"
            if lang == "fr"
            else f"To: {told}\n\nOn {day}, {by['en']} will audit the security of our systems. Your access may be tested, and "
            "traces of your activity read, to that end and to no other.\n"
        )
    return "\n".join(texts)


def _written(path: Path, text: str) -> str:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise stopped(
            "cannot-write",
            f"`{path}` cannot be written: {error.strerror}",
            f"impossible d’écrire `{path}` : {in_french(error)}",
            help_en="check that you may write to the folder",
            help_fr="vérifiez que vous avez le droit d’écrire dans le dossier",
            exit_code=2,
        ) from None
    return say(f"written: {path}", f"écrit : {path}")


def _name(text: str) -> str:
    """A name that may stand in the journal and in the name of a file."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", text):
        return text
    raise stopped(
        "wrong-shape",
        "this is not a name: lower case letters, digits and hyphens",
        "ce n’est pas un nom : minuscules, chiffres et traits d’union",
        help_en="write for instance `spring-2027`",
        help_fr="écrivez par exemple `printemps-2027`",
        exit_code=2,
    )
