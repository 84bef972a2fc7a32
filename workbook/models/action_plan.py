"""Actions with an owner and a deadline: how complete, and when to look again.

Course-map B21; S3-71, S3-74, S1-25, S4-12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import name_setting, names_setting, sequence, table
from workbook.models.outcome import Label, ModelError, Outcome, Ref, Typed
from workbook.normalise import folded

#: Days after the start on which a plan is looked at again.
FOLLOW_UP_DAYS = (30, 60, 90)
#: From this many actions on, one owner for all of them is worth a question.
MANY = 3


@dataclass(frozen=True)
class Layout:
    """Which column of the table is what; ``checks`` are the options of ``smart`` that want a tick."""

    field: str
    action: str
    owner: str
    deadline: str
    others: tuple[str, ...] = ()
    smart: str | None = None
    checks: tuple[str, ...] = ()
    theme: str | None = None
    themes: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns a complete action has, the ticks apart."""
        return (self.action, *self.others, self.owner, self.deadline)


def follow_ups(start: str | date) -> tuple[date, ...]:
    """Return the days on which to look again: 30, 60 and 90 calendar days after ``start``.

    Raises ModelError ``wrong-shape`` for anything that is no ISO day, ``date-too-late`` when the
    calendar ends before the last one. Source: course-map B21.
    """
    try:
        first = start if isinstance(start, date) else date.fromisoformat(start)
    except (TypeError, ValueError):
        raise ModelError("wrong-shape") from None
    try:
        return tuple(first + timedelta(days=days) for days in FOLLOW_UP_DAYS)
    except OverflowError:
        raise ModelError("date-too-late") from None


