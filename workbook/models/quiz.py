"""Questions with one right answer each, scored once all are answered (course-map B25)."""

from __future__ import annotations

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import needed
from workbook.models.outcome import Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, PartId, PartIds


def right(given: object, wanted: object) -> bool:
    """Return whether an answer is the right one; the order of several options does not matter."""
    if isinstance(wanted, (list, tuple)):
        return isinstance(given, (list, tuple)) and set(given) == set(wanted)
    return given == wanted


class Settings(ModelSettings):
    """Settings of the quiz."""

    key: dict[FieldId, PartId | PartIds] = Field(
        min_length=1, description="The right option, or the right options, by choice field."
    )

    def right(self, field: str) -> tuple[str, ...]:
        """Return the right option, or options, of a field; KeyError for one without."""
        wanted = self.key[FieldId(field)]
        return (wanted,) if isinstance(wanted, str) else wanted


def model(values: Values, settings: Settings) -> Outcome:
    """Score the answers against the key and explain every question.

    Figures: ``right``,
    ``n`` (questions). Cases: ``all-right``, ``some-wrong``. The chart groups the questions into
    ``right`` and ``wrong`` (two labels of the result), each with its explanation: the result's label
    ``why-<field>``. Tags: 1 for every field answered wrongly, 0 for the others.

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
