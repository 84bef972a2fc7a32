"""The start page of a learner: progress, and the take-away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import traitlets

from workbook.answers.service import AnswerServiceError, Json
from workbook.notebook.widgets.place import Operation, Place, needed
from workbook.notebook.widgets.takeaway import TakeawayMessages, TakeawayOperations

#: Marks a module as read, or no longer.
Read = Callable[[str, bool], None]


class Work(Protocol):
    """A learner's work (`workbook.notebook.study.StudySession`). Each call may raise AnswerServiceError."""

    def take(self) -> tuple[str, bytes]:
        """Return the name and the bytes of a take-away."""

    def paper(self) -> list[Json]:
        """Return the parts of ``paper`` of docs/protocol.md."""

    def read(self, module: str, read: bool) -> None:
        """Mark a module as read, or no longer."""


class StartPageWidget(Place):
    """The modules with the progress in each; its messages are those of docs/protocol.md, "Studying alone"."""

    learner = traitlets.Unicode("").tag(sync=True)
    connection: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)
    modules: traitlets.List[Json] = traitlets.List().tag(sync=True)
    here = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, *, work: Work, restore: TakeawayOperations, **traits: Any) -> None:
        operations: dict[str, Operation] = {
            "take": self._take,
            "paper": self._paper,
            "read": partial(mark_read, work.read),
            **TakeawayMessages(restore).operations,
        }
        super().__init__(operations, component="start-page", **traits)
        self._work = work

    def _take(self, body: Json, content: bytes) -> tuple[Json, bytes]:
        name, packed = self._work.take()
        return {"name": name}, packed

    def _paper(self, body: Json, content: bytes) -> Json:
        return {"parts": self._work.paper()}


def mark_read(read: Read, body: Json, _: bytes) -> Json:
    """Run ``read`` of docs/protocol.md."""
    module, is_read = needed(body, "module", "read")
    if not isinstance(module, str) or not isinstance(is_read, bool):
        raise AnswerServiceError.of(422, "wrong-shape")
    read(module, is_read)
    return {}
