"""Messages about one stored answer, the same in a room and on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from workbook.protocol.answers import Ack


class StoredAnswer(Protocol):
    """One stored revision: ``raw`` is the answer as typed, ``saved_at`` has a time zone."""

    @property
    def revision(self) -> int: ...
    @property
    def raw(self) -> Any: ...
    @property
    def saved_at(self) -> datetime: ...


def acknowledgement(answer: StoredAnswer, response: Mapping[str, Any]) -> Ack:
    """Return the reply to a save; ``response`` is what `workbook.answers.respond` says of the answer."""
    return {
        "revision": answer.revision,
        "saved_at": iso(answer.saved_at),
        "status": response["status"],
        "problems": response["problems"],
        "result": response["result"],
    }


def described(answer: StoredAnswer, response: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored answer as it was typed, with what is said of it."""
    return {**acknowledgement(answer, response), "value": answer.raw}


def iso(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC with milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
