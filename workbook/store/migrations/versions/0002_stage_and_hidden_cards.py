"""Where the talk is, which cards are hidden, and when the half day starts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two tables and the column."""
    op.add_column("workshop", sa.Column("start", sa.Time))
    op.create_table(
        "stage",
        sa.Column("workshop", sa.String(16), _workshop(), primary_key=True),
        sa.Column("deck", sa.String(80)),
        sa.Column("slide", sa.String(80)),
        sa.Column("exercise", sa.String(48)),
        sa.Column("round", sa.String(48)),
        sa.Column("moved", sa.DateTime),
        sa.Column("started", sa.DateTime),
        sa.Column("blank", sa.Boolean, nullable=False),
        sa.Column("follow", sa.Boolean, nullable=False),
    )
    op.create_table(
        "hidden_card",
        sa.Column("workshop", sa.String(16), _workshop(), primary_key=True),
        sa.Column("exercise", sa.String(48), primary_key=True),
        sa.Column("round", sa.String(48), primary_key=True),
        sa.Column("key", sa.String(32), primary_key=True),
    )


def _workshop() -> sa.ForeignKey:
    return sa.ForeignKey("workshop.id", ondelete="CASCADE")
