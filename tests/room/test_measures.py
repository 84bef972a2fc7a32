"""Do shares, spreads, means and leaderboards say what the numbers come to? Worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.room.made import MODELS, Shown, field, made, options
from workbook import models
from workbook.results.views.spread import steps
from workbook.schema import Exercise


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MODELS", MODELS)


NUMBER = field("number", "number", min=-1e9, max=1e9)
OTHER = field("other", "number", min=-1e9, max=1e9)
WHY = field("why", "text")
PARTS = field("split", "allocate", parts=options("price", "rude-staff", "moved"), exact=False)


def test_shares_are_of_what_each_person_gave() -> None:
    shown = Shown(
        made("shares", PARTS, settings={"source": {"price": 9, "rude-staff": 68, "moved": 23}}),
        {"split": {"price": 50, "rude-staff": 50}},
        {"split": {"price": 1, "moved": 3}},  # a quarter and three quarters
        {"split": {"price": 0}},  # nothing shared out: not counted
        {},
    )
    chart = shown.chart()
    room, source = chart["series"]
    assert room["values"] == [37.5, 25.0, 37.5]
    assert source["values"] == [9, 68, 23]
    assert (room["style"], source["style"], chart["highlight"]) == (1, 3, [])
    assert shown.view()["n"] == 2
    said = "{n} {top_label} {mean_rude_staff:g} {source_rude_staff:g}"
    assert shown.title(said) == "2 price, moved 25 68"


def test_a_source_in_parts_of_one_is_shown_in_hundredths() -> None:
    shown = Shown(
        made("shares", PARTS, settings={"total": 1, "source": {"price": 0.25, "moved": 0.75}}),
        {"split": {"price": 5}},
    )
    assert shown.chart()["series"][1]["values"] == [25, None, 75]


def test_without_a_source_the_largest_share_stands_out() -> None:
    shown = Shown(made("shares", PARTS), {"split": {"price": 1, "moved": 3}})
    assert (len(shown.chart()["series"]), shown.chart()["highlight"]) == (1, [2])
    assert shown.title("{source_price}") == "–"


def spread(**room: Any) -> Exercise:
    """Return an exercise whose model gives back the number."""
    return made("spread", NUMBER, WHY, model=True, **({"figures": ["number"]} | room))


def steps_of(shown: Shown) -> list[tuple[str, int]]:
    """Return the steps by their English words."""
    chart = shown.chart()
    assert chart["orientation"] == "vertical"
    names = [category["en"] for category in chart["categories"]]
    return list(zip(names, chart["series"][0]["values"], strict=True))


def test_a_spread_counts_people_in_even_steps() -> None:
    numbers = [3, 12, 18, 47, 52, 59]
    shown = Shown(
        spread(), *({"number": number} for number in numbers), {"number": 1, "why": "too little"}, {}
    )
    assert steps_of(shown) == [
        ("0 to 9", 1), ("10 to 19", 2), ("20 to 29", 0), ("30 to 39", 0), ("40 to 49", 1), ("50 to 59", 2),
    ]  # fmt: skip
    assert shown.view()["n"] == 6
    said = "{n} {low} {q1:g} {median:g} {q3:g} {high}"
    assert shown.title(said) == "6 3 13.5 32.5 50.75 59"


def test_a_few_whole_numbers_get_a_step_each() -> None:
    shown = Shown(spread(), *({"number": number} for number in (1, 2, 2, 4)))
    assert steps_of(shown) == [("1", 1), ("2", 2), ("3", 0), ("4", 1)]


def test_one_person_is_one_step_where_the_minimum_lets_it() -> None:
    shown = Shown(spread(), {"number": 2.5})
    assert steps_of(shown) == [("2 to under 3", 1)]
    assert shown.title("{median} {q1} {q3} {low} {high}") == "2.5 2.5 2.5 2.5 2.5"


def test_people_who_all_say_the_same_whole_number_stand_in_one_step() -> None:
    """Is that step the number itself?"""
    shown = Shown(spread(), {"number": 54_000}, {"number": 54_000.0})
    assert steps_of(shown) == [("54,000", 2)]


def test_a_spread_knows_its_width_and_its_total() -> None:
    """Is what is at risk in all the sum over people, and the width the highest minus the lowest?"""
    shown = Shown(spread(), *({"number": number} for number in (54_000, 1_200_000, 640_000)))
    figures = shown.figures()
    assert (figures["width"], figures["total"]) == (1_146_000, 1_894_000)
    shown.drop(1)
    assert (shown.figures()["width"], shown.figures()["total"]) == (586_000, 694_000)
    assert (Shown(spread()).figures()["width"], Shown(spread()).figures()["total"]) == (None, None)


def test_large_sums_are_readable() -> None:
    shown = Shown(spread(), *({"number": number} for number in (54_000, 1_200_000, 640_000)))
    assert steps_of(shown)[0] == ("0 to 199,999", 1)
    assert steps_of(shown)[-1] == ("1,200,000 to 1,399,999", 1)
    assert {stat["id"]: stat["value"]["en"] for stat in shown.view()["stats"]}["median"] == "640,000"


@pytest.mark.parametrize(
    "values",
    [
        [0.0], [5], [7, 7], [-3.2, 8.1], [0.1, 0.2, 0.3, 0.7], [1e6, 1.000001e6], [-1e9, 1e9], [0, 7], [0, 8], [0, 80],
        [99.99, 100.01], [1e-6, 3e-6], [0.15 * k for k in range(30)],
    ],
)  # fmt: skip
def test_steps_hold_everybody_and_are_at_most_eight(values: list[float]) -> None:
    found = steps(values)
    assert 1 <= len(found) <= 8
    assert sum(count for _, _, count in found) == len(values)
    assert found[0][0] <= min(values)
    assert max(values) < found[-1][1] + 1e-9
    assert [low for low, _, _ in found[1:]] == [below for _, below, _ in found[:-1]]


def test_no_values_have_no_steps() -> None:
    assert steps([]) == []


def means(*labels: str) -> Exercise:
    """Return an exercise whose model gives back two numbers."""
    return made("means", NUMBER, OTHER, WHY, model=True, labels=labels, figures=["number", "other_one"])


def test_means_are_over_the_people_who_have_the_figure() -> None:
    shown = Shown(
        means("number", "other-one"),
        {"number": 4, "other": 2}, {"number": 6}, {"other": 1.5}, {"number": 9, "why": "too little"}, {},
    )  # fmt: skip
    chart = shown.chart()
    assert chart["series"][0]["values"] == [5.0, 1.75]
    assert [category["en"] for category in chart["categories"]] == ["number", "other-one"]
    assert (chart["decimals"], chart["highlight"]) == (1, [1])
    assert shown.view()["n"] == 3
    said = "{lowest_label} {lowest:.2f} {highest_label} {highest:g} {mean_number:g} {mean_other_one}"
    assert shown.title(said) == "other-one 1.75 number 5 5 1.75"


def test_a_figure_of_fewer_than_the_smallest_group_is_not_seen() -> None:
    """Is one person's figure hidden where others answered without it?"""
    alone = means("number", "other-one")
    assert alone.room
    least = alone.room.model_copy(update={"minimum": 2})
    shown = Shown(alone.model_copy(update={"room": least}), {"number": 4, "other": 2}, {"number": 6})
    assert shown.chart()["series"][0]["values"] == [5.0, None]
    assert shown.title("{highest_label} {mean_other_one}") == "number –"


