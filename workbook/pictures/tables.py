"""Numbers in cells: heatmaps of counts, and matrices whose cells may be unknown or marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from workbook.pictures.ink import SMALL, TEXT, Pen, colour, number, plain, token, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Shares of the colour, from few to many; on the last two the words are white.
SHADES = (0.12, 0.26, 0.4, 0.85, 1.0)
#: The sign of each mark; its word stands below the picture.
SIGNS = {"good": "✓", "watch": "◎", "weak": "⚠"}
MARK_FILLS = {"good": "lake-soft", "watch": "surface", "weak": "you-soft"}
MARK_EDGES = {"good": "c1", "watch": "ink", "weak": "c2"}


def heatmap(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw counts row by row, darker for more, with the mean of each row; highlighted rows have a word."""
    names = [
        f"{pen.say(name)} · {pen.text('lowest')}" if row in chart["highlight"] else pen.say(name)
        for row, name in enumerate(chart["rows"])
    ]
    columns = [*(pen.say(name) for name in chart["columns"]), pen.text("mean-head")]
    axes = _frame(figure, names, columns)
    most = max([0, *(count for counts in chart["counts"] for count in counts)])
    for row, (counts, mean) in enumerate(zip(chart["counts"], chart["means"], strict=True)):
        for column, count in enumerate(counts):
            _shaded(axes, row, column, count, number(count), most)
        axes.text(
            len(counts), row, number(mean, 1), ha="center", va="center", fontsize=TEXT, fontweight="bold"
        )


def matrix(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw numbers in cells; an unknown one is a dash in a dashed cell, a mark is a sign explained below."""
    columns = [pen.say(name) for name in chart["columns"]]
    marked = any(cell["mark"] for cells in chart["cells"] for cell in cells)
    axes = _frame(figure, [pen.say(name) for name in chart["rows"]], columns, high=0.62 if marked else 0.42)
    values = [cell["value"] for cells in chart["cells"] for cell in cells if cell["value"] is not None]
    for row, cells in enumerate(chart["cells"]):
        for column, cell in enumerate(cells):
            said, mark = number(cell["value"], chart["decimals"]), cell["mark"]
            said = f"{SIGNS[mark]}\n{said}" if mark else said
            if chart["shade"] and cell["value"] is not None and not mark:
                _shaded(axes, row, column, cell["value"], said, max([0, *values]))
                continue
            dashed = cell["value"] is None or mark == "watch"
            _cell(
                axes,
                row,
                column,
                face=token(MARK_FILLS.get(mark, "surface")),
                edge=token(MARK_EDGES.get(mark, "edge")),
                dashed=dashed,
            )
            axes.text(column, row, said, ha="center", va="center", fontsize=SMALL)
    used = {cell["mark"] for cells in chart["cells"] for cell in cells}
    if key := "     ".join(
        f"{sign} {pen.text(f'mark-{mark}')}" for mark, sign in SIGNS.items() if mark in used
    ):
        axes.annotate(
            key,
            (0, 0),
            (0, -6),
            xycoords="axes fraction",
            textcoords="offset points",
            va="top",
            fontsize=SMALL,
        )


def _frame(figure: Figure, names: Sequence[str], columns: Sequence[str], *, high: float = 0.42) -> Axes:
    """Return axes with a unit for each cell, the names at their left and above; rows are ``high`` inches."""
    figure.set_figheight(1.1 + high * len(names))
    axes = plain(figure.add_subplot())
    axes.set(xlim=(-0.55, len(columns) - 0.45), ylim=(len(names) - 0.45, -0.55))
    for row, name in enumerate(names):
        axes.text(-0.6, row, wrap(name, 28), ha="right", va="center", fontsize=TEXT)
    for column, name in enumerate(columns):
        axes.text(
            column,
            -0.6,
            wrap(name, max(5, 60 / len(columns))),
            ha="center",
            va="bottom",
            fontsize=SMALL,
            color=token("ink-2"),
        )
    return axes


def _cell(
    axes: Axes, row: int, column: int, *, face: str, edge: str, dashed: bool = False, alpha: float = 1
) -> None:
    from matplotlib.colors import to_rgba
    from matplotlib.patches import Rectangle

    style = "--" if dashed else "-"
    axes.add_patch(
        Rectangle(
            (column - 0.46, row - 0.44),
            0.92,
            0.88,
            facecolor=to_rgba(face, alpha),
            edgecolor=edge,
            linestyle=style,
        )
    )


def _shaded(axes: Axes, row: int, column: int, value: float, said: str, most: float) -> None:
    level = 0 if value <= 0 else max(1, -int(-value * len(SHADES) // most))
    _cell(axes, row, column, face=colour(1), edge=token("edge"), alpha=SHADES[level - 1] if level else 0)
    ink = "white" if level > 3 else token("ink")
    axes.text(column, row, said, ha="center", va="center", fontsize=TEXT, color=ink)
