"""Pictures with axes: bars, histograms, lines and maps."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.pictures.ink import DASHES, MARKERS, SMALL, TEXT, Pen, colour, fill, number, token, wrap

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

#: A highlighted bar is drawn in this style, as in the browser.
HIGHLIGHT = 2


def bars(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw each known value as a bar from zero with its number; an unknown one is a dash without a bar.

    Bars always lie: paper has room below, and names stand on their lines.
    """
    names = [wrap(pen.say(name), 30) for name in chart["categories"]]
    series = chart["series"]
    # An inch is a unit: a name of five lines needs more room than one of a single line.
    heights = [0.2 + 0.16 * max(name.count("\n") + 1, len(series)) for name in names]
    middles = [sum(heights[:index]) + high / 2 for index, high in enumerate(heights)]
    thick = 0.16 if len(series) > 1 else 0.22
    figure.set_figheight(1.0 + sum(heights))
    axes = figure.add_subplot()
    for nth, one in enumerate(series):
        for index, value in enumerate(one["values"]):
            place = middles[index] + (nth - (len(series) - 1) / 2) * thick
            lit = len(series) == 1 and index in chart["highlight"]
            style = HIGHLIGHT if lit else one["style"]
            if value is not None:
                axes.barh(place, value, height=thick * 0.9, **fill(style))
            side = -1 if (value or 0) < 0 else 1
            axes.annotate(
                number(value, chart["decimals"]), (value or 0, place), (4 * side, 0), textcoords="offset points",
                ha="right" if side < 0 else "left", va="center", fontsize=SMALL, fontweight="bold",
            )  # fmt: skip
    axes.axvline(0, color=token("ink"), linewidth=1)
    axes.set_yticks(middles, names, fontsize=TEXT)
    axes.set_ylim(sum(heights), 0)
    known = [value for one in series for value in one["values"] if value is not None]
    low, high = min([0, chart["min"] or 0, *known]), max([0, chart["max"] or 0, *known])
    room = ((high - low) or 1) * 0.18
    axes.set_xlim(low - (room if low < 0 else 0), high + room)
    axes.set_xticks([])
    _bare(axes, "top", "right", "bottom", "left")
    if len(series) > 1:
        _key(axes, [(fill(one["style"]), pen.say(one["label"])) for one in series])


