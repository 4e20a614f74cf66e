"""The outbox: each message as a page and as plain text, in each language, and a slip that says to whom it goes.

The files are readable by their owner only (0700, files 0600). Whatever sends them removes them; Kept keeps no copy.
"""

from __future__ import annotations

import json
import os
import textwrap
from datetime import date
from pathlib import Path

from kept.calendar import day_in_words
from kept.findings import KeptError, Language, Words, in_french, stopped
from kept.grammar.tongues import GRAMMARS
from kept.links.identifiers import Identifiers
from kept.policy import Policy
from kept.requests import told
from kept.requests.letter import Letter, where_to_complain, where_to_write
from kept.requests.told import Json, two

_WIDTH = 76  # signs in a line of plain text, as mail has it


def put(outbox: Path, name: str, letter: Letter, to: Identifiers, policy: Policy, on: date) -> None:
    """Write a message. Raises ``KeptError`` where the disk does not take it."""
    from kept.requests.page import page  # templates are read only where something is written

    message = as_json(letter, policy, on)
    slip = {"message": name, "kind": letter.kind, "to": {kind: list(texts) for kind, texts in to.items()}}
    files = {f"{name}.json": json.dumps(slip, ensure_ascii=False) + "\n"}
    for language in policy.languages:
        files[f"{name}.{language}.html"] = page(
            message, language, policy.languages, lambda one, _: f"{name}.{one}.html"
        )
        files[f"{name}.{language}.txt"] = as_text(message, language)
    try:
        outbox.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (outbox / ".gitignore").exists():
            (outbox / ".gitignore").write_text("*\n", encoding="utf-8")
        for file, text in files.items():
            with os.fdopen(os.open(outbox / file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as open_file:
                open_file.write(text.encode("utf-8"))
    except OSError as error:
        raise _not_written(outbox, error) from None


def as_json(letter: Letter, policy: Policy, on: date) -> Json:
    """What the page and the text are made from."""
    paragraphs = [*letter.paragraphs]
    if letter.complaint:
        paragraphs.append(where_to_complain(policy))
    if (ways := where_to_write(policy)) is not None:
        paragraphs.append(ways)
    return {
        "kind": "message",
        "title": two(letter.title),
        "on": told.day(on),
        "paragraphs": [two(words) for words in paragraphs],
        "leads_to": {**two(letter.leads_to[0]), "href": letter.leads_to[1]} if letter.leads_to else None,
        "controller": told.controller(policy),
    }


def as_text(message: Json, language: Language) -> str:
    """The same as plain text."""
    own, controller = GRAMMARS[language], message["controller"]

    def w(words: Json) -> str:
        return own.typeset(str(words[language]))

    parts = [w(controller["name"]), w(message["on"]), w(message["title"]), *map(w, message["paragraphs"])]
    if message["leads_to"]:
        colon = own.typeset(Words(": ", " : ")[language])
        parts.append(f"{w(message['leads_to'])}{colon}{message['leads_to']['href']}")
    reached = [controller[key] for key in ("address", "email", "phone") if controller[key]]
    parts.append("\n".join([w(controller["name"]), *reached]))
    return "\n\n".join(_wrapped(part) for part in parts) + "\n"


def _wrapped(part: str) -> str:
    return "\n".join(
        textwrap.fill(line, _WIDTH, break_long_words=False, break_on_hyphens=False) for line in part.split("\n")
    )


def said_on(day: date) -> Words:
    """A day in both languages."""
    return Words(day_in_words(day, "en"), day_in_words(day, "fr"))


def _not_written(outbox: Path, error: OSError) -> KeptError:
    return stopped(
        "answer-not-written",
        f"the message cannot be written to `{outbox.name}`: {error.strerror}",
        f"le message ne peut pas être écrit dans `{outbox.name}` : {in_french(error)}",
        help_en="nothing was done; free some room or let Kept write there, then run the same command again",
        help_fr="rien n’a été fait ; libérez de la place ou laissez Kept y écrire, puis relancez la même commande",
    )
