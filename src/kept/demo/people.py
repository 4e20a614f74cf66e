"""Who is in the invented customer file: names, addresses and numbers that belong to nobody."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random

FIRST_NAMES = (  # noqa: SIM905 - names read best as a line of names
    "Ada Adèle Aïcha Alban Amélie Anouk Basile Bérénice Bruno Camille Célestin Chloé Côme Dalila Diane Éloi Élise Émile "
    "Fanny Farid Félix Gaël Gaspard Hélène Hugo Inès Ismaël Jade Joachim Juliette Karim Lancelot Léa Léonie Lucien "
    "Maëlle Malik Margot Mathis Nadia Noé Noémie Octave Olga Pauline Quentin Raphaël Rosalie Salomé Samir Solène "
    "Théo Ulysse Valentin Victoire Wilfried Xavière Yanis Yseult Zoé"
).split()
LAST_NAMES = (  # noqa: SIM905 - names read best as a line of names
    "Aubépine Bellerive Boisjoli Bruyère Carillon Chantelune Clairval Corbeau Coudrier Daubigny Desnuages Douceterre "
    "Duruisseau Écureuil Églantine Feuillette Fontclaire Framboisier Galetas Girouette Grandpré Hauterive Herbesson "
    "Jolicœur Lacolombe Lalande Larivaz Leloriot Lépervier Maisonvive Mandarine Merlin-Vert Moulinet Myosotis Noisetier "
    "Ormeau Pâquerette Passerose Pervenche Pimprenelle Quatrevents Rainette Rivoclair Romarin Rossignol Saint-Amarante "
    "Sansoucy Sauterelle Serpolet Tamaris Tournesol Troène Valbrune Vergerette Verveine Volubilis Yeuse Zéphirin"
).split()
MAILBOXES = ("mail.example", "poste.example", "courriel.example", "bureau.example")
STREETS = ("allée des Tilleuls", "rue du Puits", "chemin des Vignes", "place du Marché", "quai des Brumes", "rue Haute")
TOWNS = ("99001 Villefictive", "99002 Bourg-l’Invention", "99003 Saint-Exemple", "99004 Rive-du-Songe")

# the ranges that Arcep keeps for works of fiction: no subscriber will ever hold one of these numbers
_FICTION = ("+33 1 99 00", "+33 2 61 91", "+33 3 53 01", "+33 4 65 71", "+33 5 36 49", "+33 6 39 98")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person, as a customer file writes them down."""

    last_name: str
    first_name: str
    email: str
    phone: str
    postal_address: str

    @property
    def full_name(self) -> str:
        """First name, then surname."""
        return f"{self.first_name} {self.last_name}"


# people whom the demo and the documentation call by name: always the first of the file, in this order
ADA = Person("Chantelune", "Ada", "ada@mail.example", "+33 1 99 00 00 01", "1 rue du Puits, 99001 Villefictive")
BRUNO = Person("Larivaz", "Bruno", "bruno@mail.example", "+33 1 99 00 00 02", "2 rue Haute, 99003 Saint-Exemple")
CHLOE = Person("Pervenche", "Chloé", "chloe@mail.example", "+33 1 99 00 00 03", "3 quai des Brumes, 99001 Villefictive")


def invent(number: int, dice: Random) -> Person:
    """The ``number``-th person: the e-mail address and the telephone number are theirs alone."""
    first, last = dice.choice(FIRST_NAMES), dice.choice(LAST_NAMES)
    address = f"{dice.randrange(1, 120)} {dice.choice(STREETS)}, {dice.choice(TOWNS)}"
    return Person(
        last, first, f"{_plain(first)}.{_plain(last)}.{number}@{dice.choice(MAILBOXES)}", _phone(number), address
    )


def _phone(number: int) -> str:
    rank, digits = divmod(number, 10_000)
    return f"{_FICTION[rank % len(_FICTION)]} {digits // 100:02d} {digits % 100:02d}"


def _plain(name: str) -> str:
    """A name as an e-mail address writes it: no accent, no ligature, small letters."""
    letters = unicodedata.normalize("NFD", name.replace("œ", "oe"))
    return letters.encode("ascii", "ignore").decode().lower()
