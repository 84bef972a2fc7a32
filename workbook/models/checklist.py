"""What an observer saw of a list of checks (course-map B24; S4-19, S4-25, S4-26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import mapping, name_setting, names_setting
from workbook.models.outcome import ModelError, Outcome, Ref

#: What a mark is worth, in checks.
WORTH = {"seen": 1.0, "partly": 0.5, "missed": 0.0}


def score(marks: Mapping[str, str]) -> float:
    """Return the number of checks seen, half a one for what was seen in part."""
    return sum(WORTH[mark] for mark in marks.values())


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Score the checks and name those missed, once every one of them has a mark.

    Settings: ``tables``, the row ids of every fixed table; ``column``, their choice column with the
    options ``seen``, ``partly``, ``missed``; ``order``, the choice with ``mood-first`` and
    ``matter-first``; ``close``, the choice with ``satisfied``, ``unasked``, ``open``. Figures: ``n``
    (checks), ``score`` (0 to n, halves), ``seen``, ``partly``, ``missed`` (how many), ``first_missed``
    (a label, None when none is). Cases: ``closed-unasked`` (closed without the customer's yes, which
    no score makes good), ``matter-first``, ``some-missed``, ``some-partly``, ``all-seen``. The chart
    groups the checks. Tags: 1 for every check missed, 0 for the others.

    Raises ModelError: ``incomplete-answer`` at the first check without a mark, or at a choice not made
    (not marked is not missed); ``unknown-option``; ``wrong-shape``; ``model-settings``. Source:
    course-map B24 (checks /15; close needs satisfaction).
    """
    column = name_setting(settings, "column")
    order, close = (name_setting(settings, key) for key in ("order", "close"))
    tables = mapping(settings.get("tables"), "settings.tables")
    if not tables:
        raise ModelError("model-settings", "settings.tables")
    marks: dict[str, str] = {}
    for table in tables:
        rows = mapping(values.get(table), table)
        for row in names_setting(tables, table):
            marks[row] = _mark(
                mapping(rows.get(row), f"{table}.{row}").get(column), f"{table}.{row}.{column}"
            )
    for field in (order, close):
        if values.get(field) is None:
            raise ModelError("incomplete-answer", field)
    found = {kind: [row for row, mark in marks.items() if mark == kind] for kind in WORTH}
    return Outcome(
        figures={
            "n": len(marks),
            "score": score(marks),
            **{kind: len(rows) for kind, rows in found.items()},
            "first_missed": Ref(found["missed"][0]) if found["missed"] else None,
        },
        case=_case(found, values[order], values[close]),
        chart=groups(
            *(
                group(kind, [Ref(row) for row in found[kind]])
                for kind in ("missed", "partly", "seen")
                if found[kind]
            )
        ),
        tags={row: int(mark == "missed") for row, mark in marks.items()},
    )


def _mark(mark: object, path: str) -> str:
    if mark is None:
        raise ModelError("incomplete-answer", path)
    if not isinstance(mark, str) or mark not in WORTH:
        raise ModelError("unknown-option", path)
    return mark


def _case(found: Mapping[str, list[str]], order: object, close: object) -> str:
    if close == "unasked":
        return "closed-unasked"
    if order == "matter-first":
        return "matter-first"
    if found["missed"]:
        return "some-missed"
    return "some-partly" if found["partly"] else "all-seen"
