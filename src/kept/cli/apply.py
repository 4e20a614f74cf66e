"""`kept apply`: carry out a plan, exactly as agreed, so that a stop at any moment loses nothing."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.calendar import day_in_words
from kept.cli.folder import organisation, state_option
from kept.cli.words import DIR, FILE, agrees, format_option, lang_option, language, records, say
from kept.findings import KeptError, in_french, stopped

if TYPE_CHECKING:
    from datetime import date

    from kept.retention.guards import Limits
    from kept.retention.receipts import Receipts
    from kept.retention.values import Plan
    from kept.work.organisation import Organisation


@click.command(
    help=say(
        """Carry out a plan: exactly its statements, on at most its records.

        \b
        Example:
          kept plan examples/ouicom --out plan.json     look and agree
          kept apply examples/ouicom --plan plan.json   then touch

        Without a plan, one is made for today (or --on), shown and asked about. What a stop interrupted is taken up first. Exit
        code: 0 done, 1 refused or failed steps, 2 usage, 3 nothing to read.
        """,
        """Exécuter un plan : ses instructions exactement, sur ses enregistrements au plus.

        \b
        Exemple :
          kept plan examples/ouicom --out plan.json     regarder et convenir
          kept apply examples/ouicom --plan plan.json   puis toucher

        Sans plan, il en est fait un pour aujourd’hui (ou pour --on), qui est montré puis soumis à votre accord. Ce qu’un arrêt
        avait interrompu est repris d’abord. Code de sortie : 0 fait, 1 étapes refusées ou échouées, 2 commande mal écrite, 3
        rien à lire.
        """,
    )
)
@click.argument(
    "what",
    metavar=f"[{DIR}|PLAN.json]",
    default=".",
    type=click.Path(path_type=Path),
    help=say(
        "The folder with policy.yaml (default: this one), or a plan that lies in it.",
        "Le dossier de policy.yaml (par défaut : celui-ci), ou un plan qui s’y trouve.",
    ),
)
@click.option(
    "--plan",
    "plan_file",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say("The plan that was agreed.", "Le plan convenu."),
)
@click.option(
    "--on",
    metavar="DATE",
    help=say(
        "The day to plan for, where no plan is given (default: today).",
        "Le jour du plan, quand aucun n’est donné (par défaut : aujourd’hui).",
    ),
)
@click.option("--yes", is_flag=True, help=say("Do not ask.", "Ne rien demander."))
@click.option(
    "--limit",
    metavar=say("SHARE|N", "PART|N"),
    help=say(
        "Allow more: a share of a table (0.8) or a number of records a step.",
        "Permettre plus : une part d’une table (0,8) ou un nombre d’enregistrements par étape.",
    ),
)
@click.option(
    "--batch",
    metavar="N",
    type=click.IntRange(1),
    help=say(
        "Records a transaction, about (default: 10,000).",
        "Enregistrements par transaction, environ (par défaut : 10 000).",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def apply(
    what: Path,
    plan_file: Path | None,
    on: str | None,
    yes: bool,
    limit: str | None,
    batch: int | None,
    state: Path | None,
    format_: str,
) -> None:
    """The receipts of what an agreed plan did."""
    from kept.retention.guards import Limits

    folder, plan_file = _what(what, plan_file)
    limits = Limits() if limit is None else Limits.parse(limit)
    opened = organisation(folder, state)
    try:
        day = _day(opened, on)
        from kept.work.carrying import at_work

        _ = opened.sound
        with at_work(opened):
            how = _How(limits=limits, yes=yes, quiet=format_ == "json", batch=batch)
            done = _apply(opened, _agreed(plan_file, opened), day, how)
    finally:
        opened.close()
    if format_ == "json":
        click.echo(json.dumps(_json(done), ensure_ascii=False, indent=2))
    if not all(receipts.complete for receipts in done):
        sys.exit(1)


def _what(what: Path, plan_file: Path | None) -> tuple[Path, Path | None]:
    """A folder; or a plan, whose organisation's folder is the one it lies in."""
    if what.suffix == ".json" and what.is_file():
        return what.parent, what
    return what, plan_file


def _day(opened: Organisation, on: str | None) -> date:
    from kept.cli.screen import day_option

    return day_option("--on", on, opened.loaded.policy.zone)


