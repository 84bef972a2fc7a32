"""The session of a module notebook: its language, its seat, and the forms it shows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from workbook import course as course_content
from workbook.desks import Json
from workbook.form.join import JoinWidget
from workbook.form.widget import ExerciseWidget
from workbook.schema import LANGUAGES, Check, Language
from workbook.seating import Seating
from workbook.store import StoreError
from workbook.texts import fill
from workbook.voting import others

if TYPE_CHECKING:
    from workbook.form.own_data import OwnDataWidget
    from workbook.syllabus_page import SyllabusPage

#: The interface texts that a form uses.
FORM_TEXTS = ("form.", "charts.", "room.")


class Session:
    """What the cells of one kernel share. Made by the first call of ``start`` or ``exercise``.

    Raises RuntimeError, in both languages, when the answers of this computer cannot be kept.
    """

    def __init__(self) -> None:
        self.course = course_content.load()
        self.language: Language = "en"
        self.states: dict[str, Json] = {}
        self.views: dict[str, Json] = {}
        self._scope = ""
        self._forms: WeakSet[ExerciseWidget] = WeakSet()
        self._joins: WeakSet[JoinWidget] = WeakSet()
        try:
            self.seating = Seating(self.course, on_moved=self._moved, on_event=self._heard)
        except StoreError as error:
            words = fill(self.course.messages.get(error.code, self.course.messages["unknown"]), error.params)
            raise RuntimeError("\n".join(words.values())) from None  # no cell has said which language

    def start(self, language: Language) -> JoinWidget:
        """Set the language and return the join form. Raises LookupError for one that does not exist."""
        if language not in LANGUAGES:
            raise LookupError(f"start takes one of {', '.join(LANGUAGES)}")
        self.language = language
        public = self.course.public(prefixes=("notebook.",))
        widget = JoinWidget(
            join=lambda body: self.seating.join(body, self.language),
            leave=self.seating.leave,
            seat=self._seat_line(),
            texts=public["texts"],
            messages=public["messages"],
            language=language,
        )
        self._joins.add(widget)
        return widget

    def exercise(self, exercise_id: str, round_: str | None = None) -> ExerciseWidget:
        """Return the form of an exercise or a check with what was answered before."""
        spec, round_name = self._spec(exercise_id, round_)
        key = f"{exercise_id}/{round_name}"
        given = self.seating.given()
        widget = ExerciseWidget(
            spec,
            round_name,
            self.course.public(prefixes=FORM_TEXTS, room={"rivals": self.seating.rivals}),
            self.language,
            self.seating,
            given["checks"].get(exercise_id) if spec["kind"] == "check" else given["answers"].get(key),
            self.states.get(key),
            self._others(exercise_id, given["answers"]),
            self._saved,
        )
        self._forms.add(widget)
        return widget

    def syllabus(self) -> SyllabusPage:
        """Return the page of everything the course teaches, with links."""
        from workbook.syllabus_page import SyllabusPage

        return SyllabusPage(self.course, self.language)

    def own_data(self, exercise_id: str) -> OwnDataWidget:
        """Return the page that takes the learner's own file for an exercise."""
        from workbook.data.studies import STUDIES
        from workbook.form.own_data import OwnDataWidget  # its script is joined on import, seldom wanted

        study = STUDIES.get(exercise_id)
        if study is None:
            raise LookupError(f"no file can be used with {exercise_id!r}; it can with: {', '.join(STUDIES)}")
        public = self.course.public(prefixes=("data.", "form.", "charts."))
        return OwnDataWidget(
            study(self.course),
            kind=exercise_id,
            texts=public["texts"],
            messages=public["messages"],
            language=self.language,
        )

    def _heard(self, event: str, data: Any) -> None:
        if event == "stage":
            return  # who reads a notebook goes at their own pace
        if event == "room":
            self.states |= data["states"]
        elif event == "view":
            self.views[f"{data['exercise']}/{data['round']}"] = data
        for form in list(self._forms):
            form.push(event, data)
        if event == "view":
            # What is hidden at one's own pace is voted on in one's own words again.
            self._tell_voters(data["exercise"], {} if data["shown"] else self.seating.given()["answers"])
        elif event == "answer":
            self._saved(data["exercise"], data["round"], data["value"])

    def _others(self, exercise_id: str, answers: Json) -> Json:
        """Return what a form is told of the exercises that its votes are for."""
        found = self.course.exercises.get(exercise_id)
        if found is None:
            return {}
        seat = self.seating.seat
        return others(self.course, found, pace=seat.pace if seat else None, answers=answers, views=self.views)

    def _saved(self, exercise: str, round_: str, value: Any) -> None:
        self._tell_voters(exercise, {f"{exercise}/{round_}": {"value": value}})

    def _tell_voters(self, exercise: str, answers: Json) -> None:
        """Tell the forms with votes for this exercise what is new in it."""
        for form in list(self._forms):
            if exercise in form.others:
                entry = self._others(form.spec["id"], answers)[exercise]
                if entry.get("value", True) is not None:
                    form.others = {**form.others, exercise: entry}

    def _moved(self, gone: str | None) -> None:
        """Tell every form and join form where answers go now."""
        if gone:
            self.states = {}
        if self.seating.scope != self._scope:
            self._scope, self.views = self.seating.scope, {}
        for widget in list(self._joins):
            widget.seat = self._seat_line(gone)
        given = self.seating.given()
        for form in list(self._forms):
            form.rivals = self.seating.rivals
            form.others = self._others(str(form.spec.get("id")), given["answers"])
            form.moved(given["answers"], given["checks"])
            if self.states:
                form.push("room", {"states": self.states})

    def _seat_line(self, gone: str | None = None) -> Json:
        seat = self.seating.seat
        if seat is None:
            return {"joined": False, "gone": gone}
        return {"joined": True, "name": seat.name, "code": seat.code, "room": seat.place}

    def _spec(self, exercise_id: str, round_: str | None) -> tuple[Json, str]:
        found = self.course.exercises.get(exercise_id) or self.course.checks.get(exercise_id)
        if found is None:
            known = ", ".join(sorted([*self.course.exercises, *self.course.checks]))
            raise LookupError(f"there is no exercise {exercise_id!r}; there are: {known}")
        if isinstance(found, Check):
            return course_content.public_check(found), "once"
        if round_ is not None and round_ not in found.rounds:
            raise LookupError(f"{exercise_id} has no round {round_!r}; it has: {', '.join(found.rounds)}")
        return course_content.public_exercise(found), round_ or found.rounds[0]


@cache
def session() -> Session:
    """Return this kernel's session."""
    return Session()


def start(language: Language) -> JoinWidget:
    """Set the language of the session and return the join form."""
    return session().start(language)


def exercise(exercise_id: str, round_: str | None = None) -> ExerciseWidget:
    """Return the form of an exercise or a knowledge check."""
    return session().exercise(exercise_id, round_)


def own_data(exercise_id: str) -> OwnDataWidget:
    """Return the page that takes the learner's own file for an exercise."""
    return session().own_data(exercise_id)


def syllabus() -> SyllabusPage:
    """Return the page of everything the course teaches."""
    return session().syllabus()
