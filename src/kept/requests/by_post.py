"""A request by letter: what it states is recorded, what it lacks is asked for only where the person cannot be found without.

Nobody is refused for having left a line out (GDPR art. 12(2) and (6)): the law imposes no form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kept.findings import KeptError, Words
from kept.grammar.tongues import GRAMMARS
from kept.links.identifiers import Identifiers
from kept.requests.gather import gather
from kept.requests.world import World

FIELDS = {
    "surname": Words("your surname", "votre nom"),
    "first-name": Words("your first name", "votre prénom"),
    "address": Words("your postal address", "votre adresse postale"),
    "email": Words("your e-mail address", "votre adresse e-mail"),
}
"""What helps to find somebody who writes a letter."""


def stated(world: World, identifiers: Identifiers, letter: Mapping[str, str]) -> dict[str, Any]:
    """Which lines the letter has, and which are awaited: none where the person is found, or where it has them all."""
    has = [name for name in FIELDS if letter.get(name, "").strip()]
    lacks = [name for name in FIELDS if name not in has]
    told: dict[str, Any] = {"states": has, "lacks": lacks}
    return told | ({"awaits": lacks} if lacks and not _is_found(world, identifiers) else {})


def listed(fields: Sequence[str]) -> Words:
    """The lines, as the person reads them."""
    return Words(
        GRAMMARS["en"].listed([FIELDS[name].en for name in fields]),
        GRAMMARS["fr"].listed([FIELDS[name].fr for name in fields]),
    )


def _is_found(world: World, identifiers: Identifiers) -> bool:
    """Whether some record is this person's. A place that does not answer is no reason to make anybody wait."""
    if not any(identifiers.values()):
        return False
    try:
        return gather(world.inventory, world.connect, {"": identifiers}, lambda _: (), world.numbers).count > 0
    except KeptError:
        return True
