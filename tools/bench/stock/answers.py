"""Where the stock pages keep answers: one SQLite file, written durably, revisions only ever added."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

TABLE = """
CREATE TABLE IF NOT EXISTS answer (
    id INTEGER PRIMARY KEY, participant TEXT NOT NULL, exercise TEXT NOT NULL, revision INTEGER NOT NULL,
    value TEXT NOT NULL, saved_at TEXT NOT NULL, UNIQUE (participant, exercise, revision)
)
"""
NEWEST = "SELECT value, MAX(revision) FROM answer WHERE exercise = ? GROUP BY participant"


class Answers:
    """An open file of answers, as durable as the room's own store."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(TABLE)
        self._revisions: dict[tuple[str, str], int] = {}

    def save(self, participant: str, exercise: str, value: Any) -> datetime:
        """Store the next revision and return when; it is on disk by then."""
        key = (participant, exercise)
        self._revisions[key] = self._revisions.get(key, 0) + 1
        now = datetime.now(UTC)
        self._connection.execute(
            "INSERT INTO answer (participant, exercise, revision, value, saved_at) VALUES (?, ?, ?, ?, ?)",
            (participant, exercise, self._revisions[key], json.dumps(value), now.isoformat()),
        )
        return now

    def last(self) -> int:
        """Return the number of the last row, 0 when there is none."""
        return int(self._connection.execute("SELECT COALESCE(MAX(id), 0) FROM answer").fetchone()[0])

    def newest(self, exercise: str) -> list[Any]:
        """Return the newest answer of every participant."""
        return [json.loads(value) for value, _ in self._connection.execute(NEWEST, (exercise,))]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
