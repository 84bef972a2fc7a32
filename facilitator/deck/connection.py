"""The message by which a kernel gives a facilitator's page the address and the secret of the room.

Neither of the two is ever written to a notebook, a URL or a trait.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import anywidget

from workbook.protocol.facilitator import RoomAddress

__all__ = ["Connected", "room"]

#: The environment variables in which the supervisor passes the room's address and the file of its secret.
URL_VARIABLE = "WORKSHOP_ROOM_URL"
SECRET_VARIABLE = "WORKSHOP_FACILITATOR_FILE"  # noqa: S105 - the name of a variable


class Connected(anywidget.AnyWidget):
    """A widget that answers its page's ``ready`` with the room, or with None."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._on_message)

    def _on_message(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("op") == "ready":
            self.send({"event": "room", "data": room()})


def room() -> RoomAddress | None:
    """Return the room's ``url`` and the ``secret`` that opens it to a facilitator; None for no workshop."""
    url, file = os.environ.get(URL_VARIABLE), os.environ.get(SECRET_VARIABLE)
    if not url or not file:
        return None
    try:
        secret = json.loads(Path(file).read_text(encoding="utf-8"))["secret"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {"url": url.rstrip("/"), "secret": secret}
