"""The part of `kept request fulfil` that asks before it erases, and says what was done."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.request_desk import answers_of, now, world_of
from kept.cli.words import agrees, counted, say
from kept.findings import stopped

if TYPE_CHECKING:
    from kept.journal import JSON
    from kept.requests import Request, World
    from kept.requests.decision import Decision
    from kept.work.organisation import Organisation

_NAMED = 1_000  # requests that one entry of the journal names; their count is there in any case


def carry_out(here: Organisation, request_id: str | None, out: Path | None, *, yes: bool, as_json: bool) -> None:
    """Choose, ask, carry out, tell."""
    from kept.requests import chosen, fulfil
    from kept.state.steps import InProcess
    from kept.work.lock import alone

    world = world_of(here)
    where = _where(here, out, request_id)
    with alone(world.state.folder):
        requests = chosen(world, request_id, now())
        answers = fulfil(
            world, requests, where, now, lambda _: InProcess(), _asking(world, requests, yes=yes, as_json=as_json)
        )
    here.close()
    if as_json:
        json.dump([_told(answer, where) for answer in answers.values()], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    for answer in answers.values():
        click.echo(_line(_told(answer, where)))
    if not requests and request_id is not None:
        done = say(
            f"{request_id} was answered before; nothing is left to do.",
            f"{request_id} a déjà reçu sa réponse ; il ne reste rien à faire.",
        )
        click.echo(done, err=True)
    elif not requests:
        click.echo(say("No request is ready.", "Aucune demande n’est prête."), err=True)


def _where(here: Organisation, out: Path | None, request_id: str | None) -> Callable[[str], Path]:
    """One answer goes to the named folder itself; several go each to a folder of its own in it."""
    if out is None:
        return lambda number: answers_of(here, number)
    return lambda number: out if number == request_id else out / number


def _asking(world: World, requests: Sequence[Request], *, yes: bool, as_json: bool) -> Callable[[Decision], bool]:
    def ask(decision: Decision) -> bool:
        if not as_json:
            _preview(decision)
        _warn(world, requests, to_stderr=as_json)
        if yes:
            return True
        if as_json or not sys.stdin.isatty():
            raise stopped(
                "nobody-agreed",
                "nothing was erased: nobody agreed to it",
                "rien n’a été effacé : personne n’a donné son accord",
                help_en="run it on a terminal to be asked, or say `--yes`",
                help_fr="lancez la commande dans un terminal pour être interrogé, ou ajoutez `--yes`",
                exit_code=2,
            )
        return agrees(say("Erase?", "Effacer ?"))

    return ask


def _warn(world: World, requests: Sequence[Request], *, to_stderr: bool) -> None:
    """Say that nothing brings it back, and record that it was said, before anybody agrees."""
    from kept.journal import Kind
    from kept.law.vocabulary import Right
    from kept.requests.progress import terms_of

    said = say("An erasure cannot be undone.", "Un effacement est définitif.")
    terms = terms_of(world.policy)
    if terms is not None:
        said += f" {say(terms[0].en, terms[0].fr)} <{terms[1]}>"
    click.echo(said, err=to_stderr)
    asked = [one.id for one in requests if one.right is Right.ERASURE]
    about: dict[str, JSON] = {"requests": [*asked[:_NAMED]], "count": len(asked)}
    world.journal.note(Kind.REQUEST_WARN, about, now())


def _preview(decision: Decision) -> None:
    for part in reversed(decision.parts):
        emptied = sum(len(keys) for keys in part.blank.values())
        click.echo(
            say(
                f"{part.holding}: {len(part.found)} found, {len(part.delete)} to erase, {emptied} to empty in part, "
                f"{len(part.kept)} to keep",
                f"{part.holding} : trouvés {len(part.found)}, à effacer {len(part.delete)}, à vider en partie {emptied}, "
                f"à conserver {len(part.kept)}",
            )
        )


def _told(answer: dict[str, Any], where: Callable[[str], Path]) -> dict[str, Any]:
    """Counts only: what a terminal and a log may show."""
    number = answer["request"]["id"]
    told: dict[str, Any] = {"id": number, "right": answer["request"]["right"]["id"], "folder": str(where(number))}
    if answer["kind"] == "access":
        told["records"] = {holding["holding"]: len(holding["records"]) for holding in answer["holdings"]}
        told["doubtful"] = sum(one["records"] for one in answer["doubtful"])
        return told
    told |= {key: answer["counts"][key] for key in ("found", "erased", "emptied", "kept")}
    told["stays"] = [
        {key: stay[key] for key in ("clause", "ground", "records", "until")} | {"holding": holding["holding"]}
        for holding in answer["holdings"]
        for stay in holding["stays"]
    ]
    told |= {"waits": answer["waits"], "doubtful": answer["doubtful"], "entries": answer["proof"]["entries"]}
    return told


def _line(told: dict[str, Any]) -> str:
    if told["right"] == "access":
        count = sum(told["records"].values())
        copied = counted(count, ("record copied", "records copied"), ("enregistrement copié", "enregistrements copiés"))
        return say(f"{told['id']}: {copied}, in {told['folder']}", f"{told['id']} : {copied}, dans {told['folder']}")
    line = say(
        f"{told['id']}: records erased {told['erased']}, emptied in part {told['emptied']}, kept by law {told['kept']}; "
        f"looked again, nothing else left. The answer: {told['folder']}",
        f"{told['id']} : effacés {told['erased']}, vidés en partie {told['emptied']}, conservés de droit {told['kept']} ; "
        f"second contrôle fait, rien d’autre ne reste. La réponse : {told['folder']}",
    )
    if told["waits"]:
        line += say(f" Waits for: {', '.join(told['waits'])}.", f" En attente : {', '.join(told['waits'])}.")
    return line
