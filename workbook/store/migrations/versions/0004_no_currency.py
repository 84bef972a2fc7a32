"""No currency: it was stored for each workshop and read by nothing."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Drop the column in place: copying the table, as a batch does, would delete what refers to it."""
    op.drop_column("workshop", "currency")
