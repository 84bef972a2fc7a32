"""The start page of somebody who learns alone: where they are, and their work to take along."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import traitlets

from workbook.notebook.answer_service import AnswerServiceError, Json
from workbook.notebook.widgets.comm import CommWidget, Operation, needed
from workbook.notebook.widgets.takeaway import SwitchedOff, TakeawayOperations
from workbook.web import DIST

#: Marks a module as read, or no longer.
Read = Callable[[str, bool], None]


class Work(Protocol):
    """What somebody has done, as `workbook.notebook.study.StudySession` knows it. Each may raise AnswerServiceError."""

    def take(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a take-away."""

    def paper(self) -> list[Json]:
        """Return the parts of ``paper`` of docs/protocol.md."""

    def read(self, module: str, read: bool) -> None:
        """Mark a module as read, or no longer."""


class StartPageWidget(CommWidget):
    """Shows the modules with what is done in each, and speaks as docs/protocol.md has it ("Studying alone")."""

    _esm = DIST / "start-page.js"
    _css = DIST / "start-page.css"

    learner = traitlets.Unicode("").tag(sync=True)
    seat: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)
    modules: traitlets.List[Json] = traitlets.List().tag(sync=True)
    here = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, *, work: Work, bringing: TakeawayOperations, **traits: Any) -> None:
        operations: dict[str, Operation] = {
            "take": self._take,
            "paper": self._paper,
            "read": partial(mark_read, work.read),
            **SwitchedOff(bringing).operations,
        }
        super().__init__(operations, **traits)
        self._work = work

    def _take(self, body: Json, content: bytes) -> tuple[Json, bytes]:
        name, packed = self._work.take()
        return {"name": name}, packed

    def _paper(self, body: Json, content: bytes) -> Json:
        return {"parts": self._work.paper()}


def mark_read(read: Read, body: Json, _: bytes) -> Json:
    """Do ``read`` of docs/protocol.md."""
    module, is_read = needed(body, "module", "read")
    if not isinstance(module, str) or not isinstance(is_read, bool):
        raise AnswerServiceError.of(422, "wrong-shape")
    read(module, is_read)
    return {}
