"""Customers outside the house and inside it (S3-22, S0-28)."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Options, PartId

EXTERNAL, INTERNAL = "external", "internal"


class Settings(ModelSettings):
    """Settings of a list of customers."""

    field: FieldId = Field(description="The table of customers, free rows.")
    tag: Annotated[PartId, Options((EXTERNAL, INTERNAL))] = Field(
        description="Its choice column: external, internal; a row without a tag is not counted."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Count the customers a participant listed, outside and in the house.

    Figures: ``total``, ``external``, ``internal`` (kinds of customers, whole numbers). Cases:
    ``none-internal``, ``none-external``, ``both``.

    Raises ModelError: ``incomplete-answer`` while no row has a tag.
    """
    counts = Counter(row.get(settings.tag) for row in table(values, settings.field))
    external, internal = counts[EXTERNAL], counts[INTERNAL]
    if not external + internal:
        raise ModelError("incomplete-answer", settings.field)
    return Outcome(
        figures={"total": external + internal, "external": external, "internal": internal},
        case="none-internal" if not internal else "none-external" if not external else "both",
        chart=bars([Ref(EXTERNAL), Ref(INTERNAL)], series("count", [external, internal])),
    )