def histogram(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw one panel for each series over the same scale, with its mean and median."""
    figure.set_figheight(0.8 + 2.0 * len(chart["series"]))
    values = list(range(chart["min"], chart["max"] + 1))
    most = max([1, *(count for one in chart["series"] for count in one["counts"])])
    for nth, one in enumerate(chart["series"]):
        axes = figure.add_subplot(len(chart["series"]), 1, nth + 1)
        for value, count in zip(values, one["counts"], strict=True):
            axes.bar(value, count, width=0.78, **fill(one["style"]))
            axes.annotate(
                number(count), (value, count), (0, 2), textcoords="offset points", ha="center", fontsize=SMALL
            )
        said = [pen.say(one["label"])] if len(chart["series"]) > 1 else []
        if one["mean"] is not None:
            axes.axvline(one["mean"], color=colour(2), linewidth=1.4)
            said.append(pen.text("mean", value=number(one["mean"], 1)))
        if one["median"] is not None:
            axes.plot(one["median"], 0, marker="^", color=token("ink"), clip_on=False, zorder=5)
            said.append(pen.text("median", value=number(one["median"], 0 if one["median"] % 1 == 0 else 1)))
        axes.set_title("   ".join(said), loc="left", fontsize=TEXT)
        axes.set_ylim(0, most * 1.18)
        ends = {values[0]: chart["ends"]["low"], values[-1]: chart["ends"]["high"]}
        axes.set_xticks(
            values,
            [f"{value}\n{pen.say(ends[value])}" if value in ends else str(value) for value in values],
            fontsize=SMALL,
        )
        axes.set_yticks([])
        _bare(axes, "top", "right", "left")


def lines(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw each series with its dash, marker and name; an unknown value breaks its line."""
    figure.set_figheight(3.4)
    axes = figure.add_subplot()
    x, y = chart["x"], chart["y"]
    for one in chart["series"]:
        values = [math.nan if value is None else value for value in one["values"]]
        axes.plot(
            x["values"], values, color=colour(one["style"]), linestyle=DASHES[one["style"]],
            marker=MARKERS[one["style"]], markersize=4, linewidth=1.6, label=pen.say(one["label"]),
        )  # fmt: skip
    low, high = axes.get_ylim()
    axes.set_ylim(
        min(0, low) if y["min"] is None else min(y["min"], low),
        high if y["max"] is None else max(y["max"], high),
    )
    for mark in chart["marks"]:
        along = axes.axhline if mark["axis"] == "y" else axes.axvline
        along(mark["value"], color=token("ink"), linewidth=1, linestyle=":")
        place = (1, mark["value"]) if mark["axis"] == "y" else (mark["value"], 1)
        frame = axes.get_yaxis_transform() if mark["axis"] == "y" else axes.get_xaxis_transform()
        axes.annotate(
            pen.say(mark["label"]),
            place,
            (0, 2),
            xycoords=frame,
            textcoords="offset points",
            ha="right" if mark["axis"] == "y" else "center",
            fontsize=SMALL,
            fontweight="bold",
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
        )
    if x["categories"]:
        axes.set_xticks(x["values"], [wrap(pen.say(name), 10) for name in x["categories"]], fontsize=SMALL)
    else:
        years = all(isinstance(value, int) and 1900 <= value <= 2100 for value in x["values"])
        _number_ticks(axes.xaxis, min(x["values"]), max(x["values"]), x["values"], plain=years)
    _number_ticks(
        axes.yaxis,
        *axes.get_ylim(),
        [value for one in chart["series"] for value in one["values"] if value is not None],
    )
    axes.set_xlabel(pen.say(x["label"]), loc="right", fontsize=SMALL)
    axes.set_title(pen.say(y["label"]), loc="left", fontsize=SMALL, pad=16)
    axes.grid(axis="y", color=token("grid"), linewidth=0.8)
    _bare(axes, "top", "right")
    if len(chart["series"]) > 1:
        axes.legend(
            loc="upper left", bbox_to_anchor=(0, -0.2), ncols=2, frameon=False, fontsize=SMALL, handlelength=4
        )


def place_map(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw the square with its quarters, everybody's places by tenths, points with names, and arrows."""
    figure.set_figheight(figure.get_figwidth())
    axes = figure.add_subplot()
    axes.set(xlim=(0, 100), ylim=(0, 100), aspect="equal")
    for key, x, y in (("low_low", 2, 2), ("low_high", 2, 98), ("high_low", 98, 2), ("high_high", 98, 98)):
        axes.text(
            x,
            y,
            wrap(pen.say(chart["quadrants"][key]), 22),
            ha="left" if x < 50 else "right",
            va="bottom" if y < 50 else "top",
            fontsize=SMALL,
            color=token("ink-2"),
        )
    for cell in chart["cells"]:
        place = (cell["x"] * 10 + 5, cell["y"] * 10 + 5)
        axes.text(
            *place,
            number(cell["count"]),
            ha="center",
            va="center",
            fontsize=SMALL,
            fontweight="bold",
            bbox={"boxstyle": "round", "facecolor": token("you-soft"), "edgecolor": colour(2)},
        )
    spots = {point["id"]: (point["x"], point["y"]) for point in chart["points"]}
    for each in chart["arrows"]:
        if each["from"] in spots and each["to"] in spots:
            axes.annotate(
                "",
                spots[each["to"]],
                spots[each["from"]],
                arrowprops={"arrowstyle": "-|>", "shrinkB": 8, "color": colour(2)},
            )
    for point in chart["points"]:
        axes.plot(
            point["x"],
            point["y"],
            marker=MARKERS[point["style"]],
            color=colour(point["style"]),
            markersize=9,
            clip_on=False,
            linestyle="none",
        )
        left = point["x"] > 60
        axes.annotate(
            pen.say(point["label"]),
            (point["x"], point["y"]),
            (-8 if left else 8, 0),
            textcoords="offset points",
            ha="right" if left else "left",
            va="center",
            fontsize=TEXT,
            fontweight="bold",
        )
    axes.axhline(50, color=token("edge"), linewidth=0.8)
    axes.axvline(50, color=token("edge"), linewidth=0.8)
    axes.set_xticks([0, 100], [pen.say(chart["x"]["low"]), pen.say(chart["x"]["high"])], fontsize=SMALL)
    axes.set_yticks([0, 100], [wrap(pen.say(chart["y"][end]), 8) for end in ("low", "high")], fontsize=SMALL)
    axes.set_xlabel(pen.say(chart["x"]["label"]), fontsize=TEXT)
    axes.set_title(pen.say(chart["y"]["label"]), loc="left", fontsize=TEXT)


def _number_ticks(axis: Axis, low: float, high: float, values: list[float], *, plain: bool = False) -> None:
    """Put round numbers on an axis: whole ones where the values are whole, or large."""
    from matplotlib.ticker import MaxNLocator

    whole = all(float(value).is_integer() for value in values) or high - low > 8
    found = MaxNLocator(nbins=7, integer=whole, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    ticks = (
        [float(tick) for tick in found if low - 1e-9 <= tick <= high + 1e-9] if high > low else [float(low)]
    )
    places = 0 if all(tick.is_integer() for tick in ticks) else 2 if high - low < 1 else 1
    axis.set_ticks(
        ticks, labels=[str(int(tick)) if plain else number(tick, places) for tick in ticks], fontsize=SMALL
    )


def _bare(axes: Axes, *sides: str) -> None:
    for side in sides:
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)


def _key(axes: Axes, series: list[tuple[dict[str, Any], str]]) -> None:
    from matplotlib.patches import Patch

    handles = [Patch(label=words, **ink) for ink, words in series]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, 0), frameon=False, fontsize=SMALL)
