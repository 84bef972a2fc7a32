"""Does the letter game add up, and say what it cannot add?"""

from __future__ import annotations

from string import ascii_letters
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.letters import letters, points
from workbook.models.outcome import Typed

SETTINGS = {"field": "word"}


def played(word: str) -> dict[str, Any]:
    """Return the figures of one word."""
    return dict(run("letters", {"word": word}, SETTINGS).figures)


@pytest.mark.parametrize(
    ("word", "total"),
    [
        ("ATTITUDE", 100),
        ("HARDWORK", 98),
        ("KNOWLEDGE", 96),
        ("DISCIPLINE", 100),
        ("STRESS", 100),
        ("USELESS", 100),
        ("SMILES", 77),
        ("SYSTEMS", 120),
        ("taidu", 55),
        ("Z", 26),
        ("a", 1),
    ],
)
def test_the_words_of_the_course_make_what_it_says(word: str, total: int) -> None:
    """Is every sum named in the module right?"""
    assert played(word)["points"] == total


def test_attitude_is_spelled_out() -> None:
    """Is U the largest letter, and do the three T make 60?"""
    found = run("letters", {"word": "Attitude"}, SETTINGS)
    assert found.figures["sum"] == "1+20+20+9+20+21+4+5"
    assert (found.figures["largest_letter"], found.figures["largest"]) == (Typed("U"), 21)
    assert found.figures["letters"] == 8
    assert found.case == "attitude"
    assert found.chart is not None
    marks = found.chart.data["series"][0]["values"]
    names = [label.words for label in found.chart.data["categories"]]
    assert sum(mark for name, mark in zip(names, marks, strict=True) if name == "T") == 60
    assert found.chart.data["highlight"] == [5]


@pytest.mark.parametrize(
    ("word", "case", "away"),
    [("stress", "hundred", 0), ("smiles", "below", 23), ("systems", "above", 20)],
)
def test_the_case_says_on_which_side_of_a_hundred_a_word_lies(word: str, case: str, away: int) -> None:
    """Is another word with 100 told apart from the famous one?"""
    found = run("letters", {"word": word}, SETTINGS)
    assert (found.case, found.figures["away"]) == (case, away)


@pytest.mark.parametrize(
    "word", ["hard work", "Hard-Work", "HARD\u2011WORK", "ＨＡＲＤＷＯＲＫ", " hard\u3000work ", "h'ardwork"]
)
def test_case_space_hyphen_and_width_do_not_matter(word: str) -> None:
    """Is a word the same word however it is typed?"""
    assert letters(word) == "HARDWORK"


def test_the_tone_marks_of_pinyin_come_off() -> None:
    """May pinyin be written as it is taught?"""
    assert letters("tàidu") == "TAIDU"
    assert letters("xī'ān") == "XIAN"
    assert letters("nǚ") == "NU"


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("态度", "word-chinese"),
        ("good态度", "word-chinese"),
        ("service4u", "word-digits"),
        ("７", "word-digits"),
        ("yes!", "word-other"),
        ("мир", "word-other"),
        ("😀", "word-other"),
        (" - ", "word-empty"),
        ("", "word-empty"),
        ("x" * 41, "word-long"),
    ],
)
def test_what_has_no_place_in_the_alphabet_is_refused_by_name(word: str, code: str) -> None:
    """Does each mistake have a sentence of its own?"""
    with pytest.raises(ModelError) as refused:
        run("letters", {"word": word}, SETTINGS)
    assert (refused.value.code, refused.value.where) == (code, "word")


@given(st.text(ascii_letters, min_size=1, max_size=20))
def test_order_and_case_never_change_the_sum(word: str) -> None:
    """Do spelling a word backwards and shouting it come to the same?"""
    assert played(word)["points"] == played(word[::-1].swapcase())["points"]
    assert played(word)["points"] == sum(points(letter) for letter in word.upper())


@given(st.text(max_size=30))
def test_any_text_at_all_is_added_up_or_refused(word: str) -> None:
    """Does no text crash the game, and are its points never less than a letter's or more than Z's?"""
    try:
        figures = played(word)
    except ModelError:
        return
    assert figures["letters"] <= figures["points"] <= 26 * figures["letters"]
