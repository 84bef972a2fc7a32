"""Notices about a pack as sentences of `interface/prepare.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from facilitator.texts import MESSAGES, listed, say, sentences
from workbook.faults import Fault
from workbook.schema import Language, Text

FILE = "interface/prepare.yaml"
#: A list longer than this is cut in a sentence.
_MOST_NAMED = 12
#: What Babel calls the languages.
LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN"}

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True)
class Notice(Fault):
    """A fault or a remark about a pack; the sentence is that of `interface/prepare.yaml`.

    ``row`` and ``column`` are its place in the roster; None where it does not concern the roster.
    """

    severity: Severity = "warning"
    row: int | None = None
    column: str | None = None


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
    """Return a day in words: ``Fri 20 Nov 2026``, ``2026 年 11 月 20 日周五``."""
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
