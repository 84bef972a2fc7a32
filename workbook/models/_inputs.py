"""What every model asks of its inputs; each function returns its input or raises ModelError."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbook.models.outcome import ModelError


def number(value: object, field: str, *, low: float, high: float) -> int | float:
    """Return ``value`` when it is a finite number from ``low`` to ``high``, both inclusive.

    Raises ModelError: ``not-a-number`` for anything else than an int or float, for NaN and for an
    infinity; ``out-of-range`` with ``min`` and ``max``. A boolean is no number.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ModelError("not-a-number", field)
    if isinstance(value, float) and not math.isfinite(value):
        raise ModelError("not-a-number", field)
    if not low <= value <= high:
        raise ModelError("out-of-range", field, min=low, max=high)
    return value


def needed(values: Mapping[str, Any], field: str, *, low: float, high: float) -> int | float:
    """Return the number of a field that has to be filled in; ModelError ``incomplete-answer`` while it is not.

    Raises ModelError as `number` does too.
    """
    if values.get(field) is None:
        raise ModelError("incomplete-answer", field)
    return number(values[field], field, low=low, high=high)


def whole(value: object, field: str, *, low: int, high: int) -> int:
    """Return ``value`` as an int when it is a whole number from ``low`` to ``high``.

    Raises ModelError as `number` does, and ``not-whole`` for 5.5.
    """
    found = number(value, field, low=low, high=high)
    if found != int(found):
        raise ModelError("not-whole", field)
    return int(found)


def mapping(value: object, field: str) -> Mapping[str, Any]:
    """Return ``value`` when it is a mapping, an empty one for None; ModelError ``wrong-shape`` else."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ModelError("wrong-shape", field)
    return value


def sequence(value: object, field: str) -> Sequence[Any]:
    """Return ``value`` when it is a list or tuple, ``()`` for None; ModelError ``wrong-shape`` else."""
    if value is None:
        return ()
    if not isinstance(value, (list, tuple)):
        raise ModelError("wrong-shape", field)
    return value


def name_setting(settings: Mapping[str, Any], key: str) -> str:
    """Return a setting that is one id; ModelError ``model-settings`` when it is missing or no id."""
    value = settings.get(key)
    if not isinstance(value, str) or not value:
        raise ModelError("model-settings", f"settings.{key}")
    return value


def names_setting(settings: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return a setting that is a list of different ids, at least one; ModelError ``model-settings`` else."""
    value = settings.get(key)
    if not isinstance(value, (list, tuple)) or not value or not all(isinstance(item, str) for item in value):
        raise ModelError("model-settings", f"settings.{key}")
    if len(set(value)) != len(value):
        raise ModelError("model-settings", f"settings.{key}")
    return tuple(value)


def table(values: Mapping[str, Any], field: str) -> list[Mapping[str, Any]]:
    """Return the rows of a free table, none for None; ModelError ``wrong-shape`` names the row."""
    return [mapping(row, f"{field}.{index}") for index, row in enumerate(sequence(values.get(field), field))]
