"""The stage: where the talk of a workshop is, so that a restarted room resumes there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from workbook.store.records import Stage
from workbook.store.tables import stage as table

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store


def stage(store: Store, workshop_id: str) -> Stage:
    """Return where the talk of a workshop is."""
    with store.reading() as connection:
        return _stage(connection, workshop_id)


def change_stage(store: Store, workshop_id: str, changes: Mapping[str, Any]) -> Future[Stage]:
    """Change some of the stage's attributes, all but ``moved``; the future has the whole stage.

    ``moved`` becomes now with another slide, and None with no slide. What several windows change at
    once adds up, because the changes meet here.
    """

    def operation(connection: Connection) -> Stage:
        before = _stage(connection, workshop_id)
        after = replace(before, **changes)
        if (after.deck, after.slide) != (before.deck, before.slide):
            after = replace(after, moved=datetime.now(UTC) if after.slide is not None else None)
        here = table.c.workshop == workshop_id
        if connection.execute(update(table).where(here).values(vars(after))).rowcount == 0:
            connection.execute(insert(table).values(workshop=workshop_id, **vars(after)))
        return after

    return store.write(operation)


def _stage(connection: Connection, workshop_id: str) -> Stage:
    row = connection.execute(select(table).where(table.c.workshop == workshop_id)).first()
    if row is None:
        return Stage()
    return Stage(**{name: value for name, value in row._mapping.items() if name != "workshop"})
