"""The first tables: workshop, participant, devices, answers, checks and the room's state."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("languages", sa.Text, nullable=False),
        sa.Column("pace", sa.String(16), nullable=False),
        sa.Column("pin", sa.String(8), nullable=False),
        sa.Column("port", sa.Integer),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("rivals", sa.Text, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workshop", sa.String(16), _owner("workshop"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("table_no", sa.Integer),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("joined", sa.DateTime, nullable=False),
        sa.UniqueConstraint("workshop", "code", name="participant_code"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "device",
        sa.Column("workshop", sa.String(16), _owner("workshop"), primary_key=True),
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("participant", sa.Integer, _owner("participant"), nullable=False),
    )
    op.create_index("device_participant", "device", ["participant"])
    op.create_table(
        "removed_device",
        sa.Column("workshop", sa.String(16), _owner("workshop"), primary_key=True),
        sa.Column("hash", sa.String(64), primary_key=True),
    )
    op.create_table(
        "answer",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("participant", sa.Integer, _owner("participant"), nullable=False),
        sa.Column("exercise", sa.String(48), nullable=False),
        sa.Column("round", sa.String(48), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("raw", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("device", sa.String(64)),
        sa.Column("saved_at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("participant", "exercise", "round", "revision", name="answer_revision"),
    )
    op.create_table(
        "check_answer",
        sa.Column("participant", sa.Integer, _owner("participant"), primary_key=True),
        sa.Column("check_id", sa.String(48), primary_key=True),
        sa.Column("option", sa.String(48), nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "room_state",
        sa.Column("workshop", sa.String(16), _owner("workshop"), primary_key=True),
        sa.Column("exercise", sa.String(48), primary_key=True),
        sa.Column("round", sa.String(48), primary_key=True),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("revealed", sa.Boolean, nullable=False),
    )


def _owner(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
