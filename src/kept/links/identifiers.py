"""By what a person is recognised: e-mail addresses, telephone numbers, customer numbers.

For a DPO: an e-mail address is compared without regard to letter case and surrounding spaces; a telephone number by its
digits, in the forms in which people usually write it. A record is the person's when one identifier fits and no other
identifier that was given contradicts it: a number shared by two people never opens, nor erases, the other one's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kept.connectors.conditions import Condition, Folded, either
from kept.findings import stopped
from kept.holdings import Inventory
from kept.policy import Policy

Identifiers = Mapping[str, tuple[str, ...]]
"""Kind of identifier (``email``, ``phone`` …) → the values given for it."""

_CALLING = {"FR": "33", "BE": "32", "CH": "41", "LU": "352", "ES": "34", "IT": "39", "DE": "49", "GB": "44"}
_WITHOUT_TRUNK_ZERO = {"IT"}
_FRENCH_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Numbers:
    """How telephone numbers are read in the country of the organisation (ISO 3166 code)."""

    country: str | None = None

    @classmethod
    def of(cls, policy: Policy) -> Numbers:
        """As they are read where the controller is."""
        controller = policy.controller_party
        return cls(controller.country if controller is not None else None)

    def canonical(self, text: str) -> str:
        """The digits with the country in front: ``01 99 00 12 34`` and ``+33 1 99 00 12 34`` are one number."""
        plain = text.strip().replace("(0)", "")
        digits = re.sub(r"\D", "", plain)
        if plain.startswith("+"):
            return digits
        if digits.startswith("00"):
            return digits[2:]
        calling = _CALLING.get(self.country or "")
        if calling and digits.startswith("0") and self.country not in _WITHOUT_TRUNK_ZERO:
            return calling + digits[1:]
        return digits

    def forms(self, text: str) -> tuple[str, ...]:
        """The ways in which a column may write the number: what an engine compares without reading every row."""
        whole = self.canonical(text)
        forms = [text.strip(), whole, f"+{whole}", f"00{whole}"]
        calling = _CALLING.get(self.country or "")
        if calling and whole.startswith(calling):
            national = whole.removeprefix(calling)
            forms += [f"0{national}", f"+{calling} {national}", f"+{calling}(0){national}", f"+{calling} (0){national}"]
            if len(national) == _FRENCH_DIGITS:
                forms += _in_pairs(calling, national)
        return tuple(dict.fromkeys(forms))


def _in_pairs(calling: str, national: str) -> list[str]:
    forms: list[str] = []
    for mark in (" ", ".", "-", "\u00a0"):
        pairs = mark.join([national[0], *(national[i : i + 2] for i in range(1, len(national), 2))])
        forms += [f"0{pairs}", f"+{calling}{mark}{pairs}", f"00{calling}{mark}{pairs}", f"+{calling}{mark}(0){pairs}"]
    return forms


def canonical(kind: str, text: str, numbers: Numbers) -> str:
    """The one form under which two ways of writing an identifier are equal."""
    return numbers.canonical(text) if kind == "phone" else text.strip(" ").lower()


def fits(kind: str, column: str, texts: Iterable[str], numbers: Numbers) -> Condition:
    """Records whose column carries one of these identifiers."""
    if kind == "phone":
        return Folded(column, tuple(dict.fromkeys(form for text in texts for form in numbers.forms(text))))
    return Folded(column, tuple(dict.fromkeys(canonical(kind, text, numbers) for text in texts)))


def match(columns: Mapping[str, str], people: Iterable[Identifiers], numbers: Numbers) -> Condition | None:
    """Records that carry any identifier of any of these people; ``None`` where the holding has no column for one."""
    given: dict[str, list[str]] = {}
    for person in people:
        for kind, texts in person.items():
            given.setdefault(kind, []).extend(texts)
    tests = [fits(kind, column, given[kind], numbers) for kind, column in columns.items() if given.get(kind)]
    return either(*tests) if tests else None


def refuse_unknown(inventory: Inventory, identifiers: Identifiers) -> None:
    """Raise ``KeptError`` where a person is named by what no holding can be searched by."""
    known = {kind for holding in inventory.holdings.values() for kind in holding.identify}
    unknown = sorted(set(identifiers) - known)
    if unknown:
        listed = ", ".join(sorted(known)) or "—"
        raise stopped(
            "unknown-identifier",
            f"no holding is searched by `{unknown[0]}`",
            f"aucun gisement ne se recherche par `{unknown[0]}`",
            help_en=f"what holdings.yaml declares under `identify:` is: {listed}",
            help_fr=f"holdings.yaml déclare sous `identify:` : {listed}",
            exit_code=2,
        )


def refuse_nobody(identifiers: Identifiers) -> None:
    """Raise ``KeptError`` where nobody is named at all."""
    if not any(text.strip() for texts in identifiers.values() for text in texts):
        raise stopped(
            "nobody-named",
            "the request names nobody",
            "la demande ne désigne personne",
            help_en="give at least one identifier: `--identify email=name@mail.example`",
            help_fr="donnez au moins un identifiant : `--identify email=nom@mail.example`",
            exit_code=2,
        )
