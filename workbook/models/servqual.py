"""Service quality as perception minus expectation, weighted (course-map B5; S0-33, S2-11, S2-13…15).

SERVQUAL is Parasuraman, Zeithaml and Berry's (1988). Difference scores are disputed as a measurement;
as a diagnosis they say where to look. Here minus always means that the service fell short.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import mapping, name_setting, names_setting, number, whole
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Chart, ModelError, Outcome, Prompt, Ref

LOW, HIGH = 1, 7
FULL = 100


def gap(pairs: Iterable[tuple[int | None, int | None]]) -> float | None:
    """Return mean(P − E) over complete pairs of (expected, perceived); None when there is none.

    Marks are whole numbers from 1 to 7, so the gap lies between −6 and 6, and below zero the service
    fell short. A pair with one mark missing is dropped, never counted as 0. Raises ModelError
    ``not-whole``, ``out-of-range`` or ``not-a-number``. Source: course-map B5.
    """
    differences = [
        whole(perceived, "perceived", low=LOW, high=HIGH) - whole(expected, "expected", low=LOW, high=HIGH)
        for expected, perceived in pairs
        if expected is not None and perceived is not None
    ]
    return sum(differences) / len(differences) if differences else None


def weighted(gaps: Mapping[str, float | None], weights: Mapping[str, float]) -> float | None:
    """Return Σw·G ÷ Σw; None when a dimension that has a weight has no gap.

    Weights are 0 or more in any unit: 80 points in all give the same as 100. Gaps −1, 0, .5, −.5, −1
    with 32, 19, 11, 16, 22 give −.565. Raises ModelError ``weights-zero`` when the weights add up to
    0; ``out-of-range`` or ``not-a-number`` for a weight. Source: course-map B5.
    """
    checked = {key: number(weight, f"weights.{key}", low=0, high=FULL) for key, weight in weights.items()}
    total = math.fsum(checked.values())
    if not total:
        raise ModelError("weights-zero", "weights")
    terms = []
    for key, weight in checked.items():
        found = gaps.get(key)
        if weight and found is None:
            return None
        terms.append(weight * (found or 0))
    return math.fsum(terms) / total


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Work out the gap of each dimension and, with the weights, one figure for the whole.

    Settings: ``field``, the fixed rows; ``expected`` and ``perceived``, their scales from 1 to 7;
    ``weights``, the allocation whose parts are the dimensions; ``dimensions``, dimension → its rows.
    While no weight is given every dimension counts the same. Figures: each dimension's gap under its id
    (−6 to 6, None without a complete pair); ``total`` (the weighted gap to the thousandth, None while a
    dimension with a weight has none), ``terms`` (weight × gap written out), ``weight_sum``, ``pairs``, ``statements``, ``dropped`` (statements without both marks),
    ``unmeasured`` (dimensions without a gap), ``lowest_label``, ``lowest``, ``pulls_label`` (the
    dimension whose weight × gap is lowest). Cases: ``unmeasured`` (no total yet), ``unweighted``,
    ``short`` (total below 0), ``mixed`` (it is not, but a dimension is), ``met``. Prompt: ``weights-rescaled`` with
    ``sum`` when the weights do not add up to 100.

    Raises ModelError: ``incomplete-answer`` while no pair is complete, ``weights-zero``, and what `gap`
    and `weighted` raise; ``wrong-shape``; ``model-settings``. Source: course-map B5.
    """
    field, weight_field = name_setting(settings, "field"), name_setting(settings, "weights")
    expected, perceived = name_setting(settings, "expected"), name_setting(settings, "perceived")
    dimensions = _dimensions(settings)
    rows = mapping(values.get(field), field)
    pairs: dict[str, list[tuple[int, int]]] = {key: [] for key in dimensions}
    for key, items in dimensions.items():
        for item in items:
            row = mapping(rows.get(item), f"{field}.{item}")
            marks = [
                whole(row[column], f"{field}.{item}.{column}", low=LOW, high=HIGH)
                for column in (expected, perceived)
                if row.get(column) is not None
            ]
            if len(marks) == 2:
                pairs[key].append((marks[0], marks[1]))
    gaps = {key: gap(found) for key, found in pairs.items()}
    measured = {key: found for key, found in gaps.items() if found is not None}
    if not measured:
        raise ModelError("incomplete-answer", field)
    given = mapping(values.get(weight_field), weight_field)
    chosen: dict[str, float] = {key: given[key] for key in dimensions if given.get(key) is not None}
    weights = chosen or dict.fromkeys(dimensions, FULL / len(dimensions))
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
        prompts=(Prompt("weights-rescaled", weight_field, {"sum": written(weight_sum)}),)
        if not math.isclose(weight_sum, FULL)
        else (),
        chart=_chart(gaps, lowest),
    )


def _dimensions(settings: Mapping[str, Any]) -> dict[str, Sequence[str]]:
    found = settings.get("dimensions")
    if not isinstance(found, Mapping) or not found:
        raise ModelError("model-settings", "settings.dimensions")
    return {key: names_setting(found, key) for key in found}


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
