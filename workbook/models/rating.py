"""The room's ratings of its own service, before and after (S3-23)."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LOW, HIGH = 1, 10


@dataclass(frozen=True)
class Summary:
    """Ratings of one round, in points of the scale.

    ``counts`` has the number of people for each value from ``low`` to ``high``; ``mean``, ``median``
    and ``spread`` (highest minus lowest) are None without a rating.
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
    """Count ratings that are whole numbers from ``low`` to ``high``; None is unrated and left out."""
    rated = [value for value in ratings if value is not None]
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


def change(before: Mapping[str, int | None], after: Mapping[str, int | None]) -> Change:
    """Compare two rounds person by person; keys are participants.

    Only people who rated in both rounds count, so coming late or leaving early moves nothing.
    """
    differences = [
        second - first
        for person, first in before.items()
        if first is not None and (second := after.get(person)) is not None
    ]
    if not differences:
        return Change(0, None)
    return Change(len(differences), sum(differences) / len(differences))
