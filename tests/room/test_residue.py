"""Does a view that was kept up to date show what one counted from scratch would show?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.room.made import MODELS, Json, Shown, choice, field, folded, made, options, scale, table, words
from workbook import models
from workbook.results.views import KINDS
from workbook.schema import Exercise

WORDS = st.sampled_from(["A", "a", "ａ ", "b", "微笑", "c d", "C  D"])
LISTS = st.lists(WORDS, max_size=4)
NUMBERS = st.one_of(st.integers(-50, 50), st.floats(-1e6, 1e6, allow_nan=False))
TAGS = st.lists(st.sampled_from(["x", "y", "y:", "z"]), max_size=5)
CARDS = st.lists(st.sampled_from(["x:A", "x:a", "y:b", "y:", "z:A"]), max_size=5)
LIST = {"item_label": words()}


def some(**parts: SearchStrategy[Any]) -> SearchStrategy[Json]:
    """Return values in which any part may be missing."""
    return st.fixed_dictionaries({}, optional=parts)


ROW = some(a=st.sampled_from(["x", "y"]), b=st.integers(1, 3), w=WORDS)
TABLE = table("t", choice("a", "x", "y"), scale("b", 1, 3), field("w", "text"))
NUMBER = {"min": -1e9, "max": 1e9}
PRODUCED = (
    field("number", "number", **NUMBER), field("other", "number", **NUMBER), field("why", "text"),
)  # fmt: skip
PRODUCT = some(number=NUMBERS, other=NUMBERS, why=st.one_of(WORDS, st.just("too little")))
MAP = field(
    "m", "map", points=[{"id": "us", "label": words()}],
    x={"label": words(), "low": words(), "high": words()}, y={"label": words(), "low": words(), "high": words()},
    quadrants=dict.fromkeys(("low_low", "low_high", "high_low", "high_high"), words()),
)  # fmt: skip
PLACE = st.fixed_dictionaries({"name": st.none(), "x": st.floats(0, 100), "y": st.floats(0, 100)})
SIDES = field(
    "s", "rows", columns=[field("us", "number", max=10), field("rival", "number", max=10)], row_label=words(),
    rows=[{"id": "speed", "label": words()}, {"id": "price", "label": words()}],
)  # fmt: skip
MARKS = some(us=st.floats(0, 10), rival=st.floats(0, 10))

#: Every kind of view with an exercise and the answers to it.
VIEWS: dict[str, tuple[Callable[[], Exercise], SearchStrategy[Json]]] = {
    "histogram": (lambda: made("histogram", scale("b", 1, 10)), some(b=st.integers(1, 10))),
    "map": (lambda: made("map", MAP), some(m=some(us=PLACE))),
    "cards": (lambda: made("cards", TABLE), some(t=st.lists(ROW, max_size=3))),
    "cards of the model": (
        lambda: made("cards", field("cards", "list", **LIST), model=True, source="model", labels=("x", "y")),
        some(cards=CARDS),
    ),
    "heatmap": (lambda: made("heatmap", scale("a", 1, 3), scale("b", 1, 3)), some(a=st.integers(1, 3), b=st.integers(1, 3))),
    "rings": (lambda: made("rings", field("in", "list", **LIST), field("out", "list", **LIST)), some(**{"in": LISTS, "out": LISTS})),
    "ranking": (lambda: made("ranking", SIDES), some(s=some(speed=MARKS, price=MARKS))),
    "tally": (lambda: made("tally", choice("a", "x", "y", "z", multiple=True)), some(a=st.lists(st.sampled_from("xyz"), max_size=3, unique=True))),
    "tally of the model": (
        lambda: made("tally", field("tags", "list", **LIST), model=True, source="model", labels=("x", "y"), sort="count"),
        some(tags=TAGS),
    ),
    "cross": (lambda: made("cross", TABLE, column="a", by="b"), some(t=st.lists(ROW, max_size=3))),
    "shares": (
        lambda: made("shares", field("p", "allocate", parts=options("x", "y", "z"), exact=False), settings={"source": {"x": 60, "y": 40}}),
        some(p=some(x=st.floats(0, 100), y=st.floats(0, 100), z=st.integers(0, 100))),
    ),
    "spread": (lambda: made("spread", *PRODUCED, model=True, figures=["number"]), PRODUCT),
    "means": (lambda: made("means", *PRODUCED, model=True, figures=["number", "other_one"], labels=("number", "other-one")), PRODUCT),
    "leaderboard": (lambda: made("leaderboard", field("why", "text"), field("number", "number", **NUMBER), model=True, figures=["number"]), some(why=WORDS, number=NUMBERS)),
    "votes": (lambda: made("votes", field("v", "votes", exercise="our-customers", field="customers")), some(v=LISTS)),
}  # fmt: skip


def test_every_kind_of_view_is_tried() -> None:
    assert {name.removesuffix(" of the model") for name in VIEWS} == set(KINDS)


@pytest.mark.parametrize("name", VIEWS)
def test_an_empty_view_has_the_figures_of_a_full_one(name: str) -> None:
    make, values = VIEWS[name]

    @settings(max_examples=25, deadline=None)
    @given(st.lists(values, min_size=1, max_size=5))
    def same(found: list[Json]) -> None:
        exercise = make()
        empty, full = Shown(exercise), Shown(exercise, *found)
        before, after = set(empty.figures()), set(full.figures())
        assert before <= after
        assert after - before <= {"z", "share_z"}  # a tag without words, which only an answer can bring

    with patch.object(models, "MODELS", MODELS):
        same()


@pytest.mark.parametrize("name", VIEWS)
def test_changed_and_deleted_answers_leave_no_residue(name: str) -> None:
    make, values = VIEWS[name]
    people = st.integers(0, 4)
    acts = st.lists(st.tuples(people, st.one_of(values, st.none(), st.just("gone"))), min_size=1, max_size=20)

    @settings(max_examples=60, deadline=None)
    @given(acts)
    def lived_as_counted(acts: list[tuple[int, Any]]) -> None:
        exercise = make()
        lived, newest = Shown(exercise), dict[int, Any]()
        for person, value in acts:
            newest.pop(person, None)
            if value == "gone":
                lived.drop(person)
            else:
                lived.put(person, value)
                newest[person] = value
        fresh = Shown(exercise)
        for person, value in newest.items():
            fresh.put(person, value)
        seen, wanted = folded(lived.view()), folded(fresh.view())
        if name == "map":  # a mean distance is added up in the order people came
            for view in (seen, wanted):
                view.get("charts", [{}])[0].pop("summary", None)
        assert seen == wanted
        assert lived.round.aggregate.n == fresh.round.aggregate.n

    with patch.object(models, "MODELS", MODELS):
        lived_as_counted()
