"""The end of a module: what is done in it, whether it was read, and where to go on."""

from __future__ import annotations

from functools import partial
from typing import Any

import traitlets

from workbook.notebook.widgets.comm import CommWidget
from workbook.notebook.widgets.start_page import Read, mark_read
from workbook.web import DIST


class ModuleEndWidget(CommWidget):
    """Shows one module as the start page does (``module``), and the one after it (``next``)."""

    _esm = DIST / "module-end.js"
    _css = DIST / "module-end.css"

    learner = traitlets.Unicode("").tag(sync=True)
    module: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    next: traitlets.Dict[str, Any] = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, *, read: Read, **traits: Any) -> None:
        super().__init__({"read": partial(mark_read, read)}, **traits)
