"""Service quality as perception minus expectation, weighted (S0-33, S2-11, S2-13 to S2-15).

SERVQUAL is Parasuraman, Zeithaml and Berry's (1988). Difference scores are disputed as a measurement;
as a diagnosis they say where to look. Here minus always means that the service fell short.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import fixed
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Chart, ModelError, Outcome, Prompt, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, PartId, PartIds

LOW, HIGH = 1, 7
FULL = 100


def gap(pairs: Iterable[tuple[int | None, int | None]]) -> float | None:
    """Return mean(P − E) over complete pairs of (expected, perceived); None when there is none.

    Marks are whole numbers from 1 to 7, so the gap lies between −6 and 6, and below zero the service
    fell short. A pair with one mark missing is dropped, never counted as 0.
    """
    differences = [
        perceived - expected
        for expected, perceived in pairs
        if expected is not None and perceived is not None
    ]
    return sum(differences) / len(differences) if differences else None


def weighted(gaps: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Return Σw·G ÷ Σw; None when a dimension that has a weight has no gap.

    Weights are 0 or more in any unit: 80 points in all give the same as 100. Gaps −1, 0, .5, −.5, −1
    with 32, 19, 11, 16, 22 give −.565. Raises ModelError ``weights-zero`` when the weights add up to 0.
    """
    total = math.fsum(weights.values())
    if not total:
        raise ModelError("weights-zero", "weights")
    terms = []
    for key, weight in weights.items():
        found = gaps.get(key)
        if weight and found is None:
            return None
        terms.append(weight * (found or 0))
    return math.fsum(terms) / total


class Settings(ModelSettings):
    """Settings of the statements and the dimensions they measure."""

    field: FieldId = Field(description="The table of statements, fixed rows.")
    expected: Annotated[PartId, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Scale column: what was expected, 1 to 7."
    )
    perceived: Annotated[PartId, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Scale column: what was perceived, 1 to 7."
    )
    weights: FieldId = Field(description="The allocation whose parts are the dimensions.")
    dimensions: dict[PartId, PartIds] = Field(min_length=1, description="The row ids of each dimension.")


def model(values: Values, settings: Settings) -> Outcome:
    """Work out the gap of each dimension and, with the weights, one figure for the whole.

    While no weight is given every dimension counts the same. Figures: each dimension's gap under its id (−6
    to 6, None without a complete pair); ``total`` (the weighted gap to the thousandth, None while a
    dimension with a weight has none), ``terms`` (weight × gap written out), ``weight_sum``, ``pairs``,
    ``statements``, ``dropped`` (statements without both marks), ``unmeasured`` (dimensions without a gap),
    ``lowest_label``, ``lowest``, ``pulls_label`` (the dimension whose weight × gap is lowest). Cases:
    ``unmeasured`` (no total yet), ``unweighted``, ``short`` (total below 0), ``mixed`` (it is not, but a
    dimension is), ``met``. Prompt: ``weights-rescaled`` with ``sum`` when the weights do not add up to 100.

    Raises ModelError: ``incomplete-answer`` while no pair is complete; ``weights-zero``.
    """
    dimensions = settings.dimensions
    pairs: dict[str, list[tuple[int, int]]] = {
        key: _pairs(values, items, settings) for key, items in dimensions.items()
    }
    gaps = {key: gap(found) for key, found in pairs.items()}
    measured = {key: found for key, found in gaps.items() if found is not None}
    if not measured:
        raise ModelError("incomplete-answer", settings.field)
    given = values.get(settings.weights) or {}
    chosen: dict[str, float] = {key: given[key] for key in dimensions if given.get(key) is not None}
    weights: dict[str, float] = chosen or {key: FULL / len(dimensions) for key in dimensions}
    total = weighted(gaps, weights)
    weight_sum = math.fsum(weights.values())
    complete = sum(len(found) for found in pairs.values())
    statements = sum(len(items) for items in dimensions.values())
    lowest = min(measured, key=lambda key: measured[key])
    pulls = min(measured, key=lambda key: (weights.get(key, 0) * measured[key], measured[key]))
    return Outcome(
        figures={
            **gaps,
            "total": None if total is None else tidy(total, 3),
            "terms": _terms(measured, weights),
            "weight_sum": weight_sum,
            "pairs": complete,
            "statements": statements,
            "dropped": statements - complete,
            "unmeasured": len(gaps) - len(measured),
            "lowest": measured[lowest],
            "lowest_label": Ref(lowest),
            "pulls_label": Ref(pulls),
        },
        case=_case(total, measured.values(), chosen=bool(chosen)),
        prompts=(Prompt("weights-rescaled", settings.weights, {"sum": written(weight_sum)}),)
        if not math.isclose(weight_sum, FULL)
        else (),
        chart=_chart(gaps, lowest),
    )


def _pairs(values: Values, items: Iterable[str], settings: Settings) -> list[tuple[int, int]]:
    """Return the marks (expected, perceived) of the statements that have both."""
    table = fixed(values, settings.field)
    columns = (settings.expected, settings.perceived)
    rows = (table.get(item, {}) for item in items)
    return [
        (row[settings.expected], row[settings.perceived])
        for row in rows
        if all(row.get(column) is not None for column in columns)
    ]


def _case(total: float | None, gaps: Iterable[float], *, chosen: bool) -> str:
    if total is None:
        return "unmeasured"
    if not chosen:
        return "unweighted"
    if tidy(total, 3) < 0:
        return "short"
    return "mixed" if min(gaps) < 0 else "met"


def _terms(gaps: Mapping[str, float], weights: Mapping[str, float]) -> str:
    return " + ".join(
        f"{written(weights[key])} × ({written(tidy(gaps[key], 2))})" for key in gaps if key in weights
    )


def _chart(gaps: Mapping[str, float | None], lowest: str) -> Chart:
    reach = max(1, *(math.ceil(abs(found)) for found in gaps.values() if found is not None))
    return bars(
        [Ref(key) for key in gaps],
        series("gap", list(gaps.values())),
        highlight=[list(gaps).index(lowest)],
        low=-reach,
        high=reach,
        decimals=2,
    )
