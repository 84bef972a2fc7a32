"""The tables of the store, in SQL that SQLite and PostgreSQL both speak.

``workbook/store/migrations`` builds them step by step; a test compares the two.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
)

metadata = MetaData()


def pack(value: Any) -> str:
    """Return ``value`` as JSON in one canonical form: plain ASCII, sorted keys, finite numbers.

    ASCII keeps NUL and lone surrogates as escapes, which no database refuses. Equal values give
    equal strings, so two saves compare as strings.
    """
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


class Json(TypeDecorator[Any]):
    """A JSON value, kept as canonical text; None stays NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Turn a value into its text."""
        return None if value is None else pack(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Turn the text back into the value."""
        return None if value is None else json.loads(value)


class Utc(TypeDecorator[datetime]):
    """A moment in UTC: aware in Python, without zone in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn any aware moment into UTC without zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        return None if value is None else value.replace(tzinfo=UTC)


def _owner(table: str) -> Any:
    """Refer to a row in ``table`` and go when it goes."""
    return ForeignKey(f"{table}.id", ondelete="CASCADE")


workshop = Table(
    "workshop",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("date", Date),
    Column("languages", Json, nullable=False),
    Column("pace", String(16), nullable=False),
    Column("pin", String(8), nullable=False),
    Column("port", Integer),
    Column("rivals", Json, nullable=False),
    Column("secret_hash", String(64), nullable=False),
    Column("created", Utc, nullable=False),
    Column("start", Time),
)

participant = Table(
    "participant",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workshop", String(16), _owner("workshop"), nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("table_no", Integer),
    Column("code", String(12), nullable=False),
    Column("joined", Utc, nullable=False),
    UniqueConstraint("workshop", "code", name="participant_code"),
    sqlite_autoincrement=True,  # an id is never used twice, so a deleted participant's stays dead
)

device = Table(
    "device",
    metadata,
    Column("workshop", String(16), _owner("workshop"), primary_key=True),
    Column("hash", String(64), primary_key=True),
    Column("participant", Integer, _owner("participant"), nullable=False),
    Index("device_participant", "participant"),
)

removed_device = Table(
    "removed_device",
    metadata,
    Column("workshop", String(16), _owner("workshop"), primary_key=True),
    Column("hash", String(64), primary_key=True),
)

answer = Table(
    "answer",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("participant", Integer, _owner("participant"), nullable=False),
    Column("exercise", String(48), nullable=False),
    Column("round", String(48), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("raw", Json, nullable=False),
    Column("value", Json, nullable=False),
    Column("status", String(8), nullable=False),
    Column("device", String(64)),
    Column("saved_at", Utc, nullable=False),
    UniqueConstraint("participant", "exercise", "round", "revision", name="answer_revision"),
)

check_answer = Table(
    "check_answer",
    metadata,
    Column("participant", Integer, _owner("participant"), primary_key=True),
    Column("check_id", String(48), primary_key=True),
    Column("option", String(48), nullable=False),
    Column("saved_at", Utc, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    Column("participant", Integer, _owner("participant"), primary_key=True),
    Column("module", String(48), primary_key=True),
    Column("read_at", Utc, nullable=False),
)

room_state = Table(
    "room_state",
    metadata,
    Column("workshop", String(16), _owner("workshop"), primary_key=True),
    Column("exercise", String(48), primary_key=True),
    Column("round", String(48), primary_key=True),
    Column("open", Boolean, nullable=False),
    Column("revealed", Boolean, nullable=False),
)

stage = Table(
    "stage",
    metadata,
    Column("workshop", String(16), _owner("workshop"), primary_key=True),
    Column("deck", String(80)),
    Column("slide", String(80)),
    Column("exercise", String(48)),
    Column("round", String(48)),
    Column("moved", Utc),
    Column("started", Utc),
    Column("blank", Boolean, nullable=False),
    Column("follow", Boolean, nullable=False),
)

hidden_card = Table(
    "hidden_card",
    metadata,
    Column("workshop", String(16), _owner("workshop"), primary_key=True),
    Column("exercise", String(48), primary_key=True),
    Column("round", String(48), primary_key=True),
    Column("key", String(32), primary_key=True),
)
