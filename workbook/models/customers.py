"""Who the customers are: outside the house, and inside it (course-map B3; S3-22, S0-28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, table
from workbook.models.outcome import ModelError, Outcome, Ref

EXTERNAL, INTERNAL = "external", "internal"


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Count the customers a participant listed, outside and in the house.

    Settings: ``field``, the free rows; ``tag``, the choice column with the options ``external`` and
    ``internal``; a row without one is not counted. Figures: ``total``, ``external``, ``internal`` (kinds
    of customers, whole numbers). Cases: ``none-internal``, ``none-external``, ``both``.

    Raises ModelError: ``incomplete-answer`` while no row has a tag, ``unknown-option`` for any other
    tag, ``wrong-shape``, ``model-settings``. Source: course-map B3 (tags → counts).
    """
    field, tag = name_setting(settings, "field"), name_setting(settings, "tag")
    rows = table(values, field)
    for index, row in enumerate(rows):
        if row.get(tag) not in (None, EXTERNAL, INTERNAL):
            raise ModelError("unknown-option", f"{field}.{index}.{tag}")
    counts = Counter(row.get(tag) for row in rows)
    external, internal = counts[EXTERNAL], counts[INTERNAL]
    if not external + internal:
        raise ModelError("incomplete-answer", field)
    return Outcome(
        figures={"total": external + internal, "external": external, "internal": internal},
        case="none-internal" if not internal else "none-external" if not external else "both",
        chart=bars([Ref(EXTERNAL), Ref(INTERNAL)], series("count", [external, internal])),
    )
