"""The gate of what the organisation writes of its own accord: a message of service goes to the account, and sells nothing.

For a DPO: a message is one that the policy declares under ``messages:``. It reaches also those who refused marketing, since
it is none (CPCE art. L34-5); for that it holds no offer, and goes to no other address than that of the person's own record.
What its purpose leaves out (an objection, a withdrawn consent) it leaves out too. Each sending is journalled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kept.accountability.reason import Reason
from kept.accountability.use import Asked, Left, use
from kept.connectors.conditions import EVERY, both
from kept.connectors.interface import Connector, Selection
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links import key_of, kind_condition
from kept.links.identifiers import Numbers, canonical, match
from kept.load import Loaded
from kept.policy import Message, Policy
from kept.state import State

Connect = Callable[[str], Connector]

_OFFER = re.compile(
    r"special offer|\boffers?\b|discount|\bsales?\b|promo(?:tion|tional)?\b|\bcoupon|\bvoucher|buy now|\d ?% off"
    r"|\boffres?\b|remise|\bsoldes?\b|promotions?\b|bons? d.achat|code promo|profitez|\d ?% de réduction|réduction de",
    re.IGNORECASE,
)
"""What sells, in either language: words of trade, never of a person."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to send. ``to``: only these addresses; ``offer``: whoever sends it says that it promotes something."""

    message: str
    text: str | None = None
    to: tuple[str, ...] = ()
    offer: bool = False
    holding: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """To which addresses the message may go, or why it may not; ``left``: records left out, reason by reason."""

    letter: Letter
    addresses: tuple[str, ...]
    left: tuple[Left, ...]
    entry: int
    refusal: Words | None = None

    @property
    def granted(self) -> bool:
        """It may go."""
        return self.refusal is None


def send(
    loaded: Loaded, inventory: Inventory, connect: Connect, state: State, journal: Journal, letter: Letter, at: datetime
) -> Sent:
    """Let a message through, or refuse it. Raises ``KeptError`` where the policy has no such message."""
    policy, told = loaded.policy, _told(loaded.policy, letter.message)
    purpose = told.purpose or ""
    holding = letter.holding or _accounts(inventory, purpose)
    if holding not in inventory.holdings or "email" not in inventory.holdings[holding].identify:
        raise _no_addresses(letter.message)
    about: dict[str, JSON] = {
        "message": letter.message,
        "purpose": purpose,
        "holding": holding,
        "person": [state.keys.pseudonym("email", address) for address in letter.to] or None,
        "by": state.keys.pseudonym("staff", letter.by) if letter.by else None,
    }
    kinds = kind_condition(policy, inventory, holding, *told.people) if told.people else EVERY
    where, column = kinds, inventory.holdings[holding].identify["email"]
    if letter.to:
        named = match({"email": column}, [{"email": letter.to}], Numbers.of(policy))
        where = both(kinds, named) if named is not None else kinds
    connector, found = connect(inventory.place_of(holding)), Selection(inventory.table_of(holding), where)
    known = {canonical("email", str(text), Numbers.of(policy)) for text in connector.keys(found, column)}
    reason = _offered(letter) or _elsewhere(letter, known, Numbers.of(policy))
    if reason is not None:
        entry = journal.refused(Kind.MESSAGE_DECIDE, {**about, "reason": reason.code, "records": 0}, at)
        return Sent(letter, (), (), entry.seq, reason.words)
    fields = tuple(field for field, held in inventory.holdings[holding].holds.items() if held == column)
    among = connector.keys(found, key_of(inventory, holding))
    asked = Asked(purpose, holding, at.date(), by=letter.by, fields=fields, among=among)
    used = use(loaded, inventory, connect, state, journal, asked, at)
    if used.refusal is not None:
        entry = journal.refused(Kind.MESSAGE_DECIDE, {**about, "use": used.entry, "records": 0}, at)
        return Sent(letter, (), used.left, entry.seq, used.refusal)
    read = (str(record[field]) for record in used.records for field in fields if record[field])
    addresses = tuple(dict.fromkeys(read))
    entry = journal.note(Kind.MESSAGE_DECIDE, {**about, "use": used.entry, "records": len(addresses)}, at)
    return Sent(letter, addresses, used.left, entry.seq)


def _accounts(inventory: Inventory, purpose: str) -> str:
    """The first holding that is held for the purpose and has people's addresses."""
    held = (n for n, one in inventory.holdings.items() if purpose in one.for_ and "email" in one.identify)
    return next((name for name in held if inventory.holdings[name].by is None), "")


def _offered(letter: Letter) -> Reason | None:
    words = _OFFER.search(letter.text or "")
    if not letter.offer and words is None:
        return None
    if words is None:
        why = Words("it is said to be promotional", "il est dit promotionnel")
    else:
        why = Words(f"it says “{words[0]}”", f"il dit « {words[0]} »")
    return Reason(
        "carries-an-offer",
        Words(
            f"a message of service carries no offer, and {why.en}: send it as marketing, to those who agreed to it",
            f"un message de service ne contient pas d’offre, or {why.fr} : adressez-le comme message commercial, à ceux "
            "qui y ont consenti",
        ),
    )


def _elsewhere(letter: Letter, known: set[str], numbers: Numbers) -> Reason | None:
    if all(canonical("email", address, numbers) in known for address in letter.to):
        return None
    return Reason(
        "another-address",
        Words(
            "a message of service goes to the address of an account it concerns, and to no other",
            "un message de service va à l’adresse d’un compte qu’il concerne, et à nulle autre",
        ),
    )


def _told(policy: Policy, name: str) -> Message:
    told = policy.messages.get(name)
    if told is None or told.purpose is None:
        listed = ", ".join(policy.messages) or "—"
        raise stopped(
            "unknown-message",
            "the policy has no message of that name, or none with a purpose",
            "la politique n’a pas de message de ce nom, ou il est sans finalité",
            help_en=f"those of `messages:` in policy.yaml: {listed}",
            help_fr=f"ceux de `messages:` dans policy.yaml : {listed}",
            exit_code=2,
        )
    return told


def _no_addresses(message: str) -> KeptError:
    return stopped(
        "no-addresses",
        f"no holding that has e-mail addresses is held for the purpose of `{message}`",
        f"aucun gisement contenant des adresses e-mail n’est détenu pour la finalité de `{message}`",
        help_en="see `for:` and `identify:` in holdings.yaml",
        help_fr="voyez `for:` et `identify:` dans holdings.yaml",
    )
