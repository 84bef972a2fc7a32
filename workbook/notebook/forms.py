"""The forms of one kernel: made here, and kept up to date."""

from __future__ import annotations

from typing import Any

from workbook.answers.service import Json
from workbook.course import Course
from workbook.course import course as course_content
from workbook.course.votes import others
from workbook.notebook.cell_widgets import CellWidgets
from workbook.notebook.connection import Connection
from workbook.notebook.widgets.exercise import ExerciseWidget, OnStored, Sample
from workbook.notebook.widgets.runtime import Runtime
from workbook.results.comparison import compare, has_sample
from workbook.schema import Check, Language


class Forms:
    """Makes forms, and passes each the events of its exercise.

    ``on_stored`` is called with everything that they store, as ``answer`` or ``checked`` of docs/protocol.md.
    """

    def __init__(
        self, course: Course, *, connection: Connection, widgets: CellWidgets, on_stored: OnStored
    ) -> None:
        self._course, self._connection, self._on_stored = course, connection, on_stored
        self._widgets = widgets
        self._states: dict[str, Json] = {}
        self._views: dict[str, Json] = {}
        self._scope = ""

    def make(
        self, exercise_id: str, round_: str | None, *, runtime: Runtime, language: Language
    ) -> ExerciseWidget:
        """Return the form of an exercise or a check with its stored answer. Raises LookupError."""
        spec, round_name = self._spec(exercise_id, round_)
        key = f"{exercise_id}/{round_name}"
        given = self._connection.given()
        widget = ExerciseWidget(
            spec=spec,
            round=round_name,
            service=self._connection,
            runtime=runtime,
            language=language,
            rivals=self._connection.rivals,
            answer=given["checks"].get(exercise_id) if spec["kind"] == "check" else given["answers"].get(key),
            state=self._states.get(key),
            others=self._others(exercise_id, given["answers"]),
            on_stored=self._on_stored,
            sample=self._sample(exercise_id, round_name),
        )
        return self._widgets.add(widget)

    def on_event(self, event: str, data: Any) -> None:
        """Pass on an event: of the room, or of something stored by this kernel or another."""
        if event == "room":
            self._states |= data["states"]
        elif event == "view":
            self._views[f"{data['exercise']}/{data['round']}"] = data
        for form in self._all():
            form.push(event, data)
        if event == "view":
            # At one's own pace, votes on a hidden view are on one's own answer again.
            self._update_votes(data["exercise"], {} if data["shown"] else self._connection.given()["answers"])
        elif event == "answer":
            self._update_votes(data["exercise"], {f"{data['exercise']}/{data['round']}": data})

    def moved(self, reason: str | None) -> None:
        """Begin every form anew with the service of the moment; ``reason`` as in `Connection`."""
        connection = self._connection
        if reason:
            self._states = {}
        if connection.scope != self._scope:
            self._scope, self._views = connection.scope, {}
        given = connection.given()
        for form in self._all():
            form.rivals = connection.rivals
            form.others = self._others(form.spec["id"], given["answers"])
            form.moved(given["answers"], given["checks"])
            if self._states:
                form.push("room", {"states": self._states})

    def _all(self) -> list[ExerciseWidget]:
        return self._widgets.of(ExerciseWidget)

    def _others(self, exercise_id: str, answers: Json) -> Json:
        """Return what a form with votes shows of the exercises that they are for."""
        found = self._course.exercises.get(exercise_id)
        if found is None:
            return {}
        membership = self._connection.membership
        pace = membership.pace if membership else None
        return others(self._course, found, pace=pace, answers=answers, views=self._views)

    def _update_votes(self, exercise: str, answers: Json) -> None:
        """Update the forms with votes for this exercise."""
        for form in self._all():
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
        """Return the public specification and the round."""
        found = self._course.exercises.get(exercise_id) or self._course.checks.get(exercise_id)
        if found is None:
            known = ", ".join(sorted([*self._course.exercises, *self._course.checks]))
            raise LookupError(f"there is no exercise {exercise_id!r}; there are: {known}")
        if isinstance(found, Check):
            return course_content.public_check(found), "once"
        if round_ is not None and round_ not in found.rounds:
            raise LookupError(f"{exercise_id} has no round {round_!r}; it has: {', '.join(found.rounds)}")
        return course_content.public_exercise(found), round_ or found.rounds[0]
