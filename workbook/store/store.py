"""Open the store: find the database, bring its schema up to date, start the writer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from workbook.store.data_folder import DATABASE_FILE, data_folder, private_file, private_folder
from workbook.store.engines import BUSY_MS, open_engines, store_url
from workbook.store.errors import explain
from workbook.store.schema import migrate
from workbook.store.writer import Operation, Writer

if TYPE_CHECKING:
    from concurrent.futures import Future
    from types import TracebackType

    from sqlalchemy import Connection, Engine

T = TypeVar("T")


class Store:
    """An open database. Writes are queued and answered by futures; reads happen where they are asked.

    ``folder`` is the private data folder beside it, ``place`` names the database in messages.
    """

    def __init__(self, folder: Path, place: str, writing: Engine, reading: Engine) -> None:
        self.folder, self.place = folder, place
        self._writing, self._reading = writing, reading
        self._writer = Writer(writing, place)

    def write(self, operation: Operation[T], *, scrub: bool = False) -> Future[T]:
        """Queue a writing operation; its future resolves after the commit is durable."""
        return self._writer.submit(operation, scrub=scrub)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Lend a connection that only reads; StoreError when the database fails."""
        try:
            with self._reading.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise explain(error, self.place) from error

    def lend(self) -> Connection:
        """Lend a connection that only reads until it is closed; StoreError when the database fails."""
        try:
            return self._reading.connect()
        except SQLAlchemyError as error:
            raise explain(error, self.place) from error

    def close(self) -> None:
        """Commit what is queued and let go of the database."""
        self._writer.close()
        self._reading.dispose()
        self._writing.dispose()

    def __enter__(self) -> Self:
        """Use the store in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def open_store(
    folder: Path | None = None, *, url: str | None = None, local: bool = False, busy_ms: int = BUSY_MS
) -> Store:
    """Open the store of a data folder, creating folder and database when they are not there.

    ``url`` (else ``$DATABASE_URL``) names a PostgreSQL or SQLite database elsewhere; a ``local`` store
    stays in the folder whatever is set. Raises StoreError when it cannot be opened, or was written by a
    newer version of this kit.
    """
    folder = private_folder(folder or data_folder())
    made = store_url(folder, DATABASE_FILE, None if local else url or os.environ.get("DATABASE_URL"))
    place = f"{made.host or 'localhost'}/{made.database}"
    if made.get_backend_name() == "sqlite":
        place = str(made.database)
        private_file(Path(place))
    writing, reading = open_engines(made, busy_ms=busy_ms)
    try:
        migrate(writing)
    except Exception as error:
        writing.dispose()
        raise explain(error, place) from error
    return Store(folder, place, writing, reading)
