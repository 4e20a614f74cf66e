"""What is left out of the copy that a person asks for, and may be: figures that a dated test shows to be anonymous.

For a DPO: a table may be said to hold figures of the policy, of nobody (``figures:``); then no person is looked for in it.
That is only so once the figures have passed their test (GDPR recital 26); until then they are personal data, and a copy
without them would not be whole (art. 15(3)).
"""

from __future__ import annotations

from datetime import date

from kept.findings import stopped
from kept.requests.world import World


def refuse_untested(world: World, on: date) -> None:
    """Raise ``KeptError`` where a holding is left out of copies and no test passed by this day allows it."""
    for name, holding in world.inventory.holdings.items():
        told = world.policy.aggregates.get(holding.figures or "")
        if holding.figures is not None and (told is None or not told.anonymous_on(on)):
            raise stopped(
                "not-tested",
                f"`{name}` is left out of the copy as figures, and no test passed by this day shows them to be anonymous",
                f"`{name}` est écarté de la copie comme chiffres, et aucun test réussi à ce jour ne montre qu’ils sont anonymes",
                help_en=f"write the test under `aggregates: {holding.figures}: tested:`, or say whose records they are",
                help_fr=f"écrivez le test sous `aggregates: {holding.figures}: tested:`, ou dites de qui sont ces enregistrements",
            )
