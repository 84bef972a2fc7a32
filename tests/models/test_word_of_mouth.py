"""Is the loss by word of mouth an expectation, and sixteen only its ceiling?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.word_of_mouth import loss

ROLES = ("cases", "bad", "good", "leave", "put-off", "missed", "value")
SETTINGS = {role: role for role in ROLES}
chances = st.integers(0, 100)
listeners = st.integers(0, 50)


def told(**changes: Any) -> dict[str, Any]:
    """Return the answer of one case with 10 and 5 listeners and chances of 1, 0.2 and 0.1."""
    start = {"cases": 1, "leave": 100, "bad": 10, "put-off": 20, "good": 5, "missed": 10, "value": 500}
    return start | {name.replace("_", "-"): value for name, value in changes.items()}


def test_sixteen_takes_three_certainties() -> None:
    """1 + 10 + 5 = 16, and only if everybody who hears of it is lost?"""
    assert loss(1, 10, 5, leave=1, put_off=1, missed=1).total == 16
    found = run("word-of-mouth", told(put_off=100, missed=100), SETTINGS)
    assert (found.figures["lost"], found.figures["ceiling"], found.case) == (16, 16, "ceiling")


@pytest.mark.parametrize("chance", ["leave", "put_off", "missed"])
def test_one_doubt_is_enough_to_stay_below_sixteen(chance: str) -> None:
    """Is it less than the ceiling as soon as one of the three is not certain?"""
    found = run("word-of-mouth", told(**({"put_off": 100, "missed": 100} | {chance: 99})), SETTINGS)
    lost = found.figures["lost"]
    assert isinstance(lost, float)
    assert lost < 16
    assert found.case == "below"


def test_a_fifth_and_a_tenth_make_three_and_a_half() -> None:
    """1 + 10 × 0.2 + 5 × 0.1 = 3.5 customers, and 1,750 at 500 each?"""
    found = run("word-of-mouth", told(), SETTINGS)
    assert (found.figures["lost"], found.figures["money"], found.case) == (3.5, 1750, "below")
    assert found.chart is not None
    yours, ceiling = found.chart.data["series"]
    assert yours["values"] == [1, 2, 0.5, 3.5]
    assert ceiling["values"] == [1, 10, 5, 16]


def test_forty_cases_lose_forty_times_as_many() -> None:
    """Does the number of cases multiply everything, the ceiling too?"""
    found = run("word-of-mouth", told(cases=40), SETTINGS).figures
    assert (found["lost"], found["ceiling"]) == (140, 640)


def test_nobody_lost_is_asked_about() -> None:
    """Is a sum of zero a case of its own and not the ceiling of no listeners?"""
    found = run("word-of-mouth", told(leave=0, bad=0, good=0), SETTINGS)
    assert (found.figures["lost"], found.case) == (0, "nothing")


@given(bad=listeners, good=listeners, leave=chances, put_off=chances, missed=chances)
def test_no_assumption_breaks_through_the_ceiling(**drawn: int) -> None:
    """Does the loss stay between nothing and the ceiling, whatever is assumed?"""
    found = run("word-of-mouth", told(**drawn), SETTINGS).figures
    lost, ceiling = found["lost"], found["ceiling"]
    assert isinstance(lost, (int, float))
    assert isinstance(ceiling, (int, float))
    assert 0 <= lost <= ceiling == 1 + drawn["bad"] + drawn["good"]


@pytest.mark.parametrize("field", ROLES)
def test_a_missing_input_is_waited_for(field: str) -> None:
    """Does the error name the field?"""
    with pytest.raises(ModelError) as refused:
        run("word-of-mouth", told() | {field: None}, SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", field)
