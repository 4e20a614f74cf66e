"""`kept use`: read data for a declared purpose; the use is journalled, and refused where the purpose does not cover it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import FILE, NAME, counted, format_option, lang_option, language, say

if TYPE_CHECKING:
    from kept.accountability import Use
    from kept.policy import Policy

_REFUSED = 1


@click.command(
    help=say(
        """Read what a purpose may use, and nothing else. Exit code 1 where the use is refused.

        \b
        Example:
          kept use answer-enquiries examples/ouicom --holding crm.contacts --identify email=ada@mail.example --by Zoe
          kept use commercial-messages examples/ouicom --holding crm.contacts --format json
          kept use commercial-messages examples/ouicom --holding crm.contacts --as pseudonymised --field email
        """,
        """Lire ce dont une finalité peut se servir, et rien d’autre. Code de sortie 1 si l’usage est refusé.

        \b
        Exemple :
          kept use answer-enquiries examples/ouicom --holding crm.contacts --identify email=ada@mail.example --by Zoé
          kept use commercial-messages examples/ouicom --holding crm.contacts --format json
          kept use commercial-messages examples/ouicom --holding crm.contacts --as pseudonymised --field email
        """,
    )
)
@click.argument(
    "purpose",
    metavar=say("PURPOSE", "FINALITÉ"),
    help=say("The purpose, as the policy names it.", "La finalité, telle que la politique la nomme."),
)
@folder_argument
@click.option(
    "--holding",
    metavar=NAME,
    help=say("The holding to read, as in holdings.yaml.", "Le gisement à lire, comme dans holdings.yaml."),
)
@click.option(
    "--identify",
    "identify_",
    multiple=True,
    metavar=say("KIND=VALUE", "SORTE=VALEUR"),
    help=say("One person: email=…, phone=…", "Une personne : email=…, phone=…"),
)
@click.option(
    "--key", metavar=say("VALUE", "VALEUR"), help=say("One record, by its key.", "Un enregistrement, par sa clé.")
)
@click.option(
    "--on",
    "on_",
    metavar="DATE",
    help=say("The day of the use (default: today).", "Le jour de l’usage (par défaut : aujourd’hui)."),
)
@click.option(
    "--to",
    metavar=NAME,
    help=say(
        "The party of the policy to whom the records are handed.",
        "La partie de la politique à qui les enregistrements sont remis.",
    ),
)
@click.option(
    "--client",
    metavar=NAME,
    help=say(
        "The client on whose instructions a processor acts: only its records are read.",
        "Le client sur instruction duquel un sous-traitant agit : seuls ses enregistrements sont lus.",
    ),
)
@click.option(
    "--field",
    "fields",
    multiple=True,
    metavar=NAME,
    help=say("Only this field; may be given several times.", "Ce champ seulement ; peut être répété."),
)
@click.option(
    "--data",
    "data",
    multiple=True,
    metavar=NAME,
    help=say(
        "Only this category of data, as the policy names it; may be given several times.",
        "Seulement cette catégorie de données, telle que la politique la nomme ; répétable.",
    ),
)
@click.option(
    "--as",
    "as_",
    type=click.Choice(["pseudonymised", "anonymous"]),
    help=say(
        "What the records are handed on as: refused where they are not (GDPR art. 4(1), 4(5)).",
        "Ce que les enregistrements sont dits être : refusé s’ils ne le sont pas (RGPD, art. 4, points 1 et 5).",
    ),
)
@click.option(
    "--set",
    "set_",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=FILE,
    help=say(
        "A set that was kept: opened for the purpose, or joined with the records of --holding.",
        "Un jeu de données conservé : ouvert pour la finalité, ou rapproché des enregistrements de --holding.",
    ),
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar=FILE,
    help=say("Keep what comes of the join in this file.", "Conserver dans ce fichier le résultat du rapprochement."),
)
@click.option(
    "--channel",
    metavar=NAME,
    help=say(
        "By which means they are to be reached: who prefers another is left out.",
        "Par quel moyen les joindre : qui en préfère un autre est écarté.",
    ),
)
@click.option("--by", metavar=NAME, help=say("Who uses the data.", "Qui se sert des données."))
@click.option(
    "--why",
    metavar=say("TEXT", "TEXTE"),
    help=say(
        "What for, in this case. The journal keeps a pseudonym of it.",
        "Pour quoi, dans ce cas précis. Le journal n’en garde qu’un pseudonyme.",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def use(
    purpose: str,
    folder: Path,
    holding: str | None,
    identify_: tuple[str, ...],
    key: str | None,
    on_: str | None,
    to: str | None,
    client: str | None,
    channel: str | None,
    fields: tuple[str, ...],
    data: tuple[str, ...],
    as_: Literal["pseudonymised", "anonymous"] | None,
    set_: Path | None,
    out: Path | None,
    by: str | None,
    why: str | None,
    state: Path | None,
    format_: str,
) -> None:
    """The records that the purpose covers, the use written to the journal."""
    from kept.accountability import Asked
    from kept.accountability import use as read
    from kept.cli.given import filled
    from kept.cli.request_desk import identifiers, world_of
    from kept.cli.screen import day_of

    for option, text in (("--to", to), ("--client", client), ("--channel", channel), ("--by", by), ("--why", why)):
        filled(option, text)
    if holding is None and set_ is None:
        raise click.UsageError(
            say("name the holding to read, with --holding", "désignez le gisement à lire, par --holding")
        )
    here = organisation(folder, state)
    world = world_of(here)
    now = datetime.now(UTC)
    asked = Asked(
        *(purpose, holding or "", day_of("--on", on_) if on_ else now.date(), key),
        identifiers=identifiers(identify_) or None,
        by=by,
        why=why,
        to=to,
        client=client,
        channel=channel,
        fields=fields,
        data=_known(world.policy, data),
        as_=as_,
    )
    at_hand = (here.sound, world.inventory, world.connect, world.state, world.journal)
    label: dict[str, Any] = {}
    if set_ is None:
        found = read(*at_hand, asked, now)
    else:
        from kept.cli.use_set import use_set

        found, label = use_set(at_hand, set_, asked, now, out)
    here.close()
    if format_ == "json":
        json.dump(_plain(found) | label, sys.stdout, ensure_ascii=False, indent=2, default=str)
        sys.stdout.write("\n")
    else:
        _show(found)
    if not found.granted:
        sys.exit(_REFUSED)


def _known(policy: Policy, names: tuple[str, ...]) -> tuple[str, ...]:
    """Categories that the policy has."""
    for name in names:
        if name not in policy.data:
            listed = ", ".join(policy.data)
            raise click.UsageError(
                say(
                    f"no category of data is called `{name}`: {listed}",
                    f"aucune catégorie ne s’appelle `{name}` : {listed}",
                )
            )
    return names


def _plain(found: Use) -> dict[str, Any]:
    lang = language()
    return {
        "purpose": found.asked.purpose,
        **({"part": found.asked.part} if found.asked.part is not None else {}),
        **({"client": found.asked.client} if found.asked.client is not None else {}),
        **({"as": found.asked.as_} if found.asked.as_ is not None else {}),
        "holding": found.asked.holding or None,
        "granted": found.granted,
        "reason": found.refusal[lang] if found.refusal else None,
        "fields": list(found.fields),
        **({"from": _sources(found)} if found.sources else {}),
        **({"never_shown": list(found.unread)} if found.unread else {}),
        "records": list(found.records),
        "left": [{"code": one.code, "records": one.records, "reason": one.words[lang]} for one in found.left],
        "entry": found.entry,
    }


def _sources(found: Use) -> list[dict[str, Any]]:
    """What each record was worked out of, and whether that is still there."""
    return [{"record": one.record, "holding": one.holding, "of": one.of, "there": one.there} for one in found.sources]


def _show(found: Use) -> None:
    if found.refusal is not None:
        click.echo(say(f"Refused: {found.refusal.en}.", f"Refusé : {found.refusal.fr}."), err=True)
    elif found.records:
        _table(found)
    else:
        click.echo(say("No record.", "Aucun enregistrement."), err=True)
    for one in found.left:
        left = counted(one.records, ("left out", "left out"), ("écarté", "écartés"))
        click.echo(say(f"{left}: {one.words.en}", f"{left} : {one.words.fr}"), err=True)
    for source in found.sources:
        gone = "" if source.there else say(" (gone since)", " (disparu depuis)")
        text = say(f"{source.record} was worked out of", f"{source.record} est calculé d’après")
        click.echo(f"{text} {source.holding}#{source.of}{gone}.", err=True)
    if found.unread:
        fields = ", ".join(found.unread)
        click.echo(say(f"Held, and shown to nobody: {fields}.", f"Détenu, et montré à personne : {fields}."), err=True)
    click.echo(say(f"Journal entry {found.entry}.", f"Écriture {found.entry} du journal."), err=True)


def _table(found: Use) -> None:
    columns = list(dict.fromkeys(name for record in found.records for name in record))
    click.echo("\t".join(columns))
    for record in found.records:
        click.echo("\t".join(_cell(record.get(name)) for name in columns))


def _cell(value: Any) -> str:
    """One line, without what would move a terminal's cursor."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)
