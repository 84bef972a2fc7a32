"""Questions with one right answer each, scored once all are answered (S1-21, S1-22, S1-48)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator, Field

from workbook.models._charts import group, groups
from workbook.models._inputs import needed
from workbook.models.outcome import Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, PartIds


def right(given: str | Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether the options chosen are the right ones; the order of several does not matter."""
    chosen = [given] if isinstance(given, str) else given
    return set(chosen) == set(wanted)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


#: The ids of the right options; one may be written without a list.
RightOptions = Annotated[PartIds, BeforeValidator(_listed, json_schema_input_type=str | list[str])]


class Settings(ModelSettings):
    """Settings of the quiz."""

    key: dict[FieldId, RightOptions] = Field(
        min_length=1, description="The right option, or the right options, by choice field."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Score the answers against the key and explain every question.

    Figures: ``right``, ``n`` (questions). Cases: ``all-right``, ``some-wrong``. The chart groups the
    questions into ``right`` and ``wrong`` (two labels of the result), each with its explanation: the
    result's label ``why-<field>``. Tags: 1 for every field answered wrongly, 0 for the others.

    Raises ModelError: ``incomplete-answer`` at the first question without an answer: unanswered is not
    wrong, and no result is shown before, so that the key is not found by trying.
    """
    key = settings.key
    given = {field: needed(values, field) for field in key}
    hits = [field for field, wanted in key.items() if right(given[field], wanted)]
    misses = [field for field in key if field not in hits]
    return Outcome(
        figures={"right": len(hits), "n": len(key)},
        case="some-wrong" if misses else "all-right",
        chart=groups(
            *(
                group(name, [Ref(f"why-{field}") for field in found])
                for name, found in (("wrong", misses), ("right", hits))
                if found
            )
        ),
        tags={field: int(field in misses) for field in key},
    )
