"""The three rings of service: core, basic support, extraordinary (course-map B3; S0-25)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.models._inputs import names_setting, sequence
from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Typed


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Count what stands in each ring and name the first empty one, from the inside out.

    Settings: ``rings``, three list fields, innermost first. Figures: the number of entries under
    each ring's id. Cases: ``no-support`` (the middle ring is empty), ``no-outer``, ``filled``.

    Raises ModelError: ``incomplete-answer`` while the innermost ring is empty, since what surrounds
    it means nothing without it; ``wrong-shape``; ``model-settings``. Source: course-map B3
    (three-ring chart).
    """
    rings = names_setting(settings, "rings")
    if len(rings) != 3:
        raise ModelError("model-settings", "settings.rings")
    entries = {ring: sequence(values.get(ring), ring) for ring in rings}
    core, support, outer = rings
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
