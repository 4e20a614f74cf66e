"""Every column of a table about people is declared: as data, or as not personal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import columns_of
from kept.source import Document

RULE = Rule(
    "undeclared-column",
    Severity.ERROR,
    Words("a column that holdings.yaml does not mention", "une colonne dont holdings.yaml ne parle pas"),
    ("GDPR 5(2)", "GDPR 30(1)(c)"),
)

_PERSONAL = re.compile(
    r"(?:^|_)(?:(?:first|last|sur|user|nick|birth|full|given|family)?name|login|pseudo|nom|prenom|e?mail|courriel|mel"
    r"|(?:tele)?phone|tel|mobile|gsm|fax|address|adresse|street|rue|city|ville|zip|postcode|postal|cp"
    r"|birth(?:day|date)?|dob|naissance|age|gender|sex|sexe|genre|iban|bic|rib|card|carte|cvv|pan"
    r"|ip|ssn|nir|secu|passport|passeport|national|identity|identite|photo|picture|avatar|signature"
    r"|lat|lon|lng|latitude|longitude|geo|health|sante|religion|salary|salaire|comment|note|notes|body|message)"
    r"(?:_?[0-9]+)?(?:$|_)"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): a column nobody declared is data nobody answers for; it is never erased."""
    if subject.holdings is None or subject.columns is None or not subject.holdings_sound:
        return
    inventory, held = subject.holdings
    declared: dict[tuple[str, str], set[str]] = {}
    for name in inventory.holdings:
        where = (inventory.place_of(name), inventory.table_of(name))
        declared.setdefault(where, set()).update(columns_of(inventory, name))
    for name, holding in inventory.holdings.items():
        place, table = inventory.place_of(name), inventory.table_of(name)
        known = declared.pop((place, table), None)
        tables = subject.columns.get(place)
        if known is None or tables is None or holding.by is not None or inventory.places[place].kind != "sql":
            continue  # what the paths of files tell is declared beside them
        yield from (_finding(held, name, column) for column in tables.get(table, ()) if column not in known)


def looks_personal(column: str) -> bool:
    """Whether the name of a column, in English or French, is one that personal data goes by."""
    return _PERSONAL.search(_CAMEL.sub("_", column).lower()) is not None


def _finding(held: Document, name: str, column: str) -> Finding:
    personal = looks_personal(column)
    return RULE.finding(
        Words(
            f"the column `{column}` of `{name}` looks like personal data and nobody declared it"
            if personal
            else f"the column `{column}` of `{name}` is declared nowhere",
            f"la colonne `{column}` de `{name}` semble personnelle et personne ne l’a déclarée"
            if personal
            else f"la colonne `{column}` de `{name}` n’est déclarée nulle part",
        ),
        Note(held.key("holdings", name), Words(f"has a column `{column}`", f"a une colonne `{column}`")),
        severity=Severity.ERROR if personal else Severity.WARNING,
        help=Words(
            f"write it under `holds:` as `FIELD: {column}`, or under `not-personal:`",
            f"écrivez-la sous `holds:` (`CHAMP: {column}`), ou sous `not-personal:`",
        ),
        about=(name, column),
    )
