"""Attendance, and progress of exercise rounds: counts by table, updated change by change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from workbook.protocol.facilitator import ProgressCounts

Table = int | None


class Attendance:
    """The participants and their tables; None is the table of those who gave none."""

    def __init__(self, tables: Mapping[int, Table]) -> None:
        self.table_of = dict(tables)
        self.joined = Counter(self.table_of.values())

    def __len__(self) -> int:
        """Return how many participants there are."""
        return len(self.table_of)

    @property
    def seated(self) -> bool:
        """Return whether any participant gave a table."""
        return self.joined.total() > self.joined[None]

    def come(self, participant: int, table: Table) -> bool:
        """Add a participant, or move one to another table; return whether that changed anything."""
        if participant in self.table_of and self.table_of[participant] == table:
            return False
        self.go(participant)
        self.table_of[participant] = table
        self.joined[table] += 1
        return True

    def go(self, participant: int) -> None:
        """Remove a participant."""
        if participant in self.table_of:
            table = self.table_of.pop(participant)
            self.joined[table] -= 1
            if not self.joined[table]:
                del self.joined[table]

    def tables(self) -> list[Table]:
        """Return the tables that have participants, in order, None last."""
        return sorted(self.joined, key=lambda table: (table is None, table or 0))


class Progress:
    """Counts of people in one exercise round whose newest answer is valid, or begun."""

    def __init__(self) -> None:
        self.answered = self.writing = 0
        self._at: Counter[Table] = Counter()
        self._known: dict[int, tuple[int, bool | None]] = {}

    def __bool__(self) -> bool:
        """Return whether any participant has anything saved."""
        return bool(self.answered or self.writing)

    def put(self, participant: int, revision: int, status: str, table: Table) -> bool:
        """Count an answer's status; return whether that changes a number. An older revision changes nothing."""
        known, before = self._known.get(participant, (0, None))
        if revision < known:
            return False
        now = None if status == "empty" else status == "valid"
        self._known[participant] = (revision, now)
        if now == before:
            return False
        self._count(before, table, -1)
        self._count(now, table, 1)
        return True

    def drop(self, participant: int, table: Table) -> bool:
        """Remove a participant of that table; return whether that changes a number."""
        _, before = self._known.pop(participant, (0, None))
        self._count(before, table, -1)
        return before is not None

    def move(self, participant: int, before: Table, after: Table) -> None:
        """Move a participant from one table to another."""
        _, state = self._known.get(participant, (0, None))
        if state:
            self._at[before] -= 1
            self._at[after] += 1

    def counts(self, attendance: Attendance) -> ProgressCounts:
        """Return the numbers of docs/protocol.md; those of tables only when any participant gave one."""
        counts: ProgressCounts = {"answered": self.answered, "writing": self.writing}
        if attendance.seated:
            counts["tables"] = [
                {"table": table, "joined": attendance.joined[table], "answered": self._at[table]}
                for table in attendance.tables()
            ]
        return counts

    def _count(self, state: bool | None, table: Table, sign: int) -> None:
        if state:
            self.answered += sign
            self._at[table] += sign
        elif state is False:
            self.writing += sign
