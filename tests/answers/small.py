"""Exercises of one field each, and what checking says about an answer to them."""

from __future__ import annotations

from typing import Any

from workbook.answers import Checked
from workbook.schema import Exercise


def words(label: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"en": label, "zh": label}


def one_field(**field: Any) -> Exercise:
    """Return an exercise with the single field ``it``."""
    return Exercise.model_validate(
        {
            "schema": 1,
            "kind": "exercise",
            "id": "small",
            "mode": "individual",
            "minutes": 1,
            "live": True,
            "name": words("Small"),
            "title": words("Small?"),
            "fields": [{"id": "it", "label": words("It"), **field}],
        }
    )


def told(checked: Checked) -> list[tuple[str, str, str]]:
    """Return code, path and severity of every problem."""
    return [(problem.code, problem.where, problem.severity) for problem in checked.problems]


def options(*ids: str) -> list[dict[str, Any]]:
    """Return options whose words are their ids."""
    return [{"id": id, "label": words(id)} for id in ids]


_LIST = {"kind": "list", "item_label": words("Entry"), "max_items": 3}

#: The kinds whose raw values are neither one string nor one number.
KINDS = {
    "date": one_field(kind="date", ahead=True),
    "moment": one_field(kind="moment"),
    "allocate": one_field(kind="allocate", parts=options("people", "tools", "training")),
    "loose": one_field(kind="allocate", parts=options("people", "tools"), exact=False),
    "ranking": one_field(kind="ranking", options=options("speed", "price", "care")),
    "grid": one_field(
        kind="grid", column_label=words("Year"), row_label=words("Branch"), max_columns=3, max_rows=2
    ),
    "votes": one_field(kind="votes", exercise="ideas", field="ideas", dots=2, max_length=10),
    "sheets": one_field(
        kind="rows",
        row_label=words("Partner"),
        layout="sheets",
        columns=[
            {"id": "name", "kind": "text", "label": words("Name"), "required": True},
            {"id": "terms", "kind": "long-text", "label": words("Terms"), "max_length": 20},
            {"id": "tasks", "label": words("Tasks"), **_LIST},
            {"id": "due", "kind": "date", "label": words("Due"), "ahead": True},
            {"id": "meeting", "kind": "moment", "label": words("Meeting")},
        ],
    ),
}
