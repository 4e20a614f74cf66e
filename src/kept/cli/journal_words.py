"""What `kept journal` prints: an entry on a line, a verdict in a few."""

from __future__ import annotations

from typing import Any

import click

from kept.findings import Language, Words
from kept.journal import Entry, Kind, Stage, Verdict
from kept.journal.canonical import JSON
from kept.render.words import spaced

_SHOWN = 20  # faults told one by one

_STAGES = {
    Stage.INTENDED: (Words("intended", "prévu"), "yellow"),
    Stage.DONE: (Words("done", "fait"), "green"),
    Stage.REFUSED: (Words("refused", "refusé"), "magenta"),
    Stage.FAILED: (Words("failed", "échoué"), "red"),
    Stage.NOTE: (Words("noted", "noté"), "blue"),
}


def stage(entry: Entry, language: Language) -> str:
    """How far the act had come: ``done``."""
    return _STAGES[entry.stage][0][language]


def line(entry: Entry, language: Language) -> str:
    """`   12  2026-11-22 02:04:49  done      expired records erased (12 → 11)  records=40`."""
    _, colour = _STAGES[entry.stage]
    title = entry.kind.words[language] if isinstance(entry.kind, Kind) else entry.kind
    ends = "" if entry.of is None else click.style(f" ↩ {entry.of}", dim=True)
    about = "  ".join(f"{name}={_short(value)}" for name, value in entry.about.items())
    came = click.style(f"{stage(entry, language):<8}", fg=colour)
    return (
        f"{entry.seq:>6}  {entry.at:%Y-%m-%d %H:%M:%S}Z  {came}  {title}{ends}  {click.style(about, dim=True)}".rstrip()
    )


def _short(value: JSON) -> str:
    if isinstance(value, str):
        return value
    from kept.journal import canonical

    return canonical(value)


def verdict(verdict: Verdict, language: Language, *, own_key: bool) -> str:
    """The verdict, the faults, what stays open, and what the verdict rests on."""
    says = [_outcome(verdict)[language]]
    says += [f"  - {fault.words[language]}" for fault in verdict.faults[:_SHOWN]]
    if len(verdict.faults) > _SHOWN:
        more = len(verdict.faults) - _SHOWN
        says.append(f"  - {Words(f'and {more} more', f'et {more} de plus')[language]}")
    if verdict.root:
        root = Words(f"  size {verdict.size}, root {verdict.root}", f"  taille {verdict.size}, racine {verdict.root}")
        says.append(root[language])
    says += [f"  {words[language]}" for words in _remarks(verdict, own_key=own_key)]
    text = "\n".join(says)
    return spaced(text) if language == "fr" else text


def _outcome(verdict: Verdict) -> Words:
    if verdict.verified:
        told = Words(
            f"verified: {verdict.origin}, every entry is as it was signed",
            f"attesté : {verdict.origin}, chaque écriture est telle qu’elle a été signée",
        )
        return Words(click.style(told.en, fg="green"), click.style(told.fr, fg="green"))
    told = Words(f"not verified: {verdict.origin}", f"non attesté : {verdict.origin}")
    return Words(click.style(told.en, fg="red"), click.style(told.fr, fg="red"))


def _remarks(verdict: Verdict, *, own_key: bool) -> list[Words]:
    remarks = []
    if verdict.open:
        numbers = ", ".join(str(seq) for seq in verdict.open[:_SHOWN])
        remarks.append(Words(f"intentions without an ending: {numbers}", f"intentions sans suite : {numbers}"))
    if verdict.verified and verdict.against:
        remarks.append(
            Words(
                f"the first {verdict.against} entries are those of the earlier checkpoint",
                f"les {verdict.against} premières écritures sont celles du point de contrôle antérieur",
            )
        )
    if own_key:
        remarks.append(
            Words(
                "the key was read from the export itself: this shows that nothing changed since, not who signed; "
                "give --key with a key you have from elsewhere",
                "la clé a été lue dans l’export lui-même : cela montre que rien n’a changé depuis, non qui a signé ; "
                "donnez avec --key une clé obtenue par ailleurs",
            )
        )
    return remarks


def as_json(verdict: Verdict, language: Language) -> dict[str, Any]:
    """The verdict for scripts."""
    return {
        "verified": verdict.verified,
        "origin": verdict.origin,
        "size": verdict.size,
        "root": verdict.root,
        "entries": verdict.entries,
        "open": list(verdict.open),
        "against": verdict.against,
        "faults": [
            {
                "what": fault.what.value,
                "first": fault.first,
                "last": fault.last,
                "place": fault.place,
                "after": fault.after,
                "size": fault.size,
                "message": fault.words[language],
            }
            for fault in verdict.faults
        ],
    }
