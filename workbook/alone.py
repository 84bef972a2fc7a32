"""A desk of one's own: answers given outside any room, in an SQLite file on this computer."""

from __future__ import annotations

import json
from typing import Any

from workbook.answers import size_cap
from workbook.course import Course
from workbook.desks import CourseDesk, DeskError, Json
from workbook.store import (
    Conflict,
    StoreError,
    data_folder,
    open_store,
    people,
)
from workbook.store import answers as stored
from workbook.store.folder import private_folder
from workbook.store.people import device_hash
from workbook.store.workshops import last_or_new

#: The one participant of the file. It is no secret: the file itself is the owner's alone.
_DEVICE = device_hash("alone")


class LocalDesk(CourseDesk):
    """Keeps the learner's answers in ``alone/workshop.sqlite3`` of the data folder.

    Raises StoreError when the file cannot be opened.
    """

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        folder = private_folder(private_folder(data_folder()) / "alone")
        self._store = open_store(folder, local=True)
        workshop = last_or_new(self._store, title=course.outline.title.en, pace="self")
        joined = people.join(self._store, workshop.id, _DEVICE, name="–", language="en", table=None)
        self._participant = joined.result().id

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def given(self) -> Json:
        """Return ``answers``, the newest by ``exercise/round``, and ``checks``, the graded ones by id.

        What the course no longer has is left out; it stays in the file.
        """
        course = self._course
        answers = [
            each
            for each in stored.newest(self._store, self._participant)
            if each.exercise in course.exercises
        ]
        options = stored.checks(self._store, self._participant)
        checks = {check: option for check, option in options.items() if check in course.checks}
        return {
            "answers": {answer.key: self._describe(answer) for answer in answers},
            "checks": {check: self.graded(check, option) for check, option in checks.items()},
        }

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably and return the acknowledgement."""
        reply = self.answered(exercise, value)
        if (
            round not in self._course.exercise(exercise).rounds
            or type(base) is not int
            or revision != base + 1
        ):
            raise DeskError.of(422, "wrong-shape")
        if len(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")) > size_cap:
            raise DeskError.of(413, "too-large")
        try:
            saved = stored.save(
                self._store,
                participant_id=self._participant,
                exercise=exercise,
                round_=round,
                base=base,
                raw=value,
                value=reply["value"],
                status=reply["status"],
            ).result()
        except Conflict as conflict:
            raise DeskError(409, self._describe(conflict.newest)) from conflict
        except StoreError as error:
            raise DeskError.of(507, error.code, **error.params) from error
        return self._describe(saved.answer)

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""
        self.graded(check, option)
        try:
            counted = stored.submit_check(self._store, self._participant, check, option).result()
        except StoreError as error:
            raise DeskError.of(507, error.code, **error.params) from error
        return self.graded(check, counted)

    def _describe(self, answer: stored.Answer) -> Json:
        reply = self.answered(answer.exercise, dict(answer.raw))
        return {
            "revision": answer.revision,
            "value": answer.raw,
            "saved_at": answer.saved_at.isoformat(timespec="milliseconds"),
            "status": reply["status"],
            "problems": reply["problems"],
            "result": reply["result"],
        }