def test_means_that_are_equal_share_the_place_and_none_stands_out() -> None:
    shown = Shown(means("number", "other_one"), {"number": 0.1, "other": 0.1})
    assert shown.title("{lowest_label}") == "number, other_one"
    assert shown.chart()["highlight"] == []


def board(*words: tuple[str, float | None]) -> Shown:
    """Return a leaderboard of words with their numbers."""
    exercise = made("leaderboard", WHY, NUMBER, model=True, figures=["number"])
    return Shown(exercise, *({"why": word, "number": number} for word, number in words))


def test_a_leaderboard_has_each_word_once_with_the_highest_first() -> None:
    shown = board(
        ("smiles", 77),
        ("ATTITUDE", 100),
        ("Smiles", 77),
        ("attitude ", 100),
        ("礼貌", None),
        ("nothing", None),
    )
    chart = shown.chart()
    assert [one["typed"] for one in chart["categories"]] == ["ATTITUDE", "smiles"]
    assert chart["series"][0]["values"] == [100, 77]
    assert chart["highlight"] == [0]
    assert shown.view()["n"] == 4
    assert shown.title("{words} {top_word} {top} {n}") == "2 ATTITUDE 100 4"


def test_a_leaderboard_stops_at_twelve_and_counts_all() -> None:
    shown = board(*((f"w{index}", index) for index in range(20)))
    assert [one["typed"] for one in shown.chart()["categories"]] == [
        f"w{index}" for index in range(19, 7, -1)
    ]
    assert shown.title("{words}") == "20"


@pytest.mark.parametrize("odd", [True, float("nan"), float("inf"), "seven", None])
def test_what_is_no_number_is_not_counted(odd: Any) -> None:
    shown = Shown(spread(), {"number": odd}, {"number": 3})
    assert shown.view()["n"] == 1


@pytest.mark.parametrize(
    "exercise",
    [made("shares", PARTS), spread(), means("number", "other_one"), made("leaderboard", WHY, model=True, figures=["number"])],
    ids=["shares", "spread", "means", "leaderboard"],
)  # fmt: skip
def test_below_the_minimum_nothing_is_seen(exercise: Exercise) -> None:
    assert exercise.room is not None
    room = exercise.room.model_copy(update={"minimum": 3})
    value = {"number": 4, "other": 2, "why": "Smile", "split": {"price": 2}}
    shown = Shown(exercise.model_copy(update={"room": room}), value, value)
    assert (shown.view()["n"], shown.view()["shown"]) == (2, False)
    assert not {"charts", "stats", "cards"} & set(shown.view())
    shown.put(9, value)
    assert shown.view()["charts"]


def test_equal_whole_numbers_stand_in_one_step_of_their_own() -> None:
    """Is the step of a room that agrees called by its number, not ``40 to 39``?"""
    assert steps([40.0, 40.0]) == [(40, 41, 2)]
    assert steps([0.0]) == [(0, 1, 1)]
