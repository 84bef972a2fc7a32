"""Grading customers A to D by weighted marks from 1 to 5 (S3-64).

A common tool of advisers: the arithmetic is sound, what to do with a D is a judgement.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import fixed, needed, table
from workbook.models.numbers import tidy, written
from workbook.models.outcome import ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, PartId, PartIds

LOW, HIGH = 1, 5
MOST_WEIGHT = 1000
GRADES = ("A", "B", "C", "D")
#: The lowest score of each grade but the last.
THRESHOLDS: Mapping[str, float] = MappingProxyType({"A": 75, "B": 50, "C": 25})


def score(marks: Mapping[str, float], weights: Mapping[str, float]) -> float | None:
    """Return 100 × Σ w(s − 1) ÷ (4 Σ w): 0 when every mark is 1, 100 when every mark is 5.

    ``marks`` from 1 to 5 and ``weights`` from 0, both by criterion; only the proportions of the weights
    matter. None when a criterion with a weight has no mark, since unknown is not bad. Raises ModelError
    ``no-weight`` when the weights add up to 0.
    """
    used = {key: weight for key, weight in weights.items() if weight != 0}
    if not used:
        raise ModelError("no-weight")
    if any(marks.get(key) is None for key in used):
        return None
    points = math.fsum(weight * (marks[key] - 1) for key, weight in used.items())
    return tidy(100 * points / ((HIGH - LOW) * math.fsum(used.values())))


def grade(score: float, thresholds: Mapping[str, float] = THRESHOLDS) -> str:
    """Return ``A``, ``B``, ``C`` or ``D`` for a score from 0 to 100; a score on a threshold has reached it.

    ``thresholds`` gives the lowest score of A, B and C. Raises ModelError ``thresholds-order`` unless
    A > B > C.
    """
    if not thresholds["A"] > thresholds["B"] > thresholds["C"]:
        raise ModelError("thresholds-order")
    return next((name for name in GRADES[:-1] if score >= thresholds[name]), GRADES[-1])


class Thresholds(ModelSettings):
    """Number fields of the lowest score of each grade but the last, 0 to 100."""

    A: Annotated[FieldId, Numbers(0, 100)]
    B: Annotated[FieldId, Numbers(0, 100)]
    C: Annotated[FieldId, Numbers(0, 100)]


class Settings(ModelSettings):
    """Settings of the grading: the criteria with their weights, the customers, and the thresholds."""

    weights: FieldId = Field(description="The table of criteria, fixed rows.")
    weight: Annotated[PartId, Numbers(0, MOST_WEIGHT)] = Field(description="Its number column: the weight.")
    customers: FieldId = Field(description="The table of customers, free rows.")
    name: PartId = Field(description="Its text column with the name.")
    criteria: Annotated[PartIds, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Its scale columns, 1 to 5, of the same ids as the rows of the criteria."
    )
    thresholds: Thresholds


def model(values: Values, settings: Settings) -> Outcome:
    """Grade every customer who has a mark for each criterion that counts.

    While no weight is given all criteria count the same; as soon as one is, those without do not count.

    Figures: ``total`` (customers graded), ``unfinished``, the count of every grade under ``a`` to ``d``,
    ``low`` (C and D together), ``first`` (a name) and ``steps`` (that customer's score written out). Cases:
    ``some-low``, ``none-low``. Tags: the counts under ``grade-a`` to ``grade-d``.

    Raises ModelError: ``incomplete-answer`` while nobody has all marks; ``no-weight``,
    ``thresholds-order``.
    """
    weights = _weights(values, settings)
    thresholds = _thresholds(values, settings.thresholds)
    marks = [
        (row.get(settings.name), _marks(row, settings.criteria)) for row in table(values, settings.customers)
    ]
    named = [(str(who), given) for who, given in marks if who]
    graded = [(who, given, points) for who, given in named if (points := score(given, weights)) is not None]
    if not graded:
        raise ModelError("incomplete-answer", settings.customers)
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


def _weights(values: Values, settings: Settings) -> dict[str, float]:
    rows = fixed(values, settings.weights)
    given: dict[str, float] = {
        key: weight
        for key in settings.criteria
        if (weight := rows.get(key, {}).get(settings.weight)) is not None
    }
    if not given:
        return dict.fromkeys(settings.criteria, 1)
    if not any(given.values()):
        raise ModelError("no-weight", settings.weights)
    return given


def _thresholds(values: Values, fields: Thresholds) -> dict[str, float]:
    found = {"A": needed(values, fields.A), "B": needed(values, fields.B), "C": needed(values, fields.C)}
    if not found["A"] > found["B"] > found["C"]:
        raise ModelError("thresholds-order", fields.B)
    return found


def _marks(row: Row, criteria: Sequence[str]) -> dict[str, float]:
    return {key: row[key] for key in criteria if row.get(key) is not None}


def _steps(marks: Mapping[str, float], weights: Mapping[str, float], points: float) -> str:
    used = {key: weight for key, weight in weights.items() if weight}
    parts = " + ".join(f"{written(weight)}×{written(marks[key] - 1)}" for key, weight in used.items())
    total = written(math.fsum(used.values()))
    return f"100 × ({parts}) ÷ (4 × {total}) = {written(tidy(points, 1))}"
