"""The operations of a widget that takes a take-away: it comes in pieces, is put in place, or taken back."""

from __future__ import annotations

from typing import Protocol

from workbook.desks import DeskError, Json
from workbook.form.comm import Operation
from workbook.selfstudy.takeaway import MOST_BYTES, too_large


class Brings(Protocol):
    """What looks at a take-away and puts it in place, as `workbook.selfstudy.bringing.Bringing` does."""

    def look(self, content: bytes) -> Json:
        """Return the Preview of a file. Raises DeskError."""

    def bring(self, choices: Json) -> Json:
        """Put the last file in place. Raises DeskError."""

    def undo(self) -> Json:
        """Take the last file back. Raises DeskError."""


def bringing_operations(bringing: Brings) -> dict[str, Operation]:
    """Return ``piece``, ``bring`` and ``undo`` of docs/protocol.md, for one widget."""
    pieces: list[bytes] = []

    def piece(body: Json, content: bytes) -> Json:
        if body.get("first"):
            pieces.clear()
        pieces.append(content)
        size = sum(map(len, pieces))
        if size > MOST_BYTES:
            pieces.clear()
            raise too_large(size)
        if not body.get("last"):
            return {}
        whole = b"".join(pieces)
        pieces.clear()
        return bringing.look(whole)

    def bring(body: Json, content: bytes) -> Json:
        choices = body.get("choices", {})
        if not isinstance(choices, dict):
            raise DeskError.of(422, "wrong-shape")
        return bringing.bring(choices)

    return {"piece": piece, "bring": bring, "undo": lambda body, content: bringing.undo()}
