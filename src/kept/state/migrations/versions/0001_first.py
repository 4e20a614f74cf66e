"""The first shape: journal, requests, holds, attachments."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ordinal = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make every table."""
    _journal()
    _requests()


def _journal() -> None:
    op.create_table(
        "settings",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "journal_entries",
        sa.Column("seq", _ordinal, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("of", _ordinal, nullable=True, index=True),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.create_table(
        "journal_nodes",
        sa.Column("level", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("position", _ordinal, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "checkpoints",
        sa.Column("size", _ordinal, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    op.create_table(
        "journal_head",
        sa.Column("one", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("size", _ordinal, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("peaks", sa.LargeBinary, nullable=False),
    )


def _requests() -> None:
    op.create_table(
        "requests",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("right", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False, index=True),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("identifiers_sealed", sa.LargeBinary, nullable=False),
        sa.Column("identity", sa.Text, nullable=True),
        sa.Column("deadline_safe", sa.Date, nullable=False),
        sa.Column("deadline_legal", sa.Date, nullable=False),
        sa.Column("opened_at", sa.Text, nullable=False),
        sa.Column("closed_at", sa.Text, nullable=True),
        sa.Column("outcome", sa.Text, nullable=True),
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("holding", sa.Text, nullable=True),
        sa.Column("scope", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("law", sa.Text, nullable=False),
        sa.Column("held_by", sa.Text, nullable=False),
        sa.Column("from_on", sa.Date, nullable=False),
        sa.Column("until_on", sa.Date, nullable=True),
        sa.Column("review_on", sa.Date, nullable=True),
        sa.Column("released_at", sa.Text, nullable=True),
        sa.Column("released_by", sa.Text, nullable=True),
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("request_id", sa.Text, sa.ForeignKey("requests.id"), nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=True),
        sa.Column("checked_by", sa.Text, nullable=True),
        sa.Column("checked_at", sa.Text, nullable=True),
        sa.Column("result", sa.Text, nullable=True),
        sa.Column("destroyed_at", sa.Text, nullable=True),
    )
