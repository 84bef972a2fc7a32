"""The exercises whose entries are voted on, and what a form knows of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.course.course import Course
from workbook.schema import Exercise, VotesField

Json = dict[str, Any]


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
    """Return what a form knows of the exercises that its votes are for, by their ids.

    In a room that is the room's view once it is shown, else None; alone, for an exercise without a room
    view, and at one's own pace until it is shown, the person's own raw answer, of the last round there
    is one of. ``pace`` is the room's, None outside a room; ``answers`` and ``views`` are by
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