def _agreed(path: Path | None, opened: Organisation) -> Plan | None:
    """The plan of a file. One that was changed is refused, and the refusal leaves its trace."""
    if path is None:
        return None
    from kept.retention.plan_file import read

    try:
        text = path.read_bytes().decode("utf-8", errors="replace")
    except OSError as error:
        raise stopped(
            "nothing-to-read",
            f"the plan `{path.name}` cannot be opened: {error.strerror}",
            f"le plan `{path.name}` ne peut pas être ouvert : {in_french(error)}",
            help_en="make one with `kept plan DIR --out plan.json`",
            help_fr="faites-en un avec `kept plan DOSSIER --out plan.json`",
            exit_code=3,
        ) from None
    try:
        return read(text)
    except KeptError as error:
        from kept.journal import JSON, Kind

        about: dict[str, JSON] = {"refused": error.finding.code, "touched": 0}
        opened.journal.refused(Kind.RETENTION_APPLY, about, datetime.now(UTC))
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _How:
    """What the options say."""

    limits: Limits
    yes: bool
    quiet: bool
    batch: int | None


def _apply(opened: Organisation, agreed: Plan | None, day: date, how: _How) -> list[Receipts]:
    """First what a stop interrupted, then the plan that was agreed, or one made now."""
    from kept.work.carrying import interrupted

    done: list[Receipts] = []
    left = interrupted(opened)
    if left is not None:
        _tell_resumed(left, quiet=how.quiet)
        done.append(_carried_out(opened, left, how))
        if agreed is not None and agreed.digest == left.digest:
            return done
    plan = agreed or _planned(opened, day, quiet=how.quiet)
    if plan.records == 0 and done:
        return done
    if plan.records and not how.yes:
        _ask(plan)
    done.append(_carried_out(opened, plan, how, counted=agreed is None and how.yes))
    return done


def _tell_resumed(left: Plan, *, quiet: bool) -> None:
    if not quiet:
        words = say(
            f"Taking up the plan for {day_in_words(left.on, 'en')}, which a stop had interrupted.",
            f"Reprise du plan du {day_in_words(left.on, 'fr')}, qu’un arrêt avait interrompu.",
        )
        click.echo(words, err=True)


def _planned(opened: Organisation, day: date, *, quiet: bool) -> Plan:
    from kept.cli.screen import bar, console
    from kept.work.carrying import plan_for

    with bar(say("Counting", "Comptage"), shown=not quiet) as progress:
        made = plan_for(opened, day, progress)
    if not quiet:
        from kept.render.plan import PlanPage

        PlanPage(console(), language()).plan(made)
    return made


def _ask(plan: Plan) -> None:
    """On a terminal, ask; elsewhere silence is no consent."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise stopped(
            "not-agreed",
            "nobody is there to agree to the plan; nothing was touched",
            "personne n’est là pour convenir du plan ; rien n’a été touché",
            help_en="add --yes to carry it out without a question",
            help_fr="ajoutez --yes pour l’exécuter sans question",
            exit_code=2,
        )
    if not agrees(say(f"Erase or blank {records(plan.records)}?", f"Effacer ou vider {records(plan.records)} ?")):
        click.echo(say("Nothing was touched.", "Rien n’a été touché."), err=True)
        raise click.Abort


def _carried_out(opened: Organisation, plan: Plan, how: _How, *, counted: bool = False) -> Receipts:
    from kept.cli.screen import bar, console
    from kept.retention.apply import BATCH
    from kept.work.carrying import carry_out

    with bar(say("Carrying out", "Exécution"), shown=not how.quiet) as progress:
        receipts = carry_out(
            opened,
            plan,
            lambda: datetime.now(UTC),
            limits=how.limits,
            progress=progress,
            batch=how.batch or BATCH,
            counted=counted,
        )
    if not how.quiet:
        from kept.render.plan import PlanPage

        PlanPage(console(), language()).receipts(receipts)
    return receipts


def _json(done: list[Receipts]) -> dict[str, Any]:
    """The last plan's receipts; what was taken up before it under ``resumed``."""
    *earlier, last = [receipts.to_json() | {"again": receipts.again} for receipts in done]
    return last | {"resumed": earlier[0] if earlier else None}
