"""Actions with an owner and a deadline: how complete, and when to look again.

S3-71, S3-74, S1-25, S4-12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import Label, ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, PartId, PartIds
from workbook.normalise import folded

#: Days after the start on which a plan is looked at again.
FOLLOW_UP_DAYS = (30, 60, 90)
#: From this many actions on, one owner for all of them is worth a question.
MANY = 3


def follow_ups(start: str | date) -> tuple[date, ...]:
    """Return the follow-up days, 30, 60 and 90 calendar days after ``start``, an ISO day or a date.

    Raises ModelError ``date-too-late`` when the calendar ends before the last one.
    """
    first = start if isinstance(start, date) else date.fromisoformat(start)
    try:
        return tuple(first + timedelta(days=days) for days in FOLLOW_UP_DAYS)
    except OverflowError:
        raise ModelError("date-too-late") from None


def completeness(row: Row, settings: Settings) -> tuple[int, int]:
    """Return how many boxes of one action are filled in, and how many there are.

    A box is a column of ``settings.columns`` or one tick of ``settings.checks``.
    """
    checks = settings.checks or ()
    ticks = _ticks(row, settings)
    filled = sum(bool(row.get(column)) for column in settings.columns) + len(ticks & set(checks))
    return filled, len(settings.columns) + len(checks)


class Settings(ModelSettings):
    """Settings of an action plan: its table, the table's columns, and the day it starts on."""

    field: FieldId = Field(description="The table of actions, free rows.")
    action: PartId = Field(description="Text column: what is to be done.")
    owner: PartId = Field(description="Text column: who does it.")
    deadline: PartId = Field(description="Date column: by when.")
    others: PartIds | None = Field(default=None, description="More columns that an action needs.")
    smart: PartId | None = Field(default=None, description="Choice column of several options, the ticks.")
    checks: PartIds | None = Field(default=None, description="Options of `smart` that want a tick.")
    theme: PartId | None = Field(default=None, description="Choice column: what the action is about.")
    themes: PartIds | None = Field(default=None, description="All options of `theme`.")
    start: FieldId | None = Field(default=None, description="Date field: the day the plan starts on.")

    @model_validator(mode="after")
    def _together(self) -> Settings:
        for one, other in (("smart", "checks"), ("theme", "themes")):
            if (getattr(self, one) is None) != (getattr(self, other) is None):
                raise PydanticCustomError("setting-pair", "{detail}", {"detail": f"{one}, {other}"})
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a complete action has, the ticks apart."""
        return (self.action, *(self.others or ()), self.owner, self.deadline)


def model(values: Values, settings: Settings) -> Outcome:
    """Say how complete a plan is, what it lacks first, and when to look at it again.

    Figures: ``actions``, ``filled`` and ``boxes`` (counts), ``completeness`` (0 to 1), ``ready`` (actions
    with every box filled), ``ownerless``, ``undated``, ``first_label`` (the first action that lacks
    something; None when none does), ``busiest_label`` and ``most_owned`` (who owns most, and how many),
    ``weakest_label`` and ``weakest`` (the tick that is rarest, and how many have it; None without ticks),
    ``days_label`` (the three days, ``·`` between them). Cases, the first that holds: ``no-owner``,
    ``no-deadline``, ``no-start``, ``gaps``, ``one-owner`` (three actions or more, all one person's),
    ``ready``. Tags, with themes only: actions by theme, and ``no-owner``. Cards: what is to be done, under
    ``ready`` and ``open``. The chart has the actions due by each of the three days, and the rest; without a
    start it has the actions that are ready and those still open.

    Raises ModelError: ``incomplete-answer`` while there is no action; ``date-too-late``.
    """
    rows = [row for row in table(values, settings.field) if row.get(settings.action)]
    if not rows:
        raise ModelError("incomplete-answer", settings.field)
    days = _days(values, settings.start) if settings.start else ()
    boxes = [completeness(row, settings) for row in rows]
    open_rows = [row for row, (filled, wanted) in zip(rows, boxes, strict=True) if filled < wanted]
    ready_rows = [row for row, (filled, wanted) in zip(rows, boxes, strict=True) if filled == wanted]
    ownerless = sum(not row.get(settings.owner) for row in rows)
    undated = sum(not row.get(settings.deadline) for row in rows)
    busiest, most = _busiest(rows, settings.owner)
    weakest, ticked = _weakest(rows, settings)
    filled, wanted = (sum(parts) for parts in zip(*boxes, strict=True))
    return Outcome(
        figures={
            "actions": len(rows),
            "filled": filled,
            "boxes": wanted,
            "completeness": filled / wanted,
            "ready": len(ready_rows),
            "ownerless": ownerless,
            "undated": undated,
            "first_label": Typed(str(open_rows[0][settings.action])) if open_rows else None,
            "busiest_label": busiest,
            "most_owned": most,
            "weakest_label": weakest,
            "weakest": ticked,
            "days_label": Typed(" · ".join(day.isoformat() for day in days)) if days else None,
        },
        case=_case(
            ownerless=ownerless,
            undated=undated,
            startless=settings.start is not None and not days,
            gaps=bool(open_rows),
            alone=len(rows) >= MANY and most == len(rows),
        ),
        chart=groups(*_boxes(rows, ready_rows, open_rows, settings, days)),
        tags=_themes(rows, settings) | {"no-owner": ownerless} if settings.theme else {},
        cards={
            "ready": tuple(str(row[settings.action]) for row in ready_rows),
            "open": tuple(str(row[settings.action]) for row in open_rows),
        },
    )


def _ticks(row: Row, settings: Settings) -> set[str]:
    return set(row.get(settings.smart) or ()) if settings.smart else set()


def _days(values: Values, field: str) -> tuple[date, ...]:
    start = values.get(field)
    if start is None:
        return ()
    try:
        return follow_ups(start)
    except ModelError as error:
        raise ModelError(error.code, field) from None


def _case(*, ownerless: int, undated: int, startless: bool, gaps: bool, alone: bool) -> str:
    holds = {
        "no-owner": ownerless > 0,
        "no-deadline": undated > 0,
        "no-start": startless,
        "gaps": gaps,
        "one-owner": alone,
    }
    return next((case for case, true in holds.items() if true), "ready")


def _busiest(rows: Sequence[Row], owner: str) -> tuple[Label | None, int]:
    names = [str(row[owner]) for row in rows if row.get(owner)]
    if not names:
        return None, 0
    [(key, times)] = Counter(folded(name, spaces=False) for name in names).most_common(1)
    return Typed(next(name for name in names if folded(name, spaces=False) == key)), times


def _weakest(rows: Sequence[Row], settings: Settings) -> tuple[Label | None, int | None]:
    if settings.checks is None:
        return None, None
    ticks = Counter(tick for row in rows for tick in _ticks(row, settings))
    rarest = min(settings.checks, key=lambda check: ticks[check])
    return Ref(rarest), ticks[rarest]


def _themes(rows: Sequence[Row], settings: Settings) -> dict[str, int]:
    found = Counter(row[settings.theme] for row in rows if settings.theme and row.get(settings.theme))
    return {key: found[key] for key in settings.themes or ()}


def _boxes(
    rows: Sequence[Row],
    ready: Sequence[Row],
    still_open: Sequence[Row],
    settings: Settings,
    days: Sequence[date],
) -> list[dict[str, Any]]:
    def box(key: str, found: Sequence[Row], note: Label | None = None) -> dict[str, Any]:
        return group(key, [Typed(str(row[settings.action])) for row in found], note)

    if not days:
        return [box("ready", ready), box("open", still_open)]
    due: dict[date | None, list[Row]] = {day: [] for day in (*days, None)}
    for row in rows:
        deadline = row.get(settings.deadline)
        # ISO days sort as text sorts.
        due[next((day for day in days if deadline and deadline <= day.isoformat()), None)].append(row)
    return [
        *(
            box(f"day-{after}", due[day], Typed(day.isoformat()))
            for after, day in zip(FOLLOW_UP_DAYS, days, strict=True)
        ),
        box("later", due[None]),
    ]
