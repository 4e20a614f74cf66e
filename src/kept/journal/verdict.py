"""What a verification says: verified, or which entry was touched and how. A fault is a value that can say itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kept.findings import Words


class What(StrEnum):
    """What happened to a journal."""

    ALTERED = "altered"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    INSERTED = "inserted"
    APPENDED = "appended"
    UNLOCATED = "unlocated"
    HASHES = "hashes"
    NODES = "nodes"
    HEAD = "head"
    CHECKPOINT_FORM = "checkpoint-form"
    CHECKPOINT_KEY = "checkpoint-key"
    CHECKPOINT_SIGNATURE = "checkpoint-signature"
    CHECKPOINT_ORIGIN = "checkpoint-origin"
    EARLIER_UNSIGNED = "earlier-unsigned"
    REWRITTEN = "rewritten"
    SHORTENED = "shortened"
    NUMBERING = "numbering"
    ENDING = "ending"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    ``first`` and ``last`` are the numbers (``seq``) of the entries concerned, as the signature knows them; ``place`` is
    the line of the export, or the rank in the database, counted from 1; ``after`` the entry before it there; ``size``
    the size of the checkpoint that is contradicted.
    """

    what: What
    first: int | None = None
    last: int | None = None
    place: int | None = None
    after: int | None = None
    size: int | None = None

    @property
    def words(self) -> Words:
        """The fault in a sentence."""
        return _SENTENCES[self.what](self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome. ``size`` and ``root`` are those that the checkpoint signs; ``open`` the intentions without ending.

    ``entries`` is how many were read. ``against`` is the size of the earlier checkpoint that was compared, if any.
    """

    origin: str
    size: int
    root: str
    entries: int
    faults: tuple[Fault, ...] = ()
    open: tuple[int, ...] = ()
    against: int | None = None

    @property
    def verified(self) -> bool:
        """Whether every entry is as it was signed, none is missing and none was added."""
        return not self.faults


def _entries_en(fault: Fault) -> str:
    return f"entry {fault.first}" if _single(fault) else f"entries {fault.first} to {fault.last}"


def _entries_fr(fault: Fault) -> str:
    return f"l’écriture {fault.first}" if _single(fault) else f"les écritures {fault.first} à {fault.last}"


def _single(fault: Fault) -> bool:
    return fault.last is None or fault.first == fault.last


def _were(en_one: str, en_many: str, fr_one: str, fr_many: str) -> Callable[[Fault], Words]:
    def say(fault: Fault) -> Words:
        if _single(fault):
            return Words(f"{_entries_en(fault)} {en_one}", f"{_entries_fr(fault)} {fr_one}")
        return Words(f"{_entries_en(fault)} {en_many}", f"{_entries_fr(fault)} {fr_many}")

    return say


def _moved(fault: Fault) -> Words:
    if fault.after is None:
        return Words(
            f"entry {fault.first} was moved: it now stands first",
            f"l’écriture {fault.first} a été déplacée : elle est maintenant la première",
        )
    return Words(
        f"entry {fault.first} was moved: it now stands after entry {fault.after}",
        f"l’écriture {fault.first} a été déplacée : elle se trouve maintenant après l’écriture {fault.after}",
    )


def _added(en: str, fr: str) -> Callable[[Fault], Words]:
    def say(fault: Fault) -> Words:
        before = Words("at the beginning", "au début")
        if fault.after is not None:
            before = Words(f"after entry {fault.after}", f"après l’écriture {fault.after}")
        return Words(
            f"line {fault.place} was never signed: it was {en} {before.en}",
            f"la ligne {fault.place} n’a jamais été signée : elle a été {fr} {before.fr}",
        )

    return say


def _unlocated(fault: Fault) -> Words:
    if fault.last is not None:
        return Words(
            f"an entry from {fault.first} to {fault.last} was touched, and its hash too: which one cannot be told",
            f"une écriture entre la {fault.first} et la {fault.last} a été touchée, et son empreinte aussi : laquelle ne se voit pas",
        )
    if not fault.first:
        return Words(
            "the entries do not give the signed root, and nothing left unchanged tells which one was touched",
            "les écritures ne donnent pas la racine signée, et rien d’intact ne dit laquelle a été touchée",
        )
    return Words(
        f"an entry from {fault.first} on was touched (those before it are intact); nothing left unchanged tells which one",
        f"une écriture à partir de la {fault.first} a été touchée (les précédentes sont intactes) ; rien d’intact ne dit laquelle",
    )


def _nodes(fault: Fault) -> Words:
    what = Words("the tree's stored hashes were changed", "les empreintes conservées de l’arbre ont été modifiées")
    if fault.first is None:
        return what
    return Words(f"{what.en}, over {_entries_en(fault)}", f"{what.fr}, sur {_entries_fr(fault)}")


def _fixed(en: str, fr: str) -> Callable[[Fault], Words]:
    return lambda fault: Words(en.format(f=fault), fr.format(f=fault))


_SENTENCES: dict[What, Callable[[Fault], Words]] = {
    What.ALTERED: _were("was altered", "were altered", "a été altérée", "ont été altérées"),
    What.REMOVED: _were("was removed", "were removed", "a été retirée", "ont été retirées"),
    What.RENUMBERED: _were(
        "bears another number than it was given",
        "bear other numbers than they were given",
        "porte un autre numéro que le sien",
        "portent d’autres numéros que les leurs",
    ),
    What.MOVED: _moved,
    What.INSERTED: _added("inserted", "insérée"),
    What.APPENDED: _added("appended", "ajoutée"),
    What.UNLOCATED: _unlocated,
    What.HASHES: _fixed(
        "the list of hashes was changed: it does not give the signed root",
        "la liste des empreintes a été modifiée : elle ne donne pas la racine signée",
    ),
    What.NODES: _nodes,
    What.HEAD: _fixed(
        "the head of the journal was changed or removed: it is not what its signature says",
        "la tête du journal a été modifiée ou retirée : elle n’est pas ce que dit sa signature",
    ),
    What.CHECKPOINT_FORM: _fixed("the checkpoint is not a checkpoint", "le point de contrôle n’en est pas un"),
    What.CHECKPOINT_KEY: _fixed(
        "the checkpoint was not signed by this key", "le point de contrôle n’a pas été signé par cette clé"
    ),
    What.CHECKPOINT_SIGNATURE: _fixed(
        "the checkpoint was changed after it was signed, or its signature was",
        "le point de contrôle, ou sa signature, a été modifié après avoir été signé",
    ),
    What.CHECKPOINT_ORIGIN: _fixed(
        "the checkpoint is that of another journal", "le point de contrôle est celui d’un autre journal"
    ),
    What.EARLIER_UNSIGNED: _fixed(
        "the earlier checkpoint does not bear this key's signature",
        "le point de contrôle antérieur ne porte pas la signature de cette clé",
    ),
    What.REWRITTEN: _fixed(
        "the first {f.size} entries are not those that the earlier checkpoint signed: the journal was rewritten",
        "les {f.size} premières écritures ne sont pas celles que signait le point de contrôle antérieur : le journal a été réécrit",
    ),
    What.SHORTENED: _fixed(
        "an earlier checkpoint signed {f.size} entries: the journal was cut short",
        "un point de contrôle antérieur signait {f.size} écritures : le journal a été raccourci",
    ),
    What.NUMBERING: _were(
        "does not bear its own number",
        "do not bear their own numbers",
        "ne porte pas son propre numéro",
        "ne portent pas leurs propres numéros",
    ),
    What.ENDING: _were(
        "ends what was never intended",
        "end what was never intended",
        "met fin à ce qui n’a jamais été prévu",
        "mettent fin à ce qui n’a jamais été prévu",
    ),
}
