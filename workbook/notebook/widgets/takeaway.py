"""The operations of a widget that takes a take-away: it comes in pieces, is put in place, or taken back."""

from __future__ import annotations

from typing import Protocol

from workbook.notebook.answer_service import AnswerServiceError, Json
from workbook.notebook.widgets.comm import Operation
from workbook.takeaway.file import MOST_BYTES, too_large


class TakeawayOperations(Protocol):
    """What looks at a take-away and puts it in place, as `workbook.takeaway.restore.Restore` does."""

    def look(self, content: bytes) -> Json:
        """Return the Preview of a file. Raises AnswerServiceError."""

    def bring(self, choices: Json) -> Json:
        """Put the last file in place. Raises AnswerServiceError."""

    def undo(self) -> Json:
        """Take the last file back. Raises AnswerServiceError."""


class SwitchedOff:
    """``piece``, ``bring`` and ``undo`` of docs/protocol.md, for one widget."""

    def __init__(self, bringing: TakeawayOperations) -> None:
        self._bringing, self._pieces = bringing, list[bytes]()

    @property
    def operations(self) -> dict[str, Operation]:
        """What the widget offers."""
        return {"piece": self._piece, "bring": self._bring, "undo": self._undo}

    def _piece(self, body: Json, content: bytes) -> Json:
        if body.get("first"):
            self._pieces = []
        self._pieces.append(content)
        size = sum(map(len, self._pieces))
        if size > MOST_BYTES:
            self._pieces = []
            raise too_large(size)
        if not body.get("last"):
            return {}
        whole, self._pieces = b"".join(self._pieces), []
        return self._bringing.look(whole)

    def _bring(self, body: Json, content: bytes) -> Json:
        choices = body.get("choices", {})
        if not isinstance(choices, dict):
            raise AnswerServiceError.of(422, "wrong-shape")
        return self._bringing.bring(choices)

    def _undo(self, body: Json, content: bytes) -> Json:
        return self._bringing.undo()
