"""Do a week's jobs fall into the right box, and are the hours added up?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.time_matrix import box

SETTINGS = {
    "field": "tasks",
    "task": "task",
    "urgent": "urgent",
    "important": "important",
    "hours": "hours",
}
answers = st.sampled_from(["yes", "no"])
jobs = st.lists(st.tuples(answers, answers, st.integers(0, 40)), min_size=1, max_size=12)


def job(important: str, urgent: str, hours: float | None = None, task: str = "x") -> dict[str, Any]:
    row: dict[str, Any] = {"task": task, "important": important, "urgent": urgent}
    return row if hours is None else row | {"hours": hours}


def sort(*rows: dict[str, Any]) -> Any:
    return run("time-matrix", {"tasks": list(rows)}, SETTINGS)


@pytest.mark.parametrize(
    ("important", "urgent", "name"),
    [(True, True, "now"), (True, False, "book"), (False, True, "hand-on"), (False, False, "drop")],
)
def test_two_answers_make_four_boxes(important: bool, urgent: bool, name: str) -> None:
    """Does each pair of answers have its own box?"""
    assert box(important=important, urgent=urgent) == name


def test_two_and_a_half_and_one_and_a_half_hours_free_four() -> None:
    """Is what can be freed the sum of what is handed on and what is dropped? (module 09)"""
    found = sort(
        job("yes", "yes", 6), job("yes", "no", 1), job("no", "yes", 2.5), job("no", "no", 1.5)
    ).figures
    assert (found["hours_hand_on"], found["hours_drop"], found["freed"]) == (2.5, 1.5, 4)
    assert (found["hours"], found["hours_book"], found["tasks"]) == (11, 1, 4)


@pytest.mark.parametrize(
    ("rows", "case"),
    [
        ([job("yes", "yes")], "all-now"),
        ([job("yes", "yes"), job("no", "no")], "no-book"),
        ([job("yes", "no"), job("no", "yes")], "free"),
        ([job("yes", "no"), job("yes", "yes")], "sorted"),
    ],
)
def test_what_is_missing_picks_the_question(rows: list[dict[str, Any]], case: str) -> None:
    """Is a week without time for what matters noticed before hours are promised?"""
    assert sort(*rows).case == case


@given(jobs)
def test_every_job_lies_in_one_box_and_no_hour_is_counted_twice(rows: list[tuple[str, str, int]]) -> None:
    """Is nothing lost, whatever the jobs?"""
    found = sort(*(job(*row) for row in rows))
    assert sum(found.tags.values()) == found.figures["tasks"] == len(rows)
    assert found.figures["hours"] == sum(hours for *_, hours in rows)
    assert 0 <= found.figures["freed"] <= found.figures["hours"]
    assert found.chart is not None
    assert {group["id"]: group["count"] for group in found.chart.data["groups"]} == found.tags


def test_a_job_with_one_answer_waits_and_one_without_hours_frees_none() -> None:
    """Is an unsorted job left out, and is missing time not invented?"""
    found = sort({"task": "half", "urgent": "yes", "hours": 9}, job("no", "no"))
    assert (found.figures["tasks"], found.figures["hours"], found.figures["freed"]) == (1, 0, 0)


def test_nothing_sorted_is_no_result_yet() -> None:
    """Does an empty week say nothing?"""
    with pytest.raises(ModelError) as refused:
        sort({"task": "half", "urgent": "yes"})
    assert refused.value.code == "incomplete-answer"
