"""``kept publish``: the notice as a site."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import format_option, lang_option, say


@click.command()
@folder_argument
@click.option("--out", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where to write.")
@state_option
@format_option("text", "json")
@lang_option
def publish(folder: Path, out: Path, state: Path | None, format_: str) -> None:
    r"""Write the notice as a site, in each language, with every earlier version.

    \b
    Example:
      kept publish examples/ouicom --out site/
    """
    from kept.publish.site import MARK, pages, write
    from kept.publish.versions import published, refuse_unfit, set_down

    org = organisation(folder, state)
    loaded = org.sound
    refuse_unfit(loaded, published(org.journal))
    site = pages(loaded)
    new = set_down(loaded, org.journal, datetime.now(UTC))
    write(site, out)
    if format_ == "json":
        click.echo(json.dumps(json.loads(site[MARK]) | {"site": str(out), "new": new}, ensure_ascii=False))
        return
    _tell(out, len([name for name in site if name.endswith(".html")]), loaded.policy.version or 1, new=new)


def _tell(out: Path, count: int, version: int, *, new: bool) -> None:
    fresh = say("published for the first time and set down", "publiée pour la première fois et figée")
    again = say("published before, unchanged", "déjà publiée, inchangée")
    click.echo(say(f"Version {version}: {fresh if new else again}.", f"Version {version} : {fresh if new else again}."))
    click.echo(
        say(
            f"{count} pages in {out}; open {out / 'index.html'}",
            f"{count} pages dans {out} ; ouvrez {out / 'index.html'}",
        )
    )
