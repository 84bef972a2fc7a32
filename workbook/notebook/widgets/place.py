"""A place in an output cell: a widget whose page asks for operations, drawn by the form runtime."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from workbook.answers.service import AnswerServiceError, Json
from workbook.notebook.widgets.runtime import Runtime
from workbook.store import StoreError
from workbook.web import DIST

logger = logging.getLogger(__name__)

#: Takes the body and the bytes of a message, returns the body of the reply, with bytes where there are some.
Operation = Callable[[Json, bytes], Json | tuple[Json, bytes]]

#: The status of a reply whose making failed; the page keeps its draft and tries again.
FAILED = 500


class Place(anywidget.AnyWidget):
    """A widget whose page asks for ``operations``, by name, and shows ``component`` of the form runtime.

    The page sends custom messages ``{"id", "op", "body"}`` and gets ``{"id", "status", "body"}``, as docs/protocol.md
    describes them; other messages are ignored. People can read every trait of an open page: no trait may hold what a
    participant must not see.
    """

    _esm = DIST / "place.js"

    component = traitlets.Unicode("").tag(sync=True)
    runtime = traitlets.Unicode("").tag(sync=True)
    stranded: traitlets.Dict[str, str] = traitlets.Dict().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)

    def __init__(self, operations: Mapping[str, Operation], *, runtime: Runtime, **traits: Any) -> None:
        super().__init__(
            layout=runtime.layout,  # one for all: each would be a widget of its own, kept for ever
            runtime=runtime.key,
            stranded=runtime.texts["notebook.stranded"],
            **traits,
        )
        self._operations: Mapping[str, Operation] = {**operations, "program": lambda *_: runtime.program()}
        self.on_msg(self._on_message)

    def get_state(self, *arguments: Any, **options: Any) -> Any:
        """Return the traits as they are sent to a page."""
        return sendable(super().get_state(*arguments, **options))

    def publish(self, event: str, data: Json) -> None:
        """Send an event of docs/protocol.md to every page."""
        self.send(sendable({"event": event, "data": data}))

    def _on_message(self, widget: object, content: Any, buffers: Any) -> None:
        if not isinstance(content, dict) or not all(
            isinstance(content.get(key), str) for key in ("id", "op")
        ):
            return
        status, body, taken = self._reply(content["op"], content.get("body"), buffers)
        message = sendable({"id": content["id"], "status": status, "body": body})
        if taken is None:
            self.send(message)
        else:
            self.send(message, buffers=[taken])

    def _reply(self, op: str, body: object, buffers: Any) -> tuple[int, Json, bytes | None]:
        """Run an operation; return status, body and bytes of its reply, also when it fails."""
        try:
            if op not in self._operations:
                raise AnswerServiceError.of(422, "wrong-shape")
            data = bytes(buffers[0]) if buffers else b""
            reply = self._operations[op](body if isinstance(body, dict) else {}, data)
        except Exception as error:  # noqa: BLE001 - the page must learn that it failed
            return *self._refusal(op, error), None
        return (200, *reply) if isinstance(reply, tuple) else (200, reply, None)

    def _refusal(self, op: str, error: Exception) -> tuple[int, Json]:
        """Return status and body of the reply for an exception of an operation."""
        if isinstance(error, StoreError):
            error = AnswerServiceError.of(507, error.code, **error.params)
        if not isinstance(error, AnswerServiceError):
            logger.error("%s failed", op, exc_info=error)  # here: the page must not see where
            error = AnswerServiceError.of(FAILED, "unknown")
        return error.status, error.body


def needed(body: Json, *names: str) -> list[Any]:
    """Return the named entries of a message, in that order; AnswerServiceError 422 when one is missing."""
    if not body.keys() >= set(names):
        raise AnswerServiceError.of(422, "wrong-shape")
    return [body[name] for name in names]


def sendable(value: Any) -> Any:
    """Return a JSON value that can be written as UTF-8.

    A text field cut at its limit may hold half an emoji, which kernels cannot send: the cell that shows such an answer
    would fail. A question mark stands for it on the page; the stored answer stays as it is.
    """
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {sendable(key): sendable(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [sendable(each) for each in value]
    return value
