"""The end of a module: progress, the reading mark, and links onward."""

from __future__ import annotations

from functools import partial
from typing import Any

import traitlets

from workbook.notebook.widgets.place import Place
from workbook.notebook.widgets.start_page import Read, mark_read


class ModuleEndWidget(Place):
    """One module as the start page shows it (``module``), and the one after it (``next``)."""

    learner = traitlets.Unicode("").tag(sync=True)
    module: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    next: traitlets.Dict[str, Any] = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)

    def __init__(self, *, read: Read, **traits: Any) -> None:
        super().__init__({"read": partial(mark_read, read)}, component="module-end", **traits)
