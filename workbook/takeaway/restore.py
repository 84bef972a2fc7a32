"""Bring a take-away back: look at it, put it in place, and undo that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from workbook.answers.replies import iso
from workbook.course import Course
from workbook.notebook.answer_service import AnswerService, AnswerServiceError, Json, unless_refused
from workbook.takeaway.compare import preview, sort
from workbook.takeaway.file import Takeaway, unpack

#: Told of everything that was put in place, as events of docs/protocol.md.
OnStored = Callable[[str, Json], None]


class Marks(Protocol):
    """Where reading marks are kept."""

    def reading(self) -> dict[str, str]:
        """Return since when each module is marked as read, by module."""

    def mark(self, module: str, read_at: datetime | None) -> None:
        """Mark a module as read since a time; None takes the mark away. Raises AnswerServiceError."""


@dataclass(frozen=True)
class _Put:
    """An answer that was put in place: its revision, and the value that stood there before."""

    key: str
    revision: int
    before: Json


class Restore:
    """One take-away on its way to a desk.

    ``desk()`` is where answers go now. Every method raises AnswerServiceError.
    """

    def __init__(
        self,
        course: Course,
        *,
        desk: Callable[[], AnswerService],
        marks: Callable[[], Marks],
        on_stored: OnStored,
    ) -> None:
        self._course, self._desk, self._marks, self._on_stored = course, desk, marks, on_stored
        self._takeaway: Takeaway | None = None
        self._brought: Takeaway | None = None
        self._at: AnswerService | None = None
        self._answers: list[_Put] = []
        self._reading: list[str] = []

    def look(self, content: bytes) -> Json:
        """Read a file and return its Preview; a file that is refused leaves none to bring."""
        self._takeaway = None
        takeaway = unpack(content)
        shown = preview(self._course, self._desk().given(), self._marks().reading(), takeaway)
        self._takeaway = takeaway
        return shown

    def bring(self, choices: Mapping[str, Any]) -> Json:
        """Put in place what is new, and of what differs whatever ``choices`` takes from the file.

        What is refused (too large, or saved by another device in this moment) stays as it is and the rest
        goes on. A desk that fails ends it; what was put in place by then can be undone, and asking again
        goes on where it ended.
        """
        takeaway, desk, marks = self._takeaway, self._desk(), self._marks()
        if takeaway is None:
            raise AnswerServiceError.of(422, "takeaway-gone")
        given = desk.given()
        found = sort(self._course, given, marks.reading(), takeaway)
        if takeaway is not self._brought or desk is not self._at:
            self._brought, self._at, self._answers, self._reading = takeaway, desk, [], []
        wanted = [*found.new, *(key for key in found.differ if choices.get(key) == "file")]
        done = sum(self._put(desk, key, given["answers"].get(key), takeaway) for key in wanted)
        done += sum(self._submit(desk, check, takeaway.checks[check].option) for check in found.checks)
        for module in found.reading:
            self._mark(marks, module, takeaway.reading[module])
            self._reading.append(module)
        everything = len(found.new) + len(found.differ) + len(found.checks) + len(found.reading)
        done += len(self._reading)
        return {"brought": done, "kept": everything - done}

    def undo(self) -> Json:
        """Put answers and reading marks back as they were before the last file was brought; checks stay.

        An answer that was changed since then stays as it is now, and so does everything once answers go to
        another desk.
        """
        desk, marks, restored = self._desk(), self._marks(), 0
        while self._answers and desk is self._at:
            put = self._answers[-1]
            restored += self._save(desk, put.key, put.revision, put.before) is not None
            self._answers.pop()
        while self._reading and desk is self._at:
            self._mark(marks, self._reading[-1], None)
            self._reading.pop()
            restored += 1
        return {"restored": restored}

    def _put(self, desk: AnswerService, key: str, here: Json | None, takeaway: Takeaway) -> bool:
        base, before = (here["revision"], here["value"]) if here else (0, {})
        saved = self._save(desk, key, base, takeaway.answers[key].value)
        if saved is not None:
            self._answers.append(_Put(key, saved["revision"], dict(before)))
        return saved is not None

    def _save(self, desk: AnswerService, key: str, base: int, value: Json) -> Json | None:
        exercise, round_ = key.split("/")
        saved = unless_refused(lambda: desk.save(exercise, round_, base + 1, base, value))
        if saved is not None:
            told = {"exercise": exercise, "round": round_, **saved, "value": value}
            self._on_stored("answer", told)
        return saved

    def _submit(self, desk: AnswerService, check: str, option: str) -> bool:
        reply = unless_refused(lambda: desk.submit(check, option))
        if reply is not None:
            self._on_stored("checked", {"check": check, **reply})
        return reply is not None

    def _mark(self, marks: Marks, module: str, read_at: datetime | None) -> None:
        marks.mark(module, read_at)
        self._on_stored("reading", {"module": module, "read": read_at and iso(read_at)})
