"""Which column of a roster is which: by the head words in `interface/prepare.yaml`, in either language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from facilitator.prepare.notices import FILE
from facilitator.words import sentences
from workbook.schema import LANGUAGES

FIELDS = ("name", "given", "family", "company", "email", "phone", "dietary", "language")

_BETWEEN = re.compile(r"[,，、]\s*")
_HAN, _LATIN = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[a-z]+")


def field_of(head: str) -> str | None:
    """Return which of `FIELDS` a head names: ``E-mail:``, ``电子邮件（必填）``, ``姓名 Name``; None for none."""
    plain = unicodedata.normalize("NFKC", head).casefold()
    short = re.sub(r"\\(.*?\\)", "", plain)
    readings = (plain, short, "".join(_HAN.findall(short)), "".join(_LATIN.findall(short)))
    return next((found for each in readings if (found := _head_words().get(_bare(each)))), None)


def languages_named(said: str) -> str | None:
    """Return the language code that a cell names: ``English``, ``中文``, ``zh-CN``; None for no known one."""
    return _language_words().get(_bare(said))


def accepted(field: str) -> tuple[str, ...]:
    """Return the head words of a field, as content has them."""
    text = sentences(FILE)[f"head-{field}"]
    return tuple(word for language in LANGUAGES for word in _BETWEEN.split(text.in_(language)))


def columns_of(heads: Sequence[str]) -> dict[str, list[int]]:
    """Return the places, from 0, of the columns of every field that the heads name."""
    found: dict[str, list[int]] = {}
    for place, head in enumerate(heads):
        if field := field_of(head):
            found.setdefault(field, []).append(place)
    return found


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
    return {_bare(word): field for field in FIELDS for word in accepted(field)}


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
