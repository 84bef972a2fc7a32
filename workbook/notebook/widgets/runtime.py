"""The form runtime: program, style sheet and words of all places of a notebook, sent to its page once."""

from __future__ import annotations

import secrets
from typing import Any

import anywidget
import traitlets

from workbook.answers.service import Json
from workbook.course import Course
from workbook.web import DIST

#: The interface texts of the components: forms, join form, start page, end of a module, own data.
TEXTS = ("form.", "charts.", "room.", "notebook.", "study.", "data.")


class Runtime(anywidget.AnyWidget):
    """Carries what the places of one kernel share, and is never shown itself.

    A page gets it with the first place, and again with every page that opens later on the same kernel. Places name it
    by ``key``, a random id.
    """

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"

    key = traitlets.Unicode("").tag(sync=True)
    texts: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    messages: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    def __init__(self, course: Course) -> None:
        super().__init__(
            key=secrets.token_hex(8),
            texts={key: text.model_dump() for key, text in course.texts.items() if key.startswith(TEXTS)},
            messages={code: text.model_dump() for code, text in course.messages.items()},
        )

    def program(self) -> Json:
        """Return the reply of ``program`` in docs/protocol.md."""
        parts = {"script": self._esm, "style": self._css}
        return {
            **{name: str(part) for name, part in parts.items()},
            "texts": self.texts,
            "messages": self.messages,
        }
