"""How a page of the facilitator learns where the room is: from its kernel, as a message.

Neither the address nor what opens it ever stands in a notebook, an address or a trait.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import anywidget

__all__ = ["Connected", "room"]

Json = dict[str, Any]

#: Where the supervisor says which room this page belongs to.
URL_VARIABLE = "WORKSHOP_ROOM_URL"
SECRET_VARIABLE = "WORKSHOP_FACILITATOR_FILE"  # noqa: S105 - the name of a variable


class Connected(anywidget.AnyWidget):
    """A widget that answers its page's ``ready`` with the room, or with None."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(self._heard)

    def _heard(self, _widget: object, message: object, _buffers: object) -> None:
        if isinstance(message, dict) and message.get("op") == "ready":
            self.send({"event": "room", "data": room()})


def room() -> Json | None:
    """Return the room's ``url`` and the ``secret`` that opens it to a facilitator; None for no workshop."""
    url, file = os.environ.get(URL_VARIABLE), os.environ.get(SECRET_VARIABLE)
    if not url or not file:
        return None
    try:
        secret = json.loads(Path(file).read_text(encoding="utf-8"))["secret"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return {"url": url.rstrip("/"), "secret": secret}
