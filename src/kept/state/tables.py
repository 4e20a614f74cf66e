"""The tables of Kept's own memory. Migrations bring a database to this shape; a test holds the two together.

Instants are kept as UTC text of fixed width, so that they sort, read and hash the same on every database.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

# SQLite numbers its rows by INTEGER only; a journal outgrows 2**31 entries elsewhere
Ordinal = BigInteger().with_variant(Integer(), "sqlite")

if TYPE_CHECKING:
    _Text = TypeDecorator[datetime]
else:
    _Text = TypeDecorator


class Instant(_Text):
    """An aware moment, stored as ``2026-11-22T02:04:49.123456Z``. A moment without a zone is refused."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - its signature
        """Into the database."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - its signature
        """Out of the database."""
        return None if value is None else read_instant(value)


def instant_text(moment: datetime) -> str:
    """The one written form of a moment: UTC, six decimals, ``Z``. ``ValueError`` where the zone is missing."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone: give an aware datetime")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def read_instant(text: str) -> datetime:
    """The moment that :func:`instant_text` wrote."""
    return datetime.fromisoformat(text)


metadata = MetaData()

settings = Table(  # few facts about this state itself: the journal's name, the marks of its keys
    "settings",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

journal_entries = Table(  # the columns are the entry: its canonical bytes are rebuilt from them, never stored twice
    "journal_entries",
    metadata,
    Column("seq", Ordinal, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("stage", Text, nullable=False),
    Column("of", Ordinal, nullable=True, index=True),
    Column("about", Text, nullable=False),
)

journal_nodes = Table(  # every complete subtree: level 0 the leaves, level k the roots of 2**k leaves
    "journal_nodes",
    metadata,
    Column("level", SmallInteger, primary_key=True, autoincrement=False),
    Column("position", Ordinal, primary_key=True, autoincrement=False),
    Column("hash", LargeBinary(32), nullable=False),
    sqlite_with_rowid=False,
)

checkpoints = Table(  # the signed heads that were handed out; ``size`` grows
    "checkpoints",
    metadata,
    Column("size", Ordinal, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
)

journal_head = Table(  # one row: the signed head after the last append, written in the same transaction
    "journal_head",
    metadata,
    Column("one", SmallInteger, primary_key=True, autoincrement=False),
    Column("size", Ordinal, nullable=False),
    Column("note", Text, nullable=False),
    Column("peaks", LargeBinary, nullable=False),  # what the next append builds on; their fold is the signed root
)

requests = Table(
    "requests",
    metadata,
    Column("id", Text, primary_key=True),
    Column("right", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("received_on", Date, nullable=False),
    Column("channel", Text, nullable=False),
    Column("identifiers_sealed", LargeBinary, nullable=False),
    Column("identity", Text, nullable=True),  # JSON: that a check was made, by whom, when, with what result
    Column("deadline_safe", Date, nullable=False),
    Column("deadline_legal", Date, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant, nullable=True),
    Column("outcome", Text, nullable=True),  # JSON
    Column("form", Text, nullable=True),  # electronic or paper, as the person asked
    Column("extended_on", Date, nullable=True),  # the day on which they were told that it takes longer
)

holds = Table(
    "holds",
    metadata,
    Column("id", Text, primary_key=True),
    Column("holding", Text, nullable=True),  # null: every holding in the scope
    Column("scope", Text, nullable=False),  # JSON
    Column("reason", Text, nullable=False),
    Column("law", Text, nullable=False),
    Column("held_by", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("until_on", Date, nullable=True),
    Column("review_on", Date, nullable=True),
    Column("released_at", Instant, nullable=True),
    Column("released_by", Text, nullable=True),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("request_id", Text, ForeignKey("requests.id"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=True),  # emptied when the proof is destroyed; the row stays
    Column("checked_by", Text, nullable=True),
    Column("checked_at", Instant, nullable=True),
    Column("result", Text, nullable=True),
    Column("destroyed_at", Instant, nullable=True),
)

messages = Table(  # what people were told, and what is awaited from them; the words are in the outbox, never here
    "messages",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False, index=True),
    Column("request_id", Text, ForeignKey("requests.id"), nullable=True, index=True),
    Column("person", Text, nullable=False),  # JSON: pseudonyms
    Column("sent_on", Date, nullable=False),
    Column("due_on", Date, nullable=True),
    Column("ended_on", Date, nullable=True),
    Column("about", Text, nullable=False),  # JSON
)

choices = Table(  # only ever added to: what a person chose last is the last row of that person
    "choices",
    metadata,
    Column("id", Ordinal, primary_key=True),
    Column("person", Text, nullable=False, index=True),  # a pseudonym, one row for each identifier
    Column("purpose", Text, nullable=False, index=True),
    Column("said", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until_on", Date, nullable=True),
    Column("point", Text, nullable=True),
    Column("method", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("version", Integer, nullable=True),
    Column("words", Text, nullable=False),  # what was shown, in that language
    Column("entry", Ordinal, nullable=False),  # the entry of the journal that tells of it
)
