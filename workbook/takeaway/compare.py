"""Comparison of a take-away with the stored answers: new, differing, the same, or unknown to the course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from workbook.answers import check
from workbook.answers.replies import iso
from workbook.answers.service import Json
from workbook.course import Course
from workbook.modules.contents import module_names
from workbook.protocol.basics import RoundKey
from workbook.takeaway.file import Takeaway

Side = Literal["here", "file"]


@dataclass(frozen=True)
class Sorted:
    """The comparison: keys of answers, ids of checks and modules."""

    new: list[str] = field(default_factory=list)
    differ: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    reading: list[str] = field(default_factory=list)
    unknown: int = 0


def sort(course: Course, given: Json, marks: Mapping[str, str], takeaway: Takeaway) -> Sorted:
    """Compare a take-away with the stored answers (`AnswerService.given`) and reading marks.

    An answer that is empty here counts as none. Ids that the course does not have are only counted.
    """
    found = Sorted(unknown=len(list(_unknown(course, takeaway))))
    for key, kept in takeaway.answers.items():
        if not _knows(course, key):
            continue
        here = given["answers"].get(key)
        if here is not None and here["value"] == kept.value:
            found.same.append(key)
        elif here is not None and here["status"] != "empty":
            found.differ.append(key)
        elif check(course.exercise(RoundKey(key).exercise), kept.value).status == "empty":
            found.same.append(key)
        else:
            found.new.append(key)
    for id_, submitted in takeaway.checks.items():
        if _has_option(course, id_, submitted.option) and id_ not in given["checks"]:
            found.checks.append(id_)
    found.reading.extend(
        module for module in takeaway.reading if module in module_names(course) and module not in marks
    )
    return found


def preview(course: Course, given: Json, marks: Mapping[str, str], takeaway: Takeaway) -> Json:
    """Return the Preview of docs/protocol.md."""
    found = sort(course, given, marks, takeaway)
    return {
        "made": iso(takeaway.made),
        "new": [_named(course, key) for key in found.new],
        "differ": [
            {**_named(course, key), **_dated(given["answers"][key], takeaway.answers[key].saved_at)}
            for key in found.differ
        ],
        "same": len(found.same),
        "checks": len(found.checks),
        "reading": len(found.reading),
        "unknown": found.unknown,
    }


def _knows(course: Course, key: str) -> bool:
    exercise, round_ = RoundKey(key).ids
    found = course.exercises.get(exercise)
    return found is not None and round_ in found.rounds


def _has_option(course: Course, check: str, option: str) -> bool:
    found = course.checks.get(check)
    return found is not None and any(each.id == option for each in found.options)


def _unknown(course: Course, takeaway: Takeaway) -> Iterator[str]:
    yield from (key for key in takeaway.answers if not _knows(course, key))
    yield from (id_ for id_, kept in takeaway.checks.items() if not _has_option(course, id_, kept.option))
    yield from (module for module in takeaway.reading if module not in module_names(course))


def _named(course: Course, key: str) -> Json:
    return {"key": key, "name": course.exercise(RoundKey(key).exercise).name.model_dump()}


def _dated(here: Json, kept_at: datetime) -> Json:
    newer: Side = "file" if kept_at > datetime.fromisoformat(here["saved_at"]) else "here"
    return {"here": here["saved_at"], "file": iso(kept_at), "newer": newer}
