"""Do several marks give an average of what was marked, and the weakest by name?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref
from workbook.models.ratings import lowest

RULES = ["ask", "systems", "under-promise", "suspect-silence", "measure", "respect", "improve"]
SETTINGS = {"fields": RULES}
marks = st.dictionaries(st.sampled_from(RULES), st.integers(1, 5), min_size=1)


def test_the_mean_is_the_sum_over_the_rules_that_were_marked() -> None:
    """Marks 4, 3 and 5: is the mean 4, not 12 over seven?"""
    found = run("ratings", {"ask": 4, "systems": 3, "improve": 5}, SETTINGS)
    assert (found.figures["sum"], found.figures["count"], found.figures["mean"]) == (12, 3, 4)
    assert found.chart is not None
    assert found.chart.data["series"][0]["values"] == [4, 3, None, None, None, None, 5]


def test_the_one_lowest_rule_is_named_and_highlighted() -> None:
    """Does the participant see where to start?"""
    found = run("ratings", {rule: 2 if rule == "measure" else 4 for rule in RULES}, SETTINGS)
    assert found.case == "one-lowest"
    assert (found.figures["lowest"], found.figures["lowest_label"]) == (2, Ref("measure"))
    assert found.chart is not None
    assert found.chart.data["highlight"] == [RULES.index("measure")]


def test_several_lowest_are_counted_and_the_first_of_them_is_the_label() -> None:
    """Is a tie said as a tie?"""
    found = run("ratings", {rule: 1 if rule in ("improve", "ask") else 4 for rule in RULES}, SETTINGS)
    assert (found.case, found.figures["lowest_count"]) == ("several-lowest", 2)
    assert found.figures["lowest_label"] == Ref("ask")
    assert found.chart is not None
    assert found.chart.data["highlight"] == [0, 6]


def test_only_when_every_rule_is_marked_can_all_be_equal() -> None:
    """Is "all rules have the same mark" said only when it is so?"""
    full = run("ratings", dict.fromkeys(RULES, 3), SETTINGS)
    assert full.case == "all-equal"
    assert full.chart is not None
    assert full.chart.data["highlight"] == []
    assert run("ratings", dict.fromkeys(RULES[:3], 3), SETTINGS).case == "several-lowest"


def test_nothing_marked_is_no_result_yet() -> None:
    """Does an untouched form have no average?"""
    with pytest.raises(ModelError) as refused:
        run("ratings", {"ask": None}, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(marks)
def test_the_lowest_is_never_above_the_mean(given_marks: dict[str, int]) -> None:
    """Do the figures agree with each other for any marks?"""
    figures = run("ratings", given_marks, SETTINGS).figures
    assert figures["lowest"] == min(given_marks.values())
    assert isinstance(figures["mean"], float)
    assert min(given_marks.values()) <= figures["mean"] <= max(given_marks.values())
    assert figures["lowest_count"] == list(given_marks.values()).count(min(given_marks.values()))


def test_the_lowest_of_the_rooms_means_ignores_binary_noise() -> None:
    """Are 0.3 and 0.1 + 0.2 one lowest place?"""
    assert lowest({"a": 0.1 + 0.2, "b": 0.3, "c": 1.0}) == ("a", "b")
    assert lowest({}) == ()
