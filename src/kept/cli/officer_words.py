"""The officer's desk as the officer reads it."""

from __future__ import annotations

from datetime import date
from typing import Any

from kept.calendar import day_in_words
from kept.cli.words import language, say

OPINIONS = {"favourable": "favorable", "reserved": "réservé", "against": "défavorable"}


def desk(told: dict[str, Any]) -> str:
    """What is overdue, then what waits."""
    lines = [_overdue(one) for one in told["overdue"]]
    lines.append(_review(told["review"]))
    lines += [_question(one) for one in told["questions"]]
    if told["untrained"]:
        numbers = ", ".join(told["untrained"])
        lines.append(say(f"Not trained: {numbers}.", f"Sans sensibilisation : {numbers}."))
    lines += [_session(name, one) for name, one in told["sessions"].items()]
    lines += [
        say(f"`{purpose}` is new and awaits your advice.", f"`{purpose}` est nouvelle et attend votre avis.")
        for purpose in told["unadvised"]
    ]
    return "\n".join(lines)


def _day(iso: str) -> str:
    return day_in_words(date.fromisoformat(iso), language())


def _overdue(one: dict[str, str]) -> str:
    day = _day(one["due"])
    return say(f"{one['id']} is overdue since {day}.", f"{one['id']} est en retard depuis le {day}.")


def _review(review: dict[str, Any]) -> str:
    if review["due"] is None:
        return say("No review so far.", "Aucune revue à ce jour.")
    day = _day(review["due"])
    if review["overdue"]:
        return say(f"A review is overdue since {day}.", f"Une revue est en retard depuis le {day}.")
    return say(f"Next review by {day}.", f"Prochaine revue au plus tard le {day}.")


def _question(one: dict[str, str]) -> str:
    day = _day(one["due"])
    return say(
        f"{one['id']} is a question for {one['owner']}, to be answered by {day}.",
        f"{one['id']} est une question pour {one['owner']}, à laquelle répondre au plus tard le {day}.",
    )


def _session(name: str, one: dict[str, Any]) -> str:
    day = _day(one["on"])
    return say(
        f"Session `{name}` of {day}: {one['attended']} attended.",
        f"Séance `{name}` du {day} : {one['attended']} présents.",
    )
