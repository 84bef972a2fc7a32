"""The workbook on paper, blank: one for everybody, in case there are no devices or no network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from facilitator.prepare.day.records import Day
from workbook.course import load
from workbook.export.paper import blank
from workbook.managed_folder.folder import Document
from workbook.schema import LANGUAGES, Language


def documents(day: Day) -> Iterator[Document]:  # noqa: ARG001 - every half day has the same
    """Yield the workbook in both languages: who sits down may be another than was invited."""
    for language in LANGUAGES:
        yield Document(f"workbook-{language}.pdf", partial(_print, language))


def _print(language: Language) -> bytes:
    return blank(load(), language)
