"""The join form of a module notebook, as a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from workbook.answers.service import Json
from workbook.notebook.widgets.place import Place
from workbook.notebook.widgets.takeaway import TakeawayMessages, TakeawayOperations


class JoinWidget(Place):
    """The membership of a room, or the form to join one, and the offer to restore copies of the browser.

    ``join`` and ``leave`` may raise AnswerServiceError; on success they change the trait ``connection``. ``learner`` is
    the id under which the browser keeps copies, empty in a room.
    """

    connection: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)
    learner = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        *,
        join: Callable[[Json], None],
        leave: Callable[[], None],
        restore: TakeawayOperations,
        **traits: Any,
    ) -> None:
        operations = {"join": self._join, "leave": self._leave, **TakeawayMessages(restore).operations}
        super().__init__(operations, component="join", **traits)
        self._do_join, self._do_leave = join, leave

    def _join(self, body: Json, content: bytes) -> Json:
        self._do_join(body)
        return {}

    def _leave(self, body: Json, content: bytes) -> Json:
        self._do_leave()
        return {}
