"""The documents of a pack: each module makes one kind of them from the day worked out."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents import (
    calendar_file,
    calls,
    catering,
    checklist,
    letters,
    name_cards,
    poster,
    runsheet,
    seating_plan,
    workbook,
)
from workbook.managed_folder.folder import Document

#: In the order in which the work is done.
_KINDS = (
    calendar_file,
    checklist,
    letters,
    calls,
    catering,
    seating_plan,
    name_cards,
    runsheet,
    poster,
    workbook,
)

__all__ = ["everything"]


def everything(day: Day) -> Iterator[Document]:
    """Yield every document of the day; the same day gives the same bytes."""
    for kind in _KINDS:
        yield from kind.documents(day)
