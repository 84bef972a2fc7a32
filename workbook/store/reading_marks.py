"""Reading marks: the modules that a participant marked as read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from workbook.store.errors import Removed
from workbook.store.tables import participant, reading

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store


def mark(store: Store, participant_id: int, module: str, read_at: datetime | None) -> Future[None]:
    """Mark a module as read at that time, in place of an earlier mark; None takes the mark away.

    The future raises Removed when the participant was deleted.
    """
    here = (reading.c.participant == participant_id) & (reading.c.module == module)

    def operation(connection: Connection) -> None:
        owner = select(participant.c.id).where(participant.c.id == participant_id)
        if connection.execute(owner).first() is None:
            raise Removed
        connection.execute(delete(reading).where(here))
        if read_at is not None:
            row = {"participant": participant_id, "module": module, "read_at": read_at}
            connection.execute(insert(reading), row)

    return store.write(operation)


def marks(store: Store, participant_id: int) -> dict[str, datetime]:
    """Return when each module that is marked was read, by module."""
    statement = select(reading).where(reading.c.participant == participant_id)
    with store.reading() as connection:
        return {row.module: row.read_at for row in connection.execute(statement)}
