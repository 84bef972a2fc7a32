"""Grading customers A to D by weighted marks from 1 to 5 (course-map B19; S3-64).

A common tool of advisers: the arithmetic is sound, what to do with a D is a judgement.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import mapping, name_setting, names_setting, needed, number, table, whole
from workbook.models.numbers import tidy, written
from workbook.models.outcome import ModelError, Outcome, Ref, Typed

LOW, HIGH = 1, 5
MOST_WEIGHT = 1000
GRADES = ("A", "B", "C", "D")
#: The lowest score of each grade but the last.
THRESHOLDS: Mapping[str, float] = MappingProxyType({"A": 75, "B": 50, "C": 25})


def score(marks: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """Return 100 × Σ w(s − 1) ÷ (4 Σ w): 0 when every mark is 1, 100 when every mark is 5.

    ``marks`` from 1 to 5 and ``weights`` from 0, both by criterion; only the proportions of the weights
    matter. None when a criterion with a weight has no mark, since unknown is not bad. Raises ModelError:
    ``no-weight`` when the weights add up to 0; ``out-of-range``, ``not-a-number``. Source: course-map B19.
    """
    used = {key: number(weight, key, low=0, high=math.inf) for key, weight in weights.items() if weight != 0}
    if not used:
        raise ModelError("no-weight")
    if any(marks.get(key) is None for key in used):
        return None
    points = math.fsum(
        weight * (number(marks[key], key, low=LOW, high=HIGH) - 1) for key, weight in used.items()
    )
    return tidy(100 * points / ((HIGH - LOW) * math.fsum(used.values())))


def grade(score: float, thresholds: Mapping[str, float] = THRESHOLDS) -> str:
    """Return ``A``, ``B``, ``C`` or ``D`` for a score from 0 to 100; a score on a threshold has reached it.

    ``thresholds`` gives the lowest score of A, B and C. Raises ModelError: ``thresholds-order`` unless
    A > B > C; ``out-of-range``, ``not-a-number``. Source: course-map B19.
    """
    number(score, "score", low=0, high=100)
    if not thresholds["A"] > thresholds["B"] > thresholds["C"]:
        raise ModelError("thresholds-order")
    return next((name for name in GRADES[:-1] if score >= thresholds[name]), GRADES[-1])


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Grade every customer who has a mark for each criterion that counts.

    Settings: ``weights``, the fixed rows of the criteria, and ``weight``, their number column;
    ``customers``, the free rows, with ``name``, the text column, and ``criteria``, the scale columns, of
    the same ids as the rows; ``thresholds``, the number fields by grade (A, B, C). While no weight is
    given all criteria count the same; as soon as one is, those without do not count.

    Figures: ``total`` (customers graded), ``unfinished``, the count of every grade under ``a`` to ``d``,
    ``low`` (C and D together), ``first`` (a name) and ``steps`` (that customer's score written out).
    Cases: ``some-low``, ``none-low``. Tags: the counts under ``grade-a`` to ``grade-d``.

    Raises ModelError: ``incomplete-answer`` while nobody has all marks; ``no-weight``,
    ``thresholds-order``; ``not-whole``, ``out-of-range``, ``not-a-number``, ``wrong-shape``;
    ``model-settings``. Source: course-map B19.
    """
    field, name = name_setting(settings, "customers"), name_setting(settings, "name")
    criteria = names_setting(settings, "criteria")
    weights = _weights(values, settings, criteria)
    thresholds = _thresholds(values, settings)
    marks = [
        (row.get(name), _marks(row, criteria, f"{field}.{index}"))
        for index, row in enumerate(table(values, field))
    ]
    named = [(str(who), given) for who, given in marks if who]
    graded = [(who, given, points) for who, given in named if (points := score(given, weights)) is not None]
    if not graded:
        raise ModelError("incomplete-answer", field)
    grades: dict[str, list[str]] = {letter: [] for letter in GRADES}
    for who, _, points in sorted(graded, key=lambda entry: -entry[2]):
        grades[grade(points, thresholds)].append(f"{who} · {written(tidy(points, 1))}")
    low = len(grades["C"]) + len(grades["D"])
    return Outcome(
        figures={
            "total": len(graded),
            "unfinished": len(marks) - len(graded),
            **{letter.lower(): len(grades[letter]) for letter in GRADES},
            "low": low,
            "first": Typed(graded[0][0]),
            "steps": _steps(graded[0][1], weights, graded[0][2]),
        },
        case="some-low" if low else "none-low",
        chart=groups(
            *(
                group(_key(letter), [Typed(words) for words in grades[letter]], Ref(f"note-{letter.lower()}"))
                for letter in GRADES
            )
        ),
        tags={_key(letter): len(grades[letter]) for letter in GRADES},
    )


def _key(letter: str) -> str:
    return f"grade-{letter.lower()}"


def _weights(
    values: Mapping[str, Any], settings: Mapping[str, Any], criteria: Sequence[str]
) -> dict[str, float]:
    field, column = name_setting(settings, "weights"), name_setting(settings, "weight")
    rows = mapping(values.get(field), field)
    given = {
        key: number(weight, f"{field}.{key}.{column}", low=0, high=MOST_WEIGHT)
        for key in criteria
        if (weight := mapping(rows.get(key), f"{field}.{key}").get(column)) is not None
    }
    if not given:
        return dict.fromkeys(criteria, 1)
    if not any(given.values()):
        raise ModelError("no-weight", field)
    return given


def _thresholds(values: Mapping[str, Any], settings: Mapping[str, Any]) -> dict[str, float]:
    fields = mapping(settings.get("thresholds"), "settings.thresholds")
    if set(fields) != set(THRESHOLDS):
        raise ModelError("model-settings", "settings.thresholds")
    found = {letter: needed(values, fields[letter], low=0, high=100) for letter in THRESHOLDS}
    if not found["A"] > found["B"] > found["C"]:
        raise ModelError("thresholds-order", fields["B"])
    return found


def _marks(row: Mapping[str, Any], criteria: Sequence[str], path: str) -> dict[str, float]:
    return {
        key: whole(row[key], f"{path}.{key}", low=LOW, high=HIGH)
        for key in criteria
        if row.get(key) is not None
    }


def _steps(marks: Mapping[str, float], weights: Mapping[str, float], points: float) -> str:
    used = {key: weight for key, weight in weights.items() if weight}
    parts = " + ".join(f"{written(weight)}×{written(marks[key] - 1)}" for key, weight in used.items())
    total = written(math.fsum(used.values()))
    return f"100 × ({parts}) ÷ (4 × {total}) = {written(tidy(points, 1))}"
