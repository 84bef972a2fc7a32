"""The planned half day with everything that follows from it: what all documents of a pack are made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from facilitator.prepare.plan.plan import Plan
from facilitator.processes.bind import JoinAddress
from workbook.faults import Fault
from workbook.schema import Language, Text

Severity = Literal["error", "warning"]


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


@dataclass(frozen=True, kw_only=True)
class Notice(Fault):
    """A fault or a remark about a pack; the sentence is that of `interface/prepare.yaml`.

    ``row`` and ``column`` are its place in the roster; None where it does not concern the roster.
    """

    severity: Severity = "warning"
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Block:
    """A block of the run sheet at its clock times. ``kind`` and ``number`` are the course's."""

    id: str
    kind: str
    number: int | None
    title: Text
    minutes: int
    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Day:
    """A half day, worked out. ``tables`` seats everybody; one group where tables of 6 to 10 are impossible.

    ``today`` is when the pack was made. ``invite_from`` to ``invite_to`` is the window of the invitation,
    ``call_by`` the last day of the first call, ``call_eve`` that of the second; each moved to the working day before
    where the calendar says so, which a notice tells.
    """

    plan: Plan
    today: date
    people: tuple[Person, ...]
    tables: tuple[tuple[Person, ...], ...]
    blocks: tuple[Block, ...]
    invite_from: date
    invite_to: date
    call_by: date
    call_eve: date
    rsvp_by: date
    room: JoinAddress
    notices: tuple[Notice, ...]
