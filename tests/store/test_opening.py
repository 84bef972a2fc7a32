"""Is the database private, up to date, durable – and does it say in words what is wrong with it?"""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from workbook.store import Store, StoreError, answers, create_workshop, data_folder, open_store, people
from workbook.store.data_folder import DATABASE_FILE
from workbook.store.schema import known_versions
from workbook.store.tables import metadata


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


def mode(path: Path) -> int:
    """Return a file's permissions."""
    return stat.S_IMODE(path.stat().st_mode)


def test_folder_and_files_belong_to_the_user_alone(tmp_path: Path) -> None:
    with open_store(tmp_path / "new" / "data") as store:
        create_workshop(store, title="x")
        files = list(store.folder.iterdir())
        assert {path.name for path in files} >= {DATABASE_FILE, "facilitator.json"}
        assert {path.name: mode(path) for path in files} == {path.name: 0o600 for path in files}
        assert mode(store.folder) == 0o700


def test_an_open_database_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).touch(mode=0o644)
    open_store(tmp_path).close()
    assert mode(tmp_path / DATABASE_FILE) == 0o600


def test_sqlite_is_set_up_to_be_durable(tmp_path: Path) -> None:
    def pragmas(connection: object) -> dict[str, object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}  # type: ignore[attr-defined]

    with open_store(tmp_path) as store:
        found = store.write(pragmas).result()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


def test_readers_cannot_write(tmp_path: Path) -> None:
    with (
        open_store(tmp_path) as store,
        pytest.raises(StoreError),
        store.reading() as connection,
    ):
        connection.execute(text("DELETE FROM participant"))


def test_the_migrations_build_exactly_the_tables_that_the_code_knows(store: Store) -> None:
    def differences(connection: object) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})  # type: ignore[arg-type]
        return list(compare_metadata(context, metadata))

    assert store.write(differences).result() == []


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    with sqlite3.connect(tmp_path / DATABASE_FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path)
    assert refused.value.code == "store-newer"
    assert refused.value.params == {"path": str(tmp_path / DATABASE_FILE), "version": "9999"}


def test_a_half_migrated_database_does_not_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    upgrade = command.upgrade

    def breaks(config: object, revision: str) -> None:
        upgrade(config, revision)  # type: ignore[arg-type]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "upgrade", breaks)
    with pytest.raises(StoreError, match="store-full"):
        open_store(tmp_path)
    monkeypatch.undo()
    monkeypatch.delenv("DATABASE_URL", raising=False)
    connection = sqlite3.connect(tmp_path / DATABASE_FILE)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()
    with open_store(tmp_path) as store:
        assert create_workshop(store, title="x").title == "x"


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / DATABASE_FILE) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="store-not-ours"):
        open_store(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"Dear diary, today " * 100)
    with pytest.raises(StoreError, match="store-not-a-database"):
        open_store(tmp_path)


def test_a_locked_database_is_told(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    other = sqlite3.connect(tmp_path / DATABASE_FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="store-locked"):
        open_store(tmp_path, busy_ms=10)
    other.close()


def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    script = (
        "import os, sys; from pathlib import Path; from workbook.store import StoreError, open_store\n"
        "if os.geteuid() == 0: os.seteuid(65534)  # root may write anywhere: be nobody\n"
        "try: open_store(Path(sys.argv[1]))\n"
        "except StoreError as error: print(error.code)"
    )
    command = [sys.executable, "-c", script, str(locked / "data")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.stdout.strip() == "store-no-permission", done.stderr


@pytest.mark.parametrize("url", ["mysql://x/y", "no url at all", "sqlite://", "sqlite:///:memory:"])
def test_only_postgresql_and_sqlite_files_are_taken(tmp_path: Path, url: str) -> None:
    with pytest.raises(StoreError, match="store-bad-url"):
        open_store(tmp_path, url=url)


def test_a_server_that_does_not_answer_is_told(tmp_path: Path) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match="store-unreachable"):
        open_store(tmp_path, url="postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")


def test_database_url_is_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'elsewhere.sqlite3'}")
    with open_store(tmp_path / "data") as store:
        assert store.place == str(tmp_path / "elsewhere.sqlite3")
    assert mode(tmp_path / "elsewhere.sqlite3") == 0o600


def test_the_data_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_HOME", "/somewhere/else")
    assert data_folder() == Path("/somewhere/else")
    monkeypatch.delenv("WORKSHOP_HOME")
    assert data_folder().name == "exceptional-service"


def test_deleted_words_are_gone_from_the_files_too(tmp_path: Path) -> None:
    words = "words that nobody may find again"
    with open_store(tmp_path) as store:
        workshop = create_workshop(store, title="x")
        person = people.join(store, workshop.id, "d", name="Li", language="en", table=None).result()
        answers.save(
            store,
            participant_id=person.id,
            exercise="e",
            round_="once",
            base=0,
            raw={"why": words},
            value={},
            status="valid",
        ).result()
        assert any(words.encode() in path.read_bytes() for path in tmp_path.iterdir())
        people.remove(store, person.id).result()
        assert not any(words.encode() in path.read_bytes() for path in tmp_path.iterdir())


def test_versions_are_numbered_and_found() -> None:
    versions = known_versions()
    assert versions[0] == "0001"
    assert versions == sorted(set(versions))
