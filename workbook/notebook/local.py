"""Local answer store: the SQLite file of this computer, used when no room is joined."""

from __future__ import annotations

import json
from concurrent.futures import Future
from datetime import datetime
from typing import Any, TypeVar

from workbook.answers import size_cap
from workbook.answers.replies import described, iso
from workbook.answers.respond import submission
from workbook.answers.service import AnswerServiceError, Json
from workbook.course import Course
from workbook.notebook.responder import Responder
from workbook.store import Conflict, StoreError, data_folder, open_store, people, reading_marks
from workbook.store import answers as stored
from workbook.store.data_folder import private_folder
from workbook.store.external_changes import ExternalChanges
from workbook.store.people import device_hash
from workbook.store.records import Answer, Submitted
from workbook.store.workshops import last_or_new

T = TypeVar("T")

#: The only participant of the file. The id is no secret: the file can be read by its owner alone.
_DEVICE = device_hash("alone")


class LocalAnswerService:
    """The learner's answers and reading marks in ``alone/workshop.sqlite3`` of the data folder.

    ``learner`` is the file's random id, which names no person. Raises StoreError when the file cannot be opened.
    """

    scope, address = "alone/alone", ""

    def __init__(self, course: Course) -> None:
        self._course, self._responder = course, Responder(course)
        folder = private_folder(private_folder(data_folder()) / "alone")
        self._store = open_store(folder, local=True)
        workshop = last_or_new(self._store, title=course.outline.title.en, pace="self")
        self.learner = workshop.id
        joined = people.join(self._store, workshop.id, _DEVICE, name="–", language="en", table=None)
        self._participant = joined.result().id
        self._external = ExternalChanges(self._store, self._participant)

    def close(self) -> None:
        """Close the file."""
        self._external.close()
        self._store.close()

    def given(self) -> Json:
        """Return ``answers``, the newest by ``exercise/round``, and ``checks``, the graded ones by id.

        What the course no longer has is left out; it stays in the file.
        """
        answers = stored.newest(self._store, self._participant)
        checks = stored.checks(self._store, self._participant)
        return {
            "answers": {each.key: self._describe(each) for each in answers if self._knows(each)},
            "checks": {
                check: self._submission(check, counted)
                for check, counted in checks.items()
                if self._knows_check(check, counted)
            },
        }

    def external_events(self) -> list[tuple[str, Json]]:
        """Return what other kernels stored in the file since it was opened or this was last called.

        Events of docs/protocol.md: ``answer``, ``checked``, and ``reading`` ``{"module", "read": time or None}``.
        Raises StoreError when the file fails.
        """
        news = self._external.news()
        answers = [
            {"exercise": each.exercise, "round": each.round, **self._describe(each)}
            for each in news.answers
            if self._knows(each)
        ]
        checks = [
            {"check": check, **self._submission(check, counted)}
            for check, counted in news.checks.items()
            if self._knows_check(check, counted)
        ]
        marks = [{"module": module, "read": at and iso(at)} for module, at in news.reading.items()]
        events = {"answer": answers, "checked": checks, "reading": marks}
        return [(event, data) for event, group in events.items() for data in group]

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably and return the acknowledgement."""
        if len(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")) > size_cap:
            raise AnswerServiceError.of(413, "too-large")
        reply = self._responder.respond(exercise, value)
        if (
            round not in self._course.exercise(exercise).rounds
            or type(base) is not int
            or revision != base + 1
        ):
            raise AnswerServiceError.of(422, "wrong-shape")
        saving = stored.save(
            self._store,
            participant_id=self._participant,
            exercise=exercise,
            round_=round,
            base=base,
            raw=value,
            value=reply["value"],
            status=reply["status"],
        )
        saved = self._stored(saving)
        self._external.own_answer(saved.answer)
        return self._describe(saved.answer)

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it; AnswerServiceError 422 for no such exercise."""
        return self._responder.compute(exercise, value)

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""
        self._responder.grade(check, option)
        counted = self._stored(stored.submit_check(self._store, self._participant, check, option))
        self._external.own_check(check)
        return self._submission(check, counted)

    def reading(self) -> dict[str, str]:
        """Return since when each module is marked as read, by module."""
        found = reading_marks.marks(self._store, self._participant)
        return {module: iso(at) for module, at in found.items()}

    def mark(self, module: str, read_at: datetime | None) -> None:
        """Mark a module as read since a time; None takes the mark away."""
        self._stored(reading_marks.mark(self._store, self._participant, module, read_at))
        self._external.own_mark(module, read_at)

    def _stored(self, writing: Future[T]) -> T:
        """Return the result of a write once it is durable. Raises AnswerServiceError."""
        try:
            return writing.result()
        except Conflict as conflict:
            raise AnswerServiceError(409, self._describe(conflict.newest)) from conflict
        except StoreError as error:
            raise AnswerServiceError.of(507, error.code, **error.params) from error

    def _knows(self, answer: Answer) -> bool:
        return answer.exercise in self._course.exercises

    def _knows_check(self, check: str, counted: Submitted) -> bool:
        found = self._course.checks.get(check)
        return found is not None and any(option.id == counted.option for option in found.options)

    def _submission(self, check: str, counted: Submitted) -> Json:
        return submission(self._course.check(check), counted.option, counted.saved_at)

    def _describe(self, answer: Answer) -> Json:
        return described(answer, self._responder.respond(answer.exercise, dict(answer.raw)))
