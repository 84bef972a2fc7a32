"""Answers: revisions that are only ever added, the newest of which is the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, and_, func, insert, select

from workbook.store.errors import Conflict, Removed
from workbook.store.records import Answer, Saved, Submitted
from workbook.store.tables import answer, check_answer, pack, participant

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store


def save(
    store: Store,
    *,
    participant_id: int,
    exercise: str,
    round_: str,
    base: int,
    raw: Mapping[str, Any],
    value: Mapping[str, Any],
    status: str,
    device: str | None = None,
) -> Future[Saved]:
    """Store revision ``base + 1``; saving the same again is acknowledged again.

    The future raises Conflict when another answer has that revision or a later one was stored
    without knowing this one, and Removed when the participant was deleted.
    """

    def operation(connection: Connection) -> Saved:
        newest = _newest_of(connection, participant_id, exercise, round_)
        revision = base + 1
        if newest is not None and base < newest.revision:
            earlier = newest if newest.revision == revision else _at(connection, newest, revision)
            if earlier is not None and pack(earlier.raw) == pack(raw):
                return Saved(earlier, fresh=False)
            raise Conflict(newest)
        now = datetime.now(UTC)
        made = Answer(participant_id, exercise, round_, revision, raw, value, status, device, now)
        connection.execute(insert(answer), vars(made))
        return Saved(made, fresh=True)

    return store.write(operation)


def newest(store: Store, participant_id: int) -> list[Answer]:
    """Return the newest answer of one participant to every exercise round they touched."""
    with store.reading() as connection:
        return [_answer(row) for row in connection.execute(_newest(answer.c.participant == participant_id))]


def newest_of_all(store: Store, workshop: str) -> list[Answer]:
    """Return the newest answer of every participant of a workshop to every exercise round."""
    people = select(participant.c.id).where(participant.c.workshop == workshop)
    with store.reading() as connection:
        return [_answer(row) for row in connection.execute(_newest(answer.c.participant.in_(people)))]


def since(store: Store, participant_id: int, last: int) -> tuple[int, list[Answer]]:
    """Return the number of the last revision of one participant, and what is newest of those after ``last``.

    Numbers rise with every revision that is stored, whichever process stores it; 0 is before the first.
    """
    fresh = (answer.c.participant == participant_id) & (answer.c.id > last)
    with store.reading() as connection:
        rows = connection.execute(_newest(fresh)).all()
    return max((row.id for row in rows), default=last), [_answer(row) for row in rows]


def submit_check(store: Store, participant_id: int, check_id: str, option: str) -> Future[Submitted]:
    """Submit a knowledge check; the future has the submission that counts, which is the first ever sent."""

    def operation(connection: Connection) -> Submitted:
        mine = (check_answer.c.participant == participant_id) & (check_answer.c.check_id == check_id)
        first = connection.execute(select(check_answer).where(mine)).first()
        if first is not None:
            return Submitted(first.option, first.saved_at)
        _require(connection, participant_id)
        made = Submitted(option, datetime.now(UTC))
        row = {"participant": participant_id, "check_id": check_id}
        connection.execute(insert(check_answer), row | vars(made))
        return made

    return store.write(operation)


def checks(store: Store, participant_id: int) -> dict[str, Submitted]:
    """Return what one participant submitted for each knowledge check."""
    statement = select(check_answer).where(check_answer.c.participant == participant_id)
    with store.reading() as connection:
        return {row.check_id: Submitted(row.option, row.saved_at) for row in connection.execute(statement)}


def _newest(whose: Any) -> Select[Any]:
    place = (answer.c.participant, answer.c.exercise, answer.c.round)
    last = select(*place, func.max(answer.c.revision).label("last")).where(whose).group_by(*place).subquery()
    same = [last.c[column.name] == column for column in place]
    return select(answer).join(last, and_(*same, last.c.last == answer.c.revision)).order_by(answer.c.id)


def _newest_of(connection: Connection, participant_id: int, exercise: str, round_: str) -> Answer | None:
    here = and_(
        answer.c.participant == participant.c.id, answer.c.exercise == exercise, answer.c.round == round_
    )
    statement = (
        select(participant.c.id.label("owner"), answer)
        .outerjoin(answer, here)
        .where(participant.c.id == participant_id)
        .order_by(answer.c.revision.desc())
        .limit(1)
    )
    row = connection.execute(statement).first()
    if row is None:
        raise Removed
    return None if row.revision is None else _answer(row)


def _at(connection: Connection, place: Answer, revision: int) -> Answer | None:
    statement = select(answer).where(
        answer.c.participant == place.participant,
        answer.c.exercise == place.exercise,
        answer.c.round == place.round,
        answer.c.revision == revision,
    )
    row = connection.execute(statement).first()
    return None if row is None else _answer(row)


def _require(connection: Connection, participant_id: int) -> None:
    statement = select(participant.c.id).where(participant.c.id == participant_id)
    if connection.execute(statement).first() is None:
        raise Removed


def _answer(row: Row[Any]) -> Answer:
    return Answer(
        row.participant,
        row.exercise,
        row.round,
        row.revision,
        row.raw,
        row.value,
        row.status,
        row.device,
        row.saved_at,
    )
