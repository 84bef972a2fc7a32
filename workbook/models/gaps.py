"""Causes behind the four gaps of service, and the fifth gap as their result (S2-16 to S2-20).

The five gaps are Parasuraman, Zeithaml and Berry's (1985). Gap 5, between what customers expect and
what they perceive, is the result of the other four, so it has no causes of its own to mark.
"""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import fixed
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, FieldIds, ModelSettings, Numbers, PartId

LOW, HIGH = 1, 5
#: From here on a cause counts as present.
STRONG = 4
#: Below this mean no gap stands out.
QUIET = 2


class Settings(ModelSettings):
    """Settings of the causes behind the gaps."""

    gaps: FieldIds = Field(description="The fixed tables of causes, one for each gap, in order.")
    column: Annotated[PartId, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Scale column of every table, 1 to 5; 5: fully true here."
    )
    result: FieldId = Field(description="Choice field: what customers do about it.")


def model(values: Values, settings: Settings) -> Outcome:
    """Average the marks of each gap's causes and find the widest gap; a cause without a mark is no 1.

    Means, not sums, because the gaps have from two to six causes. Figures: each gap's mean under its id,
    None until one of its causes is marked; ``widest`` (that mean), ``widest_sum``, ``widest_causes``,
    ``widest_label``, ``widest_count``; ``marked`` and ``strong`` (causes with a mark, with at least 4),
    ``results`` (chosen). Cases: the id of the widest gap, ``several-widest``, and while every mean is below
    2 ``unexplained`` (results were chosen all the same) or ``quiet``. Tags: 1 for each widest gap, 0 for
    the others and for all while every mean is below 2.

    Raises ModelError: ``incomplete-answer`` while nothing is marked.
    """
    gaps, results = settings.gaps, values.get(settings.result) or ()
    marks: dict[str, list[int]] = {gap: _marks(values, gap, settings.column) for gap in gaps}
    means = {gap: sum(given) / len(given) if given else None for gap, given in marks.items()}
    rated = {gap: mean for gap, mean in means.items() if mean is not None}
    if not rated:
        raise ModelError("incomplete-answer", gaps[0])
    top = max(rated.values())
    widest = [gap for gap, mean in rated.items() if math.isclose(mean, top)]
    quiet = top < QUIET
    if quiet:
        case = "unexplained" if results else "quiet"
    else:
        case = widest[0] if len(widest) == 1 else "several-widest"
    return Outcome(
        figures={
            **means,
            "widest": top,
            "widest_sum": sum(marks[widest[0]]),
            "widest_causes": len(marks[widest[0]]),
            "widest_label": Ref(widest[0]),
            "widest_count": len(widest),
            "marked": sum(len(given) for given in marks.values()),
            "strong": sum(mark >= STRONG for given in marks.values() for mark in given),
            "results": len(results),
        },
        case=case,
        tags={gap: int(gap in widest and not quiet) for gap in gaps},
        chart=bars(
            [Ref(gap) for gap in gaps],
            series("mean", [means[gap] for gap in gaps]),
            highlight=[] if quiet else [gaps.index(gap) for gap in widest],
            high=HIGH,
            decimals=1,
        ),
    )


def _marks(values: Values, gap: str, column: str) -> list[int]:
    return [row[column] for row in fixed(values, gap).values() if row.get(column) is not None]
