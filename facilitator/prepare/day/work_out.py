"""The half day worked out: what follows from a plan and its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType

from facilitator.prepare.day.records import Block, Day
from facilitator.prepare.day.tables import about_tables, seat
from facilitator.prepare.day.working_days import work_out_dates
from facilitator.prepare.notices import Notice
from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.file_numbers import numbered
from facilitator.prepare.roster.person import Person
from facilitator.processes.bind import JoinAddress
from workbook.course import load

#: A half day outside these hours is most likely a slip.
_EARLIEST, _LATEST = 6, 22


def work_out(
    plan: Plan,
    people: Sequence[Person],
    *,
    room: JoinAddress,
    today: date,
    notices: Sequence[Notice] = (),
    numbers: Mapping[str, int] = MappingProxyType({}),
) -> Day:
    """Return the day with its tables, clock times and dates.

    ``numbers`` are those that people had before. ``notices`` are those already known; what the calendar, the tables and the clock have to say follows.
    """
    people = numbered(people, numbers)
    dates = work_out_dates(plan.date, today=today, rsvp_by=plan.rsvp_by)
    tables, blocks = seat(people), run_sheet(plan)
    said = (*notices, *dates.notices, *about_tables(tables, layout=plan.layout), *_about_clock(blocks))
    return Day(
        plan=plan,
        today=today,
        people=people,
        tables=tables,
        blocks=blocks,
        invite_from=dates.invite_from,
        invite_to=dates.invite_to,
        call_by=dates.call_by,
        call_eve=dates.call_eve,
        rsvp_by=dates.rsvp_by,
        room=room,
        notices=said,
    )


def run_sheet(plan: Plan) -> tuple[Block, ...]:
    """Return the blocks of the course's half day, in minutes one after the other from the plan's start."""
    return tuple(_blocks(datetime.combine(plan.date, plan.start)))


def _blocks(begins: datetime) -> Iterator[Block]:
    for block in load().day():
        ends = begins + timedelta(minutes=block.minutes)
        yield Block(block.id, block.kind, block.number, block.title, block.minutes, begins, ends)
        begins = ends


def _about_clock(blocks: Sequence[Block]) -> Iterator[Notice]:
    begins, ends = blocks[0].begins, blocks[-1].ends
    if begins.hour < _EARLIEST or ends > datetime.combine(begins.date(), datetime.min.time()) + timedelta(
        hours=_LATEST
    ):
        yield Notice("odd-hours", params={"start": f"{begins:%H:%M}", "end": f"{ends:%H:%M}"})
