"""The two clocks of a complaint: a call within two hours, an answer within three days (S4-20 to S4-22).

Moments have no zone: both ends stand on the clock of the same place.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import Literal

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.outcome import Figure, ModelError, Outcome, Ref, Values
from workbook.models.settings import Constant, FieldId, ModelSettings

State = Literal["on-time", "late", "pending", "overdue"]
WEEK, WORKING_DAYS = 7, 5
LONGEST = 24 * 366  # hours a limit may have
DAY = timedelta(days=1)


def elapsed(start: datetime, end: datetime, *, working: bool = False) -> timedelta:
    """Return the time from ``start`` to ``end``; negative when ``end`` is earlier.

    With ``working`` the clock stands still on Saturdays and Sundays, so a working day has 24 hours.
    It knows neither opening hours nor public holidays.
    """
    return _worked(end) - _worked(start) if working else end - start


def state(
    start: datetime,
    done: datetime | None,
    *,
    now: datetime,
    limit: timedelta,
    working: bool = False,
) -> State:
    """Return how one promise stands: kept, kept too late, still to keep, or already broken.

    ``limit`` is positive; exactly on it is ``on-time`` for what was done and ``pending`` for what was
    not. ``now`` matters only while ``done`` is None. Source: S4-21, S4-22.
    """
    used = elapsed(start, done if done is not None else now, working=working)
    if done is not None:
        return "on-time" if used <= limit else "late"
    return "pending" if used <= limit else "overdue"


class Settings(ModelSettings):
    """Settings of the two clocks: moment fields, the choice of the clock, and both limits."""

    received: FieldId = Field(description="Moment field: the complaint came in.")
    called: FieldId = Field(description="Moment field: the customer was called.")
    answered: FieldId = Field(description="Moment field: the customer got an answer.")
    now: FieldId = Field(description="Moment field: now, while something is still to be done.")
    clock: FieldId = Field(description="Choice field; its option `working` leaves out weekends.")
    call_hours: Constant = Field(ge=1, le=LONGEST, description="Limit of the call, hours.")
    answer_hours: Constant = Field(ge=1, le=LONGEST, description="Limit of the answer, hours.")


def model(values: Values, settings: Settings) -> Outcome:
    """Hold one complaint against both limits.

    Figures, for ``call`` and ``answer`` each: ``…_state`` (a label), ``…_h`` and ``…_min`` (time used,
    hours and minutes), ``…_margin_h`` and ``…_margin_min`` (left or over, without a sign), ``…_limit``
    (hours). Cases: ``call-overdue``, ``answer-overdue``, ``call-pending``, ``answer-pending``, then for
    what was done ``both-late``, ``call-late``, ``answer-late``, ``on-time``. The chart shows how much of
    each limit was used, in percent. Tags: ``on-time``, ``late`` (what is overdue is late), ``pending``,
    over both clocks.

    Raises ModelError: ``incomplete-answer`` without the complaint's moment, or at ``now`` when something is
    still to be done; ``before-complaint`` at a moment earlier than the complaint.
    """
    limits = {
        "call": timedelta(hours=settings.call_hours),
        "answer": timedelta(hours=settings.answer_hours),
    }
    working = values.get(settings.clock) == "working"
    received = datetime.fromisoformat(needed(values, settings.received))
    later = {
        field: datetime.fromisoformat(values[field])
        for field in (settings.called, settings.answered, settings.now)
        if values.get(field) is not None
    }
    for field, moment in later.items():
        if moment < received:
            raise ModelError("before-complaint", field)
    done = {"call": later.get(settings.called), "answer": later.get(settings.answered)}
    now = later.get(settings.now)
    if now is None:
        if None in done.values():
            raise ModelError("incomplete-answer", settings.now)
        now = received
    used = {key: elapsed(received, moment or now, working=working) for key, moment in done.items()}
    states = {
        key: state(received, moment, now=now, limit=limits[key], working=working)
        for key, moment in done.items()
    }
    counts = Counter("late" if found == "overdue" else found for found in states.values())
    figures: dict[str, Figure] = {}
    for key, found in states.items():
        figures[f"{key}_state"] = Ref(found)
        figures[f"{key}_limit"] = limits[key] / timedelta(hours=1)
        figures[f"{key}_h"], figures[f"{key}_min"] = _hours(used[key])
        figures[f"{key}_margin_h"], figures[f"{key}_margin_min"] = _hours(abs(limits[key] - used[key]))
    return Outcome(
        figures=figures,
        case=_case(states["call"], states["answer"]),
        chart=bars(
            [Ref(key) for key in states],
            series("used", [round(100 * (used[key] / limits[key]), 1) for key in states]),
            highlight=[index for index, found in enumerate(states.values()) if found in ("late", "overdue")],
        ),
        tags={key: counts[key] for key in ("on-time", "late", "pending")},
    )


def _worked(moment: datetime) -> timedelta:
    """Return the time from Monday to Friday since the first day of the calendar, which was a Monday."""
    weeks, day = divmod(moment.toordinal() - 1, WEEK)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    today = moment - midnight if day < WORKING_DAYS else timedelta()
    return (weeks * WORKING_DAYS + min(day, WORKING_DAYS)) * DAY + today


def _case(call: State, answer: State) -> str:
    for waiting in ("overdue", "pending"):
        for key, found in (("call", call), ("answer", answer)):
            if found == waiting:
                return f"{key}-{waiting}"
    if call == answer == "late":
        return "both-late"
    return "call-late" if call == "late" else "answer-late" if answer == "late" else "on-time"


def _hours(time: timedelta) -> tuple[int, int]:
    """Return whole hours and the minutes beside them."""
    hours, minutes = divmod(time // timedelta(minutes=1), 60)
    return hours, minutes
