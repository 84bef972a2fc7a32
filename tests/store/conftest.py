"""A store to test with: SQLite always, PostgreSQL where a server can be started."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.servers import PostgresServer, missing_for_postgres
from workbook.store import Store, Workshop, create_workshop, open_store


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """A PostgreSQL server of our own, or the one of ``$TEST_DATABASE_URL``; skipped without either."""
    given = os.environ.get("TEST_DATABASE_URL")
    missing = missing_for_postgres(need_server=not given)
    if missing:
        pytest.skip(f"PostgreSQL is not tested: {missing}")
    if given:
        yield PostgresServer(given)
        return
    with PostgresServer.started(tmp_path_factory.mktemp("postgres")) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """Where the database is: None is SQLite in the data folder."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    if request.param == "sqlite":
        return None
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.fresh_database()


@pytest.fixture
def store(url: str | None, tmp_path: Path) -> Iterator[Store]:
    """An empty store, once in each kind of database."""
    with open_store(tmp_path / "data", url=url) as opened:
        yield opened


@pytest.fixture
def other(store: Store, url: str | None, tmp_path: Path) -> Iterator[Store]:
    """The same database opened a second time, as another process would."""
    with open_store(tmp_path / "data", url=url) as opened:
        yield opened


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """A workshop in that store."""
    return create_workshop(store, title="Exceptional Service")
