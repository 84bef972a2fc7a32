"""Do the three rings show what is there, from the inside out?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref, Typed

SETTINGS = {"rings": ["core", "support", "extraordinary"]}


def test_the_rings_are_drawn_innermost_first_with_the_words_as_typed() -> None:
    """Does the chart keep people's own words in their ring?"""
    found = run(
        "levels", {"extraordinary": ["送姜茶"], "core": ["noodles", "soup"], "support": ["a seat"]}, SETTINGS
    )
    assert found.figures == {"core": 2, "support": 1, "extraordinary": 1}
    assert found.chart is not None
    rings = found.chart.data["rings"]
    assert [ring["label"] for ring in rings] == [Ref("core"), Ref("support"), Ref("extraordinary")]
    assert [ring["count"] for ring in rings] == [2, 1, 1]
    assert rings[2]["items"] == [Typed("送姜茶")]


@pytest.mark.parametrize(
    ("values", "case"),
    [
        ({"core": ["a"]}, "no-support"),
        ({"core": ["a"], "extraordinary": ["c"]}, "no-support"),
        ({"core": ["a"], "support": ["b"]}, "no-outer"),
        ({"core": ["a"], "support": ["b"], "extraordinary": ["c"]}, "filled"),
    ],
)
def test_the_first_empty_ring_from_the_inside_is_asked_about(values: dict[str, Any], case: str) -> None:
    """Is the question about the ring to fill next?"""
    assert run("levels", values, SETTINGS).case == case


@pytest.mark.parametrize("values", [{}, {"core": []}, {"support": ["b"], "extraordinary": ["c"]}])
def test_without_a_core_there_is_no_result_yet(values: dict[str, Any]) -> None:
    """Are outer rings alone never called all three?"""
    with pytest.raises(ModelError) as refused:
        run("levels", values, SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "core")
