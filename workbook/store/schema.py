"""Bring a database's schema to this version of the kit, or refuse one from a later version."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from workbook.store.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


def known_versions() -> list[str]:
    """Return the schema versions this kit knows, oldest first: the numbers of the migration files."""
    versions = sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    if not versions:
        raise StoreError("store-failed", path=str(MIGRATIONS))
    return versions


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing, all in one transaction.

    StoreError ``store-newer`` when the database has a version this kit does not know,
    ``store-not-ours`` when it holds the tables of another program.
    """
    versions = known_versions()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(723301)"))  # one process migrates
        current = _current(connection)
        if current == versions[-1]:
            return
        if current is not None and current not in versions:
            raise StoreError("store-newer", path=str(engine.url.database), version=current)
        if current is None and inspect(connection).get_table_names():
            raise StoreError("store-not-ours", path=str(engine.url.database))
        _upgrade(connection)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
