"""What people are told: every message, the form in which they want their answer, the time they were told it would take."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Messages stand beside requests; those sent before are not there."""
    op.create_table(
        "messages",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("request_id", sa.Text, sa.ForeignKey("requests.id"), nullable=True, index=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=True),
        sa.Column("ended_on", sa.Date, nullable=True),
        sa.Column("about", sa.Text, nullable=False),
    )
    op.add_column("requests", sa.Column("form", sa.Text, nullable=True))
    op.add_column("requests", sa.Column("extended_on", sa.Date, nullable=True))
