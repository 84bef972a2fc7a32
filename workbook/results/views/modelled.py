"""Views over a model's figures: the model runs once for each answer and may have no outcome."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbook.answers.respond import calculate, label
from workbook.models.outcome import ModelError, Outcome
from workbook.protocol.basics import Label
from workbook.results.views.view import UnsuitableViewError
from workbook.schema import AnyField, ChoiceField, Exercise, RowsField
from workbook.schema.fields import part_ids


def outcome_of(exercise: Exercise, value: Mapping[str, Any], known: Outcome | None) -> Outcome | None:
    """Return the model's outcome for a normalised value, None where there is none; ``known`` if it ran."""
    if known is not None:
        return known
    try:
        return calculate(exercise, value)
    except ModelError:
        return None


def number_of(outcome: Outcome, figure: str) -> float | None:
    """Return a figure of the model as a number; None for words, a missing figure and one that is not finite."""
    found = outcome.figures.get(figure, outcome.figures.get(named(figure)))
    if isinstance(found, bool) or not isinstance(found, (int, float)) or not math.isfinite(found):
        return None
    return found


def named(key: str) -> str:
    """Return a key as it stands in a figure's name."""
    return key.replace("-", "_")


def figures_setting(exercise: Exercise) -> list[str]:
    """Return the figures that the room block names; UnsuitableViewError when it names none."""
    figures = list(exercise.room.figures) if exercise.room else []
    if not figures:
        view = exercise.room.view if exercise.room else ""
        raise UnsuitableViewError(exercise, "room-figures", view)
    return figures


def label_keys(exercise: Exercise) -> list[str]:
    """Return the keys a model may tag: those the result has words for, then the parts of the room's fields."""
    labels = list(exercise.result.labels) if exercise.result else []
    fields = [exercise.field(key) for key in exercise.room.fields] if exercise.room else []
    parts = [key for field in fields for key in (field.id, *part_ids(field), *_cell_options(field))]
    return list(dict.fromkeys([*labels, *parts]))


def _cell_options(field: AnyField) -> list[str]:
    if not isinstance(field, RowsField):
        return []
    return [
        option.id for column in field.columns if isinstance(column, ChoiceField) for option in column.options
    ]


def words_for(exercise: Exercise, key: str) -> Label:
    """Return the words for a key of a model; the key itself where the content has none."""
    try:
        return label(exercise, key)
    except KeyError:
        return {"typed": key}
