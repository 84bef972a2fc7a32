"""One thread that writes: whatever is waiting goes into one transaction, is committed, then answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from workbook.store.errors import StoreError, explain, is_infrastructure

T = TypeVar("T")
Operation = Callable[[Connection], T]

#: Most operations in one transaction; the rest take the next one.
BATCH = 256


@dataclass(frozen=True)
class _Job:
    operation: Operation[Any]
    future: Future[Any]
    scrub: bool


def _in_savepoint(connection: Connection, operation: Operation[T]) -> T:
    """Run an operation; again when a key was taken in the meantime, for now it can see by whom."""
    try:
        with connection.begin_nested():
            return operation(connection)
    except IntegrityError:
        with connection.begin_nested():
            return operation(connection)


class Writer:
    """Commits operations in groups. A future has its result only once the commit is durable."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine, self._place = engine, place
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, operation: Operation[T], *, scrub: bool = False) -> Future[T]:
        """Queue ``operation`` and return the future of its result.

        The operation runs in a savepoint of its own: what it raises reaches its future and undoes
        nothing of the others. ``scrub`` empties SQLite's write-ahead log afterwards, so that deleted
        words do not linger there.
        """
        future: Future[T] = Future()
        with self._gate:
            if self._closed:
                future.set_exception(StoreError("store-closed"))
            else:
                self._queue.put(_Job(operation, future, scrub))
        return future

    def close(self) -> None:
        """Finish everything queued so far, then end the thread."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        ending = False
        while not ending:
            first = self._queue.get()
            if first is None:
                return
            batch = [first]
            while len(batch) < BATCH:
                try:
                    job = self._queue.get_nowait()
                except Empty:
                    break
                if job is None:
                    ending = True
                    break
                batch.append(job)
            self._write([job for job in batch if job.future.set_running_or_notify_cancel()])

    def _write(self, batch: list[_Job]) -> None:
        """Commit the batch; when the database fails, try each job alone so that one spoils no other."""
        if not batch:
            return
        try:
            outcomes = self._transaction(batch)
        except BaseException as error:  # noqa: BLE001 - the thread must live and every future be answered
            if len(batch) > 1:
                for job in batch:
                    self._write([job])
            else:
                batch[0].future.set_exception(explain(error, self._place))
            return
        if any(job.scrub for job in batch):
            self._scrub()
        for job, (result, failure) in zip(batch, outcomes, strict=True):
            if failure is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(failure)

    def _transaction(self, batch: list[_Job]) -> list[tuple[Any, BaseException | None]]:
        outcomes: list[tuple[Any, BaseException | None]] = []
        with self._engine.begin() as connection:
            for job in batch:
                try:
                    outcomes.append((_in_savepoint(connection, job.operation), None))
                except Exception as error:
                    if is_infrastructure(error):
                        raise
                    outcomes.append((None, error))
        return outcomes

    def _scrub(self) -> None:
        """Empty the write-ahead log if no connection is reading it; best effort."""
        if self._engine.dialect.name != "sqlite":
            return
        try:
            raw = self._engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()
        except Exception:  # noqa: BLE001, S110 - the rows are gone; only the log's tail is left
            pass
