"""What votes are for: entries that people wrote in another exercise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from workbook.course.files import ContentProblem
from workbook.schema import Exercise, ListField, LongTextField, RowsField, TextField, VotesField

if TYPE_CHECKING:
    from workbook.course import Course

Json = dict[str, Any]

#: Fields and columns that hold words one can vote for.
WORDS = (TextField, LongTextField, ListField)


def pointer_problems(exercises: Mapping[str, Exercise]) -> Iterator[ContentProblem]:
    """Yield a problem for every votes field whose exercise, field or column is not there or has no words."""
    for exercise in exercises.values():
        for field in exercise.fields:
            if isinstance(field, VotesField) and (found := _astray(field, exercises)):
                where, code, detail = found
                place = f"fields.{field.id}.{where}"
                yield ContentProblem(f"exercises/{exercise.id}.yaml", exercise.id, place, None, code, detail)


def _astray(field: VotesField, exercises: Mapping[str, Exercise]) -> tuple[str, str, str] | None:
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


def sources(exercise: Exercise) -> list[str]:
    """Return the ids of the exercises whose entries this one's votes are for."""
    return list(dict.fromkeys(field.exercise for field in exercise.fields if isinstance(field, VotesField)))


def others(
    course: Course,
    exercise: Exercise,
    *,
    pace: str | None,
    answers: Mapping[str, Json],
    views: Mapping[str, Json],
) -> Json:
    """Return what a form is told of the exercises that its votes are for, by their ids.

    In a room that is the room's view once it is shown, else None; alone, for an exercise that no room
    shows, and at one's own pace until it is shown, the person's own raw answer, of the last round there
    is one of. ``pace`` is the room's, None for somebody alone; ``answers`` and ``views`` are by
    ``exercise/round``.
    """
    return {
        source: {
            "name": course.exercise(source).name.model_dump(),
            **_known(course, course.exercise(source), pace, answers, views),
        }
        for source in sources(exercise)
    }


def _known(
    course: Course,
    source: Exercise,
    pace: str | None,
    answers: Mapping[str, Json],
    views: Mapping[str, Json],
) -> Json:
    keys = [f"{source.id}/{round_}" for round_ in reversed(source.rounds)]
    in_day = any(item.exercise == source.id for block in course.day() for item in block.items)
    view = next((views[key] for key in keys if views.get(key, {}).get("shown")), None)
    if pace and in_day and source.room is not None and (view or pace != "self"):
        return {"view": view}
    return {"value": next((answers[key]["value"] for key in keys if key in answers), None)}
