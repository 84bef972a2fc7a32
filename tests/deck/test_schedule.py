"""The half day as a list of slides."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from facilitator.deck import files, reader
from facilitator.deck.schedule import paired, schedule
from workbook.course import load


def test_both_languages_go_the_same_way() -> None:
    """Do an English and a Chinese window step through the same slides, with the same minutes?"""
    assert len(schedule("en")) > 20
    assert schedule("en") == schedule("zh")


@pytest.mark.parametrize("name", files.names())
def test_the_minutes_of_a_deck_are_those_of_its_block(name: str) -> None:
    """Does each block of the schedule take the minutes the course gives it, with the reserve outside?"""
    block = next(each for each in load().day() if each.id == reader.block_of(name))
    slides = [each for each in schedule("en") if each["block"] == block.id]
    assert sum(each["minutes"] for each in slides) == block.minutes
    assert not [each for each in slides if each["backup"] and each["minutes"]]


def test_each_deck_has_one_end_before_its_reserve() -> None:
    """Does every deck end once, with nothing but slides in reserve behind the end?"""
    for name in files.names():
        own = [each for each in schedule("en") if each["deck"] == name]
        ends = [index for index, each in enumerate(own) if each["end"]]
        assert len(ends) == 1, name
        assert all(each["backup"] == (index > ends[0]) for index, each in enumerate(own)), name


def test_the_break_belongs_to_the_end_before_it(tmp_path: Path) -> None:
    """Does the last slide before the break hold its minutes, in the block of the break?"""
    days = load().day()
    place = next(index for index, block in enumerate(days) if block.kind == "break")
    before, pause = days[place - 1], days[place]
    assert before.module
    (tmp_path / "en").mkdir()
    source = files.SLIDES / "en" / f"{files.names()[0]}.ipynb"
    shutil.copy(source, tmp_path / "en" / f"{before.module}.ipynb")
    slides = schedule("en", tmp_path)
    (end,) = (each for each in slides if each["end"])
    assert (end["block"], end["minutes"], end["shortest"]) == (pause.id, pause.minutes, pause.minutes)
    assert {each["block"] for each in slides} == {before.id, pause.id}
    assert schedule("zh", tmp_path) == []
    assert [set(talks) for _, talks in paired(tmp_path)] == [{"en"}]


def test_a_live_slide_names_its_round() -> None:
    """Does the schedule know the exercise of each live slide, both rounds of the rating apart?"""
    rounds = {(each["exercise"], each["round"]) for each in schedule("en") if each["exercise"]}
    assert ("service-rating", "before") in rounds
    assert json.loads(json.dumps(schedule("en"))) == schedule("en")
