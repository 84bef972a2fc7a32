"""Changes that other processes commit to an SQLite file, found by PRAGMA data_version."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

from workbook.store.answers import checks, since
from workbook.store.errors import explain
from workbook.store.reading_marks import marks
from workbook.store.records import Answer, Submitted

if TYPE_CHECKING:
    from workbook.store.store import Store


@dataclass(frozen=True)
class Changes:
    """New rows of one participant: answers, checks by id, and reading marks, None for one taken away."""

    answers: list[Answer] = field(default_factory=list)
    checks: dict[str, Submitted] = field(default_factory=dict)
    reading: dict[str, datetime | None] = field(default_factory=dict)


class ExternalChanges:
    """Notices what other openers of the file store for one participant.

    SQLite says in no time whether any other connection has committed anything since the last look
    (``PRAGMA data_version``); only then are the tables read. That includes this opener's own writing
    connection, so a writer reports what it wrote (``own``). Raises StoreError when the file fails.
    """

    def __init__(self, store: Store, participant: int) -> None:
        self._store, self._participant = store, participant
        self._connection = store.lend()  # one for good: each counts for itself
        self._version = self._look()
        self._last, _ = since(store, participant, 0)
        self._revisions: dict[str, int] = {}
        self._checks = set(checks(store, participant))
        self._reading = marks(store, participant)

    def news(self) -> Changes:
        """Return what others stored since the last call."""
        version = self._look()
        if version == self._version:
            return Changes()
        last, written = since(self._store, self._participant, self._last)
        submitted = checks(self._store, self._participant)
        marked, before = marks(self._store, self._participant), self._reading
        news = Changes(
            [each for each in written if each.revision > self._revisions.get(each.key, 0)],
            {check: each for check, each in submitted.items() if check not in self._checks},
            {
                module: marked.get(module)
                for module in before.keys() | marked.keys()
                if marked.get(module) != before.get(module)
            },
        )
        self._version, self._last, self._reading = version, last, marked
        self._checks |= submitted.keys()
        return news

    def own_answer(self, answer: Answer) -> None:
        """Take note of an answer stored here."""
        self._revisions[answer.key] = max(answer.revision, self._revisions.get(answer.key, 0))

    def own_check(self, check: str) -> None:
        """Take note of a check submitted here."""
        self._checks.add(check)

    def own_mark(self, module: str, read_at: datetime | None) -> None:
        """Take note of a reading mark set or taken away here."""
        if read_at is None:
            self._reading.pop(module, None)
        else:
            self._reading[module] = read_at

    def close(self) -> None:
        """Give the connection back."""
        self._connection.close()

    def _look(self) -> int:
        try:
            return int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        except SQLAlchemyError as error:
            raise explain(error, self._store.place) from error
