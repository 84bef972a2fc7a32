"""The join form of a module notebook, as a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from workbook.desks import Json
from workbook.form.bringing import Brings, bringing_operations
from workbook.form.bundle import JS, STYLES, bundle, bundle_css
from workbook.form.comm import CommWidget


class JoinWidget(CommWidget):
    """Shows the seat in a room, or the form that takes one, and takes back what the browser kept.

    ``join`` and ``leave`` do it and may raise DeskError; the seat trait then says what is so. ``learner`` is
    the id under which the browser keeps copies, empty in a room.
    """

    _esm = bundle(JS / "join.js")
    _css = bundle_css((*STYLES, "study.css"))

    seat: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)
    learner = traitlets.Unicode("").tag(sync=True)

    def __init__(
        self,
        *,
        join: Callable[[Json], None],
        leave: Callable[[], None],
        bringing: Brings,
        seat: Json,
        **traits: Any,
    ) -> None:
        def joined(body: Json, content: bytes) -> Json:
            join(body)
            return {}

        def left(body: Json, content: bytes) -> Json:
            leave()
            return {}

        operations = {"join": joined, "leave": left, **bringing_operations(bringing)}
        super().__init__(operations, seat=seat, **traits)
