"""Does a view without a hidden text show what it would if nobody had written it, but for the number of people?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.room.made import MODELS, Json, Shown, field, folded, made
from tests.room.test_residue import LIST, NUMBER, TABLE, VIEWS, WORDS
from workbook import models
from workbook.normalise import folded as fold
from workbook.results.views import View
from workbook.results.views.hidden_texts import key_of
from workbook.schema import Exercise

BAD, SAME, GOOD = "Our boss is a FOOL", "our  boss is a ｆｏｏｌ", "Smile first"


def row(words: str, group: str = "x") -> Json:
    """Return a row of the made-up table."""
    return {"t": [{"a": group, "w": words}]}


#: Every kind of view that shows typed words: its exercise, and the answer of somebody who writes some.
TYPED: dict[str, tuple[Exercise, Any]] = {
    "cards": (made("cards", TABLE), row),
    "cards of lists": (made("cards", field("l", "list", **LIST)), lambda words: {"l": [words]}),
    "cards of texts": (made("cards", field("w", "text")), lambda words: {"w": words}),
    "cards of the model": (
        made("cards", field("cards", "list", **LIST), model=True, source="model", labels=("x", "y")),
        lambda words: {"cards": [f"x:{words}"]},
    ),
    "rings": (made("rings", field("in", "list", **LIST), field("out", "list", **LIST)), lambda words: {"in": [words]}),
    "tally of the model": (
        made("tally", field("tags", "list", **LIST), model=True, source="model", labels=("x", "y")),
        lambda words: {"tags": ["-".join(words.split())]},
    ),
    "leaderboard": (
        made("leaderboard", field("why", "text"), field("number", "number", **NUMBER), model=True, figures=["number"]),
        lambda words: {"why": words, "number": len(words)},
    ),
    "votes": (
        made("votes", field("v", "votes", exercise="our-customers", field="customers")),
        lambda words: {"v": [words]},
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _stand_in() -> Iterator[None]:
    with patch.object(models, "MODELS", MODELS):
        yield


def view_of(shown: Shown) -> View:
    """Return the view inside."""
    assert isinstance(shown.round.aggregate, View)
    return shown.round.aggregate


def hide(shown: Shown, words: str, *, hidden: bool = True) -> None:
    """Hide words, or show them again."""
    view_of(shown).hide(key_of(fold(words)), hidden=hidden)


def says(view: Json, words: str) -> bool:
    """Say whether words stand anywhere in a view, however they are spelt."""
    return fold(words) in fold(json.dumps(view, ensure_ascii=False))


def test_every_kind_that_shows_typed_words_is_tried() -> None:
    @settings(max_examples=20, deadline=None)
    @given(st.data())
    def typed_where_known(data: st.DataObject) -> None:
        for name, (make, values) in VIEWS.items():
            shown = Shown(make(), data.draw(values))
            if list(view_of(shown).typed()):
                assert name in TYPED
            elif name not in TYPED:
                assert not says(shown.view(), '"typed"')

    typed_where_known()


@pytest.mark.parametrize("name", TYPED)
def test_a_hidden_text_is_nowhere_in_the_view_however_it_is_spelt(name: str) -> None:
    exercise, answer = TYPED[name]
    written = [next(iter(_texts(Shown(exercise, answer(words)))))[0] for words in (BAD, GOOD)]
    shown = Shown(exercise, answer(BAD), answer(GOOD), answer(SAME))
    before = shown.view()
    assert says(before, written[0])
    hide(shown, written[0])
    after = shown.view()
    assert not says(after, written[0])
    assert says(after, written[1])
    assert (before["n"], after["n"]) == (3, 3)
    shown.put(7, answer(SAME))
    assert not says(shown.view(), written[0])
    assert shown.view()["n"] == 4
    shown.drop(7)
    hide(shown, written[0], hidden=False)
    assert folded(shown.view()) == folded(before)


@pytest.mark.parametrize("name", TYPED)
def test_the_numbers_beside_are_those_of_what_can_be_seen(name: str) -> None:
    exercise, answer = TYPED[name]
    bad = next(iter(_texts(Shown(exercise, answer(BAD)))))[0]
    shown, without = Shown(exercise, answer(BAD), answer(GOOD), answer(BAD)), Shown(exercise, answer(GOOD))
    hide(shown, bad)
    seen, wanted = shown.figures(), without.figures()
    people = {"n"}
    assert {key: seen[key] for key in wanted if key not in people} == {
        key: wanted[key] for key in wanted if key not in people
    }
    for group, alone in zip(shown.view()["cards"], without.view()["cards"], strict=True):
        assert group == alone


@pytest.mark.parametrize("name", TYPED)
def test_the_facilitator_sees_everything_the_newest_last(name: str) -> None:
    exercise, answer = TYPED[name]
    shown = Shown(exercise, answer(BAD), answer(GOOD), answer(SAME))
    texts = _texts(shown)
    hide(shown, texts[0][0])
    assert _texts(shown) == texts
    bad, good = (fold(_texts(Shown(exercise, answer(words)))[0][0]) for words in (BAD, GOOD))
    found = [fold(text) for text, _ in texts]
    assert list(dict.fromkeys(found)) == [bad, good]
    assert sum(count for text, count in texts if fold(text) == bad) == 2


def _texts(shown: Shown) -> list[tuple[str, int]]:
    return [(one.text, one.count) for one in view_of(shown).typed()]


@pytest.mark.parametrize("name", VIEWS)
def test_hiding_while_people_write_shows_what_hiding_first_would(name: str) -> None:
    make, values = VIEWS[name]
    answers = st.tuples(st.integers(0, 3), st.one_of(values, st.none(), st.just("gone")))
    hides = st.tuples(st.just("hide"), WORDS, st.booleans())
    acts = st.lists(st.one_of(answers, hides), min_size=1, max_size=16)

    @settings(max_examples=40, deadline=None)
    @given(acts)
    def lived_as_resumed(acts: list[tuple[Any, ...]]) -> None:
        exercise = make()
        lived, newest, hidden = Shown(exercise), dict[int, Any](), set[str]()
        for who, *what in acts:
            if who == "hide":
                words, is_hidden = what
                hide(lived, words, hidden=is_hidden)
                (hidden.add if is_hidden else hidden.discard)(fold(words))
                continue
            newest.pop(who, None)
            if what == ["gone"]:
                lived.drop(who)
            else:
                lived.put(who, what[0])
                newest[who] = what[0]
        resumed = Shown(exercise)
        for words in hidden:
            hide(resumed, words)
        for person, value in newest.items():
            resumed.put(person, value)
        seen, wanted = folded(lived.view()), folded(resumed.view())
        if name == "map":  # a mean distance is added up in the order people came
            for view in (seen, wanted):
                view.get("charts", [{}])[0].pop("summary", None)
        assert seen == wanted
        written = {fold(one.text) for one in view_of(lived).typed()}
        assert view_of(lived).hidden_texts.words <= written | (hidden if name.startswith("tally") else set())

    lived_as_resumed()


def test_nothing_that_stayed_is_digested_again_when_somebody_saves() -> None:
    exercise, answer = TYPED["cards of lists"]
    shown = Shown(exercise, *({"l": [f"card {number}"]} for number in range(200)), answer(BAD))
    hide(shown, BAD)
    with patch("workbook.results.views.hidden_texts.key_of", side_effect=key_of) as digested:
        shown.put(0, {"l": ["card 0", "one more"]})
        shown.view()
    assert digested.call_count == 1


def test_of_many_cards_the_newest_that_may_be_seen_are_shown() -> None:
    exercise, _ = TYPED["cards of lists"]
    shown = Shown(exercise, *({"l": [f"card {number}"]} for number in range(80)))
    hide(shown, "card 79")
    hide(shown, "card 75")
    (group,) = shown.view()["cards"]
    items = [item["text"] for item in group["items"]]
    assert len(items) == 60
    assert items[-1] == "card 78"
    assert items[0] == "card 18"
    assert group["count"] == 78
