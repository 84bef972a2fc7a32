"""Hidden cards: texts that the facilitator hid, by a digest and never in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from workbook.store.tables import hidden_card

if TYPE_CHECKING:
    from concurrent.futures import Future

    from workbook.store.store import Store


def hidden_cards(store: Store, workshop_id: str) -> dict[str, set[str]]:
    """Return the keys of the hidden cards by ``exercise/round``."""
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for row in connection.execute(select(hidden_card).where(hidden_card.c.workshop == workshop_id)):
            found.setdefault(f"{row.exercise}/{row.round}", set()).add(row.key)
    return found


def hide_card(
    store: Store, workshop_id: str, places: Sequence[tuple[str, str]], key: str, *, hidden: bool
) -> Future[None]:
    """Hide the card of that key, or show it again, in several ``(exercise, round)`` at once."""
    rows = [
        {"workshop": workshop_id, "exercise": exercise, "round": round_, "key": key}
        for exercise, round_ in places
    ]

    def operation(connection: Connection) -> None:
        for row in rows:
            here = [hidden_card.c[name] == value for name, value in row.items()]
            connection.execute(delete(hidden_card).where(*here))
        if hidden:
            connection.execute(insert(hidden_card), rows)

    return store.write(operation)
