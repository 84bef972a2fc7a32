"""Whatever a person may put into an exercise, as hypothesis strategies made from its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from workbook.schema import Exercise

Raw = st.SearchStrategy[Any]
WORDS = st.sampled_from(["x", "晚点没人说", "ＡＢＣ", "{n}", "<b>", "👍🏽", "tàidu", "%s", "e\u0301", " y "])


def answers(exercise: Exercise) -> st.SearchStrategy[dict[str, Any]]:
    """Return raw answers within the limits of the fields, any of which may be missing."""
    return _some({field.id: raw(field) for field in exercise.fields})


def _some(parts: dict[str, Raw]) -> st.SearchStrategy[dict[str, Any]]:
    """Return all of the parts, or any of them."""
    return st.fixed_dictionaries(parts) | st.fixed_dictionaries({}, optional=parts)


def raw(field: Any) -> Raw:
    """Return raw values of a field; KeyError for an unknown kind."""
    kinds: Mapping[str, Callable[[], Raw]] = {
        "text": lambda: WORDS,
        "long-text": lambda: WORDS,
        "list": lambda: st.lists(WORDS, max_size=field.max_items),
        "scale": lambda: st.integers(field.min, field.max),
        "number": lambda: _numbers(field),
        "choice": lambda: _options(field),
        "date": lambda: st.dates().filter(lambda day: day.year > 999).map(str),
        "moment": lambda: st.sampled_from(["2026-12-01T09:00", "2026-12-01T10:59", "2026-12-04T09:01", "9999-12-31T23:59"]),
        "allocate": lambda: st.dictionaries(_ids(field.parts), st.integers(0, field.total)) | _whole(field),
        "ranking": lambda: st.permutations([option.id for option in field.options]),
        "grid": lambda: _grids(field),
        "votes": lambda: st.lists(WORDS, max_size=field.dots, unique=True),
        "map": lambda: _maps(field),
        "rows": lambda: _rows(field),
    }  # fmt: skip
    return kinds[field.kind]()


def _ids(parts: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([part.id for part in parts])


def _numbers(field: Any) -> Raw:
    ends = st.sampled_from([field.min, field.max, field.min + (field.max - field.min) / 2])
    if field.integer:
        return ends.map(int) | st.integers(int(field.min), int(field.max))
    return ends | st.floats(field.min, field.max, allow_nan=False)


def _options(field: Any) -> Raw:
    return st.lists(_ids(field.options), unique=True) if field.multiple else _ids(field.options)


def _whole(field: Any) -> Raw:
    """Return allocations that add up."""
    ids = [part.id for part in field.parts]
    cuts = st.lists(st.integers(0, field.total), min_size=len(ids) - 1, max_size=len(ids) - 1).map(sorted)
    return cuts.map(
        lambda at: dict(
            zip(ids, (b - a for a, b in zip([0, *at], [*at, field.total], strict=True)), strict=True)
        )
    )


def _grids(field: Any) -> Raw:
    cells = st.none() | st.floats(field.min, field.max) | st.sampled_from([field.min, field.max])
    row = st.fixed_dictionaries({"name": WORDS, "cells": st.lists(cells, max_size=3)})
    return st.fixed_dictionaries(
        {"columns": st.just(["8", "9", "10"]), "rows": st.lists(row, max_size=3)},
    )


def _maps(field: Any) -> Raw:
    axis = st.sampled_from([0, 50, 100]) | st.floats(0, 100)
    named = {point.id: {"name": WORDS} if point.named else {} for point in field.points}
    return st.fixed_dictionaries(
        {},
        optional={key: st.fixed_dictionaries({"x": axis, "y": axis, **name}) for key, name in named.items()},
    )


def _rows(field: Any) -> Raw:
    row = _some({column.id: raw(column) for column in field.columns})
    if field.rows is None:
        return st.lists(row, max_size=min(field.max_rows, 4))
    return _some({fixed.id: row for fixed in field.rows})
