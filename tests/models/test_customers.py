"""Does the list of customers count both sides of the house?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref

SETTINGS = {"field": "customers", "tag": "side"}
sides = st.lists(st.sampled_from(["external", "internal", None]), min_size=1)


def listed(*tags: str | None) -> dict[str, Any]:
    """Return an answer with one customer for each tag; None is a row without one."""
    return {"customers": [{"who": "x"} | ({"side": tag} if tag else {}) for tag in tags]}


def test_three_outside_and_one_inside_make_four() -> None:
    """Are figures and chart the counts of the tags?"""
    found = run("customers", listed("external", "external", "internal", "external"), SETTINGS)
    assert (found.figures["total"], found.figures["external"], found.figures["internal"]) == (4, 3, 1)
    assert found.chart is not None
    assert found.chart.data["categories"] == [Ref("external"), Ref("internal")]
    assert found.chart.data["series"][0]["values"] == [3, 1]


@pytest.mark.parametrize(
    ("tags", "case"),
    [
        (["external"], "none-internal"),
        (["internal"], "none-external"),
        (["internal", "external"], "both"),
    ],
)
def test_the_side_that_is_missing_picks_the_question(tags: list[str], case: str) -> None:
    """Is a participant asked about the side they forgot?"""
    assert run("customers", listed(*tags), SETTINGS).case == case


def test_a_customer_without_a_side_is_not_counted_yet() -> None:
    """Does an unfinished row wait?"""
    assert run("customers", listed("external", None), SETTINGS).figures["total"] == 1


@pytest.mark.parametrize("values", [{}, {"customers": []}, listed(None)])
def test_no_customer_yet_is_no_result_yet(values: dict[str, Any]) -> None:
    """Does an empty list say nothing instead of zero?"""
    with pytest.raises(ModelError) as refused:
        run("customers", values, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(sides)
def test_both_sides_always_add_up_to_the_total(tags: list[str | None]) -> None:
    """Is nobody lost or counted twice, whatever the order?"""
    if not any(tags):
        return
    found = run("customers", listed(*tags), SETTINGS).figures
    assert (
        found["total"] == len([tag for tag in tags if tag]) == tags.count("external") + tags.count("internal")
    )
    assert found == run("customers", listed(*reversed(tags)), SETTINGS).figures
