"""The command line: one file per command, loaded when it is called.

For a DPO or an engineer: ``kept --help`` lists the verbs. Start-up counts, so a command's parts are imported only
when that command runs.
"""

from __future__ import annotations

import gc
import importlib
import itertools
import sys
from typing import NamedTuple

import click

from kept import __version__
from kept.cli.click_words import click_speaks
from kept.cli.words import lang_option, language, say, subcommands
from kept.findings import KeptError, Words

click_speaks(language())


class Verb(NamedTuple):
    """One command: where its code stands, and what it does, in both languages."""

    target: str
    does: Words


COMMANDS = {
    "init": Verb("kept.cli.init:init", Words("start a policy", "commencer une politique")),
    "check": Verb("kept.cli.check:check", Words("judge the policy: findings", "juger la politique : les constats")),
    "explain": Verb(
        "kept.cli.explain:explain",
        Words(
            "a rule, a kind of people, or a clause's whole thread",
            "une règle, une catégorie de personnes ou le fil d’une clause",
        ),
    ),
    "due": Verb("kept.cli.due:due", Words("when something is due, and why", "quand une échéance tombe, et pourquoi")),
    "plan": Verb(
        "kept.cli.plan:plan",
        Words("what would be erased, and by which statement", "ce qui serait effacé, et par quelle instruction"),
    ),
    "apply": Verb("kept.cli.apply:apply", Words("carry out an agreed plan", "exécuter un plan accepté")),
    "publish": Verb(
        "kept.cli.publish:publish",
        Words("the notice, in each language", "la mention d’information, dans chaque langue"),
    ),
    "report": Verb(
        "kept.cli.report:report",
        Words("the check that a version went through", "le contrôle auquel une version a été soumise"),
    ),
    "schema": Verb(
        "kept.cli.schema:schema",
        Words("what editors complete the documents from", "ce dont les éditeurs complètent les documents"),
    ),
    "in-force": Verb(
        "kept.cli.in_force:in_force",
        Words("which version governs a day", "quelle version régit un jour donné"),
    ),
    "diff": Verb(
        "kept.cli.diff:diff",
        Words(
            "what changes for people from one version to another",
            "ce qui change pour les personnes d’une version à l’autre",
        ),
    ),
    "register": Verb("kept.cli.register:register", Words("the records of art. 30", "le registre de l’art. 30")),
    "request": Verb("kept.cli.request:request", Words("a person exercises a right", "une personne exerce un droit")),
    "hold": Verb("kept.cli.hold:hold", Words("what may not be erased yet", "ce qui ne peut pas encore être effacé")),
    "event": Verb("kept.cli.event:event", Words("record the day of an event", "consigner la date d’un événement")),
    "client": Verb(
        "kept.cli.client:client",
        Words(
            "who is served, by what contract; switch a service on", "qui est servi, à quel titre ; activer un service"
        ),
    ),
    "collect": Verb(
        "kept.cli.collect:collect",
        Words("take in what a person gives, or refuse it", "recevoir ce qu’une personne donne, ou le refuser"),
    ),
    "screen": Verb(
        "kept.cli.screening:screen",
        Words("find what free texts should not hold", "trouver ce que des textes libres ne doivent pas contenir"),
    ),
    "inform": Verb(
        "kept.cli.inform:inform",
        Words("whom to tell where their data came from", "qui informer de la source de ses données"),
    ),
    "use": Verb(
        "kept.cli.use:use",
        Words("read records for a declared purpose", "lire des enregistrements pour une finalité déclarée"),
    ),
    "contracts": Verb(
        "kept.cli.contracts:contracts",
        Words("what binds each party, and what falls due", "ce qui lie chaque partie, et ce qui arrive à échéance"),
    ),
    "count": Verb(
        "kept.cli.count:count",
        Words("figures of the policy, on no small group", "les chiffres de la politique, sur aucun petit groupe"),
    ),
    "message": Verb(
        "kept.cli.message:message",
        Words("a message of service, to its accounts alone", "un message de service, vers ses seuls comptes"),
    ),
    "choice": Verb(
        "kept.cli.choice:choice",
        Words("what a person says to a purpose: yes or no", "ce qu’une personne répond à une finalité : oui ou non"),
    ),
    "audit": Verb(
        "kept.cli.audit:audit",
        Words("security audits: bound, announced, started", "audits de sécurité : liés, annoncés, commencés"),
    ),
    "tell": Verb(
        "kept.cli.tell:tell",
        Words("what people are told of their own data", "ce qui est dit aux personnes de leurs données"),
    ),
    "officer": Verb(
        "kept.cli.officer:officer", Words("the data protection officer's desk", "le bureau du délégué à la protection")
    ),
    "journal": Verb(
        "kept.cli.journal:journal",
        Words("show, verify and export the journal", "montrer, attester et exporter le journal"),
    ),
    "promises": Verb(
        "kept.cli.promises:promises", Words("each sentence, and what keeps it", "chaque phrase, et ce qui la tient")
    ),
    "serve": Verb(
        "kept.cli.serve:serve", Words("the public pages and their proof", "les pages publiques et leur preuve")
    ),
    "demo": Verb("kept.cli.demo:demo", Words("everything, on a worked example", "tout, sur un exemple complet")),
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are called, and listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The verbs and what each does, without loading one of them."""
        with formatter.section(say("Commands", "Commandes\u00a0")):
            formatter.write_dl([(name, say(verb.does.en, verb.does.fr)) for name, verb in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown verb is answered with the nearest known one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = say(f" Did you mean `{near[0]}`?", f" Vouliez-vous dire `{near[0]}` ?") if near else ""
            ctx.fail(say("No such command", "Commande inconnue :") + f" `{args[0]}`.{hint}")
        return super().resolve_command(ctx, args)


_HELP = say(
    """Make a privacy policy keep its word.

    \b
    Example:
      kept check examples/ouicom     judge the policy against the law and the holdings
      kept plan examples/ouicom      what would be erased today, statement by statement
      kept demo                      everything, on a worked example
    """,
    """Faire tenir parole à une politique de protection des données.

    \b
    Exemple :
      kept check examples/ouicom     juger la politique au regard de la loi et des gisements
      kept plan examples/ouicom      ce qui serait effacé aujourd’hui, instruction par instruction
      kept demo                      tout, sur un exemple complet
    """,
)


@click.group(
    cls=_Lazy,
    help=_HELP,
    subcommand_metavar=subcommands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="kept", message="%(prog)s %(version)s")
@lang_option
def kept() -> None:
    """All verbs hang here; :func:`main` runs them."""


def main() -> None:
    """Run the command line; a mistake is shown as one finding with its way out, never as a traceback."""
    gc.set_threshold(50_000)  # what is read at the start stays: looking through it again and again frees nothing
    click_speaks(language())
    try:
        kept.main(standalone_mode=False)
    except KeptError as error:
        show(error)
        sys.exit(error.exit_code)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def show(error: KeptError) -> None:
    """Print the finding that stopped a command: as JSON where JSON was asked for, else on standard error."""
    if _wants_json(sys.argv):
        from kept.render.json import failure

        click.echo(failure(error.finding, language()))
        return
    from kept.render.text import render_finding

    click.echo(render_finding(error.finding, language(), colour=sys.stderr.isatty()), err=True)


def _wants_json(arguments: list[str]) -> bool:
    return "--format=json" in arguments or any(
        a == "--format" and b == "json" for a, b in itertools.pairwise(arguments)
    )
