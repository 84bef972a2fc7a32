"""Several marks from 1 to 5 by one person: mean and lowest (S3-20, S2-12, S2-28)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldIds, ModelSettings, Numbers

LOW, HIGH = 1, 5


def lowest(marks: Mapping[str, float]) -> tuple[str, ...]:
    """Return the ids with the lowest mark, in the order given; none for no marks.

    Works for one person's marks and for the room's means alike; means that differ only by
    floating-point noise share the place.
    """
    if not marks:
        return ()
    least = min(marks.values())
    return tuple(key for key, mark in marks.items() if math.isclose(mark, least, abs_tol=1e-9))


class Settings(ModelSettings):
    """Settings of the marks."""

    fields: Annotated[FieldIds, Numbers(LOW, HIGH, whole=True)] = Field(description="Scale fields, 1 to 5.")


def model(values: Values, settings: Settings) -> Outcome:
    """Average the marks that were given and find the lowest; an unrated field is not a 0.

    Figures: ``sum`` and ``count`` of the marks given, ``mean`` (1 to 5), ``lowest`` (the mark),
    ``lowest_count``, ``lowest_label`` (the first of the lowest, in the order of the exercise). Cases:
    ``all-equal`` when every field has a mark and they are all the same, ``one-lowest``, ``several-lowest``.

    Raises ModelError: ``incomplete-answer`` while nothing is rated.
    """
    fields = settings.fields
    marks: dict[str, int] = {key: values[key] for key in fields if values.get(key) is not None}
    if not marks:
        raise ModelError("incomplete-answer", fields[0])
    least = lowest(marks)
    equal = len(marks) == len(fields) and len(least) == len(fields) > 1
    total = sum(marks.values())
    return Outcome(
        figures={
            "mean": total / len(marks),
            "sum": total,
            "count": len(marks),
            "lowest": min(marks.values()),
            "lowest_count": len(least),
            "lowest_label": Ref(least[0]),
        },
        case="all-equal" if equal else "one-lowest" if len(least) == 1 else "several-lowest",
        chart=bars(
            [Ref(key) for key in fields],
            series("mark", [marks.get(key) for key in fields]),
            highlight=[] if equal else [fields.index(key) for key in least],
            high=HIGH,
        ),
    )
