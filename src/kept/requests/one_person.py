"""Identifiers given together name one person: where the records say they are of two, nobody's file is opened."""

from __future__ import annotations

from kept.findings import KeptError, stopped
from kept.links.identifiers import Identifiers
from kept.requests.gather import gather
from kept.requests.world import World


def refuse_several(world: World, identifiers: Identifiers) -> None:
    """Raise ``KeptError`` where every record that fits one identifier contradicts another (GDPR art. 12(6)).

    A place that does not answer is no reason to turn a request away: it is recorded, and looked at when it is fulfilled.
    """
    if sum(len(texts) for texts in identifiers.values()) < 2:  # noqa: PLR2004 - one alone contradicts nothing
        return
    try:
        found = gather(world.inventory, world.connect, {"": identifiers}, lambda _: (), world.numbers)
    except KeptError:
        return
    if found.count == 0 and found.doubtful:
        many = sum(each.get("", 0) for each in found.doubtful.values())
        raise stopped(
            "several-people",
            f"these identifiers are not one person's: each fits a record that another contradicts ({many})",
            "ces identifiants ne sont pas ceux d’une même personne : "
            f"chacun désigne un enregistrement qu’un autre contredit ({many})",
            help_en="nothing was recorded; give the identifiers of one person, or only the one that is sure",
            help_fr="rien n’a été enregistré ; donnez les identifiants d’une seule personne, ou le seul qui soit sûr",
            exit_code=2,
        )
