"""Check what is written in words: a line, several lines, a list of short entries."""

from __future__ import annotations

from workbook.answers.problems import Part, Problem, join, wrong_shape
from workbook.normalise import one_line, several_lines
from workbook.schema import ListField


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
