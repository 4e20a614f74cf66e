"""The command line: one file per command, loaded when it is called.

For a DPO or an engineer: ``kept --help`` lists the verbs. Start-up counts, so a command's parts are imported only
when that command runs.
"""

from __future__ import annotations

import importlib
import itertools
import sys

import click

from kept import __version__
from kept.cli.words import language
from kept.findings import KeptError

COMMANDS = {
    "init": "kept.cli.init:init",
    "check": "kept.cli.check:check",
    "explain": "kept.cli.explain:explain",
    "due": "kept.cli.due:due",
    "plan": "kept.cli.plan:plan",
    "apply": "kept.cli.apply:apply",
    "publish": "kept.cli.publish:publish",
    "register": "kept.cli.register:register",
    "request": "kept.cli.request:request",
    "hold": "kept.cli.hold:hold",
    "event": "kept.cli.event:event",
    "use": "kept.cli.use:use",
    "journal": "kept.cli.journal:journal",
    "promises": "kept.cli.promises:promises",
    "serve": "kept.cli.serve:serve",
    "demo": "kept.cli.demo:demo",
}


class _Lazy(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown verb is answered with the nearest known one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean `{near[0]}`?" if near else ""
            ctx.fail(f"No such command `{args[0]}`.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kept", message="%(prog)s %(version)s")
def kept() -> None:
    r"""Make a privacy policy keep its word.

    \b
    Example:
      kept check examples/ouicom            judge the policy against the law and the holdings
      kept plan examples/ouicom             what would be erased today, statement by statement
      kept demo                             everything, on a worked example
    """


def main() -> None:
    """Run the command line; a mistake is shown as one finding with its way out, never as a traceback."""
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
