"""How often each option was chosen: services by stage, what is done and what could be (course-map B3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import mapping, names_setting, sequence
from workbook.models.outcome import Chart, ModelError, Outcome, Ref


def counts(chosen: Mapping[str, Counter[str]]) -> Counter[str]:
    """Add up the counts of several fields, option by option."""
    return sum(chosen.values(), Counter())


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Count how often each option was chosen.

    Settings: ``fields``, choice fields or tables (fixed or free rows); ``columns``, the choice columns
    to count in those tables (left out: none); ``options``, every option id in the order of the chart;
    ``wanted``, options that should occur (optional). Figures: ``total`` (choices made), ``top_label``,
    ``top_count``, ``missing_label`` (the first wanted option nobody chose, else None), and the count of
    every option under its id, hyphens as underscores. Cases: ``missing``, ``tie``, ``one-top``. Tags: the
    counts. The chart has a bar for each option; with several fields, a group of bars for each field.

    Raises ModelError: ``incomplete-answer`` while nothing is chosen; ``unknown-option`` at a choice that
    ``options`` does not name; ``wrong-shape``; ``model-settings``. Source: course-map B3 (tags → counts).
    """
    fields, options = names_setting(settings, "fields"), names_setting(settings, "options")
    columns = names_setting(settings, "columns") if "columns" in settings else ()
    wanted = names_setting(settings, "wanted") if "wanted" in settings else ()
    chosen: dict[str, Counter[str]] = {}
    for field in fields:
        chosen[field] = Counter()
        for path, option in _choices(values.get(field), field, columns):
            if option not in options:
                raise ModelError("unknown-option", path)
            chosen[field][option] += 1
    found = counts(chosen)
    if not found:
        raise ModelError("incomplete-answer", fields[0])
    most = max(found.values())
    top = [option for option in options if found[option] == most]
    missing = next((option for option in wanted if not found[option]), None)
    return Outcome(
        figures={
            "total": found.total(),
            "top_label": Ref(top[0]),
            "top_count": most,
            "missing_label": Ref(missing) if missing else None,
            **{option.replace("-", "_"): found[option] for option in options},
        },
        case="missing" if missing else "tie" if len(top) > 1 else "one-top",
        chart=_chart(chosen, options),
        tags={option: found[option] for option in options},
    )


def _choices(value: Any, field: str, columns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield the path and the option of every choice in a field."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, (list, tuple)) and all(isinstance(option, str) for option in value):
        yield from ((field, option) for option in value)
    elif value is not None:
        rows = value.items() if isinstance(value, Mapping) else enumerate(sequence(value, field))
        for row, cells in rows:
            place = f"{field}.{row}"
            for column in columns:
                yield from _choices(mapping(cells, place).get(column), f"{place}.{column}", ())


def _chart(chosen: Mapping[str, Counter[str]], options: tuple[str, ...]) -> Chart:
    if len(chosen) == 1:
        found = counts(chosen)
        return bars([Ref(option) for option in options], series("count", [found[one] for one in options]))
    drawn = (
        series(option, [found[option] for found in chosen.values()], style=style)
        for style, option in enumerate(options[:5], start=1)
    )
    return bars([Ref(field) for field in chosen], *drawn)
