"""Are choices counted option by option, wherever they stand?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref

OPTIONS = ["do", "could", "not-ours"]
TABLE = {"fields": ["before", "after"], "columns": ["state"], "options": OPTIONS}


def table(*states: str | None) -> dict[str, Any]:
    """Return fixed rows with these choices; None is a row without one."""
    return {f"row-{index}": ({"state": state} if state else {}) for index, state in enumerate(states)}


def test_two_tables_are_counted_together_and_drawn_apart() -> None:
    """Do the figures add up over both, while the chart keeps a group for each?"""
    found = run("tags", {"before": table("do", "could", None), "after": table("could")}, TABLE)
    assert found.tags == {"do": 1, "could": 2, "not-ours": 0}
    assert (found.figures["total"], found.figures["top_label"], found.figures["not_ours"]) == (
        3,
        Ref("could"),
        0,
    )
    assert found.chart is not None
    assert found.chart.data["categories"] == [Ref("before"), Ref("after")]
    assert [series["values"] for series in found.chart.data["series"]] == [[1, 0], [1, 1], [0, 0]]


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("could", {"do": 0, "could": 1, "not-ours": 0}),
        (["do", "could"], {"do": 1, "could": 1, "not-ours": 0}),
        ([{"state": "do"}, {"state": "do"}, {}], {"do": 2, "could": 0, "not-ours": 0}),
        ([{"state": ["do", "could"]}], {"do": 1, "could": 1, "not-ours": 0}),
    ],
)
def test_choices_stand_in_fields_and_in_rows(value: Any, tags: dict[str, int]) -> None:
    """Are one choice, several, and the rows of a person's own all read?"""
    assert run("tags", {"x": value}, {"fields": ["x"], "columns": ["state"], "options": OPTIONS}).tags == tags


def test_what_nobody_chose_is_named() -> None:
    """Is the first wanted option without a choice the case?"""
    settings = TABLE | {"wanted": ["do", "not-ours"]}
    found = run("tags", {"before": table("could", "do")}, settings)
    assert (found.case, found.figures["missing_label"]) == ("missing", Ref("not-ours"))


@pytest.mark.parametrize(("states", "case"), [(["do"], "one-top"), (["do", "could"], "tie")])
def test_a_tie_is_no_winner(states: list[str], case: str) -> None:
    """Are two equal counts told from one clear one?"""
    assert run("tags", {"before": table(*states)}, TABLE).case == case


def test_nothing_chosen_is_no_result_yet() -> None:
    """Does an untouched table say nothing instead of zero?"""
    with pytest.raises(ModelError) as refused:
        run("tags", {"before": table(None)}, TABLE)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "before")


@given(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=30))
def test_the_counts_add_up_to_the_choices(states: list[str]) -> None:
    """Is every choice counted once?"""
    found = run("tags", {"before": table(*states)}, TABLE)
    assert sum(found.tags.values()) == found.figures["total"] == len(states)
    assert found.figures["top_count"] == max(found.tags.values())
