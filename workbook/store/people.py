"""Participants and their devices: joining, coming back, leaving without a trace."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Row, delete, insert, select, update

from workbook.protocol.basics import Language
from workbook.store.errors import Removed
from workbook.store.records import Participant
from workbook.store.tables import device, participant, removed_device

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store

#: Letters and digits that are not confused when read aloud: no 0, O, 1, I.
CODE_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE_LENGTH = 6


def device_hash(secret: str) -> str:
    """Return what the store keeps of a device's secret: its SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def clean_code(typed: str) -> str:
    """Return a come-back code as stored: any case, width, spaces and hyphens are accepted."""
    folded = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in folded if letter.isalnum())[: CODE_LENGTH * 4]


def join(
    store: Store, workshop: str, device_key: str, *, name: str, language: Language, table: int | None
) -> Future[Participant]:
    """Add a participant with this device; the future raises Removed for a device that was deleted.

    A device that already has a participant keeps its answers and takes the new name, language and
    table: its first reply may have got lost on the way.
    """

    def operation(connection: Connection) -> Participant:
        _refuse_removed(connection, workshop, device_key)
        values = {"name": name, "language": language, "table_no": table}
        known = _by_device(connection, workshop, device_key)
        if known is not None:
            connection.execute(update(participant).where(participant.c.id == known.id).values(values))
            return Participant(known.id, name, language, table, known.code, known.joined)
        code, now = _free_code(connection, workshop), datetime.now(UTC)
        row = insert(participant).values(workshop=workshop, code=code, joined=now, **values)
        made = connection.execute(row.returning(participant.c.id)).scalar_one()
        connection.execute(insert(device).values(workshop=workshop, hash=device_key, participant=made))
        return Participant(made, name, language, table, code, now)

    return store.write(operation)


def come_back(store: Store, workshop: str, device_key: str, code: str) -> Future[Participant | None]:
    """Tie this device to the participant with that code; None when there is none."""

    def operation(connection: Connection) -> Participant | None:
        _refuse_removed(connection, workshop, device_key)
        mine = (participant.c.workshop == workshop) & (participant.c.code == clean_code(code))
        row = connection.execute(select(participant).where(mine)).first()
        if row is None:
            return None
        this = (device.c.workshop == workshop) & (device.c.hash == device_key)
        if connection.execute(update(device).where(this).values(participant=row.id)).rowcount == 0:
            connection.execute(insert(device).values(workshop=workshop, hash=device_key, participant=row.id))
        return _participant(row)

    return store.write(operation)


def set_language(store: Store, participant_id: int, language: Language) -> Future[bool]:
    """Store a participant's language; the future has False when they were deleted."""
    statement = update(participant).where(participant.c.id == participant_id).values(language=language)
    return store.write(lambda connection: connection.execute(statement).rowcount > 0)


def remove(store: Store, participant_id: int) -> Future[list[str]]:
    """Delete a participant and everything they wrote; return their devices' hashes.

    Only those hashes stay, so that a forgotten tab cannot bring anything back to life.
    """

    def operation(connection: Connection) -> list[str]:
        mine = device.c.participant == participant_id
        rows = connection.execute(select(device.c.workshop, device.c.hash).where(mine)).all()
        if rows:
            connection.execute(insert(removed_device), [row._asdict() for row in rows])
        connection.execute(delete(participant).where(participant.c.id == participant_id))
        return [row.hash for row in rows]

    return store.write(operation, scrub=True)


def participants(store: Store, workshop: str) -> list[Participant]:
    """Return everybody who joined, in the order of joining."""
    statement = select(participant).where(participant.c.workshop == workshop).order_by(participant.c.id)
    with store.reading() as connection:
        return [_participant(row) for row in connection.execute(statement)]


def devices(store: Store, workshop: str) -> dict[str, int]:
    """Return the participant of every known device, by the device's hash."""
    statement = select(device.c.hash, device.c.participant).where(device.c.workshop == workshop)
    with store.reading() as connection:
        return {row.hash: row.participant for row in connection.execute(statement)}


def by_device(store: Store, workshop: str, device_key: str) -> Participant | None:
    """Return whose device this is; None when it never joined, Removed when they were deleted."""
    with store.reading() as connection:
        row = _by_device(connection, workshop, device_key)
        if row is None:
            _refuse_removed(connection, workshop, device_key)
            return None
        return _participant(row)


def _participant(row: Row[tuple[object, ...]]) -> Participant:
    return Participant(row.id, row.name, row.language, row.table_no, row.code, row.joined)


def _by_device(connection: Connection, workshop: str, device_key: str) -> Row[tuple[object, ...]] | None:
    this = (device.c.workshop == workshop) & (device.c.hash == device_key)
    return connection.execute(select(participant).join(device).where(this)).first()


def _refuse_removed(connection: Connection, workshop: str, device_key: str) -> None:
    gone = (removed_device.c.workshop == workshop) & (removed_device.c.hash == device_key)
    if connection.execute(select(removed_device.c.hash).where(gone)).first() is not None:
        raise Removed


def _free_code(connection: Connection, workshop: str, draw: Callable[[str], str] = secrets.choice) -> str:
    while True:
        code = "".join(draw(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        taken = (participant.c.workshop == workshop) & (participant.c.code == code)
        if connection.execute(select(participant.c.id).where(taken)).first() is None:
            return code
