"""Tasks by urgent and important, and the hours that could be freed (course-map B21; S1-26)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import name_setting, number, table
from workbook.models.outcome import ModelError, Outcome, Ref, Typed

YES, NO = "yes", "no"
HOURS_IN_A_WEEK = 168

#: The four boxes by (important, urgent), in reading order.
BOXES = {
    (True, True): "now",
    (True, False): "book",
    (False, True): "hand-on",
    (False, False): "drop",
}


def box(*, important: bool, urgent: bool) -> str:
    """Return the box of a task: ``now``, ``book`` a time for it, ``hand-on`` or ``drop``."""
    return BOXES[important, urgent]


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Sort one person's tasks into four boxes and add up the hours.

    Settings: ``field``, the table; ``task``, its text column; ``urgent`` and ``important``, choices of
    ``yes`` and ``no``; ``hours``, the number column, hours a week. Figures: ``tasks``, the count of
    every box (``now``, ``book``, ``hand_on``, ``drop``), ``hours`` of all tasks, ``hours_hand_on``,
    ``hours_drop`` and their sum ``freed``, ``hours_book`` (hours a week; a task without hours adds
    none). A task with neither or only one of the two answers is not sorted yet. Cases: ``all-now``
    (everything is urgent and important), ``no-book`` (nothing important has its own time), ``free``
    (something can be handed on or dropped), ``sorted``. Tags: how many tasks lie in each box.

    Raises ModelError: ``incomplete-answer`` while no task is sorted, ``unknown-option``,
    ``not-a-number``, ``out-of-range``, ``wrong-shape``; ``model-settings``. Source: course-map B21.
    The boxes' names are ours.
    """
    field = name_setting(settings, "field")
    columns = {key: name_setting(settings, key) for key in ("task", "urgent", "important", "hours")}
    items: dict[str, list[Typed]] = {key: [] for key in BOXES.values()}
    hours: dict[str, list[float]] = {key: [] for key in BOXES.values()}
    for index, row in enumerate(table(values, field)):
        path = f"{field}.{index}"
        answers = [_yes(row, columns[key], path) for key in ("important", "urgent")]
        task = row.get(columns["task"])
        important, urgent = answers
        if not task or important is None or urgent is None:
            continue
        key = box(important=important, urgent=urgent)
        items[key].append(Typed(str(task)))
        hours[key].append(
            number(row.get(columns["hours"], 0), f"{path}.{columns['hours']}", low=0, high=HOURS_IN_A_WEEK)
        )
    counts = {key: len(found) for key, found in items.items()}
    if not any(counts.values()):
        raise ModelError("incomplete-answer", field)
    sums = {key: math.fsum(found) for key, found in hours.items()}
    return Outcome(
        figures={
            "tasks": sum(counts.values()),
            **{key.replace("-", "_"): count for key, count in counts.items()},
            "hours": math.fsum(sums.values()),
            "hours_book": sums["book"],
            "hours_hand_on": sums["hand-on"],
            "hours_drop": sums["drop"],
            "freed": math.fsum((sums["hand-on"], sums["drop"])),
        },
        case=_case(counts),
        chart=groups(*(group(key, found, Ref(f"{key}-note")) for key, found in items.items())),
        tags=counts,
    )


def _yes(row: Mapping[str, Any], column: str, path: str) -> bool | None:
    answer = row.get(column)
    if answer not in (None, YES, NO):
        raise ModelError("unknown-option", f"{path}.{column}")
    return None if answer is None else bool(answer == YES)


def _case(counts: Mapping[str, int]) -> str:
    if counts["now"] == sum(counts.values()):
        return "all-now"
    if not counts["book"]:
        return "no-book"
    return "free" if counts["hand-on"] or counts["drop"] else "sorted"
