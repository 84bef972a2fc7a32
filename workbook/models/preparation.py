"""Preparing the half day: when to invite and call, and how to seat people (S3-07 to S3-13).

The days and the table sizes are the facilitator guide's rules of thumb. It also gives groups of 8 to 12,
which contradicts its own maximum of 10; this arithmetic keeps to tables of 6 to 10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import fixed, needed
from workbook.models.outcome import Label, ModelError, Outcome, Prompt, Ref, Typed, Values
from workbook.models.settings import FieldId, FieldIds, ModelSettings, Numbers, Options, PartId, PartIds

SMALLEST, LARGEST = 6, 10
MOST_PEOPLE = 400
DONE, OPEN = "done", "open"
SATURDAY = 5


def invitation_window(day: date) -> tuple[date, date]:
    """Return the first and the last day for the invitation: three and two weeks before ``day``."""
    return day - timedelta(days=21), day - timedelta(days=14)


def call_days(day: date) -> tuple[date, date]:
    """Return the last day for the first call, one week before ``day``, and the day of the second, the eve."""
    return day - timedelta(days=7), day - timedelta(days=1)


def on_weekend(day: date) -> bool:
    """Return whether ``day`` is a Saturday or a Sunday; public holidays are not known here."""
    return day.weekday() >= SATURDAY


def friday_before(day: date) -> date:
    """Return the last Friday before a Saturday or Sunday, and any other day as it is."""
    return day - timedelta(days=day.weekday() - SATURDAY + 1) if on_weekend(day) else day


def table_sizes(people: int) -> tuple[int, ...]:
    """Seat people at ceil(N ÷ 10) tables as evenly as possible, the larger ones first.

    Sizes differ by at most 1 and none is above 10: 25 people sit 9, 8 and 8; 0 people need no table.
    `can_make_tables` returns whether they are large enough. Raises ModelError ``out-of-range`` below 0 and
    above 400 people.
    """
    if not 0 <= people <= MOST_PEOPLE:
        raise ModelError("out-of-range", "people", min=0, max=MOST_PEOPLE)
    tables = -(-people // LARGEST)
    return tuple(people // tables + (table < people % tables) for table in range(tables))


def can_make_tables(people: int) -> bool:
    """Return whether every table has 6 to 10 people; fewer than 6 or exactly 11 cannot be seated so."""
    sizes = table_sizes(people)
    return bool(sizes) and min(sizes) >= SMALLEST


def written_out(sizes: Sequence[int]) -> str:
    """Return table sizes as a sum, larger tables first: ``1 × 9 + 2 × 8``; ``0`` for no table."""
    counted = Counter(sizes)
    return " + ".join(f"{counted[size]} × {size}" for size in sorted(counted, reverse=True)) or "0"


class Settings(ModelSettings):
    """Settings of the preparation."""

    date: FieldId = Field(description="Date field: the day.")
    people: Annotated[FieldId, Numbers(0, MOST_PEOPLE, whole=True)] = Field(description="Number of people.")
    venue: FieldId = Field(description="Choice field: its option `boardroom` has one table.")
    letter: FieldIds = Field(description="The fields that an invitation needs.")
    checklist: FieldId = Field(description="The checklist, fixed rows.")
    items: PartIds = Field(description="Row ids of the checklist.")
    state: Annotated[PartId, Options((DONE, OPEN))] = Field(description="Its choice column: done, open.")


def model(values: Values, settings: Settings) -> Outcome:
    """Plan the day: dates of invitation and calls, tables, and what is still open.

    Figures: ``people``, ``tables``, ``sizes`` (written out, ``1 × 9 + 2 × 8``, tables × people),
    ``invite_from``, ``invite_to``, ``call_by``, ``call_eve`` (ISO days), ``letter`` of ``letter_parts``,
    ``confirmed`` and ``open`` (items of the checklist; an item without a state is open). Cases: ``nobody``,
    ``too-few`` (under 6), ``eleven``, ``one-table``, ``tables``. Where no tables of 6 can be made, all are
    one group. Prompts: ``day-on-weekend``, ``call-on-weekend``, ``boardroom-small``. Tags: ``confirmed``,
    ``open``.

    Raises ModelError: ``incomplete-answer`` while there is no date or no number of people.
    """
    letter, items = settings.letter, settings.items
    day = date.fromisoformat(needed(values, settings.date))
    people = int(needed(values, settings.people))
    sizes = table_sizes(people) if can_make_tables(people) else (people,) if people else ()
    (first, last), (call_by, call_eve) = invitation_window(day), call_days(day)
    rows = fixed(values, settings.checklist)
    still_open = [item for item in items if rows.get(item, {}).get(settings.state) != DONE]
    confirmed = len(items) - len(still_open)
    return Outcome(
        figures={
            "people": people,
            "tables": len(sizes),
            "sizes": written_out(sizes),
            "invite_from": first.isoformat(),
            "invite_to": last.isoformat(),
            "call_by": call_by.isoformat(),
            "call_eve": call_eve.isoformat(),
            "letter": sum(1 for part in letter if values.get(part)),
            "letter_parts": len(letter),
            "confirmed": confirmed,
            "open": len(still_open),
        },
        case=_case(people),
        prompts=_prompts(
            day,
            settings.date,
            settings.venue if values.get(settings.venue) == "boardroom" else None,
            tables=len(sizes),
        ),
        tags={"confirmed": confirmed, "open": len(still_open)},
        chart=groups(
            _box("invite", [Typed(first.isoformat()), Typed(last.isoformat())]),
            _box("calls", [Typed(call_by.isoformat()), Typed(call_eve.isoformat())]),
            _box("open", [Ref(item) for item in still_open]),
        ),
    )


def _case(people: int) -> str:
    if not people:
        return "nobody"
    if not can_make_tables(people):
        return "too-few" if people < SMALLEST else "eleven"
    return "one-table" if people <= LARGEST else "tables"


def _prompts(day: date, field: str, boardroom: str | None, *, tables: int) -> tuple[Prompt, ...]:
    """Return the prompts about weekends and the boardroom."""
    prompts = []
    eve = call_days(day)[1]
    if on_weekend(day):
        prompts.append(Prompt("day-on-weekend", field, {"date": day.isoformat()}))
    if on_weekend(eve):
        params = {"date": eve.isoformat(), "instead": friday_before(eve).isoformat()}
        prompts.append(Prompt("call-on-weekend", field, params))
    if boardroom is not None and tables > 1:
        prompts.append(Prompt("boardroom-small", boardroom, {"tables": tables}))
    return tuple(prompts)


def _box(name: str, items: Sequence[Label]) -> dict[str, Any]:
    return group(name, items, Ref(f"{name}-note"))
