"""Reading marks of modules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "reading",
        sa.Column(
            "participant",
            sa.Integer,
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("module", sa.String(48), primary_key=True),
        sa.Column("read_at", sa.DateTime, nullable=False),
    )
