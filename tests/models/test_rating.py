"""Does the room's rating of its own service count people, and only people who rated?"""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.models.rating import change, summary

ratings = st.lists(st.none() | st.integers(1, 10))
rounds = st.dictionaries(st.text("abcdef", min_size=1, max_size=1), st.none() | st.integers(1, 10))


def test_ratings_are_counted_for_each_value_of_the_scale() -> None:
    """Four people rate 3, 7, 7 and 9: is the picture of the room right?"""
    found = summary([3, 7, 7, 9])
    assert found.counts == (0, 0, 1, 0, 0, 0, 2, 0, 1, 0)
    assert (found.n, found.mean, found.median, found.spread) == (4, 6.5, 7.0, 6)


def test_whoever_has_not_rated_is_left_out_and_never_a_zero() -> None:
    """Do blanks leave the mean alone?"""
    assert summary([8, None, None]) == summary([8])
    assert summary([8, None]).mean == 8


def test_nobody_rated_gives_no_mean_instead_of_a_mean_of_zero() -> None:
    """Is an empty room silent?"""
    found = summary([None])
    assert (found.n, found.mean, found.median, found.spread) == (0, None, None, None)
    assert sum(found.counts) == 0


def test_change_compares_each_person_with_themselves() -> None:
    """Ann and Bo rated twice, Cai only before, Di only after: who moves the number?"""
    found = change({"ann": 4, "bo": 6, "cai": 1}, {"ann": 7, "bo": 6, "di": 10})
    assert (found.paired, found.delta) == (2, 1.5)


def test_change_without_a_pair_is_unknown_and_not_zero() -> None:
    """If nobody rated twice, is there no delta?"""
    assert change({"ann": 4, "bo": None}, {"ann": None, "bo": 9}).delta is None


@given(ratings)
def test_the_histogram_adds_up_to_the_number_of_people(given_ratings: list[int | None]) -> None:
    """Do the counts always sum to n, and do mean and median stay on the scale?"""
    found = summary(given_ratings)
    rated = [rating for rating in given_ratings if rating is not None]
    assert sum(found.counts) == found.n == len(rated)
    if rated:
        assert found.mean == pytest.approx(statistics.fmean(rated))
        assert found.median == statistics.median(rated)
        assert 1 <= min(rated) <= (found.mean or 0) <= max(rated) <= 10


@given(rounds, rounds)
def test_change_turns_its_sign_when_the_rounds_are_swapped(
    before: dict[str, int | None], after: dict[str, int | None]
) -> None:
    """Is the way back exactly the opposite of the way there?"""
    there, back = change(before, after), change(after, before)
    assert there.paired == back.paired
    assert there.delta == (None if back.delta is None else pytest.approx(-back.delta))
