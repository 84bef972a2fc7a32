"""The room's ratings of its own service, before and after (course-map B2; S3-23)."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbook.models._inputs import whole

LOW, HIGH = 1, 10


@dataclass(frozen=True)
class Summary:
    """Ratings of one round, in points of the scale.

    ``counts`` has the number of people for each value from ``low`` to ``high``; ``mean``, ``median``
    and ``spread`` (highest minus lowest) are None when nobody rated.
    """

    low: int
    high: int
    counts: tuple[int, ...]
    n: int
    mean: float | None
    median: float | None
    spread: int | None


@dataclass(frozen=True)
class Change:
    """How the same people moved: ``delta`` is their mean after minus before, None without a pair."""

    paired: int
    delta: float | None


def summary(ratings: Iterable[int | None], *, low: int = LOW, high: int = HIGH) -> Summary:
    """Count ratings that are whole numbers from ``low`` to ``high``; None is unrated and left out.

    Raises ModelError: ``not-whole`` for 5.5, ``out-of-range`` (so blank never counts as 0),
    ``not-a-number`` for NaN, an infinity or a boolean. Source: course-map B2.
    """
    rated = [whole(value, "rating", low=low, high=high) for value in ratings if value is not None]
    counts = [0] * (high - low + 1)
    for value in rated:
        counts[value - low] += 1
    if not rated:
        return Summary(low, high, tuple(counts), 0, None, None, None)
    return Summary(
        low,
        high,
        tuple(counts),
        len(rated),
        sum(rated) / len(rated),
        float(statistics.median(rated)),
        max(rated) - min(rated),
    )


def change(
    before: Mapping[str, int | None], after: Mapping[str, int | None], *, low: int = LOW, high: int = HIGH
) -> Change:
    """Compare two rounds person by person; keys are participants.

    Only people who rated in both rounds count, so somebody who came late or left early moves
    nothing. ``delta`` lies between ``low - high`` and ``high - low``. Raises ModelError as
    `summary` does. Source: course-map B2 (paired Δ).
    """
    differences = [
        whole(after[person], "rating", low=low, high=high) - whole(first, "rating", low=low, high=high)
        for person, first in before.items()
        if first is not None and after.get(person) is not None
    ]
    if not differences:
        return Change(0, None)
    return Change(len(differences), sum(differences) / len(differences))
