"""What there is to know about a pack, in words: the sentences of `interface/prepare.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from facilitator.prepare.day.records import Notice
from facilitator.texts import MESSAGES, listed, say, sentences
from workbook.schema import Language, Text

FILE = "interface/prepare.yaml"
#: A list longer than this is cut in a sentence.
_MOST_NAMED = 12
#: What Babel calls the languages.
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}


def worded(notice: Notice, language: Language) -> str:
    """Return a notice as one line, with the row and the column where it has them."""
    params = {name: _said(value, language) for name, value in notice.params.items()}
    file = FILE if notice.code in sentences(FILE) else MESSAGES
    sentence = say(notice.code, language, file=file, **params)
    if params.get("source"):
        return say("at-file", language, file=FILE, name=params["source"], sentence=sentence)
    if notice.row is None:
        return sentence
    where = {"row": notice.row, "column": notice.column, "sentence": sentence}
    return say("at-cell" if notice.column else "at-row", language, file=FILE, **where)


def said_day(day: date, language: Language) -> str:
    """Return a day as people say it: ``Fri 20 Nov 2026``, ``2026 年 11 月 20 日周五``."""
    from babel.dates import format_date

    return format_date(day, sentences(FILE)["day-pattern"].in_(language), locale=LOCALES[language])


def _said(value: Any, language: Language) -> Any:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Mapping):
        return _said(value[language], language)
    if isinstance(value, date):
        return said_day(value, language)
    if isinstance(value, (tuple, list)):
        named = [str(_said(each, language)) for each in value[:_MOST_NAMED]]
        return listed([*named, *(["…"] if len(value) > _MOST_NAMED else [])], language)
    return value
