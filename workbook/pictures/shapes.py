"""Pictures of words: rings, pyramids and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.pictures.ink import SMALL, TEXT, Pen, colour, number, plain, token, wrap

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def rings(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw the rings, the first innermost, and list beside them what stands in each."""
    from matplotlib.patches import Circle

    figure.set_figheight(
        max(3.0, 0.6 + sum(0.3 + 0.17 * max(1, len(ring["items"])) for ring in chart["rings"]))
    )
    drawn, listed = figure.subplots(1, 2, width_ratios=(2, 3))
    plain(drawn).set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05), aspect="equal")
    fills = [colour(1), token("lake-soft"), token("you-soft")]
    count = len(chart["rings"])
    for index in reversed(range(count)):
        style = "-" if chart["rings"][index]["count"] != 0 else "--"
        edge = colour(1 if index < 2 else 2)
        drawn.add_patch(
            Circle(
                (0, 0),
                (index + 1) / count,
                facecolor=fills[index % 3],
                edgecolor=edge,
                linestyle=style,
                linewidth=1.5,
            )
        )
        place = (index + 0.5) / count if index else 0
        drawn.text(
            0,
            place,
            number(index + 1),
            ha="center",
            va="center",
            fontsize=TEXT,
            color="white" if index == 0 else token("ink"),
        )
    blocks = []
    for index, ring in enumerate(chart["rings"], 1):
        total = "" if ring["count"] is None else f" ({number(ring['count'])})"
        items = [f"– {pen.say(item)}" for item in ring["items"]] or [pen.text("ring-empty")]
        blocks.append(
            "\n".join([f"{index}  {pen.say(ring['label'])}{total}", *(wrap(item, 44) for item in items)])
        )
    plain(listed).text(
        0, 1, "\n\n".join(blocks), va="top", fontsize=SMALL, linespacing=1.4, transform=listed.transAxes
    )


def pyramid(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw the levels, top first, with their words beside them."""
    levels = chart["levels"]
    figure.set_figheight(0.8 + 0.5 * len(levels))
    axes = plain(figure.add_subplot())
    count = len(levels)
    axes.set(xlim=(-1, 3.2), ylim=(count, 0))

    def half(depth: float) -> float:
        return 1 - depth / count if chart["inverted"] else depth / count

    for index, level in enumerate(levels):
        top, bottom = index + 0.04, index + 0.96
        a, b = half(top), half(bottom)
        axes.fill(
            [-a, a, b, -b],
            [top, top, bottom, bottom],
            facecolor=colour(1) if index == 0 else token("lake-soft"),
            edgecolor=colour(1),
        )
        axes.plot([(a + b) / 2, 1.05], [index + 0.5] * 2, color=token("edge"), linewidth=0.8)
        note = f"\n{wrap(pen.say(level['note']), 52)}" if level["note"] else ""
        axes.text(1.1, index + 0.5, f"{wrap(pen.say(level['label']), 52)}{note}", va="center", fontsize=TEXT)


def groups(figure: Figure, chart: Mapping[str, Any], pen: Pen) -> None:
    """Draw boxes, two beside each other, with what belongs in each; what is not listed is counted."""
    from matplotlib.patches import Rectangle

    said = []
    for group in chart["groups"]:
        total = "" if group["count"] is None else f" ({number(group['count'])})"
        more = max(group["count"] or 0, len(group["items"])) - len(group["items"])
        items = [f"– {pen.say(item)}" for item in group["items"]]
        rest = [pen.text("live-more", n=more)] if more else [] if items else [pen.text("ring-empty")]
        note = [pen.say(group["note"])] if group["note"] else []
        body = "\n".join(wrap(line, 46) for line in (*note, *items, *rest))
        said.append((f"{wrap(pen.say(group['label']), 40)}{total}", body))
    across = min(2, len(said))
    rows = [said[start : start + across] for start in range(0, len(said), across)]
    heights = [max(0.5 + 0.18 * (name + body).count("\n") + 0.3 for name, body in row) for row in rows]
    figure.set_figheight(0.7 + sum(heights))
    grid = figure.subplots(len(rows), across, squeeze=False, height_ratios=heights)
    for index, axes in enumerate(grid.flat):
        plain(axes)
        if index >= len(said):
            continue
        name, body = said[index]
        axes.add_patch(
            Rectangle(
                (0, 0), 1, 1, facecolor="white", edgecolor=colour(1), linewidth=1.5, transform=axes.transAxes
            )
        )
        head = axes.annotate(
            name,
            (0, 1),
            (8, -8),
            xycoords="axes fraction",
            textcoords="offset points",
            va="top",
            fontsize=TEXT,
            fontweight="bold",
        )
        axes.annotate(
            body, (0, 0), (0, -3), xycoords=head, textcoords="offset points", va="top", fontsize=SMALL
        )
