"""The messages with which a widget restores a take-away: pieces of the file, restoring, undoing."""

from __future__ import annotations

from typing import Protocol

from workbook.answers.service import AnswerServiceError, Json
from workbook.notebook.widgets.place import Operation
from workbook.takeaway.file import MOST_BYTES, too_large


class TakeawayOperations(Protocol):
    """The restore of a take-away (`workbook.takeaway.restore.Restore`)."""

    def preview(self, content: bytes) -> Json:
        """Return the Preview of a file. Raises AnswerServiceError."""

    def bring(self, choices: Json) -> Json:
        """Restore the last file. Raises AnswerServiceError."""

    def undo(self) -> Json:
        """Undo the restore of the last file. Raises AnswerServiceError."""


class TakeawayMessages:
    """``piece``, ``bring`` and ``undo`` of docs/protocol.md, for one widget."""

    def __init__(self, restore: TakeawayOperations) -> None:
        self._restore, self._pieces = restore, list[bytes]()

    @property
    def operations(self) -> dict[str, Operation]:
        """The operations by name."""
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
        return self._restore.preview(whole)

    def _bring(self, body: Json, content: bytes) -> Json:
        choices = body.get("choices", {})
        if not isinstance(choices, dict):
            raise AnswerServiceError.of(422, "wrong-shape")
        return self._restore.bring(choices)

    def _undo(self, body: Json, content: bytes) -> Json:
        return self._restore.undo()
