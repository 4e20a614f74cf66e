"""`kept collect`: take in what a person gives at a collection point, or refuse it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TextIO

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, format_option, lang_option, language, say

if TYPE_CHECKING:
    from kept.consent.collection import Received, Refusal
    from kept.findings import KeptError


@click.command(
    help=say(
        """Take in what a person gives at a collection point, or refuse it.

        \b
        Example:
          kept collect contact-form examples/ouicom --people prospects < form.json
          kept collect contact-form examples/ouicom --given form.json --format json
          kept collect other examples/ouicom --csv trade-fair.csv --with description="visitors of our stand"

        What is given is one JSON object, field by field. Only the fields that the policy declares there are taken
        in, with the day, the version and the purposes. `--asked` stores nothing: it lists what is asked in the case
        that what is given so far makes, the documents of a file above all.
        """,
        """Recevoir ce qu’une personne donne à un point de collecte, ou le refuser.

        \b
        Exemple :
          kept collect contact-form examples/ouicom --people prospects < formulaire.json
          kept collect contact-form examples/ouicom --given formulaire.json --format json
          kept collect other examples/ouicom --csv salon.csv --with description="visiteurs de notre stand"

        Ce qui est donné est un objet JSON, champ par champ. Seuls les champs que la politique y déclare sont reçus,
        avec le jour, la version et les finalités. `--asked` n’enregistre rien : il liste ce qui est demandé dans le cas
        que dessine ce qui est déjà donné, les pièces d’un dossier surtout.
        """,
    )
)
@click.argument(
    "point",
    metavar=NAME,
    help=say("The collection point, as in policy.yaml.", "Le point de collecte, comme dans policy.yaml."),
)
@folder_argument
@click.option(
    "--given",
    type=click.File("r", encoding="utf-8"),
    default="-",
    metavar=say("FILE", "FICHIER"),
    help=say(
        "JSON: field → value (default: standard input).", "JSON : champ → valeur (par défaut : l’entrée standard)."
    ),
)
@click.option(
    "--csv",
    "csv_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar=say("FILE", "FICHIER"),
    help=say(
        "A file of many records, its first line the fields: each is judged by itself.",
        "Un fichier de plusieurs enregistrements, les champs en première ligne : chacun est jugé à part.",
    ),
)
@click.option(
    "--people",
    metavar=NAME,
    help=say("The kind of person, as in policy.yaml.", "La catégorie de personnes, comme dans policy.yaml."),
)
@click.option(
    "--option",
    "options",
    multiple=True,
    metavar=NAME,
    help=say("An option of the client's contract; may be repeated.", "Une option du contrat du client ; répétable."),
)
@click.option(
    "--opened",
    is_flag=True,
    help=say(
        "The person opened the whole notice from there; without it, it was shown only.",
        "La personne a ouvert la mention complète depuis ce point ; sinon, elle lui a seulement été présentée.",
    ),
)
@click.option(
    "--with",
    "with_",
    multiple=True,
    metavar=say("NAME=VALUE", "NOM=VALEUR"),
    help=say(
        "Where the data came from, as the point asks: agent=…, contract=…, seller=… May be repeated.",
        "D’où viennent les données, comme le point le demande : agent=…, contract=…, seller=… Répétable.",
    ),
)
@click.option(
    "--asked",
    is_flag=True,
    help=say(
        "List what is asked in this case, and store nothing.",
        "Lister ce qui est demandé dans ce cas, sans rien enregistrer.",
    ),
)
@click.option(
    "--client",
    metavar=NAME,
    help=say("The client whose people are concerned.", "Le client dont les personnes sont concernées."),
)
@click.option(
    "--organisation",
    "organisation_",
    is_flag=True,
    help=say("It is about an organisation, not about a person.", "Il s’agit d’un organisme, et non d’une personne."),
)
@state_option
@format_option("text", "json")
@lang_option
def collect(
    point: str,
    folder: Path,
    given: TextIO,
    csv_: Path | None,
    people: str | None,
    options: tuple[str, ...],
    with_: tuple[str, ...],
    client: str | None,
    organisation_: bool,
    state: Path | None,
    format_: str,
    *,
    opened: bool,
    asked: bool,
) -> None:
    """What comes in, under the policy."""
    from kept.cli.given import declared, filled, pairs
    from kept.consent.taking import Given, TurnedAway, take

    office = organisation(folder, state)
    try:
        loaded = office.sound
        if asked:
            from kept.cli.collect_asked import tell_asked

            tell_asked(office, loaded, point, {} if given.isatty() else _several(given), format_)
            return
        filled("--people", people)
        filled("--client", client)
        for option in options:
            declared("--option", option, loaded.policy.options)
        told = pairs("--with", with_)
        plain = Given(point, {}, datetime.now(UTC), language(), people, options, opened, told)
        plain = replace(plain, client=client, organisation=organisation_)
        if csv_ is not None:
            from kept.cli.collect_many import collect_many

            collect_many(office, csv_, plain, format_)
            return
        what = replace(plain, values=_values(given))
        taken = take(loaded, loaded.policy, office.connector, office.journal, what)
        if isinstance(taken, TurnedAway):
            _refuse(taken.refusal, taken.entry, format_)
        got, holdings = taken.received, [holding for holding, _ in taken.records]
        if format_ == "json":
            click.echo(json.dumps(_json(got) | {"holdings": holdings, "known": taken.known, "entry": taken.entry}))
        else:
            _tell(got, holdings, taken.entry, known=taken.known)
    finally:
        office.close()


def _values(given: TextIO) -> dict[str, str]:
    found = _several(given)
    texts = {field: value for field, value in found.items() if isinstance(value, str)}
    if len(texts) < len(found):
        raise _unreadable()
    return texts


def _several(given: TextIO) -> dict[str, str | tuple[str, ...]]:
    """Field → a text, or several where only a list of what is asked is made of them."""
    try:
        found = json.loads(given.read(), object_pairs_hook=_once)
        if isinstance(found, dict):
            return {field: _texts(value) for field, value in found.items()}
    except (ValueError, RecursionError):
        pass
    raise _unreadable()


def _texts(value: Any) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise ValueError


def _unreadable() -> KeptError:
    from kept.findings import stopped

    return stopped(
        "unreadable-fields",
        "what was given is no JSON object of texts",
        "ce qui est donné n’est pas un objet JSON de textes",
        help_en='write {"surname": "…", "email": "…"}: field names as in policy.yaml, values as texts',
        help_fr='écrivez {"surname": "…", "email": "…"} : les champs comme dans policy.yaml, les valeurs en texte',
        exit_code=2,
    )


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names differ: of two values of one field nobody could say which was meant."""
    from kept.findings import stopped

    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for number, (name, _) in enumerate(pairs) if name in dict(pairs[:number]))
        name = _visible(twice)
        raise stopped(
            "field-given-twice",
            f"the field `{name}` is given twice",
            f"le champ `{name}` est donné deux fois",
            help_en="give each field once",
            help_fr="donnez chaque champ une seule fois",
            exit_code=2,
        )
    return found


