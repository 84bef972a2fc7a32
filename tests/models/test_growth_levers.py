"""Do levers multiply?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.growth_levers import combined

LEVERS = ["customers", "frequency", "value", "process"]
SETTINGS = {"levers": LEVERS}
percents = st.lists(st.integers(min_value=-30, max_value=50), min_size=4, max_size=4)


def test_ten_per_cent_three_and_four_times() -> None:
    """Are the two sums of the module right?"""
    assert combined([0.1] * 3) == pytest.approx(0.331)
    assert combined([0.1] * 4) == pytest.approx(0.4641)


def test_the_model_says_the_same_and_what_multiplying_adds() -> None:
    """Is 46.41 % split into 40 and 6.41 points?"""
    figures = run("growth-levers", dict.fromkeys(LEVERS, 10), SETTINGS).figures
    assert (figures["growth"], figures["sum"], figures["extra"]) == (46.41, 40, 6.41)
    assert figures["steps"] == "1.1 × 1.1 × 1.1 × 1.1 = 1.4641"
    three = run("growth-levers", dict.fromkeys(LEVERS, 10) | {"process": 0}, SETTINGS).figures
    assert three["growth"] == 33.1


def test_the_chart_climbs_lever_by_lever() -> None:
    """Is it 100, 110, 121, 133.1, 146.41?"""
    chart = run("growth-levers", dict.fromkeys(LEVERS, 10), SETTINGS).chart
    assert chart is not None
    assert chart.data["series"][0]["values"] == [100, 110, 121, 133.1, 146.41]


@pytest.mark.parametrize(
    ("changes", "case"), [((10, 10, 0, 0), "more"), ((10, 0, 0, 0), "same"), ((20, -20, 0, 0), "less")]
)
def test_the_case_compares_product_and_sum(changes: tuple[int, ...], case: str) -> None:
    """Is a lever that falls told from one alone?"""
    assert run("growth-levers", dict(zip(LEVERS, changes, strict=True)), SETTINGS).case == case


@given(percents)
def test_the_order_of_the_levers_does_not_matter(changes: list[int]) -> None:
    """Is the product the same from either end?"""
    forward = run("growth-levers", dict(zip(LEVERS, changes, strict=True)), SETTINGS)
    backward = run("growth-levers", dict(zip(LEVERS, reversed(changes), strict=True)), SETTINGS)
    assert forward.figures["growth"] == pytest.approx(backward.figures["growth"], abs=1e-6)


@pytest.mark.parametrize(("value", "code"), [(None, "incomplete-answer")])
def test_what_cannot_be_is_refused(value: object, code: str) -> None:
    """Can no lever lose more than all of itself?"""
    with pytest.raises(ModelError) as refused:
        run("growth-levers", dict.fromkeys(LEVERS, 10) | {"value": value}, SETTINGS)
    assert (refused.value.code, refused.value.where) == (code, "value")
