"""Restoring a take-away: preview, restore, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from workbook.answers.replies import iso
from workbook.answers.service import AnswerService, AnswerServiceError, Json, unless_refused
from workbook.course import Course
from workbook.protocol.basics import RoundKey
from workbook.takeaway.compare import preview, sort
from workbook.takeaway.file import Takeaway, unpack

#: Called with everything that was restored, as events of docs/protocol.md.
OnStored = Callable[[str, Json], None]


class Marks(Protocol):
    """The store of reading marks."""

    def reading(self) -> dict[str, str]:
        """Return since when each module is marked as read, by module."""

    def mark(self, module: str, read_at: datetime | None) -> None:
        """Mark a module as read since a time; None takes the mark away. Raises AnswerServiceError."""


@dataclass(frozen=True)
class _Put:
    """A restored answer: its revision, and the value before."""

    key: str
    revision: int
    before: Json


class Restore:
    """The restore of one take-away into the answer service that ``service()`` returns.

    Every method raises AnswerServiceError.
    """

    def __init__(
        self,
        course: Course,
        *,
        service: Callable[[], AnswerService],
        marks: Callable[[], Marks],
        on_stored: OnStored,
    ) -> None:
        self._course, self._service, self._marks, self._on_stored = course, service, marks, on_stored
        self._takeaway: Takeaway | None = None
        self._restored: Takeaway | None = None
        self._into: AnswerService | None = None
        self._answers: list[_Put] = []
        self._reading: list[str] = []

    def preview(self, content: bytes) -> Json:
        """Read a file and return its Preview; after a file that is refused there is none to restore."""
        self._takeaway = None
        takeaway = unpack(content)
        shown = preview(self._course, self._service().given(), self._marks().reading(), takeaway)
        self._takeaway = takeaway
        return shown

    def bring(self, choices: Mapping[str, Any]) -> Json:
        """Restore what is new, and of what differs the answers that ``choices`` takes from the file.

        An answer that is refused (too large, or saved by another device in this moment) stays as it is and the rest
        goes on. A service that fails ends the restore; what was restored by then can be undone, and a second call goes
        on where the first ended.
        """
        takeaway, service, marks = self._takeaway, self._service(), self._marks()
        if takeaway is None:
            raise AnswerServiceError.of(422, "takeaway-gone")
        given = service.given()
        found = sort(self._course, given, marks.reading(), takeaway)
        if takeaway is not self._restored or service is not self._into:
            self._restored, self._into, self._answers, self._reading = takeaway, service, [], []
        wanted = [*found.new, *(key for key in found.differ if choices.get(key) == "file")]
        done = sum(self._put(service, key, given["answers"].get(key), takeaway) for key in wanted)
        done += sum(self._submit(service, check, takeaway.checks[check].option) for check in found.checks)
        for module in found.reading:
            self._mark(marks, module, takeaway.reading[module])
            self._reading.append(module)
        everything = len(found.new) + len(found.differ) + len(found.checks) + len(found.reading)
        done += len(self._reading)
        return {"brought": done, "kept": everything - done}

    def undo(self) -> Json:
        """Put answers and reading marks back as they were before the last restore; checks stay.

        An answer that was changed since then stays as it is now, and so does everything once answers go to another
        service.
        """
        service, marks, restored = self._service(), self._marks(), 0
        while self._answers and service is self._into:
            put = self._answers[-1]
            restored += self._save(service, put.key, put.revision, put.before) is not None
            self._answers.pop()
        while self._reading and service is self._into:
            self._mark(marks, self._reading[-1], None)
            self._reading.pop()
            restored += 1
        return {"restored": restored}

    def _put(self, service: AnswerService, key: str, here: Json | None, takeaway: Takeaway) -> bool:
        base, before = (here["revision"], here["value"]) if here else (0, {})
        saved = self._save(service, key, base, takeaway.answers[key].value)
        if saved is not None:
            self._answers.append(_Put(key, saved["revision"], dict(before)))
        return saved is not None

    def _save(self, service: AnswerService, key: str, base: int, value: Json) -> Json | None:
        exercise, round_ = RoundKey(key).ids
        saved = unless_refused(lambda: service.save(exercise, round_, base + 1, base, value))
        if saved is not None:
            event = {"exercise": exercise, "round": round_, **saved, "value": value}
            self._on_stored("answer", event)
        return saved

    def _submit(self, service: AnswerService, check: str, option: str) -> bool:
        reply = unless_refused(lambda: service.submit(check, option))
        if reply is not None:
            self._on_stored("checked", {"check": check, **reply})
        return reply is not None

    def _mark(self, marks: Marks, module: str, read_at: datetime | None) -> None:
        marks.mark(module, read_at)
        self._on_stored("reading", {"module": module, "read": read_at and iso(read_at)})
