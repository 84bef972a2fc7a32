"""Studying alone in one kernel: progress, reading marks, and the take-away."""

from __future__ import annotations

from datetime import UTC, datetime

from workbook.answers.service import AnswerServiceError, Json
from workbook.course import Course
from workbook.modules.contents import contents
from workbook.notebook.cell_widgets import CellWidgets
from workbook.notebook.connection import Connection
from workbook.notebook.progress import Progress
from workbook.notebook.widgets.exercise import OnStored
from workbook.notebook.widgets.module_end import ModuleEndWidget
from workbook.notebook.widgets.runtime import Runtime
from workbook.notebook.widgets.start_page import StartPageWidget
from workbook.notebook.widgets.takeaway import TakeawayOperations
from workbook.schema import Language
from workbook.takeaway import printing
from workbook.takeaway.file import pack


class StudySession:
    """Makes the start page and the ends of modules of one kernel, and keeps them up to date.

    ``on_stored`` is called with every reading mark that is stored here, as an event of docs/protocol.md. Reading marks
    stay on this computer, also in a room.
    """

    def __init__(
        self, course: Course, *, connection: Connection, widgets: CellWidgets, on_stored: OnStored
    ) -> None:
        self._course, self._connection, self._on_stored = course, connection, on_stored
        self._widgets = widgets
        self._contents = contents(course)
        self._known = [module.id for module in self._contents]
        self._progress: Progress | None = None

    def start_page(
        self, language: Language, *, runtime: Runtime, connection: Json, restore: TakeawayOperations
    ) -> StartPageWidget:
        """Return the start page; ``connection`` is its trait."""
        progress = self._up_to_date()
        widget = StartPageWidget(
            work=self,
            restore=restore,
            runtime=runtime,
            language=language,
            learner=self._connection.learner,
            connection=connection,
            modules=progress.modules(),
            here=progress.here(),
        )
        return self._widgets.add(widget)

    def module_end(self, module: str, language: Language, *, runtime: Runtime) -> ModuleEndWidget:
        """Return the end of a module. Raises LookupError, naming the modules there are."""
        if module not in self._known:
            raise LookupError(f"there is no module {module!r}; there are: {', '.join(self._known)}")
        widget = ModuleEndWidget(
            read=self.read,
            runtime=runtime,
            learner=self._connection.learner,
            language=language,
            **self._end_of(module, self._up_to_date().modules()),
        )
        return self._widgets.add(widget)

    def on_event(self, event: str, data: Json) -> None:
        """Update the progress with what was stored by this kernel or another."""
        if self._progress is not None:
            self._progress.on_event(event, data)
            self._show(self._progress)

    def moved(self, connection: Json) -> None:
        """Begin anew with the answers of another service; ``connection`` is the trait of the start page."""
        for start in self._widgets.of(StartPageWidget):
            start.learner, start.connection = self._connection.learner, connection
        for end in self._widgets.of(ModuleEndWidget):
            end.learner = self._connection.learner
        if self._progress is not None:
            self._progress = None
            self._show(self._up_to_date())

    def read(self, module: str, read: bool) -> None:
        """Mark a module as read now, or no longer. Raises AnswerServiceError."""
        if module not in self._known:
            raise AnswerServiceError.of(422, "wrong-shape")
        read_at = datetime.now(UTC) if read else None
        self._connection.local.mark(module, read_at)
        time = read_at and read_at.isoformat(timespec="milliseconds")
        self._on_stored("reading", {"module": module, "read": time})

    def take(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a take-away, made now. Raises AnswerServiceError."""
        now = datetime.now().astimezone()
        packed = pack(self._connection.service.given(), self._connection.local.reading(), made=now)
        return f"exceptional-service-{now.date().isoformat()}.json", packed

    def paper(self) -> list[Json]:
        """Return all answers, for printing. Raises AnswerServiceError."""
        return printing.parts(self._course, self._connection.service.given())

    def _up_to_date(self) -> Progress:
        if self._progress is None:
            reading = self._connection.local.reading()
            self._progress = Progress(self._contents, self._connection.given(), reading)
        return self._progress

    def _show(self, progress: Progress) -> None:
        modules, here = progress.modules(), progress.here()
        for start in self._widgets.of(StartPageWidget):
            start.modules = modules
            start.set_trait("here", here)
        for end in self._widgets.of(ModuleEndWidget):
            for name, value in self._end_of(end.module["id"], modules).items():
                end.set_trait(name, value)

    def _end_of(self, module: str, modules: list[Json]) -> Json:
        at = [each["id"] for each in modules].index(module)
        return {"module": modules[at], "next": modules[at + 1] if at + 1 < len(modules) else None}
