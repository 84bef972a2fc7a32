"""Workshops: making one, finding the last one, and the facilitator's secret."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, insert, select, update

from workbook.protocol.basics import Pace
from workbook.schema import LANGUAGES, Language, Text
from workbook.store.data_folder import read_secrets, write_secret
from workbook.store.errors import StoreError
from workbook.store.records import Rival, State, Workshop
from workbook.store.tables import room_state, workshop

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store

#: A facilitator may preset at most this many rivals.
MOST_RIVALS = 3
PIN_LENGTH = 4


def create_workshop(
    store: Store,
    *,
    title: str,
    date: date | None = None,
    start: time | None = None,
    languages: Sequence[Language] = LANGUAGES,
    pace: Pace = "facilitator",
    rivals: Sequence[Rival] = (),
    port: int | None = None,
) -> Workshop:
    """Make a workshop with its own id and PIN; the facilitator's secret goes to `facilitator.json`.

    ``start`` is when the half day begins, by the clock of the place. Waits until it is stored. Raises
    StoreError, ``workshop-rivals`` for more than three rivals or two of the same id.
    """
    if len(rivals) > MOST_RIVALS or len({rival.id for rival in rivals}) != len(rivals):
        raise StoreError("workshop-rivals", max=MOST_RIVALS)
    secret = secrets.token_urlsafe(32)
    values = _values(title, pace, secret) | {
        "date": date,
        "start": start,
        "languages": list(languages),
        "port": port,
        "rivals": [{"id": rival.id, "name": rival.name.model_dump()} for rival in rivals],
    }
    write_secret(store.folder, values["id"], secret)
    return store.write(lambda connection: _insert(connection, values)).result()


def last_or_new(store: Store, *, title: str, pace: Pace) -> Workshop:
    """Return the last workshop, or the first one, made without a facilitator's secret.

    Looking and making are one operation, so of several processes that come at once only one makes it.
    """

    def operation(connection: Connection) -> Workshop:
        if (found := _last(connection)) is not None:
            return found
        # The first one has number 1 or is not the first: PostgreSQL lets others commit between two of our looks.
        return _insert(connection, _values(title, pace, secrets.token_urlsafe(32)) | {"number": 1})

    return store.write(operation).result()


def last_workshop(store: Store) -> Workshop | None:
    """Return the workshop made last; None when there is none yet."""
    with store.reading() as connection:
        return _last(connection)


def workshop_of(store: Store, workshop_id: str) -> Workshop:
    """Return the workshop of that id; KeyError when there is none."""
    with store.reading() as connection:
        row = connection.execute(select(workshop).where(workshop.c.id == workshop_id)).first()
    if row is None:
        raise KeyError(workshop_id)
    return _workshop(row)


def every_workshop(store: Store) -> list[Workshop]:
    """Return all workshops, the last one first."""
    with store.reading() as connection:
        return [
            _workshop(row) for row in connection.execute(select(workshop).order_by(workshop.c.number.desc()))
        ]


def take_up(store: Store, found: Workshop, *, pace: Pace | None) -> Workshop:
    """Make a workshop the last one, of that ``pace`` if one is given, and return it as it is now."""
    number = select(func.max(workshop.c.number) + 1).scalar_subquery()
    return _change(store, found.id, {"number": number, "pace": pace or found.pace})


def set_plan(
    store: Store, workshop_id: str, *, date: date, start: time, languages: Sequence[Language]
) -> Workshop:
    """Store when a workshop takes place and in which languages, and return it as it is now."""
    return _change(store, workshop_id, {"date": date, "start": start, "languages": list(languages)})


def set_port(store: Store, workshop_id: str, port: int) -> None:
    """Remember the port for good: another port is another address, which hides people's drafts."""
    _change(store, workshop_id, {"port": port})


def facilitator_secret(store: Store, workshop_id: str) -> str:
    """Return the facilitator's secret from `facilitator.json`, or make a new one if it is lost."""
    kept = read_secrets(store.folder).get(workshop_id)
    if kept is not None and secret_hash(kept) == workshop_of(store, workshop_id).secret_hash:
        return kept
    fresh = secrets.token_urlsafe(32)
    write_secret(store.folder, workshop_id, fresh)
    _change(store, workshop_id, {"secret_hash": secret_hash(fresh)})
    return fresh


def secret_hash(secret: str) -> str:
    """Return what the database keeps of the facilitator's secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def states(store: Store, workshop_id: str) -> dict[str, State]:
    """Return the flags that were set, by ``exercise/round``."""
    with store.reading() as connection:
        rows = connection.execute(select(room_state).where(room_state.c.workshop == workshop_id)).all()
    return {f"{row.exercise}/{row.round}": State(row.open, row.revealed) for row in rows}


def set_state(store: Store, workshop_id: str, exercise: str, round_: str, state: State) -> Future[None]:
    """Store the flags of one exercise round."""
    key = {"workshop": workshop_id, "exercise": exercise, "round": round_}
    here = [room_state.c[name] == value for name, value in key.items()]

    def operation(connection: Connection) -> None:
        if connection.execute(update(room_state).where(*here).values(vars(state))).rowcount == 0:
            connection.execute(insert(room_state).values(key | vars(state)))

    return store.write(operation)


def _values(title: str, pace: Pace, secret: str) -> dict[str, Any]:
    """Return a new row without its number."""
    return {
        "id": secrets.token_hex(6),
        "title": title,
        "languages": list(LANGUAGES),
        "pace": pace,
        "pin": "".join(secrets.choice("0123456789") for _ in range(PIN_LENGTH)),
        "rivals": [],
        "secret_hash": secret_hash(secret),
        "created": datetime.now(UTC),
    }


def _change(store: Store, workshop_id: str, values: dict[str, Any]) -> Workshop:
    """Change a workshop, wait until it is stored, and return it as it is now; KeyError when there is none."""
    changing = update(workshop).where(workshop.c.id == workshop_id).values(values).returning(workshop)
    row = store.write(lambda connection: connection.execute(changing).first()).result()
    if row is None:
        raise KeyError(workshop_id)
    return _workshop(row)


def _insert(connection: Connection, values: dict[str, Any]) -> Workshop:
    last = connection.execute(select(func.max(workshop.c.number))).scalar()
    made = insert(workshop).values({"number": (last or 0) + 1} | values).returning(workshop)
    return _workshop(connection.execute(made).one())


def _last(connection: Connection) -> Workshop | None:
    row = connection.execute(select(workshop).order_by(workshop.c.number.desc()).limit(1)).first()
    return None if row is None else _workshop(row)


def _workshop(row: Row[Any]) -> Workshop:
    rivals = tuple(Rival(rival["id"], Text(**rival["name"])) for rival in row.rivals)
    return Workshop(
        row.id,
        row.title,
        row.date,
        tuple(row.languages),
        row.pace,
        row.pin,
        row.port,
        rivals,
        row.secret_hash,
        row.created,
        row.start,
    )
