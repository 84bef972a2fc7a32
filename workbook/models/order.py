"""Steps put in order, held against the right order (S2-14)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pydantic import Field

from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, PartIds


def in_place(placed: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Return the steps that stand at their right place, in the order placed."""
    return tuple(step for step, wanted in zip(placed, right, strict=True) if step == wanted)


def to_move(placed: Sequence[str], right: Sequence[str]) -> tuple[str, ...]:
    """Return the fewest steps that must move to make the order right, in the order placed.

    Counting places alone is harsh: the last step put first moves every other one by a place. What
    need not move is a longest run of steps already in order among themselves; of several such runs
    one is taken, always the same. 0 to n − 1 steps.
    """
    ranks = [right.index(step) for step in placed]
    ends: list[int] = []  # the smallest last rank of a run of each length
    lengths = []
    for rank in ranks:
        at = bisect_left(ends, rank)
        ends[at : at + 1] = [rank]
        lengths.append(at + 1)
    keep, left, before = set(), len(ends), len(ranks)
    for index in range(len(ranks) - 1, -1, -1):
        if left and lengths[index] == left and ranks[index] < before:
            keep.add(index)
            left, before = left - 1, ranks[index]
    return tuple(step for index, step in enumerate(placed) if index not in keep)


class Settings(ModelSettings):
    """Settings of the right order."""

    field: FieldId = Field(description="The ranking.")
    order: PartIds = Field(description="All its options in the right order.")


def model(values: Values, settings: Settings) -> Outcome:
    """Count the steps of a ranking that stand in their right place, once all are placed.

    Figures: ``right`` (steps in their place), ``steps``, ``moves`` (the fewest steps that must move),
    ``move_label`` (the first of them; without any, the first step). Cases: ``right``, ``one-move``,
    ``several-moves``. The chart shows the order as placed with ``good`` or ``weak`` for each place, which
    does not give the right order away. Tags: 1 for each step that must move, 0 for the others.

    Raises ModelError: ``incomplete-answer`` until every step is placed.
    """
    right, placed = settings.order, values.get(settings.field) or ()
    if len(placed) < len(right):
        raise ModelError("incomplete-answer", settings.field)
    good, moving = in_place(placed, right), to_move(placed, right)
    return Outcome(
        figures={
            "right": len(good),
            "steps": len(right),
            "moves": len(moving),
            "move_label": Ref((moving or placed)[0]),
        },
        case="right" if not moving else "one-move" if len(moving) == 1 else "several-moves",
        tags={step: int(step in moving) for step in right},
        chart=Chart(
            "matrix",
            {
                "rows": [Ref(step) for step in placed],
                "columns": [Ref("place")],
                "cells": [
                    [{"value": index, "mark": "good" if step in good else "weak"}]
                    for index, step in enumerate(placed, start=1)
                ],
                "decimals": 0,
                "shade": False,
            },
        ),
    )
