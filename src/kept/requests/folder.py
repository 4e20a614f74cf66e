"""The answer as a folder that is handed to the person: a readable page, the same as JSON, the data as CSV.

Readable by its owner only (0700, files 0600), and there whole or not at all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kept.findings import KeptError, Language, in_french, stopped
from kept.requests.sheet import sheet
from kept.requests.told import Json


def write_answer(
    answer: Json, folder: Path, languages: tuple[Language, ...], more: Mapping[str, bytes] | None = None
) -> None:
    """Write it. Raises ``KeptError`` where the disk does not take it, or where the folder holds anything else.

    An answer to the same request that stood there before is replaced.
    """
    refuse_occupied(folder, answer["request"]["id"])
    from kept.requests.page import page, page_name  # templates are read only where an answer is written

    files = {"answer.json": json.dumps(answer, ensure_ascii=False) + "\n"}
    beside = more or {}
    for language in languages:
        files[page_name(language, languages)] = page(answer, language, languages)
    if answer["kind"] == "access":
        files |= {f"{holding['holding']}.csv": _csv(answer, holding) for holding in answer["holdings"]}
    try:
        _write({**beside, **{name: text.encode("utf-8") for name, text in files.items()}}, folder)
    except OSError as error:
        raise _not_written(folder, error) from None


def refuse_occupied(folder: Path, request_id: str) -> None:
    """Only a folder that is not there, that is empty, or that holds this request's own answer may be written to."""
    if not folder.exists() and not folder.is_symlink():
        return
    try:
        if folder.is_dir() and not folder.is_symlink() and (not any(folder.iterdir()) or _of(folder, request_id)):
            return
    except OSError as error:
        raise _not_written(folder, error) from None
    raise stopped(
        "folder-occupied",
        f"`{folder.name}` holds something else than the answer to {request_id}",
        f"`{folder.name}` contient autre chose que la réponse à {request_id}",
        help_en="nothing was done; name a folder that does not exist yet with --out",
        help_fr="rien n’a été fait ; nommez avec --out un dossier qui n’existe pas encore",
        exit_code=2,
    )


def _of(folder: Path, request_id: str) -> bool:
    """Whether the folder is what a former call wrote for this request, and nothing more."""
    names = {path.name for path in folder.iterdir()}
    if "answer.json" not in names or any(Path(name).suffix not in {".json", ".html", ".csv"} for name in names):
        return False
    try:
        answer = json.loads((folder / "answer.json").read_text("utf-8"))
        return bool(answer["request"]["id"] == request_id)
    except (ValueError, KeyError, TypeError):
        return False


def _csv(answer: Json, holding: Json) -> str:
    """The controller stands on every line: a sheet that travels alone still says whose data it is."""
    secret = holding.get("never_shown", ())
    columns = [column["field"] for column in holding["columns"] if column["field"] not in secret]
    header = ["controller", "holding", *columns, "purposes", "recipients", "collected", "origin", "kept_until"]
    purposes, recipients = " ".join(holding["purposes"]), " ".join(holding["recipients"])
    rows: list[list[Any]] = []
    for record in holding["records"]:
        until = "; ".join(
            f"{' '.join(kept['fields'])}: {kept['until'] or _by(answer, kept)}" for kept in record["kept"]
        )
        values = [record["values"][field] for field in columns]
        name = answer["controller"]["name"]["en"]
        rows.append(
            [
                name,
                holding["holding"],
                *values,
                purposes,
                recipients,
                record["collected"],
                record["origin"]["en"],
                until,
            ]
        )
    return sheet(header, rows)


def _by(answer: Json, kept: Mapping[str, Any]) -> str:
    lengths = {clause["id"]: clause["length"]["en"] for clause in answer["retention"]}
    return ", ".join(lengths[clause] for clause in kept["by"] if clause in lengths)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    try:
        for name, content in files.items():
            with os.fdopen(os.open(draft / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(content)
        shutil.rmtree(folder, ignore_errors=True)
        draft.rename(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)  # no half copy of a person's data stays behind
        raise


def _not_written(folder: Path, error: OSError) -> KeptError:
    return stopped(
        "answer-not-written",
        f"the answer cannot be written to `{folder.name}`: {error.strerror}",
        f"la réponse ne peut pas être écrite dans `{folder.name}` : {in_french(error)}",
        help_en="free some room or name another folder with --out, then run the same command again: it resumes",
        help_fr="libérez de la place ou nommez un autre dossier avec --out, puis relancez la commande : elle reprend",
    )
