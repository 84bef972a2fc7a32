"""The session of a kernel: its language, its connection, and the widgets of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from workbook.answers.service import Json
from workbook.course import course as course_content
from workbook.course.texts import fill
from workbook.notebook.cell_widgets import CellWidgets
from workbook.notebook.connection import Connection
from workbook.notebook.forms import Forms
from workbook.notebook.widgets.join import JoinWidget
from workbook.notebook.widgets.runtime import Runtime
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
    """State shared by the cells of one kernel, made by the first call of ``start``, ``exercise`` or ``study``.

    Raises RuntimeError, in both languages, when the local store cannot be opened.
    """

    def __init__(self) -> None:
        self.course = course_content.load()
        self.language: Language = "en"
        self.widgets = CellWidgets()
        self._runtime: Runtime | None = None
        with self._in_words():
            self.connection = Connection(self.course, on_moved=self._on_moved, on_event=self._on_event)
        self._forms = Forms(
            self.course, connection=self.connection, widgets=self.widgets, on_stored=self._on_event
        )

    @property
    def runtime(self) -> Runtime:
        """The form runtime of this kernel, sent to the page at the first use."""
        if self._runtime is None or self._runtime.comm is None:
            self._runtime = Runtime(self.course)
        return self._runtime

    def start(self, language: Language) -> JoinWidget:
        """Set the language and return the join form. Raises LookupError for another language."""
        self._set_language(language)
        widget = JoinWidget(
            join=lambda body: self.connection.join(body, self.language),
            leave=self.connection.leave,
            restore=self._restore(),
            runtime=self.runtime,
            connection=self._connection_trait(),
            learner=self.connection.learner,
            language=language,
        )
        return self.widgets.add(widget)

    def exercise(self, exercise_id: str, round_: str | None = None) -> ExerciseWidget:
        """Return the form of an exercise or a check with its stored answer. Raises LookupError."""
        return self._forms.make(exercise_id, round_, runtime=self.runtime, language=self.language)

    def study(self, language: Language) -> StartPageWidget:
        """Set the language and return the start page. Raises LookupError for another language."""
        self._set_language(language)
        with self._in_words():
            return self._study.start_page(
                language, runtime=self.runtime, connection=self._connection_trait(), restore=self._restore()
            )

    def finish(self, module: str) -> ModuleEndWidget:
        """Return the end of a module. Raises LookupError for one that does not exist."""
        with self._in_words():
            return self._study.module_end(module, self.language, runtime=self.runtime)

    def syllabus(self) -> SyllabusPage:
        """Return the page of everything the course teaches, with links."""
        from workbook.modules.syllabus_page import SyllabusPage

        return SyllabusPage(self.course, self.language)

    def own_data(self, exercise_id: str) -> OwnDataWidget:
        """Return the page that takes the learner's own file for an exercise. Raises LookupError."""
        from workbook.data.analyses import STUDIES
        from workbook.notebook.widgets.own_data import OwnDataWidget  # imports pandas, seldom wanted

        study = STUDIES.get(exercise_id)
        if study is None:
            raise LookupError(f"no file can be used with {exercise_id!r}; it can with: {', '.join(STUDIES)}")
        widget = OwnDataWidget(
            study(self.course), runtime=self.runtime, kind=exercise_id, language=self.language
        )
        return self.widgets.add(widget)

    def _restore(self) -> Restore:
        """Return a restore of take-aways; each widget has its own."""
        return Restore(
            self.course,
            service=lambda: self.connection.service,
            marks=lambda: self.connection.local,
            on_stored=self._on_event,
        )

    @cached_property
    def _study(self) -> StudySession:
        from workbook.notebook.study import StudySession

        return StudySession(
            self.course, connection=self.connection, widgets=self.widgets, on_stored=self._on_event
        )

    def _on_event(self, event: str, data: Any) -> None:
        """Pass on an event of the room, and what was stored by this kernel or another."""
        if event == "stage":
            return  # a notebook is read at the reader's own pace
        if event != "reading":
            self._forms.on_event(event, data)
        if "_study" in vars(self):
            self._study.on_event(event, data)

    def _on_moved(self, reason: str | None) -> None:
        """Begin every widget anew with the service of the moment."""
        connection = self._connection_trait(reason)
        for widget in self.widgets.of(JoinWidget):
            widget.learner, widget.connection = self.connection.learner, connection
        self._forms.moved(reason)
        if "_study" in vars(self):
            self._study.moved(connection)

    def _set_language(self, language: Language) -> None:
        if language not in LANGUAGES:
            raise LookupError(f"the language is one of {', '.join(LANGUAGES)}")
        self.language = language

    def _connection_trait(self, reason: str | None = None) -> Json:
        """Return the trait ``connection`` of docs/protocol.md."""
        membership = self.connection.membership
        if membership is None:
            return {"joined": False, "gone": reason}
        return {
            "joined": True,
            "name": membership.name,
            "code": membership.code,
            "room": membership.address,
        }

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Raise an error of the local store in both languages: no cell may have set one yet."""
        try:
            yield
        except StoreError as error:
            words = fill(self.course.messages.get(error.code, self.course.messages["unknown"]), error.params)
            raise RuntimeError(f"{words['en']}\n{words['zh']}") from None


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
