"""The session of a module notebook: its language, its seat, and what its cells show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from workbook.course import course as course_content
from workbook.course.texts import fill
from workbook.notebook.answer_service import Json
from workbook.notebook.connection import Connection
from workbook.notebook.forms import Forms
from workbook.notebook.widgets.join import JoinWidget
from workbook.schema import LANGUAGES, Language
from workbook.store import StoreError
from workbook.takeaway.restore import Restore

if TYPE_CHECKING:
    from workbook.modules.syllabus_page import SyllabusPage
    from workbook.notebook.study import StudySession
    from workbook.notebook.widgets.exercise import ExerciseWidget
    from workbook.notebook.widgets.module_end import ModuleEndWidget
    from workbook.notebook.widgets.own_data import OwnDataWidget
    from workbook.notebook.widgets.start_page import StartPageWidget


class Session:
    """What the cells of one kernel share. Made by the first call of ``start``, ``exercise`` or ``study``.

    Raises RuntimeError, in both languages, when the answers of this computer cannot be kept.
    """

    def __init__(self) -> None:
        self.course = course_content.load()
        self.language: Language = "en"
        self._joins: WeakSet[JoinWidget] = WeakSet()
        self._forms = Forms(self.course, seating=lambda: self.seating, on_stored=self._heard)
        with self._in_words():
            self.seating = Connection(self.course, on_moved=self._moved, on_event=self._heard)

    def start(self, language: Language) -> JoinWidget:
        """Set the language and return the join form. Raises LookupError for one that does not exist."""
        self._speak(language)
        public = self.course.public(prefixes=("notebook.", "study."))
        widget = JoinWidget(
            join=lambda body: self.seating.join(body, self.language),
            leave=self.seating.leave,
            bringing=self._bringing(),
            seat=self._seat_line(),
            learner=self.seating.learner,
            texts=public["texts"],
            messages=public["messages"],
            language=language,
        )
        self._joins.add(widget)
        return widget

    def exercise(self, exercise_id: str, round_: str | None = None) -> ExerciseWidget:
        """Return the form of an exercise or a check with what was answered before."""
        return self._forms.make(exercise_id, round_, self.language)

    def study(self, language: Language) -> StartPageWidget:
        """Set the language and return the start page. Raises LookupError for one that does not exist."""
        self._speak(language)
        with self._in_words():
            return self._studying.study(language, self._seat_line(), self._bringing())

    def finish(self, module: str) -> ModuleEndWidget:
        """Return the end of a module. Raises LookupError for one that does not exist."""
        with self._in_words():
            return self._studying.finish(module, self.language)

    def syllabus(self) -> SyllabusPage:
        """Return the page of everything the course teaches, with links."""
        from workbook.modules.syllabus_page import SyllabusPage

        return SyllabusPage(self.course, self.language)

    def own_data(self, exercise_id: str) -> OwnDataWidget:
        """Return the page that takes the learner's own file for an exercise."""
        from workbook.data.analyses import STUDIES
        from workbook.notebook.widgets.own_data import (
            OwnDataWidget,  # its script is joined on import, seldom wanted
        )

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

    def _bringing(self) -> Restore:
        """Return a way in for take-aways; each widget has its own."""
        return Restore(
            self.course,
            desk=lambda: self.seating.desk,
            marks=lambda: self.seating.alone,
            on_stored=self._heard,
        )

    @cached_property
    def _studying(self) -> StudySession:
        from workbook.notebook.study import StudySession  # its scripts are joined on import

        return StudySession(self.course, self.seating, on_stored=self._heard)

    def _heard(self, event: str, data: Any) -> None:
        """Pass on what the room says, and what was stored by this kernel or another."""
        if event == "stage":
            return  # who reads a notebook goes at their own pace
        if event != "reading":
            self._forms.heard(event, data)
        if "_studying" in vars(self):
            self._studying.heard(event, data)

    def _moved(self, gone: str | None) -> None:
        """Tell everything that is shown where answers go now."""
        for widget in list(self._joins):
            widget.learner, widget.seat = self.seating.learner, self._seat_line(gone)
        self._forms.moved(gone)
        if "_studying" in vars(self):
            self._studying.moved(self._seat_line(gone))

    def _speak(self, language: Language) -> None:
        if language not in LANGUAGES:
            raise LookupError(f"the language is one of {', '.join(LANGUAGES)}")
        self.language = language

    def _seat_line(self, gone: str | None = None) -> Json:
        seat = self.seating.seat
        if seat is None:
            return {"joined": False, "gone": gone}
        return {"joined": True, "name": seat.name, "code": seat.code, "room": seat.place}

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Say what is wrong with the file of answers in both languages: no cell may have said which yet."""
        try:
            yield
        except StoreError as error:
            words = fill(self.course.messages.get(error.code, self.course.messages["unknown"]), error.params)
            raise RuntimeError("\n".join(words.values())) from None


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


def study(language: Language) -> StartPageWidget:
    """Set the language of the session and return the start page."""
    return session().study(language)


def finish(module: str) -> ModuleEndWidget:
    """Return the end of a module."""
    return session().finish(module)


def own_data(exercise_id: str) -> OwnDataWidget:
    """Return the page that takes the learner's own file for an exercise."""
    return session().own_data(exercise_id)


def syllabus() -> SyllabusPage:
    """Return the page of everything the course teaches."""
    return session().syllabus()
