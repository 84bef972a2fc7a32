"""Bars charts of room views: their description, and labels for the highest ones."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbook.course.texts import both
from workbook.protocol.basics import Label, Text
from workbook.protocol.charts import Chart, Series
from workbook.results.views.view import ViewContext

#: With more that lead together than this a sentence names the first and says that there are others.
MOST_NAMED = 3
#: A mean or a share that differs less than this from another is the same: floating-point noise.
SAME = 1e-9


def together(labels: Sequence[Label]) -> Label | None:
    """Return labels as one, each language with its own comma; None for no labels."""
    if len(labels) == 1:
        return labels[0]
    if not labels:
        return None
    more = "…" if len(labels) > MOST_NAMED else ""
    named = [_both(words) for words in labels[:MOST_NAMED]]
    return {
        "en": ", ".join(words["en"] for words in named) + more,
        "zh": "、".join(words["zh"] for words in named) + more,
    }


def _both(words: Label) -> Text:
    return {"en": words["typed"], "zh": words["typed"]} if "typed" in words else words


def leaders(values: Sequence[float | None]) -> list[int]:
    """Return the indexes of the highest values, none while all are 0 or unknown."""
    most = max((value for value in values if value is not None), default=0)
    return [
        index
        for index, value in enumerate(values)
        if most and value is not None and math.isclose(value, most, abs_tol=SAME)
    ]


def few(indexes: list[int], of: int) -> list[int]:
    """Return the indexes to highlight: those given, unless they are all."""
    return indexes if len(indexes) < of else []


def decimals(values: Sequence[float | None]) -> int:
    """Return how many decimals numbers of this size need: none for whole or large ones, one, or two."""
    known = [abs(value) for value in values if value is not None]
    if all(math.isclose(value, round(value), abs_tol=SAME) for value in known) or max(known) >= 100:
        return 0
    return 1 if max(known) >= 1 else 2


def readable(value: float | None) -> float | None:
    """Return a number with as many decimals as its size needs, for a sentence or a figure beside a chart."""
    if value is None:
        return None
    rounded = round(value, decimals([value]))
    return int(rounded) if float(rounded).is_integer() else rounded


def bars(
    painter: ViewContext,
    figures: Mapping[str, Any],
    *,
    summary: str,
    categories: Sequence[Label],
    series: Sequence[Series],
    highlight: Sequence[int] = (),
    upright: bool = False,
    places: int = 0,
) -> Chart:
    """Return a bars chart of docs/protocol.md; ``places`` is the number of decimals."""
    return painter.chart(
        "bars",
        figures,
        summary=summary,
        categories=list(categories),
        series=list(series),
        highlight=list(highlight),
        orientation="vertical" if upright else "horizontal",
        min=None,
        max=None,
        decimals=places,
    )


def series(painter: ViewContext, key: str, values: Sequence[float | None], *, style: int = 1) -> Series:
    """Return one series of bars, named by the text ``room.series-<key>``."""
    words = both(painter.course.text(f"room.series-{key}"))
    return {"id": key, "label": words, "style": style, "values": list(values)}
