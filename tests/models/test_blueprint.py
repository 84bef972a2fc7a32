"""Does a chain of steps say how rarely all of them go right, and which one to mend?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.blueprint import chain
from workbook.models.outcome import Ref, Typed

SETTINGS = {
    "field": "steps",
    "step": "step",
    "side": "side",
    "failure": "failure",
    "standard": "standard",
    "chance": "chance",
}
chances = st.lists(st.integers(0, 100), min_size=1, max_size=8)


def steps(*numbers: float | None, **more: Any) -> dict[str, Any]:
    """Return steps a, b, c … with these chances (None: not given), each with the further columns."""
    return {
        "steps": [
            {"step": "abcdefgh"[index], "side": "seen", **more}
            | ({} if chance is None else {"chance": chance})
            for index, chance in enumerate(numbers)
        ]
    }


def test_five_steps_at_95_go_right_77_times_in_100() -> None:
    """Is Π p of five at .95 the 77.4 % of the sources?"""
    assert chain([0.95] * 5) == pytest.approx(0.7737809375)
    found = run("blueprint", steps(95, 95, 95, 95, 95), SETTINGS).figures
    assert f"{found['product']:.1f}" == "77.4"
    assert f"{found['failures']:.1f}" == "22.6"
    assert found["factors"] == "95% × 95% × 95% × 95% × 95%"


def test_no_steps_have_no_product() -> None:
    """Is the chance of nothing undefined rather than certain?"""
    assert chain([]) is None


def test_the_weakest_step_is_named_and_its_repair_worked_out() -> None:
    """98, 80, 95, 98, 100: is 80 the weakest, and 91.2 what its repair could reach?"""
    found = run("blueprint", steps(98, 80, 95, 98, 100, standard="by one"), SETTINGS)
    assert found.case == "one-weakest"
    assert (found.figures["weakest"], found.figures["weakest_label"]) == (80, Typed("b"))
    assert f"{found.figures['product']:.1f} {found.figures['others']:.1f}" == "73.0 91.2"
    assert found.chart is not None
    assert found.chart.data["highlight"] == [1]
    assert found.chart.data["series"][1]["values"][:2] == pytest.approx([98, 78.4])


@pytest.mark.parametrize(
    ("values", "case"),
    [
        (steps(95), "one-step"),
        (steps(95, None), "some-unknown"),
        (steps(100, 100), "never-fails"),
        (steps(90, 95, 90), "several-weakest"),
        (steps(90, 95), "no-standard"),
        (steps(90, 95, standard="two rings"), "one-weakest"),
    ],
)
def test_the_question_fits_what_is_written(values: dict[str, Any], case: str) -> None:
    """Does each state of a blueprint get its own sentence?"""
    assert run("blueprint", values, SETTINGS).case == case


def test_a_step_without_a_percentage_is_unknown_not_zero() -> None:
    """Does an empty cell leave the product alone and get counted?"""
    found = run("blueprint", steps(90, None, 80), SETTINGS).figures
    assert found["product"] == pytest.approx(72)
    assert (found["steps"], found["missing"]) == (2, 1)


def test_a_step_that_never_works_stops_the_chain() -> None:
    """Is a real 0 counted as 0, and its repair still worked out?"""
    found = run("blueprint", steps(0, 90), SETTINGS).figures
    assert found["product"] == 0
    assert found["others"] == pytest.approx(90)


def test_the_room_gets_every_weakest_step_with_its_failure_by_side() -> None:
    """Do the cards say what goes wrong, and on which side of the line?"""
    values = {
        "steps": [
            {"step": "Book", "side": "seen", "failure": "no slot", "chance": 80},
            {"step": "Order", "side": "hidden", "chance": 80},
            {"step": "Hand over", "side": "seen", "failure": "queue", "chance": 99},
        ]
    }
    assert run("blueprint", values, SETTINGS).cards == {"seen": ("Book · no slot",), "hidden": ("Order",)}


def test_a_chain_that_never_fails_has_no_weakest_step_to_show() -> None:
    """Is a row of 100s kept from naming a culprit?"""
    found = run("blueprint", steps(100, 100), SETTINGS)
    assert found.cards == {}
    assert found.chart is not None
    assert found.chart.data["highlight"] == []


def test_no_percentage_yet_is_no_result_yet() -> None:
    """Does a list of names wait?"""
    with pytest.raises(ModelError) as refused:
        run("blueprint", steps(None, None), SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(chances)
def test_a_chain_is_never_better_than_its_weakest_step(numbers: list[int]) -> None:
    """Can more steps only lower the product, in whatever order they come?"""
    figures: Any = run("blueprint", steps(*numbers), SETTINGS).figures
    turned = run("blueprint", steps(*reversed(numbers)), SETTINGS).figures
    assert figures["product"] <= figures["weakest"] + 1e-6
    assert figures["product"] == pytest.approx(turned["product"], abs=1e-5)


def test_a_step_without_a_name_counts_and_is_called_so() -> None:
    """Is a chance multiplied although nobody has said yet what the step is?"""
    found = run(
        "blueprint", {"steps": [{"side": "seen", "chance": 90}, {"side": "seen", "chance": 100}]}, SETTINGS
    )
    assert (found.figures["product"], found.figures["weakest_label"]) == (90, Ref("unnamed"))
