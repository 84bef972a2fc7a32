"""The forms that the cells of one kernel show: they are made here, and hear what is new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakSet

from workbook.course import Course
from workbook.course import course as course_content
from workbook.course.votes import others
from workbook.notebook.answer_service import Json
from workbook.notebook.connection import Connection
from workbook.notebook.widgets.exercise import ExerciseWidget, Sample
from workbook.results.comparison import compare, has_sample
from workbook.schema import Check, Language

#: The interface texts that a form uses.
FORM_TEXTS = ("form.", "charts.", "room.", "notebook.")


class Forms:
    """Makes forms, and tells each what concerns it.

    ``seating()`` is where their answers go, and ``on_stored`` is told of everything they store, as
    ``answer`` or ``checked`` of docs/protocol.md.
    """

    def __init__(
        self, course: Course, *, seating: Callable[[], Connection], on_stored: Callable[[str, Json], None]
    ) -> None:
        self._course, self._seating, self._on_stored = course, seating, on_stored
        self._states: dict[str, Json] = {}
        self._views: dict[str, Json] = {}
        self._scope = ""
        self._forms: WeakSet[ExerciseWidget] = WeakSet()

    def make(self, exercise_id: str, round_: str | None, language: Language) -> ExerciseWidget:
        """Return the form of an exercise or a check with what was answered before. Raises LookupError."""
        spec, round_name = self._spec(exercise_id, round_)
        key = f"{exercise_id}/{round_name}"
        given = self._seating().given()
        widget = ExerciseWidget(
            spec,
            round_name,
            self._course.public(prefixes=FORM_TEXTS, room={"rivals": self._seating().rivals}),
            language,
            self._seating(),
            given["checks"].get(exercise_id) if spec["kind"] == "check" else given["answers"].get(key),
            self._states.get(key),
            self._others(exercise_id, given["answers"]),
            self._on_stored,
            self._sample(exercise_id, round_name),
        )
        self._forms.add(widget)
        return widget

    def heard(self, event: str, data: Any) -> None:
        """Tell the forms what is new: an event of the room, or what was stored here or in another kernel."""
        if event == "room":
            self._states |= data["states"]
        elif event == "view":
            self._views[f"{data['exercise']}/{data['round']}"] = data
        for form in list(self._forms):
            form.push(event, data)
        if event == "view":
            # What is hidden at one's own pace is voted on in one's own words again.
            self._tell_voters(data["exercise"], {} if data["shown"] else self._seating().given()["answers"])
        elif event == "answer":
            self._tell_voters(data["exercise"], {f"{data['exercise']}/{data['round']}": data})

    def moved(self, gone: str | None) -> None:
        """Begin every form anew where answers go now; ``gone`` says why a seat was given up."""
        seating = self._seating()
        if gone:
            self._states = {}
        if seating.scope != self._scope:
            self._scope, self._views = seating.scope, {}
        given = seating.given()
        for form in list(self._forms):
            form.rivals = seating.rivals
            form.others = self._others(str(form.spec.get("id")), given["answers"])
            form.moved(given["answers"], given["checks"])
            if self._states:
                form.push("room", {"states": self._states})

    def _others(self, exercise_id: str, answers: Json) -> Json:
        """Return what a form is told of the exercises that its votes are for."""
        found = self._course.exercises.get(exercise_id)
        if found is None:
            return {}
        seat = self._seating().seat
        pace = seat.pace if seat else None
        return others(self._course, found, pace=pace, answers=answers, views=self._views)

    def _tell_voters(self, exercise: str, answers: Json) -> None:
        """Tell the forms with votes for this exercise what is new in it."""
        for form in list(self._forms):
            if exercise in form.others:
                entry = self._others(form.spec["id"], answers)[exercise]
                if entry.get("value", True) is not None:
                    form.others = {**form.others, exercise: entry}

    def _sample(self, exercise_id: str, round_: str) -> Sample | None:
        found = self._course.exercises.get(exercise_id)
        if found is None or not has_sample(found):
            return None
        return lambda language: compare(self._course, exercise_id, round_, language)

    def _spec(self, exercise_id: str, round_: str | None) -> tuple[Json, str]:
        found = self._course.exercises.get(exercise_id) or self._course.checks.get(exercise_id)
        if found is None:
            known = ", ".join(sorted([*self._course.exercises, *self._course.checks]))
            raise LookupError(f"there is no exercise {exercise_id!r}; there are: {known}")
        if isinstance(found, Check):
            return course_content.public_check(found), "once"
        if round_ is not None and round_ not in found.rounds:
            raise LookupError(f"{exercise_id} has no round {round_!r}; it has: {', '.join(found.rounds)}")
        return course_content.public_exercise(found), round_ or found.rounds[0]
