"""Does a place on the map get the quarter it stands in, and the room its spread?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref, Typed
from workbook.models.positioning import BOUNDARY, QUADRANTS, cell, dispersion, quadrant

SETTINGS = {"field": "map", "us": "us", "next": "us-next", "rivals": ["rival-1", "rival-2", "rival-3"]}
axis = st.floats(0, 100)
places = st.lists(st.tuples(axis, axis), min_size=1)
OPPOSITE = {"high": "low", "low": "high"}


def at(x: float, y: float, name: str | None = None) -> dict[str, Any]:
    """Return a normalised point."""
    return {"name": name, "x": x, "y": y}


@pytest.mark.parametrize(
    ("x", "y", "case"),
    [
        (80, 90, "high-high"),
        (80, 10, "high-low"),
        (20, 90, "low-high"),
        (20, 10, "low-low"),
        (50, 90, "boundary"),
        (90, 50, "boundary"),
        (50, 50, "boundary"),
        (50.001, 49.999, "high-low"),
        (0, 100, "low-high"),
    ],
)
def test_price_comes_first_and_fifty_is_the_line(x: float, y: float, case: str) -> None:
    """Is low price with high quality low-high, and 50 in no quarter?"""
    assert quadrant(x, y) == case


@given(axis, axis)
def test_quarters_mirror_each_other(x: float, y: float) -> None:
    """Do swapped axes swap the words, and opposite places get opposite words?"""
    case = quadrant(x, y)
    if case == "boundary":
        assert quadrant(y, x) == "boundary"
        return
    first, second = case.split("-")
    assert quadrant(y, x) == f"{second}-{first}"
    assert quadrant(100 - x, 100 - y) in (f"{OPPOSITE[first]}-{OPPOSITE[second]}", "boundary")


def test_our_quarter_is_the_result_and_everyone_placed_is_drawn() -> None:
    """Does the map show us, named rivals in their own style, and the way we want to go?"""
    placed = {
        "rival-2": at(30, 40, "湖畔"),
        "us": at(80, 70),
        "us-next": at(60, 90),
        "rival-1": at(10, 10),
    }
    found = run("positioning", {"map": placed}, SETTINGS)
    assert found.case == "high-high"
    assert found.figures == {"x": 80, "y": 70, "quadrant_label": Ref("high-high")}
    assert found.prompts == ()
    assert found.chart is not None
    drawn = {point["id"]: (point["label"], point["style"]) for point in found.chart.data["points"]}
    assert drawn == {
        "us": (Ref("us"), 2),
        "rival-1": (Ref("rival-1"), 1),
        "rival-2": (Typed("湖畔"), 3),
        "us-next": (Ref("us-next"), 2),
    }
    assert found.chart.data["arrows"] == [{"from": "us", "to": "us-next"}]


def test_a_map_without_a_future_has_no_arrow() -> None:
    """Is nothing drawn to a place nobody chose, with or without that setting?"""
    for settings in (SETTINGS, {"field": "map", "us": "us", "rivals": ["rival-1"]}):
        found = run("positioning", {"map": {"us": at(50, 70)}}, settings)
        assert found.case == "boundary"
        assert found.chart is not None
        assert found.chart.data["arrows"] == []


@pytest.mark.parametrize("values", [{}, {"map": {}}, {"map": {"rival-1": at(1, 2, "A")}}])
def test_until_we_are_placed_there_is_no_result(values: dict[str, Any]) -> None:
    """Do rivals alone wait for us?"""
    with pytest.raises(ModelError) as refused:
        run("positioning", values, SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "map.us")


@pytest.mark.parametrize(
    ("place", "tenth"), [((0, 0), (0, 0)), ((9.99, 10), (0, 1)), ((100, 99.9), (9, 9)), ((55, 100), (5, 9))]
)
def test_a_place_falls_in_its_tenth_and_a_hundred_in_the_last(
    place: tuple[float, float], tenth: tuple[int, int]
) -> None:
    """Does the edge of the square belong to it?"""
    assert cell(*place) == tenth


def test_the_room_agrees_at_zero_and_quarrels_up_to_half_the_diagonal() -> None:
    """Are the ends of the dispersion 0 and 70.7?"""
    assert dispersion([]) is None
    assert dispersion([(20, 30)] * 5) == 0
    assert dispersion([(0, 0), (100, 100)]) == pytest.approx(70.7107, abs=1e-4)
    assert dispersion([(40, 50), (60, 50)]) == 10


@given(places)
def test_everybody_is_somewhere_on_the_map(room: list[tuple[float, float]]) -> None:
    """Does every place fall in a tenth and a quarter, and is dispersion in its range?"""
    assert all(0 <= tenth <= 9 for place in room for tenth in cell(*place))
    assert {quadrant(*place) for place in room} <= {*QUADRANTS, BOUNDARY}
    spread = dispersion(room)
    assert spread is not None
    assert 0 <= spread <= 70.711
