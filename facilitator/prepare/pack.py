"""Make the folder with the whole pack from a plan and a roster, for the command and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from facilitator import workshops
from facilitator.prepare.day.records import Day
from facilitator.prepare.day.work_out import work_out
from facilitator.prepare.notices import Notice
from facilitator.prepare.plan.file import write_plan
from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.file_numbers import read_numbers, write_numbers
from facilitator.prepare.roster.roster import read_roster
from facilitator.processes.bind import BindOptions, JoinAddress, find_bind_address
from facilitator.processes.network import url
from workbook.address import DEFAULT_PORT, room_url
from workbook.managed_folder.folder import Document, Progress, Written, silent, write_pack
from workbook.store import Workshop, open_store

#: Makes the documents of a day.
Makers = Callable[[Day], Iterable[Document]]


@dataclass(frozen=True)
class Result:
    """The result of making a pack. ``day``, ``written`` and ``workshop`` are None where an error among ``notices`` stopped it.

    ``workshop`` is the one in the store that the pack belongs to, ``is_new`` if it was made now.
    """

    notices: tuple[Notice, ...]
    day: Day | None = None
    written: Written | None = None
    workshop: Workshop | None = None
    is_new: bool = False

    @property
    def stopped(self) -> bool:
        """Return whether nothing was made."""
        return self.written is None


def prepare(
    plan: Plan,
    roster: bytes,
    roster_name: str,
    folder: Path,
    *,
    progress: Progress = silent,
    today: date | None = None,
    makers: Makers | None = None,
) -> Result:
    """Make or update the pack of a half day in ``folder``, with `plan.yaml` in it.

    ``roster`` is a CSV or XLSX file, ``roster_name`` what it is called where it cannot be read at all. The
    workshop that ``plan`` names gets its date, and one is made where it names none; nothing is made or
    changed if the roster or the folder stops it. Raises UserError for a workshop that does not exist,
    StoreError, and OSError where the folder cannot be written.
    """
    found = read_roster(roster, name=roster_name, languages=plan.languages)
    if any(notice.severity == "error" for notice in found.notices):
        return Result(found.notices)
    folder.mkdir(parents=True, exist_ok=True)
    with open_store() as store:
        workshop, is_new = workshops.plan(
            store, wanted=plan.workshop, date=plan.date, start=plan.start, languages=plan.languages
        )
    plan = plan.model_copy(update={"workshop": workshop.id})
    write_plan(folder, plan)
    room, about_room = find_room(plan, workshop)
    notices = (*found.notices, *about_room)
    numbers = read_numbers(folder)
    day = work_out(
        plan,
        found.people,
        room=room,
        today=today or date.today(),  # noqa: DTZ011 - the day on the wall's calendar
        notices=notices,
        numbers=numbers,
    )
    write_numbers(folder, day.people, numbers)
    written = write_pack(folder, list((makers or _every_document)(day)), progress=progress)
    return Result(day.notices, day, written, workshop, is_new)


def find_room(plan: Plan, workshop: Workshop) -> tuple[JoinAddress, tuple[Notice, ...]]:
    """Return what the poster shows: the plan's address, else this computer's as `workshop serve` finds it."""
    port = workshop.port or DEFAULT_PORT
    if plan.address:
        return JoinAddress(base := _base(plan.address, port), _typed(base), workshop.pin), ()
    place = find_bind_address(BindOptions())
    base = url(place.address, port)
    code = "poster-no-network" if place.warning else "poster-address"
    return JoinAddress(base, _typed(base), workshop.pin), (Notice(code, params={"address": _typed(base)}),)


def _base(typed: str, port: int) -> str:
    """Return the page's address from what stands in the plan; without a port it gets the workshop's."""
    base = room_url(typed)
    if base.endswith(f":{DEFAULT_PORT}") and not typed.strip().endswith(f":{DEFAULT_PORT}"):
        base = f"{base.removesuffix(f':{DEFAULT_PORT}')}:{port}"
    return f"{base}/"


def _typed(base: str) -> str:
    """Return what is typed into a phone: the scheme goes without saying where it is http."""
    return base.removeprefix("http://").rstrip("/")


def _every_document(day: Day) -> Iterable[Document]:
    from facilitator.prepare.documents import everything  # brings the libraries that write files along

    return everything(day)
