"""Check the fields that hold one value, or a list of short ones."""

from __future__ import annotations

from typing import Any

from workbook.answers.numbers import in_range, read_number, whole
from workbook.answers.problems import Part, Problem, RefusedError, join, wrong_shape
from workbook.answers.words import one_line, several_lines
from workbook.schema import ChoiceField, ListField, LongTextField, NumberField, ScaleField, TextField

#: What may also stand in a column of a table.
CellField = TextField | ScaleField | NumberField | ChoiceField


def check_cell(field: CellField, raw: object, path: str) -> Part:
    """Check a text, scale, number or choice, standing alone or in a table."""
    if isinstance(field, TextField):
        return check_words(raw, path, longest=field.max_length)
    if isinstance(field, ChoiceField):
        return _choice(field, raw, path)
    return _number(field, raw, path)


def check_words(raw: object, path: str, *, longest: int, lines: bool = False) -> Part:
    """Check typed words; their length counts in characters after cleaning."""
    if raw is None:
        return Part()
    if not isinstance(raw, str):
        return wrong_shape(path)
    words = several_lines(raw) if lines else one_line(raw)
    if len(words) > longest:
        return Part(problems=(Problem("too-long", path, {"max": longest, "length": len(words)}),))
    return Part(words or None)


def check_long_text(field: LongTextField, raw: object, path: str) -> Part:
    """Check several lines of text."""
    return check_words(raw, path, longest=field.max_length, lines=True)


def check_list(field: ListField, raw: object, path: str) -> Part:
    """Check a list of short entries; empty ones do not count, paths keep the index as it came."""
    if raw is None:
        return Part()
    if not isinstance(raw, list) or not all(entry is None or isinstance(entry, str) for entry in raw):
        return wrong_shape(path)
    parts: list[Part] = []
    for index, entry in enumerate(raw):
        part = check_words(entry, join(path, index), longest=field.max_length)
        if not part.blank:
            parts.append(part)
        if len(parts) > field.max_items:
            return Part(problems=(Problem("too-many", path, {"max": field.max_items}),))
    entries = [part.value for part in parts if part.value is not None]
    return Part(entries or None, tuple(problem for part in parts for problem in part.problems))


def _number(field: ScaleField | NumberField, raw: object, path: str) -> Part:
    try:
        value = read_number(raw)
        if value is None:
            return Part()
        if isinstance(field, ScaleField) or field.integer:
            value = whole(value)
        return Part(in_range(value, field.min, field.max))
    except RefusedError as refused:
        return Part(problems=(refused.at(path),))


def _choice(field: ChoiceField, raw: object, path: str) -> Part:
    if raw is None:
        return Part()
    options = [option.id for option in field.options]
    if not field.multiple:
        if not isinstance(raw, str):
            return wrong_shape(path)
        if raw and raw not in options:
            return Part(problems=(Problem("unknown-option", path),))
        return Part(raw or None)
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        return wrong_shape(path)
    chosen: set[Any] = set(raw)
    if chosen - set(options):
        return Part(problems=(Problem("unknown-option", path),))
    return Part([option for option in options if option in chosen] or None)
