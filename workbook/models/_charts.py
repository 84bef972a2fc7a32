"""The two charts most models draw, as docs/protocol.md describes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from workbook.models.outcome import Chart, Label, Ref


def series(
    key: str, values: Sequence[float | None], *, style: int = 1, label: Label | None = None
) -> dict[str, Any]:
    """Return one series; its label is ``label``, else the words for ``key``. Style 2 is always "you"."""
    return {"id": key, "label": label or Ref(key), "style": style, "values": list(values)}


def bars(
    categories: Sequence[Label],
    *drawn: dict[str, Any],
    highlight: Sequence[int] = (),
    low: float = 0,
    high: float | None = None,
    decimals: int = 0,
    upright: bool = False,
) -> Chart:
    """Return bars of one or more `series`, as long as ``categories``; ``high`` None: as far as they reach."""
    return Chart(
        "bars",
        {
            "categories": list(categories),
            "series": list(drawn),
            "highlight": list(highlight),
            "orientation": "vertical" if upright else "horizontal",
            "min": low,
            "max": high,
            "decimals": decimals,
        },
    )


def group(key: str, items: Sequence[Label], note: Label | None = None) -> dict[str, Any]:
    """Return one box of a `groups` chart, named by the words for ``key``."""
    return {"id": key, "label": Ref(key), "note": note, "items": list(items), "count": len(items)}


def groups(*boxes: dict[str, Any]) -> Chart:
    """Return boxes beside each other."""
    return Chart("groups", {"groups": list(boxes)})
