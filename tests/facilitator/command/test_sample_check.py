"""Does an author learn from the check what is wrong in a sample, and exactly where?"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from facilitator.command.check.samples import sample_problems
from workbook.course import load
from workbook.course.files import CONTENT

RATING, RICE, PLAN, IDEAS = "service-rating", "rice-shop", "plan-the-day", "usp-ideas"
#: An exercise that no room sees, made of one that a room does.
ALONE = "our-customers"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A content folder with the samples of four exercises."""
    (tmp_path / "samples").mkdir()
    for id_ in (RATING, RICE, PLAN, IDEAS):
        shutil.copy(CONTENT / "samples" / f"{id_}.yaml", tmp_path / "samples")
    return tmp_path


def found(folder: Path) -> list[tuple[str, str, str, str | None, str, str]]:
    """Return what is wrong with the samples of a course that has those four exercises and one without a room."""
    course = load()
    few = {id_: course.exercises[id_] for id_ in (RATING, RICE, PLAN, IDEAS)}
    few[ALONE] = course.exercises[ALONE].model_copy(update={"room": None})
    problems = list(sample_problems(dataclasses.replace(course, exercises=few), folder))
    assert all(f"author.{one.code}" in course.texts for one in problems)
    return [(one.file, one.entry, one.field, one.language, one.code, one.detail) for one in problems]


def test_good_samples_have_no_problem(folder: Path) -> None:
    """Is nothing said of samples that are as they should be?"""
    assert found(folder) == []


def test_a_sample_that_is_missing_is_named(folder: Path) -> None:
    """Is the file named that somebody has to write?"""
    (folder / "samples" / f"{RICE}.yaml").unlink()
    assert found(folder) == [(f"samples/{RICE}.yaml", RICE, "", None, "sample-missing", "")]


def test_a_sample_of_no_exercise_is_named(folder: Path) -> None:
    """Is a typing mistake in a file's name found?"""
    text = (folder / "samples" / f"{RATING}.yaml").read_text("utf-8").replace(f"id: {RATING}", "id: rating")
    (folder / "samples" / "rating.yaml").write_text(text, "utf-8")
    assert found(folder) == [("samples/rating.yaml", "rating", "", None, "sample-of-nothing", "rating")]


def test_a_sample_that_no_room_sees_is_named(folder: Path) -> None:
    """Is a sample found whose exercise has no room view?"""
    shutil.copy(CONTENT / "samples" / f"{ALONE}.yaml", folder / "samples")
    assert found(folder) == [(f"samples/{ALONE}.yaml", ALONE, "", None, "sample-unseen", ALONE)]


def test_a_sample_under_another_name_is_named(folder: Path) -> None:
    """Is an id that is not the file's name found?"""
    path = folder / "samples" / f"{RICE}.yaml"
    path.write_text(path.read_text("utf-8").replace(f"id: {RICE}", "id: rice"), "utf-8")
    assert found(folder) == [(f"samples/{RICE}.yaml", "rice", "id", None, "id-not-file", RICE)]


@pytest.mark.parametrize(("text", "code"), [("people: [", "not-yaml"), ("[]", "not-a-mapping")])
def test_a_sample_that_cannot_be_read_is_named(folder: Path, text: str, code: str) -> None:
    """Is a broken file named once, and not called missing too?"""
    (folder / "samples" / f"{RICE}.yaml").write_text(text, "utf-8")
    assert [(file, code) for file, _, _, _, code, _ in found(folder)] == [(f"samples/{RICE}.yaml", code)]


def _set(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(sample: dict[str, Any]) -> None:
        place: Any = sample["people"]
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = to

    return change


def _without_after(sample: dict[str, Any]) -> None:
    sample["people"] = [{"before": person["before"]} for person in sample["people"] if "before" in person]


WORDS = {"en": "Fine.", "zh": "还行。"}
CHECKLIST = (1, "once", "checklist")


@pytest.mark.parametrize(
    ("id_", "change", "place", "language", "code"),
    [
        (RATING, _set(1, "later", to={"rating": "7"}), "people.2.later", None, "no-such-round"),
        (RATING, _set(1, "after", "mood", to="7"), "people.2.after", None, "no-such-field"),
        (RATING, _set(1, "after", "rating", to=[7]), "people.2.after.rating", None, "sample-shape"),
        (RATING, _set(1, "after", "rating", to="seven"), "people.2.after.rating", None, "sample-refused"),
        (RATING, _set(1, "after", to={"why": WORDS}), "people.2.after.rating", None, "sample-unfinished"),
        (RATING, _set(1, "after", to={}), "people.2.after.rating", None, "sample-unfinished"),
        (RATING, _without_after, "people", None, "sample-round"),
        (RICE, _set(0, "once", "record", "zh", to=" "), "people.1.once.record", "zh", "empty"),
        (RICE, _set(0, "once", "record", to={"en": "Days"}), "people.1.once.record", "zh", "missing"),
        (
            RICE,
            _set(0, "once", "record", "zh", to="记" * 121),
            "people.1.once.record",
            "zh",
            "sample-refused",
        ),
        (RICE, _set(0, "once", "record", "and", to=None), "people.1.once.record", None, "sample-comma"),
        (RICE, _set(0, "once", "record", "en", to=810), "people.1.once.record", "en", "sample-shape"),
        (PLAN, _set(1, "once", "date", to={"days": "soon"}), "people.2.once.date", None, "sample-days"),
        (
            IDEAS,
            _set(0, "once", "ideas", 1, "who", to="me"),
            "people.1.once.ideas.2.who",
            None,
            "sample-refused",
        ),
        (PLAN, _set(1, "once", "people", to="500"), "people.2.once.people", None, "sample-refused"),
        (
            PLAN,
            _set(*CHECKLIST, "food", to={"state": "ordered"}),
            "people.2.once.checklist.food.state",
            None,
            "sample-refused",
        ),
    ],
)
def test_an_answer_that_would_not_count_is_named(
    folder: Path,
    id_: str,
    change: Callable[[dict[str, Any]], None],
    place: str,
    language: str | None,
    code: str,
) -> None:
    """Are the person, the round, the field and the language named, and nothing else?"""
    path = folder / "samples" / f"{id_}.yaml"
    sample = yaml.safe_load(path.read_text("utf-8"))
    change(sample)
    path.write_text(yaml.safe_dump(sample, allow_unicode=True), "utf-8")
    assert [(one[2], one[3], one[4]) for one in found(folder)] == [(place, language, code)]
