"""Where data came from, told beside it: who took the call, under which contract, from which list and with what proof.

For a DPO: a collection point says under ``with:`` what must be told each time. Without it nothing is received, so no
record is left whose origin nobody can explain (GDPR arts 5(2), 14(2)(f)).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kept.calendar import NoDate, read_day
from kept.consent.refused import Refused
from kept.findings import Words
from kept.policy import CollectionPoint
from kept.policy.provenance import WORDS

AT_MOST = 200  # characters: a reference or a line, no story


def untold(point: CollectionPoint, particulars: Mapping[str, str], on: date) -> Iterator[Refused]:
    """What is missing, unasked for or cannot be: one reason for each particular."""
    for name in point.with_:
        told = particulars.get(name, "").strip()
        if not told:
            yield _refused("origin-not-told", name, Words("it must be told here", "à indiquer ici"))
        elif len(told) > AT_MOST or not told.isprintable():
            yield _refused("origin-unreadable", name, Words("one line of text", "une ligne de texte"))
        elif name == "seller" and point.from_ and told not in point.from_:
            known = ", ".join(point.from_)
            yield _refused(
                "another-seller", name, Words(f"people were told of: {known}", f"le public connaît : {known}")
            )
        elif name == "list-date" and not _past(told, on):
            yield _refused(
                "origin-unreadable", name, Words("a day that has come, 2026-01-31", "un jour passé, 2026-01-31")
            )
    for other in particulars:
        if other not in point.with_:
            yield _refused("origin-not-asked", other, Words("it is not asked here", "n’est pas demandé ici"))


def channel(point: CollectionPoint) -> str:
    """By which channel a point speaks: telephone, form, contract, or the word of its ``at:``; never an address."""
    scheme, colon, _ = (at := point.at or "other").partition(":")
    if not colon:
        return at
    return {"mailto": "email", "tel": "telephone"}.get(scheme) or ("form" if point.filled_in else "website")


def _past(text: str, on: date) -> bool:
    try:
        return read_day(text) <= on
    except NoDate:
        return False


def _refused(code: str, name: str, why: Words) -> Refused:
    said = WORDS.get(name, Words(name, name))
    return Refused(code, "", Words(f"{said.en}: {why.en}", f"{said.fr} : {why.fr}"))