def _json(got: Received) -> dict[str, Any]:
    return {
        "point": got.point,
        "at": got.at.isoformat(),
        "version": got.version,
        "purposes": list(got.purposes),
        "fields": sorted(got.values),
        "origin": got.origin.value,
    }


def _refuse(got: Refusal, entry: int, format_: str) -> NoReturn:
    if format_ == "json":
        reasons = [
            {"code": one.code, "field": one.field, "en": one.words.en, "fr": one.words.fr} for one in got.reasons
        ]
        click.echo(json.dumps({"point": got.point, "refused": reasons, "entry": entry}, ensure_ascii=False))
    else:
        click.echo(say("Refused, nothing was stored:", "Refusé, rien n’a été enregistré :"), err=True)
        for one in got.reasons:
            click.echo(f"  {_visible(one.words[language()])}", err=True)
        click.echo(say(f"Journal entry {entry}.", f"Écriture {entry} du journal."), err=True)
    raise SystemExit(1)


def _visible(text: str) -> str:
    """A form names its own fields: what would move a terminal's cursor is left out."""
    return "".join(letter if letter.isprintable() or letter in "\u00a0\u202f" else " " for letter in text)


def _tell(got: Received, holdings: list[str], entry: int, *, known: bool) -> None:
    where = ", ".join(holdings) or say("nothing new", "rien de nouveau")
    click.echo(
        say(
            f"Received at {got.point} under version {got.version}, for: {', '.join(got.purposes)}.",
            f"Reçu à {got.point} sous la version {got.version}, pour : {', '.join(got.purposes)}.",
        )
    )
    click.echo(
        say(
            f"Stored in: {where} (journal entry {entry}).",
            f"Enregistré dans : {where} (écriture {entry} du journal).",
        )
    )
    if known:
        click.echo(
            say(
                "The person was known already: their record stays as it was, only the last contact is dated.",
                "La personne était déjà connue : sa fiche reste telle quelle, seul le dernier contact est daté.",
            )
        )
