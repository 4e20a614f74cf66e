"""The ledger of choices: given, refused, withdrawn, objected."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ordinal = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "choices",
        sa.Column("id", _ordinal, primary_key=True),
        sa.Column("person", sa.Text, nullable=False, index=True),
        sa.Column("purpose", sa.Text, nullable=False, index=True),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("until_on", sa.Date, nullable=True),
        sa.Column("point", sa.Text, nullable=True),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("entry", _ordinal, nullable=False),
    )
