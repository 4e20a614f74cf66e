"""``kept contracts``: what binds each party that receives data, and what falls due next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument
from kept.cli.words import NAME, format_option, lang_option, language, say
from kept.findings import stopped

if TYPE_CHECKING:
    from kept.contracts import Bound
    from kept.policy import Policy


@click.command(
    help=say(
        """List what binds each party that receives data, the most urgent first.

        \b
        Example:
          kept contracts examples/wimi
          kept contracts examples/wimi --party hosting
          kept contracts --on 2027-06-30 --format json

        contracts.yaml, beside policy.yaml, says what is on file; where it is silent, the days of the policy stand. A
        party marked with ✗ receives nothing until the gap is closed: `kept use --to` refuses it for the same reason.
        """,
        """Lister ce qui lie chaque partie qui reçoit des données, le plus urgent d’abord.

        \b
        Exemple :
          kept contracts examples/wimi
          kept contracts examples/wimi --party hosting
          kept contracts --on 2027-06-30 --format json

        contracts.yaml, à côté de policy.yaml, dit ce qui est au dossier ; là où il se tait, les dates de la politique
        valent. Une partie marquée ✗ ne reçoit rien tant que la lacune subsiste : `kept use --to` la refuse pour le même
        motif.
        """,
    )
)
@folder_argument
@click.option(
    "--on", metavar="DATE", help=say("As of this day (default: today).", "À cette date (par défaut : aujourd’hui).")
)
@click.option("--party", metavar=NAME, help=say("One party, with its duties.", "Une seule partie, avec ses devoirs."))
@format_option("text", "json")
@lang_option
def contracts(folder: Path, on: str | None, party: str | None, format_: str) -> None:
    """One line a party."""
    from kept.cli import contracts_table
    from kept.cli.screen import day_option
    from kept.contracts import bound, flows, standing
    from kept.load import load_folder

    loaded = load_folder(folder)
    policy = loaded.policy
    day = day_option("--on", on, policy.zone)
    if party is not None and party not in policy.parties:
        raise _unknown(party, policy)
    rows = bound(policy, loaded.contracts, day) if party is None else (standing(policy, loaded.contracts, party, day),)
    if format_ == "json":
        click.echo(json.dumps([_plain(row) for row in rows], ensure_ascii=False, indent=2))
    elif party is not None:
        contracts_table.one(rows[0], day)
    else:
        contracts_table.every(rows, flows(policy), loaded.contracts)


def _plain(row: Bound) -> dict[str, Any]:
    from kept.contracts import DUTIES
    from kept.policy.transfers import abroad

    lang, contract = language(), row.contract
    return {
        "party": row.name,
        "role": row.party.role.value if row.party.role else None,
        "kind": contract.kind,
        "country": row.party.country,
        "provides": list(row.party.provides),
        "serves": list(row.party.serves),
        "transfers": {country: transfer.tool if transfer else None for country, transfer in abroad(row.party)},
        "warning": row.party.warning[lang] if row.party.warning else None,
        "processed-in": list(contract.processed_in),
        "signed": row.signed.isoformat() if row.signed else None,
        "until": row.until.isoformat() if row.until else None,
        "terms": list(contract.terms),
        "staff": {"roles": list(staff.roles), "stated": staff.stated.isoformat()}
        if (staff := contract.staff)
        else None,
        "studies": [
            {
                "client": study.client,
                "service": study.service,
                "dated": study.dated.isoformat(),
                "outcome": study.outcome,
                "choice": study.choice[lang] if study.choice else None,
            }
            for study in contract.studies
        ],
        "stopped": row.stopped,
        "gaps": [
            {"code": gap.code, "words": gap.words[lang], "law": list(gap.law), "stops": gap.stops} for gap in row.gaps
        ],
        "due": [{"code": due.code, "words": due.what[lang], "day": due.day.isoformat()} for due in row.dues],
        "duties": [
            {"law": law, "words": words[lang]} for law, words in (DUTIES[row.party.role] if row.party.role else ())
        ],
    }


def _unknown(party: str, policy: Policy) -> Exception:
    from difflib import get_close_matches

    near = get_close_matches(party, policy.parties, n=1)
    listed = ", ".join(policy.parties)
    return stopped(
        "unknown-party",
        f"the policy names no party `{party}`",
        f"la politique ne nomme aucune partie `{party}`",
        help_en=f"did you mean `{near[0]}`?" if near else f"write one of: {listed}",
        help_fr=f"vouliez-vous écrire `{near[0]}` ?" if near else f"écrivez l’une de ces parties : {listed}",
        exit_code=2,
    )
