"""The tables of the invented customer file, for every engine, exactly as examples/ouicom/holdings.yaml names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns with their types in plain SQL, and the column that links it to its parent."""

    name: str
    columns: tuple[tuple[str, str], ...]
    link: str | None = None
    parent: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names, in order."""
        return tuple(name for name, _ in self.columns)

    def definition(self, moment: str) -> str:
        """``CREATE TABLE`` for an engine whose type for an instant without zone is ``moment``."""
        lines = [f"{name} {sql.format(moment=moment)}" for name, sql in self.columns]
        if self.link:
            lines.append(f"FOREIGN KEY ({self.link}) REFERENCES {self.parent} (id)")
        return f"CREATE TABLE {self.name} (\n  " + ",\n  ".join(lines) + "\n)"

    def index(self) -> str | None:
        """``CREATE INDEX`` on the link: without it, every look at a parent's children reads the whole table."""
        return f"CREATE INDEX {self.name}_{self.link} ON {self.name} ({self.link})" if self.link else None

    def insertion(self, marks: tuple[str, ...]) -> str:
        """``INSERT`` of one record, with the engine's own marks for its values."""
        return f"INSERT INTO {self.name} ({', '.join(self.names)}) VALUES ({', '.join(marks)})"  # noqa: S608 - names written here


_KEY = ("id", "INTEGER NOT NULL PRIMARY KEY")

TABLES = (
    Table(
        "contacts",
        (
            _KEY,
            ("kind", "VARCHAR(20) NOT NULL"),
            ("origin", "VARCHAR(40) NOT NULL"),
            ("last_name", "VARCHAR(80) NOT NULL"),
            ("first_name", "VARCHAR(80)"),
            ("email", "VARCHAR(160)"),
            ("phone", "VARCHAR(40)"),
            ("postal_address", "VARCHAR(200)"),
            ("created_at", "{moment} NOT NULL"),
            ("last_contact_at", "DATE"),
            ("closed_on", "DATE"),
            ("told_of_source_on", "DATE"),
            ("taken_by", "VARCHAR(80)"),
            ("under_contract", "VARCHAR(40)"),
            ("came_by", "VARCHAR(200)"),
        ),
    ),
    Table(
        "messages",
        (
            _KEY,
            ("contact_id", "INTEGER NOT NULL"),
            ("body", "VARCHAR(2000)"),
            ("sent_at", "{moment} NOT NULL"),
            ("answered_at", "{moment}"),
        ),
        link="contact_id",
        parent="contacts",
    ),
    Table(
        "prospecting",
        (
            _KEY,
            ("contact_id", "INTEGER NOT NULL"),
            ("channel", "VARCHAR(20)"),
            ("campaign", "VARCHAR(80)"),
            ("sent_at", "{moment} NOT NULL"),
        ),
        link="contact_id",
        parent="contacts",
    ),
    Table(
        "contracts",
        (
            _KEY,
            ("contact_id", "INTEGER NOT NULL"),
            ("reference", "VARCHAR(40)"),
            ("terms", "VARCHAR(2000)"),
            ("signatory", "VARCHAR(160)"),
            ("created_at", "{moment} NOT NULL"),
            ("signed_on", "DATE"),
            ("ended_on", "DATE"),
            ("origin", "VARCHAR(40)"),
        ),
        link="contact_id",
        parent="contacts",
    ),
    Table(
        "payments",
        (
            _KEY,
            ("contract_id", "INTEGER NOT NULL"),
            ("payer", "VARCHAR(160)"),
            ("amount", "NUMERIC(10, 2)"),
            ("paid_on", "DATE NOT NULL"),
        ),
        link="contract_id",
        parent="contracts",
    ),
    Table(
        "invoices",
        (
            _KEY,
            ("contract_id", "INTEGER NOT NULL"),
            ("number", "VARCHAR(40) NOT NULL"),
            ("billed_name", "VARCHAR(160)"),
            ("billed_address", "VARCHAR(200)"),
            ("amount", "NUMERIC(10, 2)"),
            ("issued_on", "DATE NOT NULL"),
            ("fiscal_year_end", "DATE"),
        ),
        link="contract_id",
        parent="contracts",
    ),
)
