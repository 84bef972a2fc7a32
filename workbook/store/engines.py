"""The two engines of a store: one connection that writes, several that only read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url

from workbook.store.errors import StoreError

#: How long a connection waits for another process's lock, in milliseconds.
BUSY_MS = 10_000


def store_url(folder: Path, file: str, url: str | None) -> URL:
    """Return the database's URL: ``url`` for PostgreSQL or SQLite, else the file in ``folder``.

    PostgreSQL is always spoken through psycopg. StoreError for any other kind of database.
    """
    if not url:
        return URL.create("sqlite", database=str(folder / file))
    try:
        made = make_url(url.replace("postgres://", "postgresql://", 1))
    except Exception as error:
        raise StoreError("store-bad-url") from error
    backend = made.get_backend_name()
    if backend == "postgresql":
        return made.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and made.database and made.database != ":memory:":
        return made.set(drivername="sqlite")
    raise StoreError("store-bad-url")


def open_engines(url: URL, *, busy_ms: int = BUSY_MS) -> tuple[Engine, Engine]:
    """Return the writing and the reading engine for ``url``; nothing is connected yet.

    The writer takes SQLite's write lock when its transaction begins, so that it never fails halfway
    for want of it. Parameters never show up in an error's text: they are people's answers.
    """
    common: dict[str, Any] = {"hide_parameters": True}
    if url.get_backend_name() == "sqlite":
        writer = create_engine(url, pool_size=1, max_overflow=0, **common)
        reader = create_engine(url, pool_size=4, max_overflow=36, isolation_level="AUTOCOMMIT", **common)
        _set_up_sqlite(writer, reader, busy_ms)
    else:
        writer = create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True, **common)
        reader = create_engine(url, pool_size=4, max_overflow=16, pool_pre_ping=True, **common)
    return writer, reader


def _set_up_sqlite(writer: Engine, reader: Engine, busy_ms: int) -> None:
    def set_pragmas(connection: Any, *pragmas: str) -> None:
        cursor = connection.cursor()
        for pragma in (f"busy_timeout={busy_ms:d}", *pragmas):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(writer, "connect")
    def prepare_writer(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        set_pragmas(connection, "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")

    @event.listens_for(writer, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(reader, "connect")
    def prepare_reader(connection: Any, _record: Any) -> None:
        set_pragmas(connection, "foreign_keys=ON", "query_only=ON")
