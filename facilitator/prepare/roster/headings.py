"""Which column of a roster is which: by the head words in `interface/prepare.yaml`, in either language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from facilitator.prepare.notices import FILE, Notice
from facilitator.prepare.roster.cells import clean
from facilitator.texts import sentences
from workbook.schema import LANGUAGES, Language

FIELDS = ("name", "given", "family", "company", "email", "phone", "dietary", "language")

#: How far down the head may stand, under a title.
_WITHIN = 20
_WANTED = ("company", "email", "phone", "dietary", "language")
_BETWEEN = re.compile(r"[,，、]\s*")
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Head:
    """The head of a roster: its row, its words as they stand, and the place, from 0, of every field it names."""

    row: int
    names: tuple[str, ...]
    places: dict[str, int]

    def said(self, field: str) -> str:
        """Return how the file names the column of a field."""
        return self.names[self.places[field]] or letter_of(self.places[field])


def field_of(head: str) -> str | None:
    """Return which of `FIELDS` a head names: ``E-mail:``, ``电子邮件（必填）``, ``姓名 Name``; None for none."""
    plain = unicodedata.normalize("NFKC", head).casefold()
    short = re.sub(r"\(.*?\)", "", plain)
    readings = (plain, short, "".join(_HAN.findall(short)), "".join(_LATIN.findall(short)))
    return next((found for each in readings if (found := _head_words().get(_bare(each)))), None)


def languages_named(said: str) -> str | None:
    """Return the language code that a cell names: ``English``, ``中文``, ``zh-CN``; None for no known one."""
    return _language_words().get(_bare(said))


def accepted(field: str) -> dict[Language, tuple[str, ...]]:
    """Return the head words of a field in each language, the usual ones first."""
    text = sentences(FILE)[f"head-{field}"]
    return {language: tuple(_BETWEEN.split(text.in_(language))) for language in LANGUAGES}


def columns_of(heads: Sequence[str]) -> dict[str, list[int]]:
    """Return the places, from 0, of the columns of every field that the heads name."""
    found: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        if field := field_of(head):
            found.setdefault(field, []).append(place)
    return found


def find_head(rows: Sequence[tuple[int, list[str]]]) -> Head | None:
    """Return the first row that names a column of people, at the top of the file or under a title."""
    for number, cells in rows[:_WITHIN]:
        names = tuple(clean(cell, field="").words for cell in cells)
        places = {field: found[0] for field, found in columns_of(names).items()}
        if "name" in places or {"given", "family"} <= set(places):
            if "name" in places:
                places = {key: place for key, place in places.items() if key not in ("given", "family")}
            return Head(number, names, places)
    return None


def about_head(head: Head, languages: Sequence[Language]) -> Iterator[Notice]:
    """Say which columns are missing, stand twice or are not used."""
    for field in _WANTED:
        if field not in head.places and (field != "language" or len(languages) > 1):
            yield Notice(
                f"no-{field}-column",
                params={"wanted": usual(field), "instead": sentences(FILE)[f"speaks-{languages[0]}"]},
            )
    used = set(head.places.values())
    for field, places in columns_of(head.names).items():
        for place in places:
            if place not in used and field in head.places:
                yield Notice(
                    "column-twice", row=head.row, column=head.names[place], params={"used": head.said(field)}
                )
                used.add(place)
    unused = [name for place, name in enumerate(head.names) if name and place not in used]
    if unused:
        yield Notice("columns-unused", row=head.row, params={"columns": tuple(unused)})


def usual(field: str) -> dict[Language, tuple[str, ...]]:
    """Return the head words to propose for a column."""
    return {language: words[:3] for language, words in accepted(field).items()}


def letter_of(place: int) -> str:
    """Return what a spreadsheet calls the column at ``place``, from 0: A, B, … Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def _head_words() -> dict[str, str]:
    return {_bare(word): field for field in FIELDS for words in accepted(field).values() for word in words}


@cache
def _language_words() -> dict[str, str]:
    texts = sentences(FILE)
    return {
        _bare(word): code
        for code in LANGUAGES
        for language in LANGUAGES
        for word in _BETWEEN.split(texts[f"language-{code}"].in_(language))
    }


def _bare(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold()
    return "".join(mark for mark in folded if mark.isalnum())
