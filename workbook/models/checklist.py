"""An observer's marks on a list of checks (S4-19, S4-25, S4-26)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import fixed, needed
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Options, PartId, PartIds

#: What a mark is worth, in checks.
WORTH = {"seen": 1.0, "partly": 0.5, "missed": 0.0}


def score(marks: Mapping[str, str]) -> float:
    """Return the number of checks seen, half a one for what was seen in part."""
    return sum(WORTH[mark] for mark in marks.values())


class Settings(ModelSettings):
    """Settings of an observer's checklist."""

    tables: dict[FieldId, PartIds] = Field(min_length=1, description="The row ids of every fixed table.")
    column: Annotated[PartId, Options(("seen", "partly", "missed"))] = Field(
        description="The choice column of every table: seen, partly, missed."
    )
    order: Annotated[FieldId, Options(("mood-first", "matter-first"))] = Field(
        description="Choice field: mood-first, matter-first."
    )
    close: Annotated[FieldId, Options(("satisfied", "unasked", "open"))] = Field(
        description="Choice field: satisfied, unasked, open."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Score the checks and name those missed, once every one of them has a mark.

    Figures: ``n`` (checks), ``score`` (0 to n, halves), ``seen``, ``partly``, ``missed`` (how many),
    ``first_missed`` (a label, None when none is). Cases: ``closed-unasked`` (closed without the customer's
    yes, which no score makes good), ``matter-first``, ``some-missed``, ``some-partly``, ``all-seen``. The
    chart groups the checks. Tags: 1 for every check missed, 0 for the others.

    Raises ModelError: ``incomplete-answer`` at the first check without a mark, or at a choice not made (not
    marked is not missed).
    """
    marks: dict[str, str] = {}
    for table, ids in settings.tables.items():
        rows = fixed(values, table)
        for row in ids:
            mark = rows.get(row, {}).get(settings.column)
            if mark is None:
                raise ModelError("incomplete-answer", f"{table}.{row}.{settings.column}")
            marks[row] = mark
    order, close = needed(values, settings.order), needed(values, settings.close)
    found = {kind: [row for row, mark in marks.items() if mark == kind] for kind in WORTH}
    return Outcome(
        figures={
            "n": len(marks),
            "score": score(marks),
            **{kind: len(rows) for kind, rows in found.items()},
            "first_missed": Ref(found["missed"][0]) if found["missed"] else None,
        },
        case=_case(found, order, close),
        chart=groups(
            *(
                group(kind, [Ref(row) for row in found[kind]])
                for kind in ("missed", "partly", "seen")
                if found[kind]
            )
        ),
        tags={row: int(mark == "missed") for row, mark in marks.items()},
    )


def _case(found: Mapping[str, list[str]], order: object, close: object) -> str:
    if close == "unasked":
        return "closed-unasked"
    if order == "matter-first":
        return "matter-first"
    if found["missed"]:
        return "some-missed"
    return "some-partly" if found["partly"] else "all-seen"
