"""Points shared out, and how far a guess lies from a published list (course-map B10, B13)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import mapping, name_setting, names_setting, number
from workbook.models.outcome import ModelError, Outcome, Ref

TOTAL = 100


def distance(guess: Mapping[str, float], source: Mapping[str, float]) -> float:
    """Return half the sum of the absolute differences, in points.

    0 is a perfect guess; two lists of the same total without anything in common are that total apart
    (100). A part that one side lacks is 0 there. Source: course-map B10.
    """
    parts = guess.keys() | source.keys()
    return math.fsum(abs(guess.get(part, 0) - source.get(part, 0)) for part in parts) / 2


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Show an allocation, beside a published list where there is one, once it adds up.

    Settings: ``field``, the allocation; ``parts``, its part ids in order; ``total`` (100 unless said);
    ``source``, the published points by part (optional), which must add up to the total too. Figures, in
    points: every part under its id and with a source ``source_<part>``, hyphens as underscores;
    ``top_label``, ``top``, ``error`` (0 to the total) and ``source_top_label``, both None without a
    source. Cases: with a source ``same-top`` or ``other-top``, without one ``one-top`` or ``tie``. In
    the chart "you" are the guess and ``source`` (a label of the result) is the list.

    Raises ModelError: ``incomplete-answer`` until the points add up to the total, so that the list is
    not seen before; ``out-of-range``, ``not-a-number``, ``wrong-shape``; ``model-settings``. Source:
    course-map B10 and B13.
    """
    field, parts = name_setting(settings, "field"), names_setting(settings, "parts")
    total = number(settings.get("total", TOTAL), "settings.total", low=1, high=math.inf)
    points = mapping(values.get(field), field)
    guess = {part: number(points.get(part, 0), f"{field}.{part}", low=0, high=total) for part in parts}
    if not math.isclose(math.fsum(guess.values()), total, abs_tol=1e-6):
        raise ModelError("incomplete-answer", field)
    source = mapping(settings.get("source"), "settings.source")
    if source and (set(source) != set(parts) or not math.isclose(math.fsum(source.values()), total)):
        raise ModelError("model-settings", "settings.source")
    best = max(guess.values())
    top = [part for part in parts if guess[part] == best]
    source_top = max(parts, key=lambda part: source[part]) if source else None
    return Outcome(
        figures={
            "top_label": Ref(top[0]),
            "top": best,
            "error": distance(guess, source) if source else None,
            "source_top_label": Ref(source_top) if source_top else None,
            **{part.replace("-", "_"): points for part, points in guess.items()},
            **{f"source_{part.replace('-', '_')}": points for part, points in source.items()},
        },
        case=_case(top, source_top),
        chart=bars(
            [Ref(part) for part in parts],
            *(
                series(name, [given[part] for part in parts], style=style)
                for name, style, given in (("guess", 2, guess), ("source", 1, source))
                if given
            ),
            high=total,
        ),
    )


def _case(top: list[str], source_top: str | None) -> str:
    if source_top is not None:
        return "same-top" if top == [source_top] else "other-top"
    return "one-top" if len(top) == 1 else "tie"
