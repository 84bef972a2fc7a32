"""Counts of the options chosen: services by stage, those done and those that could be (S3-22, S0-18)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldIds, ModelSettings, PartIds


def counts(chosen: Mapping[str, Counter[str]]) -> Counter[str]:
    """Add up the counts of several fields, option by option."""
    return sum(chosen.values(), Counter())


class Settings(ModelSettings):
    """Settings of the count of choices."""

    fields: FieldIds = Field(description="Choice fields, or tables with fixed or free rows.")
    columns: PartIds | None = Field(default=None, description="The choice columns to count in those tables.")
    options: PartIds = Field(description="Every option, in the order of the chart.")
    wanted: PartIds | None = Field(default=None, description="Options that should occur.")


def model(values: Values, settings: Settings) -> Outcome:
    """Count how often each option was chosen.

    Figures: ``total`` (choices made), ``top_label``, ``top_count``, ``missing_label`` (the first wanted
    option that was not chosen, else None), and the count of every option under its id, hyphens as
    underscores. Cases: ``missing``, ``tie``, ``one-top``. Tags: the counts. The chart has a bar for each
    option; with several fields, a group of bars for each field.

    Raises ModelError: ``incomplete-answer`` while nothing is chosen.
    """
    options = settings.options
    chosen: dict[str, Counter[str]] = {
        field: Counter(_choices(values.get(field), settings.columns or ())) for field in settings.fields
    }
    found = counts(chosen)
    if not found:
        raise ModelError("incomplete-answer", settings.fields[0])
    most = max(found.values())
    top = [option for option in options if found[option] == most]
    missing = next((option for option in settings.wanted or () if not found[option]), None)
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


def _choices(value: Any, columns: Sequence[str]) -> Iterator[str]:
    """Yield the option of every choice in a field."""
    if isinstance(value, str):
        yield value
    elif value is not None:
        for each in value.values() if isinstance(value, Mapping) else value:
            if isinstance(each, str):
                yield each
            else:
                for column in columns:
                    yield from _choices(each.get(column), ())


def _chart(chosen: Mapping[str, Counter[str]], options: Sequence[str]) -> Chart:
    if len(chosen) == 1:
        found = counts(chosen)
        return bars([Ref(option) for option in options], series("count", [found[one] for one in options]))
    drawn = (
        series(option, [found[option] for found in chosen.values()], style=style)
        for style, option in enumerate(options[:5], start=1)
    )
    return bars([Ref(field) for field in chosen], *drawn)
