"""``kept explain``: the page of a finding, what governs a kind of people, or the thread of a clause."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.screen import day_of
from kept.cli.words import format_option, lang_option, language, say
from kept.findings import KeptError, stopped

if TYPE_CHECKING:
    from datetime import date

    from kept.load import Loaded


@click.command(
    help=say(
        """Explain a finding, a kind of people, or a clause.

        \b
        Example:
          kept explain retention-without-period              the page of a finding
          kept explain prospects examples/ouicom             what governs the data of prospects
          kept explain retention.prospects examples/ouicom   a clause, from its words to its last receipt
        """,
        """Expliquer un constat, une catégorie de personnes ou une clause.

        \b
        Exemple :
          kept explain retention-without-period              la page d’un constat
          kept explain prospects examples/ouicom             ce qui régit les données des prospects
          kept explain retention.prospects examples/ouicom   une clause, de ses mots à son dernier reçu
        """,
    )
)
@click.argument(
    "what",
    metavar=say("WHAT", "QUOI"),
    help=say("The name of a finding, of people, or of a clause.", "Le nom d’un constat, de personnes ou d’une clause."),
)
@folder_argument
@click.option(
    "--on",
    metavar="DATE",
    help=say("The day of which to speak (default: today).", "Le jour dont on parle (par défaut : aujourd’hui)."),
)
@format_option("text", "json")
@state_option
@lang_option
def explain(what: str, folder: Path, on: str | None, format_: str, state: Path | None) -> None:
    """A page where the name is a finding's; else what the organisation's own documents say of it."""
    day = day_of("--on", on) if on is not None else _today()
    if what.startswith("retention."):
        from kept.cli.explain_clause import explain_clause

        opened = organisation(folder, state)
        try:
            click.echo(explain_clause(opened, what, day))
        finally:
            opened.close()
        return
    if (text := _page(what, format_)) is not None:
        click.echo(text)
        return
    loaded = _loaded(folder, state)
    known = loaded.in_force_on(day).people if loaded is not None else {}
    if loaded is None or what not in known:
        raise _unknown(what, list(known), loaded)
    from kept.cli.explain_people import governing

    click.echo(governing(loaded, what, day, language(), format_))


def _page(code: str, format_: str) -> str | None:
    """The page of a finding, with its weight and its law where it is a rule's."""
    import json

    from kept.checks import RULES
    from kept.checks.pages import page
    from kept.render.words import REVIEW, SEVERITIES, cited

    lang = language()
    text = page(code, lang)
    if text is None:
        return None
    rule = next((rule for rule in RULES if rule.code == code), None)
    law = [cited(citation, lang) for citation in rule.law] if rule is not None else []
    if format_ == "json":
        severity = rule.severity.value if rule is not None else None
        return json.dumps({"code": code, "severity": severity, "law": law, "page": text}, ensure_ascii=False)
    if rule is None:
        return text
    title, _, body = text.partition("\n")
    weight = REVIEW if rule.review else SEVERITIES[rule.severity]
    lines = [f"{weight[lang]} · {rule.headline[lang]}", *(f"  {entry}" for entry in law)]
    return "\n".join([title, "", *lines, body])


def _loaded(folder: Path, state: Path | None) -> Loaded | None:
    """The policy of the folder, where there is one: a finding is explained without."""
    try:
        return organisation(folder, state).loaded
    except KeptError:
        return None


def _unknown(what: str, people: list[str], loaded: Loaded | None) -> KeptError:
    from kept.checks.pages import codes

    clauses = [f"retention.{name}" for name in loaded.policy.retention] if loaded is not None else []
    near = get_close_matches(what, [*people, *clauses, *codes()], n=1)
    listed = ", ".join(people)
    en = f"did you mean `{near[0]}`?" if near else "name a finding (`retention-without-period`), a clause, or people"
    fr = (
        f"vouliez-vous écrire `{near[0]}` ?"
        if near
        else "donnez un constat (`retention-without-period`), une clause ou des personnes"
    )
    return stopped(
        "nothing-to-explain",
        f"nothing is called `{what}`",
        f"rien ne s’appelle `{what}`",
        help_en=f"{en}; people here: {listed}" if listed and not near else en,
        help_fr=f"{fr} ; personnes d’ici : {listed}" if listed and not near else fr,
        exit_code=2,
    )


def _today() -> date:
    return datetime.now().astimezone().date()
