"""A deck read from its notebooks: what console, printout and export rely on."""

from __future__ import annotations

import pytest

from facilitator.deck import files, reader
from workbook.course import load
from workbook.schema import LANGUAGES, Language


def test_every_block_with_slides_is_a_block_of_the_day() -> None:
    """Does every deck belong to a block of the course, in the order of the day?"""
    order = [block.id for block in load().day()]
    blocks = [reader.read(name, "en").block for name in files.names()]
    assert blocks
    assert blocks == [block for block in order if block in blocks]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", files.names())
def test_every_slide_has_its_notes(name: str, language: Language) -> None:
    """Does each slide tell the facilitator what to say, ask, look for and how to go on?"""
    slides = reader.read(name, language).slides
    assert len(slides) > 5
    for slide in slides:
        if {"title", "end"} & set(slide.tags):
            continue
        kinds = [note.kind for note in slide.notes if note.kind]
        assert kinds == list(reader.NOTES), f"{name} › {slide.id}"
        assert all(len(note.words) > 5 for note in slide.notes)


@pytest.mark.parametrize("name", files.names())
def test_a_late_day_can_be_shortened(name: str) -> None:
    """Does no slide need longer than it has, and does every deck of a segment have something to give?"""
    slides = reader.read(name, "en").slides
    assert all(0 <= slide.shortest <= slide.minutes for slide in slides)
    given = sum(slide.minutes - slide.shortest for slide in slides)
    assert given >= sum(slide.minutes for slide in slides) // 5


def test_a_slide_knows_what_stands_on_it() -> None:
    """Is the exercise of a live slide known by its ids, and a concept slide by none?"""
    slides = {slide.id: slide for slide in reader.read("01-defining-service", "zh").slides}
    assert slides["rate"].round == ("service-rating", "before")
    assert slides["definition"].round is None
    assert slides["rings"].body.startswith("从里往外写")
    assert slides["rules-heatmap"].backup
