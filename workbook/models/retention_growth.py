"""Growth of a number of customers when some stay and some join (S3-60).

The comparison of two companies is Frederick Reichheld's (1996): it is arithmetic, and it assumes that
the number of new customers grows with the size of the company.
"""

from __future__ import annotations

import math
from typing import Annotated

from pydantic import Field

from workbook.models._inputs import needed
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Values
from workbook.models.settings import Constant, FieldId, ModelSettings, Numbers, Options

MOST_CUSTOMERS, MOST_YEARS = 1_000_000, 100
#: Ids of the two assumptions about new customers.
WITH_SIZE, FIXED = "with-size", "fixed"


def customers_after(start: float, retention: float, acquisition: float, years: int) -> float:
    """Return N₀(r + a)^t: new customers are a part of those there at the year's start.

    ``start`` in customers (above 0), ``retention`` from 0 to 1, ``acquisition`` from 0, both a year;
    95 % kept and 10 % new make 105 of 100 after a year and 197.99 after 14.
    """
    return start * tidy(retention + acquisition) ** years


def doubling_years(retention: float, acquisition: float) -> float | None:
    """Return ln 2 ÷ ln(r + a) in years; None when r + a is at most 1, since it never doubles.

    0.95 and 0.10 double in 14.21 years.
    """
    growth = tidy(retention + acquisition)
    return math.log(2) / math.log(growth) if growth > 1 else None


def with_fixed_joins(start: float, retention: float, joins: float, years: int) -> float:
    """Return the customers after ``years`` when the same number joins every year, whatever the size.

    100 customers, 95 % kept and 10 joining make 151.23 after 14 years.
    """
    lost, kept = 1 - retention, retention**years
    return start + joins * years if not tidy(lost) else start * kept + joins * (1 - kept) / lost


def fixed_limit(retention: float, joins: float) -> float | None:
    """Return joins ÷ (1 − r), the size where as many leave as join; None when no customer ever leaves.

    95 % kept and 10 joining: 200.
    """
    lost = tidy(1 - retention)
    return joins / lost if lost else None


class OtherCompany(ModelSettings):
    """The company beside it, of the same size at the start."""

    retention: Constant = Field(ge=0, le=100, description="Retention, % a year.")
    acquisition: Constant = Field(ge=0, le=100, description="New customers, % a year.")


class Settings(ModelSettings):
    """Settings of the growth of a company beside another one."""

    start: Annotated[FieldId, Numbers(0, MOST_CUSTOMERS)] = Field(description="Number field: customers.")
    retention: Annotated[FieldId, Numbers(0, 100)] = Field(description="Number field: retention, % a year.")
    acquisition: Annotated[FieldId, Numbers(0, 100)] = Field(
        description="Number field: new customers, % a year; under `fixed` of the first year only."
    )
    years: Annotated[FieldId, Numbers(1, MOST_YEARS, whole=True)] = Field(description="Number field: years.")
    assumption: Annotated[FieldId, Options((WITH_SIZE, FIXED))] = Field(
        description="Choice field: with-size (also while nothing is chosen), fixed."
    )
    other: OtherCompany


def model(values: Values, settings: Settings) -> Outcome:
    """Let a company grow year by year beside another one of the same size.

    Figures: ``after_one``, ``end`` and ``other_end`` in customers, ``years``, ``doubling`` (years; None if
    never, and under ``fixed``), ``limit`` (customers; None but under ``fixed``), ``joins`` (customers in
    the first year), ``steps`` (the sum written out). Cases: ``doubles``, ``level``, ``shrinks``; ``fixed``
    and, when no customer leaves, ``fixed-endless``.

    Raises ModelError: ``incomplete-answer``, ``above-zero``.
    """
    other = settings.other
    start = needed(values, settings.start)
    retention = needed(values, settings.retention) / 100
    acquisition = needed(values, settings.acquisition) / 100
    years = int(needed(values, settings.years))
    if start == 0:
        raise ModelError("above-zero", settings.start)

    fixed = values.get(settings.assumption) == FIXED
    path = _path(start, retention, acquisition, years, fixed=fixed)
    other_path = _path(start, other.retention / 100, other.acquisition / 100, years, fixed=fixed)
    joins = tidy(start * acquisition)
    doubling = None if fixed else doubling_years(retention, acquisition)
    limit = fixed_limit(retention, joins) if fixed else None
    marks = []
    if doubling is not None and doubling <= years:
        marks.append({"axis": "x", "value": round(doubling, 2), "label": Ref("doubled")})
    if limit is not None:
        marks.append({"axis": "y", "value": round(limit, 2), "label": Ref("limit")})
    return Outcome(
        figures={
            "after_one": path[1],
            "end": path[-1],
            "other_end": other_path[-1],
            "years": years,
            "doubling": doubling,
            "limit": limit,
            "joins": joins,
            "steps": _steps(start, retention, acquisition, years, path[-1], fixed=fixed),
        },
        case=_case(retention, acquisition, limit, fixed=fixed),
        chart=Chart(
            "lines",
            {
                "x": {"label": Ref("year"), "values": list(range(years + 1)), "categories": None},
                "y": {"label": Ref("customers"), "min": 0, "max": None, "decimals": 0},
                "series": [
                    {"id": "yours", "label": Ref("yours"), "style": 2, "values": path},
                    {"id": "other", "label": Ref("other"), "style": 1, "values": other_path},
                ],
                "marks": marks,
            },
        ),
    )


def _path(start: float, retention: float, acquisition: float, years: int, *, fixed: bool) -> list[float]:
    """Return the customers at the start and after every year, to the hundredth."""
    grow, new = (with_fixed_joins, start * acquisition) if fixed else (customers_after, acquisition)
    return [round(grow(start, retention, new, year), 2) for year in range(years + 1)]


def _case(retention: float, acquisition: float, limit: float | None, *, fixed: bool) -> str:
    if fixed:
        return "fixed-endless" if limit is None else "fixed"
    growth = tidy(retention + acquisition)
    return "doubles" if growth > 1 else "level" if growth == 1 else "shrinks"


def _steps(start: float, retention: float, acquisition: float, years: int, end: float, *, fixed: bool) -> str:
    result = f"= {written(end)}"
    if not fixed:
        return f"{written(start)} × ({written(retention)} + {written(acquisition)})^{years} {result}"
    joins = written(tidy(start * acquisition))
    if retention == 1:
        return f"{written(start)} + {years} × {joins} {result}"
    kept = f"{written(retention)}^{years}"
    return f"{written(start)} × {kept} + {joins} × (1 − {kept}) ÷ (1 − {written(retention)}) {result}"
