"""The join form of a module notebook, as a widget."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from workbook.desks import DeskError, Json
from workbook.form.bundle import JS, bundle, bundle_css

logger = logging.getLogger(__name__)


class JoinWidget(anywidget.AnyWidget):
    """Shows the seat in a room, or the form that takes one.

    ``join`` and ``leave`` do it and may raise DeskError; the seat trait then says what is so.
    """

    _esm = bundle(JS / "join.js")
    _css = bundle_css()

    texts = traitlets.Dict().tag(sync=True)
    messages = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    seat: traitlets.Dict[str, Any] = traitlets.Dict({"joined": False}).tag(sync=True)

    def __init__(
        self, *, join: Callable[[Json], None], leave: Callable[[], None], seat: Json, **traits: Any
    ) -> None:
        super().__init__(seat=seat, **traits)
        self._operations: dict[str, Callable[[Json], None]] = {"join": join, "leave": lambda _: leave()}
        self.on_msg(self._hear)

    def _hear(self, widget: object, content: Any, buffers: object) -> None:
        if not isinstance(content, dict) or content.get("op") not in self._operations:
            return
        body = content.get("body")
        status, reply = 200, dict[str, Any]()
        try:
            self._operations[content["op"]](body if isinstance(body, dict) else {})
        except DeskError as error:
            status, reply = error.status, error.body
        except Exception:  # the page must hear that it failed, and must not see where
            logger.exception("%s failed", content["op"])
            status, reply = 500, {"error": {"code": "unknown", "params": {}}}
        self.send({"id": content.get("id"), "status": status, "body": reply})
