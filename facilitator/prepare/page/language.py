"""The language of a page of stock widgets: chosen by its address, kept by the browser, told to the document."""

from __future__ import annotations

import anywidget
import traitlets

from workbook.web import DIST


class Speaker(anywidget.AnyWidget):
    """The language of the page: ``language`` follows the language the page was opened in or switched to."""

    _esm = DIST / "speaker.js"
    _css = DIST / "speaker.css"
    language = traitlets.Unicode("en").tag(sync=True)
