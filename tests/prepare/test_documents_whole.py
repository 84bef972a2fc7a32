"""The pack as a whole: complete, the same for the same day, and readable in both scripts."""

from __future__ import annotations

import ctypes
import dataclasses
import datetime as dt
import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
import typst

import facilitator.prepare.documents as package
from facilitator.prepare.day.work_out import work_out
from facilitator.prepare.documents import everything
from facilitator.prepare.documents.checklist import ITEMS
from tests.prepare import days
from tests.prepare.reading import bare, glyphs, words
from workbook.course import load

FILES = ("letters", "checklist", "calls", "tables", "runsheet", "poster", "calendar", "dates")
#: Keys that are put together while the program runs.
TOGETHER = re.compile(
    r"checklist\.((item|do)-[\w-]+|layout-\w+|done|what|by|owner)|runsheet\.(clock|minutes|what|live|really)|tables\.(diet|count|at-tables"
    r"|screen|door|overview|nobody|boardroom(-group)?)|poster\.\w+|runsheet\.(before-set|before-doors|after)"
    r"|calls\.((first|second|declines|voicemail)(-\w+)?|language-\w+|number|name|company|phone|language|table|diet)"
)


def test_the_pack_is_complete() -> None:
    """Is every kind of document there, and a letter in two forms and an e-mail for everybody with an address?"""
    paths = set(days.pack("two_languages"))
    letters = {f"letters/{number:03d}.{form}" for number in range(1, 25) for form in ("docx", "pdf", "eml")}
    letters -= {"letters/004.eml"}  # this person gave no address
    others = {
        "calendar.ics", "checklist.docx", "call-list.xlsx", "call-script.pdf", "catering.xlsx", "catering.pdf",
        "seating-plan.pdf", "name-cards.pdf", "run-sheet-en.docx", "run-sheet-en.pdf", "run-sheet-zh.docx",
        "run-sheet-zh.pdf", "poster-a4.pdf", "poster-a3.pdf", "workbook-en.pdf", "workbook-zh.pdf",
    }  # fmt: skip
    assert paths == letters | others


@pytest.mark.parametrize("which", ["two_languages", "boardroom"])
def test_the_same_day_gives_the_same_bytes(which: str) -> None:
    """Can a list of hashes tell what has changed?"""
    again = {"two_languages": days.two_languages, "boardroom": days.boardroom}[which]()
    assert days.made(again) == days.pack(which)


def test_tomorrow_only_the_calendar_is_another_file() -> None:
    """Does a pack that is made again the next day leave alone what says the same?"""
    today = days.two_languages()
    tomorrow = dataclasses.replace(today, today=today.today + dt.timedelta(days=1))
    made = days.made(tomorrow)
    assert {path for path, content in days.pack("two_languages").items() if made[path] != content} == {
        "calendar.ics"
    }


def test_no_name_stands_in_a_path() -> None:
    """Can the folder be listed without telling who comes?"""
    paths = "\n".join(days.pack("two_languages"))
    assert paths.isascii()
    assert not [
        part
        for name in days.ENGLISH
        for part in name.split()
        if len(part) > 3 and part.casefold() in paths.casefold()
    ]


@pytest.mark.parametrize("which", ["two_languages", "boardroom"])
def test_every_character_is_drawn(which: str) -> None:
    """Has every letter and every Chinese character in every PDF its glyph, in a face that the PDF carries?"""
    printed = {path: content for path, content in days.pack(which).items() if path.endswith(".pdf")}
    assert len(printed) > 10
    for path, content in printed.items():
        drawn = list(glyphs(content))
        assert len(drawn) > 20, path
        assert 0 not in drawn, path
        assert _faces(content) == {True}, path


def test_a_missing_glyph_would_be_found() -> None:
    """Does the reader of glyphs see the box that stands for a character no face has?"""
    broken = typst.compile("你好 \U0010fffd".encode())
    assert isinstance(broken, bytes)
    assert 0 in list(glyphs(broken))


def _faces(document: bytes) -> set[bool]:
    embedded = set()
    with pypdfium2.PdfDocument(document) as opened:
        for page in opened:
            for text in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4):
                font = raw.FPDFTextObj_GetFont(text.raw)
                name = ctypes.create_string_buffer(256)
                assert raw.FPDFFont_GetBaseFontName(font, name, 256)
                embedded.add(bool(raw.FPDFFont_GetIsEmbedded(font)))
    return embedded


def test_nobody_invited_yet() -> None:
    """Can a pack be made before there is a roster?"""
    empty = work_out(days.plan(), [], room=days.ROOM, today=days.TODAY)
    made = days.made(empty)
    assert not [path for path in made if path.startswith(("letters/", "name-cards"))]
    assert "名单上还没有人" in words(made["seating-plan.pdf"])
    assert "PIN" in words(made["poster-a4.pdf"])


@pytest.mark.parametrize(("language", "other"), [("en", "清单"), ("zh", "Checklist")])
def test_a_day_in_one_language_is_in_one_language(language: str, other: str) -> None:
    """Does a pack in one language carry no words of the other?"""
    people = [person for person in days.people() if person.language == language]
    day = work_out(days.plan(languages=(language,)), people, room=days.ROOM, today=days.TODAY)
    made = days.made(day)
    assert [path for path in made if path.startswith("run-sheet")] == [
        f"run-sheet-{language}.docx",
        f"run-sheet-{language}.pdf",
    ]
    assert other not in made["calendar.ics"].decode()
    for path in ("seating-plan.pdf", "catering.pdf"):
        assert bare({"en": "座位图", "zh": "Seating"}[language]) not in words(made[path])


def test_every_sentence_is_said() -> None:
    """Is no sentence of the documents left over, and none missing?"""
    folder = Path(package.__file__).parent
    source = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    said = set(re.findall(rf'"((?:{"|".join(FILES)})\.(?!(?:docx|typ|ics)")[\w-]+)"', source))
    known = {key for key in load().texts if key.partition(".")[0] in FILES}
    assert len(known) > 100
    assert said <= known
    assert [key for key in sorted(known - said) if not TOGETHER.fullmatch(key)] == []
    items = {key.removeprefix("checklist.item-") for key in known if key.startswith("checklist.item-")}
    assert items == set(ITEMS)


def test_documents_are_made_when_asked() -> None:
    """Can the documents be counted before the first is made, so that a progress bar knows its end?"""
    listed = list(everything(days.two_languages()))
    assert [document.path for document in listed] == list(days.pack("two_languages"))
