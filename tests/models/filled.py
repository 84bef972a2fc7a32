"""An answer to any exercise, made from its fields: what a model gets when everything is filled in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbook.schema import Exercise


def filled(exercise: Exercise) -> dict[str, Any]:
    """Return a normalised value for every field of the exercise."""
    return {field.id: value(field) for field in exercise.fields}


def value(field: Any) -> Any:
    """Return something valid in the normalised form of docs/protocol.md; KeyError for an unknown kind."""
    kinds: dict[str, Callable[[], Any]] = {
        "text": lambda: "x",
        "long-text": lambda: "x",
        "list": lambda: ["x"],
        "scale": lambda: (field.min + field.max) // 2,
        "number": lambda: _number(field),
        "choice": lambda: [field.options[0].id] if field.multiple else field.options[0].id,
        "date": lambda: "2026-12-01",
        "moment": lambda: "2026-12-01T09:30",
        "allocate": lambda: _shares(field),
        "ranking": lambda: [option.id for option in field.options],
        "grid": lambda: {"columns": ["a", "b", "c"], "rows": [{"name": "x", "cells": [80, 70, 90]}]},
        "votes": lambda: ["x"],
        "map": lambda: {point.id: {"name": None, "x": 10, "y": 90} for point in field.points},
        "rows": lambda: _rows(field),
    }
    return kinds[field.kind]()


def _number(field: Any) -> float:
    """Return the default, else the least number above 0: a weight or a price of 0 is a case of its own."""
    least = field.min if field.min > 0 else min(field.step, field.max)
    return float(least if field.default is None else field.default)


def _shares(field: Any) -> dict[str, int]:
    """Share the total out as evenly as whole numbers go, the rest to the first part."""
    even, rest = divmod(field.total, len(field.parts))
    return {part.id: even + (rest if index == 0 else 0) for index, part in enumerate(field.parts)}


def _rows(field: Any) -> Any:
    row = {column.id: value(column) for column in field.columns}
    return [row] if field.rows is None else {fixed.id: row for fixed in field.rows}
