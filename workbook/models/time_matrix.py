"""Tasks by urgent and important, and the hours that could be freed (S1-26)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Ref, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, Options, PartId

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


class Settings(ModelSettings):
    """Settings of the tasks' table."""

    field: FieldId = Field(description="The table of tasks, free rows.")
    task: PartId = Field(description="Text column: the task.")
    urgent: Annotated[PartId, Options((YES, NO))] = Field(description="Choice column: yes, no.")
    important: Annotated[PartId, Options((YES, NO))] = Field(description="Choice column: yes, no.")
    hours: Annotated[PartId, Numbers(0, HOURS_IN_A_WEEK)] = Field(description="Number column: hours a week.")


def model(values: Values, settings: Settings) -> Outcome:
    """Sort one person's tasks into four boxes and add up the hours.

    Figures: ``tasks``, the count of every box (``now``, ``book``, ``hand_on``, ``drop``), ``hours`` of all
    tasks, ``hours_hand_on``, ``hours_drop`` and their sum ``freed``, ``hours_book`` (hours a week; a task
    without hours adds none). A task with neither or only one of the two answers is not sorted yet. Cases:
    ``all-now`` (everything is urgent and important), ``no-book`` (nothing important has its own time),
    ``free`` (something can be handed on or dropped), ``sorted``. Tags: how many tasks lie in each box.

    Raises ModelError: ``incomplete-answer`` while no task is sorted. The boxes' names are ours.
    """
    items: dict[str, list[Typed]] = {key: [] for key in BOXES.values()}
    hours: dict[str, list[float]] = {key: [] for key in BOXES.values()}
    for row in table(values, settings.field):
        task = row.get(settings.task)
        important, urgent = row.get(settings.important), row.get(settings.urgent)
        if not task or important is None or urgent is None:
            continue
        key = box(important=important == YES, urgent=urgent == YES)
        items[key].append(Typed(str(task)))
        hours[key].append(row.get(settings.hours) or 0)
    counts = {key: len(found) for key, found in items.items()}
    if not any(counts.values()):
        raise ModelError("incomplete-answer", settings.field)
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


def _case(counts: Mapping[str, int]) -> str:
    if counts["now"] == sum(counts.values()):
        return "all-now"
    if not counts["book"]:
        return "no-book"
    return "free" if counts["hand-on"] or counts["drop"] else "sorted"
