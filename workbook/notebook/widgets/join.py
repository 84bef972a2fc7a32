"""The join form of a module notebook, as a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from workbook.notebook.answer_service import Json
from workbook.notebook.widgets.comm import CommWidget
from workbook.notebook.widgets.takeaway import SwitchedOff, TakeawayOperations
from workbook.web import DIST


class JoinWidget(CommWidget):
    """Shows the seat in a room, or the form that takes one, and takes back what the browser kept.

    ``join`` and ``leave`` do it and may raise AnswerServiceError; the seat trait then says what is so. ``learner`` is
    the id under which the browser keeps copies, empty in a room.
    """

    _esm = DIST / "join.js"
    _css = DIST / "join.css"

    seat: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)
    learner = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        *,
        join: Callable[[Json], None],
        leave: Callable[[], None],
        bringing: TakeawayOperations,
        seat: Json,
        **traits: Any,
    ) -> None:
        operations = {"join": self._join, "leave": self._leave, **SwitchedOff(bringing).operations}
        super().__init__(operations, seat=seat, **traits)
        self._take_seat, self._give_up = join, leave

    def _join(self, body: Json, content: bytes) -> Json:
        self._take_seat(body)
        return {}

    def _leave(self, body: Json, content: bytes) -> Json:
        self._give_up()
        return {}
