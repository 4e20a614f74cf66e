"""What happened to the people of the invented file over twelve years: enquiries, contracts, invoices, silences.

The proportions are those of an agency that never erased anything: prospects who are still in touch, who went silent,
whose discussions were closed; customers whose contract runs, or ended one to eleven years ago; invoices that the law
keeps longer than the contract they belong to; and a few clocks that nobody set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from random import Random

from kept.demo.people import ADA, BRUNO, CHLOE, Person, invent

Row = tuple[object, ...]
_YEAR = 365
_SECOND_VERSION = "2026-03-01"  # from here on the policy tells how a contract is drawn up from how it is followed up
_BOOK = _YEAR * 12  # the file goes twelve years back
_CAMPAIGNS = ("Printemps", "Rentrée", "Lancement", "Salon", "Vœux")
_ENQUIRIES = (
    "Bonjour, pouvez-vous me faire parvenir vos tarifs ?",
    "Bonjour, quand pourrions-nous nous rencontrer ?",
    "Hello, do you also work outside Paris?",
    "Could you call me back about a new website?",
    "Merci de m’indiquer vos délais pour une identité visuelle.",
    "Je souhaite une proposition pour une campagne d’affichage.",
)


@dataclass(slots=True)
class File:
    """The customer file being written: one list of records per table."""

    on: int
    dice: Random
    contacts: list[Row] = field(default_factory=list)
    messages: list[Row] = field(default_factory=list)
    prospecting: list[Row] = field(default_factory=list)
    contracts: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)
    invoices: list[Row] = field(default_factory=list)

    def ago(self, least: int, most: int) -> int:
        """A day between ``least`` and ``most`` days before the day of the demo."""
        return self.on - self.dice.randint(least, most)


def write(people: int, on: date, seed: int) -> File:
    """The whole file for ``people`` people, the same for the same arguments. ``on`` is the day it is looked at."""
    file = File(on.toordinal(), Random(seed))  # noqa: S311 - an invented crowd, not a secret
    _cast(file)
    for number in range(len(file.contacts) + 1, people + 1):
        person = invent(number, file.dice)
        lot = file.dice.random()
        (_prospect if lot < 0.6 else _customer if lot < 0.94 else _partner)(file, person)  # noqa: PLR2004 - proportions
    return file


def _cast(file: File) -> None:
    """Ada's contract runs; Bruno's ended three years ago; Chloé asked for prices last month."""
    _contact(file, ADA, "customer", file.on - 5 * _YEAR, file.on - 40)
    _contract(file, ADA, file.on - 4 * _YEAR, None)
    _contact(file, BRUNO, "customer", file.on - 7 * _YEAR, file.on - 3 * _YEAR + 60)
    _contract(file, BRUNO, file.on - 6 * _YEAR, file.on - 3 * _YEAR)
    _contact(file, CHLOE, "prospect", file.on - 400, file.on - 30)


def _prospect(file: File, person: Person) -> None:
    lot = file.dice.random()
    closed = last = None
    if lot < 0.40:  # noqa: PLR2004 - proportions
        last = file.ago(1, 3 * _YEAR - 10)
    elif lot < 0.76:  # noqa: PLR2004 - proportions
        last = file.ago(3 * _YEAR + 2, 10 * _YEAR)
    elif lot < 0.985:  # noqa: PLR2004 - proportions
        closed = file.ago(1, 4 * _YEAR)
        last = closed - file.dice.randint(5, 60)
    elif lot < 0.99:  # noqa: PLR2004 - proportions
        last = file.on + file.dice.randint(30, 400)  # a slip of the keyboard: a contact that is yet to come
    created = min(last or file.on, file.on) - file.dice.randint(0, 2 * _YEAR)
    _contact(file, person, "prospect", created, last, closed)


def _customer(file: File, person: Person, kind: str = "customer") -> None:
    runs = file.dice.random() < 0.45  # noqa: PLR2004 - proportions
    ended = None if runs else file.ago(_YEAR, 11 * _YEAR)
    signed = file.ago(30, 8 * _YEAR) if ended is None else max(ended - file.dice.randint(200, 1100), file.on - _BOOK)
    last = (
        max(signed, file.ago(1, 2 * _YEAR)) if ended is None else min(ended + file.dice.randint(-100, 300), file.on - 1)
    )
    _contact(file, person, kind, signed - file.dice.randint(10, 200), None if file.dice.random() < 0.004 else last)  # noqa: PLR2004 - proportions
    _contract(file, person, signed, ended)
    if ended is not None and file.dice.random() < 0.2:  # noqa: PLR2004 - proportions
        _contract(file, person, max(ended - 150, signed), ended)


def _partner(file: File, person: Person) -> None:
    if file.dice.random() < 0.8:  # noqa: PLR2004 - proportions
        _customer(file, person, "partner")
    else:
        last = file.ago(1, 6 * _YEAR)
        _contact(file, person, "partner", last - file.dice.randint(0, _YEAR), last)


def _contact(file: File, who: Person, kind: str, created: int, last: int | None, closed: int | None = None) -> None:
    number, dice = len(file.contacts) + 1, file.dice
    origin = dice.choice(("contact-form", "contact-form", "telephone", "prospecting", "hub"))
    address = who.postal_address if kind != "prospect" or origin == "prospecting" else None
    file.contacts.append(
        (
            *(number, kind, origin, who.last_name, who.first_name, who.email, who.phone, address),
            *(_moment(created, dice), _day(last), _day(closed)),
            *(_day(min(created + 20, file.on)) if origin == "prospecting" else None, None, None, None),
        )
    )
    until = max(created, min(last or file.on, file.on - 1))
    for _ in range(dice.choice((0, 1, 1, 2))):
        _message(file, number, dice.randint(created, until))
    for _ in range(dice.choice((0, 1, 1, 2)) if kind != "partner" else 0):
        sent = dice.randint(created, until)
        campaign = f"{dice.choice(_CAMPAIGNS)} {date.fromordinal(sent).year}"
        channel = dice.choice(("email", "email", "sms", "post", "phone"))
        file.prospecting.append((len(file.prospecting) + 1, number, channel, campaign, _moment(sent, dice)))


def _message(file: File, contact: int, sent: int) -> None:
    replied = sent + file.dice.randint(0, 6)
    answered = _moment(replied, file.dice, 19) if replied < file.on and file.dice.random() < 0.97 else None  # noqa: PLR2004 - proportions
    row = (len(file.messages) + 1, contact, file.dice.choice(_ENQUIRIES), _moment(sent, file.dice), answered)
    file.messages.append(row)


def _contract(file: File, who: Person, signed: int, ended: int | None) -> None:
    number, year = len(file.contracts) + 1, date.fromordinal(signed).year
    terms = file.dice.choice(("site internet, forfait annuel", "identité visuelle", "campagne, au temps passé"))
    drawn_up = _moment(signed - file.dice.randint(2, 9), file.dice)
    contact = len(file.contacts)
    origin = "contract-formalisation" if drawn_up >= _SECOND_VERSION else "contract"
    signed_by = (terms, who.full_name, drawn_up, _day(signed), _day(ended))
    row = (number, contact, f"C-{year}-{number:05d}", *signed_by, origin)
    file.contracts.append(row)
    last = min(ended or file.on - 1, file.on - 1)
    for issued in range(signed + 30, last + 1, 400)[:4]:
        _bill(file, who, number, issued)


def _bill(file: File, who: Person, contract: int, issued: int) -> None:
    amount = file.dice.randrange(300, 9000) + 0.5
    day = date.fromordinal(issued)
    # the books of a year that still runs have no end yet
    closing = date(day.year, 12, 31).toordinal()
    number = len(file.invoices) + 1
    row = (number, contract, f"F-{day.year}-{number:06d}", who.full_name, who.postal_address, amount)
    file.invoices.append((*row, _day(issued), _day(closing if closing < file.on else None)))
    paid = issued + file.dice.randint(5, 45)
    if paid < file.on:
        file.payments.append((len(file.payments) + 1, contract, who.full_name, amount, _day(paid)))


@cache
def _iso(day: int) -> str:
    return (date(1, 1, 1) + timedelta(days=day - 1)).isoformat()


def _day(day: int | None) -> str | None:
    return None if day is None else _iso(day)


def _moment(day: int, dice: Random, hour: int | None = None) -> str:
    return f"{_iso(day)} {hour or dice.randint(8, 18):02d}:{dice.randint(0, 59):02d}:00"
