"""One invitee of a roster."""

from __future__ import annotations

from dataclasses import dataclass

from workbook.schema import Language


@dataclass(frozen=True)
class Person:
    """One invitee, as the roster has it. ``row`` counts the file's rows from 1, the head included.

    ``number`` names the person's files; `facilitator.prepare.roster.file_numbers` gives it, once and for good.
    """

    row: int
    name: str
    company: str = ""
    email: str = ""
    phone: str = ""
    dietary: str = ""
    language: Language = "en"
    number: int = 0
