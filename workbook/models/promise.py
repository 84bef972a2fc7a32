"""A service promise and the parts that back it (S2-23)."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, FieldIds, ModelSettings


def lacking(values: Values, parts: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that are not there, in the order given."""
    return tuple(part for part in parts if not values.get(part))


class Settings(ModelSettings):
    """Settings of a service promise: text fields."""

    promise: FieldId = Field(description="The promise.")
    backing: FieldIds = Field(description="The fields without which it is a slogan.")
    detail: FieldIds = Field(description="Further fields that finish it.")


def model(values: Values, settings: Settings) -> Outcome:
    """Say what a promise lacks: a measure, a remedy, a time.

    Figures: ``given`` and ``asked`` (parts, the promise included), ``missing_label`` (the first missing
    one, None when nothing is). Cases: ``slogan`` (something of ``backing`` is missing), ``unfinished``,
    ``promise``. Tag: the case.

    Raises ModelError: ``incomplete-answer`` while there is no promise. That a promise without a measure or
    a remedy is a slogan is this course's line.
    """
    backing, detail = settings.backing, settings.detail
    if not values.get(settings.promise):
        raise ModelError("incomplete-answer", settings.promise)
    missing = lacking(values, (*backing, *detail))
    asked = 1 + len(backing) + len(detail)
    case = "slogan" if set(missing) & set(backing) else "unfinished" if missing else "promise"
    return Outcome(
        figures={
            "given": asked - len(missing),
            "asked": asked,
            "missing_label": Ref(missing[0]) if missing else None,
        },
        case=case,
        tags={case: 1},
    )
