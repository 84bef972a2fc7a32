"""Is a selling point only what no rival offers, however well anything else is scored?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Prompt, Typed

SETTINGS = {"field": "ideas", "idea": "idea", "who": "who", "marks": ["value", "unique", "feasible"]}
marks = st.tuples(*[st.integers(1, 5)] * 3)


def idea(words: str, who: str | None, *given_marks: int) -> dict[str, Any]:
    """Return a row with as many marks as given, value first."""
    row: dict[str, Any] = {"idea": words} | ({"who": who} if who else {})
    return row | dict(zip(SETTINGS["marks"], given_marks, strict=False))


def sorted_out(*rows: dict[str, Any]) -> Any:
    return run("usp", {"ideas": list(rows)}, SETTINGS)


def test_the_mean_of_value_uniqueness_and_feasibility() -> None:
    """Is (5 + 4 + 3) ÷ 3 a 4.0, and written out?"""
    found = sorted_out(idea("kettle", "us", 5, 4, 3))
    assert (found.figures["best"], found.figures["best_sum"], found.figures["best_mean"]) == (
        Typed("kettle"),
        "5+4+3",
        4.0,
    )
    assert found.case == "best"


def test_what_rivals_match_fails_uniqueness_whatever_was_scored() -> None:
    """Does a matched idea with three fives lose to a modest one of our own, and is it pointed out?"""
    found = sorted_out(idea("free delivery", "both", 5, 5, 5), idea("the envelope", "us", 3, 3, 3))
    assert found.figures["best"] == Typed("the envelope")
    assert found.prompts == (Prompt("rivals-match", "ideas.0.unique"),)
    assert found.cards == {"usp": ("the envelope",), "shared": ("free delivery",), "parity": ()}


def test_scoring_a_matched_idea_as_not_unique_is_no_mistake() -> None:
    """Is somebody who gives it a 1 left alone?"""
    assert not sorted_out(idea("free delivery", "both", 5, 1, 5)).prompts


def test_what_only_they_do_forms_the_parity_list() -> None:
    """Does it need no scores to count?"""
    found = sorted_out(idea("open on Sunday", "them"), idea("parking", "them"))
    assert found.cards["parity"] == ("open on Sunday", "parking")
    assert (found.figures["parity"], found.figures["best_mean"], found.case) == (2, None, "none-unique")


def test_ours_alone_without_scores_waits_for_them() -> None:
    """Is two of three scores no mean yet?"""
    found = sorted_out(idea("kettle", "us", 5, 4))
    assert (found.case, found.figures["usp"], found.figures["best"]) == ("unscored", 1, None)


def test_a_difference_nobody_wants_is_named_as_such() -> None:
    """Does being the only one not make up for a value of 2?"""
    assert sorted_out(idea("gold taps", "us", 2, 5, 5)).case == "unwanted"


def test_the_wanted_comes_before_the_unwanted() -> None:
    """Is an idea that customers want the strongest, though another has the higher mean?"""
    found = sorted_out(idea("gold taps", "us", 2, 5, 5), idea("hot towels", "us", 4, 3, 3))
    assert (found.case, found.figures["best"]) == ("best", Typed("hot towels"))


def test_the_first_of_equals_is_the_strongest() -> None:
    """Is a tie settled by the order written rather than at random?"""
    assert sorted_out(idea("a", "us", 4, 4, 4), idea("b", "us", 4, 4, 4)).figures["best"] == Typed("a")


def test_a_mean_is_shown_only_where_it_counts() -> None:
    """Does the chart give no number to a matched idea?"""
    chart = sorted_out(idea("a", "us", 4, 4, 5), idea("b", "both", 5, 5, 5)).chart
    assert [group["items"] for group in chart.data["groups"]] == [[Typed("a · 4.3")], [Typed("b")], []]


@pytest.mark.parametrize("rows", [[], [idea("kettle", None, 5, 5, 5)], [{"who": "us"}]])
def test_an_idea_without_words_or_owner_is_no_result_yet(rows: list[dict[str, Any]]) -> None:
    """Does an unfinished row wait?"""
    with pytest.raises(ModelError) as refused:
        run("usp", {"ideas": rows}, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(st.lists(st.tuples(st.sampled_from(["us", "both", "them"]), marks), min_size=1, max_size=6))
def test_the_groups_hold_every_idea_once(rows: list[tuple[str, tuple[int, int, int]]]) -> None:
    """Do the three groups add up, and is the best mean from 1 to 5 and never a rival's?"""
    found = sorted_out(*[idea(f"{n}", who, *given_marks) for n, (who, given_marks) in enumerate(rows)])
    assert sorted(word for words in found.cards.values() for word in words) == sorted(
        map(str, range(len(rows)))
    )
    assert found.figures["usp"] + found.figures["shared"] + found.figures["parity"] == len(rows)
    if found.figures["best"] is not None:
        who, given_marks = rows[int(found.figures["best"].words)]
        assert who == "us"
        assert 1 <= found.figures["best_mean"] == sum(given_marks) / 3 <= 5
