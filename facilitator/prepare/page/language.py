"""The language of a page of stock widgets: chosen by its address, kept by the browser, told to the document."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from workbook.form.bundle import bundle, bundle_css


class Speaker(anywidget.AnyWidget):
    """``language`` is the page's; the page says which it was opened in, and hears when it is switched."""

    _esm = bundle(Path(__file__).parent / "speaker.js")
    _css = bundle_css(("tokens.css", "prepare.css"))
    language = traitlets.Unicode("en").tag(sync=True)
