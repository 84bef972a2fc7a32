"""The planned half day and everything derived from it: the data of all documents of a pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from facilitator.prepare.notices import Notice
from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.person import Person
from facilitator.processes.bind import JoinAddress
from workbook.schema import Text


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
