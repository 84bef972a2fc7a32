"""The take-away: a learner's whole work in one file without names, to be carried to another computer."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from workbook.answers.service import AnswerServiceError, Json

KIND: Final = "exceptional-service-workbook"
VERSION: Final = 1
#: Most bytes of a take-away. A whole course with every answer as long as it may be is five million.
MOST_BYTES = 8 * 1024 * 1024
#: Levels of lists and objects in a file, far more than any answer has.
DEEPEST = 32
#: Longest place that is named in a message.
_PLACE = 80


def _moment(value: object) -> datetime:
    """Read ISO 8601 with a zone as a moment in UTC."""
    if isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise ValueError("no time")
    try:
        read = datetime.fromisoformat(value)
        return read.astimezone(UTC) if read.tzinfo else read
    except OverflowError as error:  # the first and the last day of the calendar, in another zone
        raise ValueError("no time") from error


Moment = Annotated[AwareDatetime, BeforeValidator(_moment)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Key = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", max_length=97)
]


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeptAnswer(_Closed):
    """A raw answer of docs/protocol.md, and when it was saved."""

    value: dict[str, Any]
    saved_at: Moment


class KeptCheck(_Closed):
    """The option that was submitted, and when."""

    option: Id
    saved_at: Moment


class Takeaway(_Closed):
    """All that a learner wrote: answers by ``exercise/round``, checks, and when modules were read."""

    kind: Literal["exceptional-service-workbook"]
    version: Literal[1]
    made: Moment
    answers: dict[Key, KeptAnswer]
    checks: dict[Id, KeptCheck]
    reading: dict[Id, Moment]


def pack(given: Json, reading: Mapping[str, str], *, made: datetime) -> bytes:
    """Return a take-away of the stored answers (`AnswerService.given`) and of the reading marks, by module."""
    document = {
        "kind": KIND,
        "version": VERSION,
        "made": made.isoformat(timespec="milliseconds"),
        "answers": {
            key: {"value": answer["value"], "saved_at": answer["saved_at"]}
            for key, answer in given["answers"].items()
            if answer["status"] != "empty"
        },
        "checks": {
            check: {"option": reply["option"], "saved_at": reply["saved_at"]}
            for check, reply in given["checks"].items()
        },
        "reading": dict(reading),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return text.encode(
        "utf-8", "backslashreplace"
    )  # half a surrogate pair, which JSON escapes in this very way


def unpack(content: bytes) -> Takeaway:
    """Read a take-away.

    The only error, for any bytes, is AnswerServiceError 422 ``takeaway-too-large``, ``takeaway-corrupt``,
    ``takeaway-foreign``, ``takeaway-newer`` or ``takeaway-damaged``.
    """
    if len(content) > MOST_BYTES:
        raise too_large(len(content))
    document = _parsed(content)
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise AnswerServiceError.of(422, "takeaway-foreign")
    version = document.get("version")
    if type(version) is int and version > VERSION:
        raise AnswerServiceError.of(422, "takeaway-newer", version=_short(str(version)))
    try:
        return Takeaway.model_validate(document)
    except ValidationError as error:
        place = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
        raise AnswerServiceError.of(
            422, "takeaway-damaged", where=_short(".".join(map(str, place)))
        ) from None


def too_large(size: int) -> AnswerServiceError:
    """Make the error for a file of so many bytes; its figures are in millions of bytes."""
    limit, megabytes = MOST_BYTES // 2**20, math.ceil(size / 2**20)
    return AnswerServiceError.of(422, "takeaway-too-large", limit=limit, size=megabytes)


def _parsed(content: bytes) -> object:
    """Return the JSON value in the bytes: UTF-8, each name once, finite numbers, at most `DEEPEST` levels."""
    try:
        parsed = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_each_once,
            parse_constant=_refused,
            parse_float=_finite,
            parse_int=_finite_integer,
        )
        _fathom(parsed, DEEPEST)
    except (ValueError, RecursionError):  # of what UnicodeDecodeError and JSONDecodeError are kinds
        raise AnswerServiceError.of(422, "takeaway-corrupt") from None
    return parsed


def _each_once(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refused(word: str) -> float:
    raise ValueError(f"{word} is no JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError("beyond every number")
    return number


def _finite_integer(digits: str) -> int:
    _finite(digits)  # a number that no float can hold breaks a division
    return int(digits)


def _fathom(value: object, left: int) -> None:
    if left < 0:
        raise ValueError("too deep")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _fathom(each, left - 1)


def _short(place: str) -> str:
    """Return words of a file so that they can stand in a message."""
    return place.encode("utf-8", "replace").decode()[:_PLACE]
