"""The two clocks of a complaint: a call within two hours, an answer within three days (course-map B24).

Moments have no zone: both ends stand on the clock of the same place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, number
from workbook.models.outcome import ModelError, Outcome, Ref

State = Literal["on-time", "late", "pending", "overdue"]
WEEK, WORKING_DAYS = 7, 5
LONGEST = 24 * 366  # hours a limit may have
DAY = timedelta(days=1)


def elapsed(start: datetime, end: datetime, *, working: bool = False) -> timedelta:
    """Return the time from ``start`` to ``end``; negative when ``end`` is earlier.

    With ``working`` the clock stands still on Saturdays and Sundays, so a working day has 24 hours.
    It knows neither opening hours nor public holidays. Source: course-map B24.
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
    not. ``now`` matters only while ``done`` is None. Source: course-map B24 (S4-21, S4-22).
    """
    used = elapsed(start, done if done is not None else now, working=working)
    if done is not None:
        return "on-time" if used <= limit else "late"
    return "pending" if used <= limit else "overdue"


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Hold one complaint against both limits.

    Settings: ``received``, ``called``, ``answered``, ``now``, the moment fields; ``clock``, the choice
    whose option ``working`` leaves out weekends (calendar time otherwise); ``call_hours`` and
    ``answer_hours``, the limits. Figures, for ``call`` and ``answer`` each: ``…_state`` (a label),
    ``…_h`` and ``…_min`` (time used, hours and minutes), ``…_margin_h`` and ``…_margin_min`` (left or
    over, without a sign), ``…_limit`` (hours). Cases: ``call-overdue``, ``answer-overdue``,
    ``call-pending``, ``answer-pending``, then for what was done ``both-late``, ``call-late``,
    ``answer-late``, ``on-time``. The chart shows how much of each limit was used, in percent. Tags:
    ``on-time``, ``late`` (what is overdue is late), ``pending``, over both clocks.

    Raises ModelError: ``incomplete-answer`` without the complaint's moment, or at ``now`` when
    something is still to be done; ``before-complaint`` at a moment earlier than the complaint;
    ``wrong-shape``; ``model-settings``. Source: course-map B24 (S4-20 to S4-22).
    """
    fields = {key: name_setting(settings, key) for key in ("received", "called", "answered", "now", "clock")}
    limits = {key: _limit(settings, f"{key}_hours") for key in ("call", "answer")}
    working = values.get(fields["clock"]) == "working"
    received = _moment(values, fields["received"])
    if received is None:
        raise ModelError("incomplete-answer", fields["received"])
    later = {key: _moment(values, fields[key]) for key in ("called", "answered", "now")}
    for key, moment in later.items():
        if moment is not None and moment < received:
            raise ModelError("before-complaint", fields[key])
    done = {"call": later["called"], "answer": later["answered"]}
    now = later["now"]
    if now is None:
        if None in done.values():
            raise ModelError("incomplete-answer", fields["now"])
        now = received
    used = {key: elapsed(received, moment or now, working=working) for key, moment in done.items()}
    states = {
        key: state(received, moment, now=now, limit=limits[key], working=working)
        for key, moment in done.items()
    }
    counts = Counter("late" if found == "overdue" else found for found in states.values())
    figures: dict[str, Any] = {}
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


def _limit(settings: Mapping[str, Any], key: str) -> timedelta:
    try:
        return timedelta(hours=number(settings.get(key), key, low=1, high=LONGEST))
    except ModelError:
        raise ModelError("model-settings", f"settings.{key}") from None


def _moment(values: Mapping[str, Any], field: str) -> datetime | None:
    """Return the moment in a field, None for an empty one."""
    value = values.get(field)
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ModelError("wrong-shape", field) from None
    if moment.tzinfo is not None:
        raise ModelError("wrong-shape", field)
    return moment
