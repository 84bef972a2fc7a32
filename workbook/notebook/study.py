"""Somebody who studies alone, in one kernel: their progress, their marks, and their work to take along."""

from __future__ import annotations

from datetime import UTC, datetime
from weakref import WeakSet

from workbook.course import Course
from workbook.modules.contents import contents
from workbook.notebook.answer_service import AnswerServiceError, Json
from workbook.notebook.connection import Connection
from workbook.notebook.progress import Progress
from workbook.notebook.widgets.module_end import ModuleEndWidget
from workbook.notebook.widgets.start_page import StartPageWidget
from workbook.notebook.widgets.takeaway import TakeawayOperations
from workbook.schema import Language
from workbook.takeaway import printing
from workbook.takeaway.file import pack
from workbook.takeaway.restore import OnStored

#: The interface texts of the start page, which prints answers, and of the end of a module.
STUDY_TEXTS = ("study.", "notebook.", "form.", "charts.", "room.")
FINISH_TEXTS = ("study.", "notebook.")


class StudySession:
    """Makes the start page and the ends of modules of one kernel, and keeps them up to date.

    ``on_stored`` is told of everything that is put in place here, as events of docs/protocol.md. Reading
    marks stay on this computer, also for somebody who has joined a room.
    """

    def __init__(self, course: Course, seating: Connection, *, on_stored: OnStored) -> None:
        self._course, self._seating, self._on_stored = course, seating, on_stored
        self._contents = contents(course)
        self._known = [module.id for module in self._contents]
        self._progress: Progress | None = None
        self._starts: WeakSet[StartPageWidget] = WeakSet()
        self._ends: WeakSet[ModuleEndWidget] = WeakSet()

    def study(self, language: Language, seat: Json, bringing: TakeawayOperations) -> StartPageWidget:
        """Return the start page."""
        public = self._course.public(prefixes=STUDY_TEXTS)
        progress = self._up_to_date()
        widget = StartPageWidget(
            work=self,
            bringing=bringing,
            texts=public["texts"],
            messages=public["messages"],
            language=language,
            learner=self._seating.learner,
            seat=seat,
            modules=progress.modules(),
            here=progress.here(),
        )
        self._starts.add(widget)
        return widget

    def finish(self, module: str, language: Language) -> ModuleEndWidget:
        """Return the end of a module. Raises LookupError, naming the modules there are."""
        if module not in self._known:
            raise LookupError(f"there is no module {module!r}; there are: {', '.join(self._known)}")
        public = self._course.public(prefixes=FINISH_TEXTS)
        widget = ModuleEndWidget(
            read=self.read,
            learner=self._seating.learner,
            texts=public["texts"],
            messages=public["messages"],
            language=language,
            **self._end_of(module, self._up_to_date().modules()),
        )
        self._ends.add(widget)
        return widget

    def heard(self, event: str, data: Json) -> None:
        """Take note of what was stored, here or elsewhere."""
        if self._progress is not None:
            self._progress.heard(event, data)
            self._show(self._progress)

    def moved(self, seat: Json) -> None:
        """Begin anew with what another desk has."""
        for start in list(self._starts):
            start.learner, start.seat = self._seating.learner, seat
        for end in list(self._ends):
            end.learner = self._seating.learner
        if self._progress is not None:
            self._progress = None
            self._show(self._up_to_date())

    def read(self, module: str, read: bool) -> None:
        """Mark a module as read now, or no longer. Raises AnswerServiceError."""
        if module not in self._known:
            raise AnswerServiceError.of(422, "wrong-shape")
        read_at = datetime.now(UTC) if read else None
        self._seating.alone.mark(module, read_at)
        said = read_at and read_at.isoformat(timespec="milliseconds")
        self._on_stored("reading", {"module": module, "read": said})

    def take(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a take-away, made now. Raises AnswerServiceError."""
        now = datetime.now().astimezone()
        packed = pack(self._seating.desk.given(), self._seating.alone.reading(), made=now)
        return f"exceptional-service-{now.date().isoformat()}.json", packed

    def paper(self) -> list[Json]:
        """Return everything that was answered, for printing. Raises AnswerServiceError."""
        return printing.parts(self._course, self._seating.desk.given())

    def _up_to_date(self) -> Progress:
        if self._progress is None:
            reading = self._seating.alone.reading()
            self._progress = Progress(self._contents, self._seating.given(), reading)
        return self._progress

    def _show(self, progress: Progress) -> None:
        modules, here = progress.modules(), progress.here()
        for start in list(self._starts):
            start.modules = modules
            start.set_trait("here", here)
        for end in list(self._ends):
            for name, value in self._end_of(end.module["id"], modules).items():
                end.set_trait(name, value)

    def _end_of(self, module: str, modules: list[Json]) -> Json:
        at = [each["id"] for each in modules].index(module)
        return {"module": modules[at], "next": modules[at + 1] if at + 1 < len(modules) else None}
