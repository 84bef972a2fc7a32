"""The pure part: samples, their median and 95th percentile, ratios, and the JSON that a run leaves."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Unit = Literal["ms", "bytes", "MB", "count"]

FORMAT = 1
#: The room's first load, as it goes over the wire with its headers, stays under this many bytes.
FIRST_LOAD_LIMIT = 100_000
#: The forms of a whole module, over the websocket of a notebook page, stay under this many bytes.
MODULE_LIMIT = 400_000


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the ``percent``-th percentile, 0 to 100, interpolated between neighbours.

    ValueError for no values, or a percentage outside 0 to 100.
    """
    if not values:
        raise ValueError("a percentile of nothing")
    if not 0 <= percent <= 100:
        raise ValueError(f"{percent} is not between 0 and 100")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below, above = math.floor(place), math.ceil(place)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


@dataclass
class Samples:
    """What was measured of one contestant; ``failed`` counts tries that had no outcome in time."""

    values: list[float] = field(default_factory=list)
    failed: int = 0

    def add(self, value: float | None) -> None:
        """Take in one try; None is one that failed."""
        if value is None:
            self.failed += 1
        else:
            self.values.append(value)

    @property
    def median(self) -> float | None:
        """The median, None when nothing was measured."""
        return statistics.median(self.values) if self.values else None

    @property
    def p95(self) -> float | None:
        """The 95th percentile, None when nothing was measured."""
        return percentile(self.values, 95) if self.values else None

    def less(self, amount: float) -> Samples:
        """Return the same samples with ``amount`` taken off each."""
        return Samples([value - amount for value in self.values], self.failed)

    def to_json(self) -> Json:
        """Return the summary and every value."""
        return {
            "median": _rounded(self.median),
            "p95": _rounded(self.p95),
            "n": len(self.values),
            "failed": self.failed,
            "values": [_rounded(value) for value in self.values],
        }


@dataclass
class Measure:
    """One row of the table: the same thing measured of both; ``stock`` is None where it has no such thing."""

    id: str
    title: str
    unit: Unit
    room: Samples = field(default_factory=Samples)
    stock: Samples | None = field(default_factory=Samples)

    @property
    def ratio(self) -> float | None:
        """How many times the room's median stock's is; None where either is missing or the room's is not above 0."""
        return ratio(self.room.median, self.stock.median if self.stock else None)

    def of(self, name: str) -> Samples:
        """Return the samples of "room" or "stock"."""
        samples = self.room if name == "room" else self.stock
        if samples is None:
            raise KeyError(f"{self.id} is not measured of {name}")
        return samples

    def to_json(self) -> Json:
        """Return the row."""
        return {
            "id": self.id,
            "title": self.title,
            "unit": self.unit,
            "room": self.room.to_json(),
            "stock": self.stock.to_json() if self.stock else None,
            "ratio": _rounded(self.ratio),
        }


def ratio(room: float | None, stock: float | None) -> float | None:
    """Return ``stock / room``; None where one of them is missing or the room's is not above 0."""
    if room is None or stock is None or room <= 0:
        return None
    return stock / room


@dataclass(frozen=True)
class Limit:
    """A promise in bytes that a run checks."""

    id: str
    most: int
    found: float | None

    @property
    def kept(self) -> bool:
        """Whether it was measured and is under the limit."""
        return self.found is not None and self.found < self.most

    def to_json(self) -> Json:
        """Return the promise and what was found."""
        return {"id": self.id, "most": self.most, "found": _rounded(self.found), "kept": self.kept}


def first_load_limit(*loads: Samples) -> Limit:
    """Judge the heaviest first load of the room: that of a newcomer, or that of somebody who has joined.

    A load that was never measured keeps no promise.
    """
    heaviest = [max(load.values, default=None) for load in loads]
    known = [found for found in heaviest if found is not None]
    return Limit("first-load", FIRST_LOAD_LIMIT, max(known) if len(known) == len(loads) else None)


def module_limit(module: Json) -> Limit:
    """Judge the bytes of a module (`tools.bench.notebook.notebooks`) where it took more of them."""
    return Limit("module", MODULE_LIMIT, max(module["lab"]["bytes"], module["voila"]["bytes"]))


def to_json(
    measures: Sequence[Measure], *limits: Limit, about: Json, load: Json | None, module: Json | None = None
) -> Json:
    """Return everything a run found; ``module`` is that of `tools.bench.notebook.notebooks`."""
    return {
        "format": FORMAT,
        "about": about,
        "measures": [measure.to_json() for measure in measures],
        "limits": [limit.to_json() for limit in limits],
        "load": load,
        "module": module,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
