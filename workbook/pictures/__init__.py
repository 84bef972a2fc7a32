"""Chart descriptions drawn with matplotlib, for documents and notebooks of data.

The browser draws the same descriptions (docs/protocol.md, "Charts") as SVG. Colours, patterns, markers
and dashes go by the same styles; what people typed stays as typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from workbook.pictures.graphs import bars, histogram, lines, place_map
from workbook.pictures.ink import Pen, finish
from workbook.pictures.shapes import groups, pyramid, rings
from workbook.pictures.tables import heatmap, matrix
from workbook.schema import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["KINDS", "draw"]

#: How each kind of chart is drawn into a figure whose height it sets.
KINDS: Mapping[str, Callable[[Figure, Mapping[str, Any], Pen], None]] = {
    "bars": bars,
    "histogram": histogram,
    "map": place_map,
    "rings": rings,
    "heatmap": heatmap,
    "lines": lines,
    "matrix": matrix,
    "pyramid": pyramid,
    "groups": groups,
}


def draw(chart: Mapping[str, Any], language: Language, *, width: float = 6.3) -> Figure:
    """Return a chart description as a figure, ``width`` inches wide and as high as it needs.

    The figure belongs to no window and is not registered with pyplot: save it, or let a notebook show it.
    Raises ValueError for a kind of chart that there is none of.
    """
    from matplotlib.figure import Figure  # a figure is wanted seldom, `import workbook` often

    if chart["kind"] not in KINDS:
        raise ValueError(f"no chart of kind {chart['kind']!r}")
    figure = Figure(figsize=(width, width * 0.6), layout="constrained", facecolor="white")
    KINDS[chart["kind"]](figure, chart, Pen(language))
    finish(figure, chart, language)
    return figure
