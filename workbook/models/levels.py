"""The three rings of service: core, basic support, extraordinary (S0-25)."""

from __future__ import annotations

from pydantic import Field

from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Typed, Values
from workbook.models.settings import FieldIds, ModelSettings


class Settings(ModelSettings):
    """Settings of the three rings."""

    rings: FieldIds = Field(min_length=3, max_length=3, description="List fields, innermost first.")


def model(values: Values, settings: Settings) -> Outcome:
    """Count what stands in each ring and name the first empty one, from the inside out.

    Figures: the number of entries under each ring's id. Cases: ``no-support`` (the middle ring is empty),
    ``no-outer``, ``filled``.

    Raises ModelError: ``incomplete-answer`` while the innermost ring is empty, since what surrounds it
    means nothing without it.
    """
    entries: dict[str, list[str]] = {ring: values.get(ring) or [] for ring in settings.rings}
    core, support, outer = settings.rings
    if not entries[core]:
        raise ModelError("incomplete-answer", core)
    return Outcome(
        figures={ring: len(items) for ring, items in entries.items()},
        case="no-support" if not entries[support] else "no-outer" if not entries[outer] else "filled",
        chart=Chart(
            "rings",
            {
                "rings": [
                    {
                        "id": ring,
                        "label": Ref(ring),
                        "items": [Typed(str(item)) for item in items],
                        "count": len(items),
                    }
                    for ring, items in entries.items()
                ]
            },
        ),
    )