def completeness(row: Mapping[str, Any], layout: Layout) -> tuple[int, int]:
    """Return how many boxes of one action are filled in, and how many there are.

    A box is a column of ``layout.columns`` or one tick of ``layout.checks``. Source: course-map B21.
    """
    ticks = set(sequence(row.get(layout.smart), layout.smart)) if layout.smart else set()
    filled = sum(bool(row.get(column)) for column in layout.columns) + len(ticks & set(layout.checks))
    return filled, len(layout.columns) + len(layout.checks)


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Say how complete a plan is, what it lacks first, and when to look at it again.

    Settings: ``field``, the table, and its columns ``action``, ``owner`` and ``deadline``; optional:
    ``others`` (more columns an action needs), ``smart`` with ``checks`` (a choice of several and the
    options that want a tick), ``theme`` with ``themes`` (a choice and its options), ``start`` (a date
    field). Figures: ``actions``, ``filled`` and ``boxes`` (counts), ``completeness`` (0 to 1),
    ``ready`` (actions with every box filled), ``ownerless``, ``undated``, ``first_label`` (the first
    action that lacks something; None when none does), ``busiest_label`` and ``most_owned`` (who owns
    most, and how many), ``weakest_label`` and ``weakest`` (the tick that is rarest, and how many have
    it; None without ticks), ``days_label`` (the three days, ``·`` between them). Cases, the first that
    holds: ``no-owner``, ``no-deadline``, ``no-start``, ``gaps``, ``one-owner`` (three actions or more,
    all one person's), ``ready``. Tags, with themes only: actions by theme, and ``no-owner``. Cards:
    what is to be done, under ``ready`` and ``open``. The chart has the actions due by each of the
    three days, and the rest; without a start it has the actions that are ready and those still open.

    Raises ModelError: ``incomplete-answer`` while there is no action, ``unknown-option`` for a theme
    nobody offered, ``date-too-late``, ``wrong-shape``; ``model-settings``. Source: course-map B21.
    """
    layout = _layout(settings)
    rows = [row for row in table(values, layout.field) if row.get(layout.action)]
    if not rows:
        raise ModelError("incomplete-answer", layout.field)
    starts = settings.get("start")
    days = _days(values.get(starts), starts) if starts else ()
    boxes = [completeness(row, layout) for row in rows]
    open_rows = [row for row, (filled, wanted) in zip(rows, boxes, strict=True) if filled < wanted]
    ready_rows = [row for row, (filled, wanted) in zip(rows, boxes, strict=True) if filled == wanted]
    ownerless = sum(not row.get(layout.owner) for row in rows)
    undated = sum(not row.get(layout.deadline) for row in rows)
    busiest, most = _busiest(rows, layout.owner)
    weakest, ticked = _weakest(rows, layout)
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
            "first_label": Typed(str(open_rows[0][layout.action])) if open_rows else None,
            "busiest_label": busiest,
            "most_owned": most,
            "weakest_label": weakest,
            "weakest": ticked,
            "days_label": Typed(" · ".join(day.isoformat() for day in days)) if days else None,
        },
        case=_case(
            ownerless=ownerless,
            undated=undated,
            startless=bool(starts) and not days,
            gaps=bool(open_rows),
            alone=len(rows) >= MANY and most == len(rows),
        ),
        chart=groups(*_boxes(rows, ready_rows, open_rows, layout, days)),
        tags=_themes(rows, layout, layout.theme) | {"no-owner": ownerless} if layout.theme else {},
        cards={
            "ready": tuple(str(row[layout.action]) for row in ready_rows),
            "open": tuple(str(row[layout.action]) for row in open_rows),
        },
    )


def _layout(settings: Mapping[str, Any]) -> Layout:
    smart, theme = settings.get("smart"), settings.get("theme")
    return Layout(
        field=name_setting(settings, "field"),
        action=name_setting(settings, "action"),
        owner=name_setting(settings, "owner"),
        deadline=name_setting(settings, "deadline"),
        others=names_setting(settings, "others") if settings.get("others") else (),
        smart=smart,
        checks=names_setting(settings, "checks") if smart else (),
        theme=theme,
        themes=names_setting(settings, "themes") if theme else (),
    )


def _days(start: object, field: str) -> tuple[date, ...]:
    if start is None:
        return ()
    try:
        return follow_ups(start)  # type: ignore[arg-type]  # anything else than a day is refused there
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


def _busiest(rows: Sequence[Mapping[str, Any]], owner: str) -> tuple[Label | None, int]:
    names = [str(row[owner]) for row in rows if row.get(owner)]
    if not names:
        return None, 0
    [(key, times)] = Counter(folded(name, spaces=False) for name in names).most_common(1)
    return Typed(next(name for name in names if folded(name, spaces=False) == key)), times


def _weakest(rows: Sequence[Mapping[str, Any]], layout: Layout) -> tuple[Label | None, int | None]:
    if layout.smart is None:
        return None, None
    ticks = Counter(tick for row in rows for tick in sequence(row.get(layout.smart), layout.smart))
    rarest = min(layout.checks, key=lambda check: ticks[check])
    return Ref(rarest), ticks[rarest]


def _themes(rows: Sequence[Mapping[str, Any]], layout: Layout, theme: str) -> dict[str, int]:
    found = Counter(row[theme] for row in rows if row.get(theme))
    if set(found) - set(layout.themes):
        raise ModelError("unknown-option", f"{layout.field}.{theme}")
    return {key: found[key] for key in layout.themes}


def _boxes(
    rows: Sequence[Mapping[str, Any]],
    ready: Sequence[Mapping[str, Any]],
    still_open: Sequence[Mapping[str, Any]],
    layout: Layout,
    days: Sequence[date],
) -> list[dict[str, Any]]:
    def box(key: str, found: Sequence[Mapping[str, Any]], note: Label | None = None) -> dict[str, Any]:
        return group(key, [Typed(str(row[layout.action])) for row in found], note)

    if not days:
        return [box("ready", ready), box("open", still_open)]
    due: dict[date | None, list[Mapping[str, Any]]] = {day: [] for day in (*days, None)}
    for row in rows:
        deadline = row.get(layout.deadline)
        # ISO days sort as text sorts.
        due[next((day for day in days if deadline and deadline <= day.isoformat()), None)].append(row)
    return [
        *(
            box(f"day-{after}", due[day], Typed(day.isoformat()))
            for after, day in zip(FOLLOW_UP_DAYS, days, strict=True)
        ),
        box("later", due[None]),
    ]
