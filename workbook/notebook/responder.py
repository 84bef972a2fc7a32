"""Computation in the kernel: status, problems and result of an answer, and the grade of a check."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from workbook.answers.respond import Presets, Response, grade, respond
from workbook.answers.service import AnswerServiceError, Json
from workbook.course import Course

#: Replies that are kept: every answer of the course, and some revisions of those at work.
KEPT = 256


class Responder:
    """Computes what a save and a ``compute`` are answered with.

    ``presets`` are the names a facilitator gave to points of a map, by point id. A reply is computed once for each
    value and day (some problems depend on the date) and must not be changed by the caller.
    """

    def __init__(self, course: Course, presets: Presets | None = None) -> None:
        self._course, self._presets = course, presets
        self._respond = lru_cache(KEPT)(self._computed)

    def respond(self, exercise: str, value: Any) -> Response:
        """Return status, value, problems and result; AnswerServiceError 422 for no such exercise or no answer."""
        if exercise not in self._course.exercises or not isinstance(value, dict):
            raise AnswerServiceError.of(422, "wrong-shape")
        return self._respond(exercise, json.dumps(value), datetime.now().astimezone().date())

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result; AnswerServiceError 422 as `respond`."""
        reply = self.respond(exercise, value)
        return {"problems": reply["problems"], "result": reply["result"]}

    def grade(self, check: str, option: str) -> Json:
        """Return the reply to a submission; AnswerServiceError 422 for an option that does not exist."""
        try:
            return grade(self._course.check(check), option)
        except KeyError as error:
            raise AnswerServiceError.of(422, "unknown-option") from error

    def _computed(self, exercise: str, value: str, _today: date) -> Response:
        return respond(self._course.exercise(exercise), json.loads(value), self._presets)
