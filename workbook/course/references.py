"""Ids that an exercise names: the entries voted on, and its own parts in its model's settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbook.course.files import ContentProblem
from workbook.models.settings import FieldId, NamedId, Numbers, Options, named_ids
from workbook.schema import (
    ChoiceField,
    Column,
    Exercise,
    GridField,
    ListField,
    LongTextField,
    NumberField,
    RowsField,
    ScaleField,
    TextField,
    VotesField,
)
from workbook.schema.fields import AnyField, part_ids

#: Fields and columns that hold words one can vote for.
WORDS = (TextField, LongTextField, ListField)
#: Field, code and detail of a reference that leads nowhere.
Astray = tuple[str, str, str]


def reference_problems(exercises: Mapping[str, Exercise]) -> Iterator[ContentProblem]:
    """Yield a problem for every id that names nothing, or something that cannot be used there."""
    for exercise in exercises.values():
        for where, code, detail in (*_votes(exercise, exercises), *_settings(exercise)):
            yield ContentProblem(f"exercises/{exercise.id}.yaml", exercise.id, where, None, code, detail)


def _votes(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[Astray]:
    """Yield every votes field whose exercise, field or column is not there or has no words."""
    for field in exercise.fields:
        if isinstance(field, VotesField) and (found := _astray(field, exercises)):
            where, code, detail = found
            yield f"fields.{field.id}.{where}", code, detail


def _astray(field: VotesField, exercises: Mapping[str, Exercise]) -> Astray | None:
    source = exercises.get(field.exercise)
    if source is None:
        return "exercise", "no-such-exercise", field.exercise
    target = next((each for each in source.fields if each.id == field.field), None)
    if target is None:
        return "field", "no-such-field", field.field
    if not isinstance(target, RowsField):
        if field.column is not None:
            return "column", "no-such-column", field.column
        return None if isinstance(target, WORDS) else ("field", "no-words", field.field)
    if field.column is None:
        return "column", "column-needed", field.field
    column = next((each for each in target.columns if each.id == field.column), None)
    if column is None:
        return "column", "no-such-column", field.column
    return None if isinstance(column, WORDS) else ("column", "no-words", field.column)


def _settings(exercise: Exercise) -> Iterator[Astray]:
    """Yield every id in the model's settings that is not there or whose field the model cannot read."""
    if exercise.model is None:
        return
    columns = [
        column for field in exercise.fields if isinstance(field, RowsField) for column in field.columns
    ]
    parts = {part for each in (*exercise.fields, *columns) for part in part_ids(each)}
    for named in named_ids(exercise.model.settings):
        where = f"model.settings.{named.path}"
        if isinstance(named.id, FieldId):
            targets: list[AnyField | Column] = [each for each in exercise.fields if each.id == named.id]
            if not targets:
                yield where, "setting-no-field", named.id
        else:
            targets = [each for each in columns if each.id == named.id]
            if named.id not in parts:
                yield where, "setting-no-part", named.id
        yield from ((where, code, detail) for code, detail in _unusable(named, targets))


def _unusable(named: NamedId, targets: Sequence[AnyField | Column]) -> Iterator[tuple[str, str]]:
    for target in targets:
        for takes in named.takes:
            if isinstance(takes, Numbers) and not _within(target, takes):
                yield "setting-numbers", f"{takes.low:g}–{takes.high:g}"
            if isinstance(takes, Options) and not _known(target, takes):
                yield "setting-options", ", ".join(takes.known)


def _within(target: AnyField | Column, takes: Numbers) -> bool:
    """Return whether a field holds only numbers that the model takes."""
    if not isinstance(target, (NumberField, ScaleField, GridField)):
        return False
    whole = isinstance(target, ScaleField) or (isinstance(target, NumberField) and target.integer)
    return takes.low <= target.min and target.max <= takes.high and (whole or not takes.whole)


def _known(target: AnyField | Column, takes: Options) -> bool:
    """Return whether a field is a choice of options that the model knows."""
    return isinstance(target, ChoiceField) and all(option.id in takes.known for option in target.options)
