"""From a raw answer to its status, problems and worded result: one path for every carrier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from workbook.answers import check
from workbook.answers.replies import iso
from workbook.course.texts import both, fill
from workbook.models import positioning, run
from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Typed
from workbook.protocol import answers as protocol
from workbook.protocol import basics as message
from workbook.schema import (
    AllocateField,
    Check,
    ChoiceField,
    Exercise,
    MapField,
    NumberField,
    RankingField,
    RowsField,
    Text,
)

Json = dict[str, Any]
#: Names a facilitator gave to points of a map, by point id.
Presets = Mapping[str, Text]


class Response(TypedDict):
    """The assessment of a raw answer, its normalised ``value``, and the model's outcome.

    ``result`` and ``outcome`` are None where there is no model and while it has too little to say anything.
    """

    status: protocol.Status
    value: Mapping[str, Any]
    problems: list[protocol.Problem]
    result: Json | None
    outcome: Outcome | None


def respond(exercise: Exercise, raw: object, presets: Presets | None = None) -> Response:
    """Check a raw answer and compute its result, running the model once.

    ``presets`` are the names a facilitator gave to points of a map, by point id.
    """
    checked = check(exercise, raw)
    named = set(presets or ())
    problems = [
        problem.to_json()
        for problem in checked.problems
        if not (problem.code == "name-missing" and named & set(problem.where.split(".")))
    ]
    result: Json | None = None
    outcome: Outcome | None = None
    if exercise.model is not None and checked.status in ("valid", "partial"):
        try:
            outcome = calculate(exercise, checked.value)
        except ModelError as error:
            if error.code != "incomplete-answer":
                problems.append(_problem(error.code, error.where, error.params, "error"))
        else:
            problems += [_problem(item.code, item.where, item.params, "prompt") for item in outcome.prompts]
            result = present(exercise, outcome, presets)
    return {
        "status": checked.status,
        "value": checked.value,
        "problems": problems,
        "result": result,
        "outcome": outcome,
    }


def calculate(exercise: Exercise, value: Mapping[str, Any]) -> Outcome:
    """Run the exercise's model on a normalised value, empty fields with a default filled in.

    Raises ModelError as the model does; ValueError for an exercise without a model.
    """
    if exercise.model is None:
        raise ValueError(f"{exercise.id} has no model")
    defaults = {
        field.id: field.default
        for field in exercise.fields
        if isinstance(field, NumberField) and field.default is not None
    }
    return run(exercise.model.use, defaults | dict(value), exercise.model.settings)


def present(exercise: Exercise, outcome: Outcome, presets: Presets | None = None) -> Json:
    """Say an outcome in both languages with the sentences of the exercise's result block."""
    words = exercise.result
    if words is None:
        raise ValueError(f"{exercise.id} has no result block")
    figures = {name: resolve(exercise, value) for name, value in outcome.figures.items()}
    case = words.cases.get(outcome.case) if outcome.case else None
    return {
        "title": words.title.model_dump(),
        "big": fill(words.big, figures) if words.big else None,
        "how": fill(words.how, figures) if words.how else None,
        "case": fill(case, figures) if case else None,
        "case_id": outcome.case,
        "chart": _chart(exercise, outcome.chart, presets) if outcome.chart else None,
    }


def resolve(exercise: Exercise, value: Any, presets: Presets | None = None) -> Any:
    """Replace every `Ref` and `Typed` in a value by words, at any depth."""
    if isinstance(value, Ref):
        preset = (presets or {}).get(value.key)
        return preset.model_dump() if preset else label(exercise, value.key)
    if isinstance(value, Typed):
        return {"typed": value.words}
    if isinstance(value, Mapping):
        return {key: resolve(exercise, part, presets) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [resolve(exercise, part, presets) for part in value]
    return value


def label(exercise: Exercise, key: str) -> message.Text:
    """Return the words for a key: the result's labels first, then the exercise's own parts."""
    if exercise.result is not None and key in exercise.result.labels:
        return both(exercise.result.labels[key])
    for field in exercise.fields:
        parts: list[tuple[str, Text]] = [(field.id, field.label)]
        if isinstance(field, (ChoiceField, RankingField)):
            parts += [(option.id, option.label) for option in field.options]
        elif isinstance(field, AllocateField):
            parts += [(part.id, part.label) for part in field.parts]
        elif isinstance(field, MapField):
            parts += [(point.id, point.label) for point in field.points]
        elif isinstance(field, RowsField):
            parts += [(row.id, row.label) for row in field.rows or []]
            for column in field.columns:
                parts.append((column.id, column.label))
                if isinstance(column, ChoiceField):
                    parts += [(option.id, option.label) for option in column.options]
        for part_id, text in parts:
            if part_id == key:
                return both(text)
    raise KeyError(f"{exercise.id} has no words for {key!r}")


def map_frame(field: MapField) -> Json:
    """Return the axes and quadrant words that a map chart needs."""
    return {
        "x": field.x.model_dump(),
        "y": field.y.model_dump(),
        "quadrants": field.quadrants.model_dump(),
    }


def grade(check: Check, option_id: str) -> dict[str, Any]:
    """Score one submission of a knowledge check; KeyError when there is no such option.

    The reply carries the key and the explanation of every option, so it is made only after
    submitting.
    """
    chosen = next((option for option in check.options if option.id == option_id), None)
    if chosen is None:
        raise KeyError(option_id)
    return {
        "option": chosen.id,
        "correct": chosen.correct,
        "answer": next(option.id for option in check.options if option.correct),
        "explanations": {
            option.id: {"en": option.explanation.en, "zh": option.explanation.zh} for option in check.options
        },
    }


def submission(check: Check, option_id: str, saved_at: datetime) -> dict[str, Any]:
    """Return the score of a submission that is stored, and since when it is.

    Raises KeyError when the check has no such option.
    """
    return {**grade(check, option_id), "saved_at": iso(saved_at)}


def _chart(exercise: Exercise, chart: Chart, presets: Presets | None) -> Json:
    title = exercise.result.chart_title if exercise.result else None
    described: Json = {
        "kind": chart.kind,
        "title": (title or exercise.name).model_dump(),
        "summary": None,
    }
    described |= resolve(exercise, chart.data, presets)
    if exercise.model is not None and isinstance(exercise.model.settings, positioning.Settings):
        field = exercise.field(exercise.model.settings.field)
        if isinstance(field, MapField):
            described |= map_frame(field)
            described.setdefault("cells", [])
    return described


def _problem(
    code: str, field: str, params: Mapping[str, Any], severity: protocol.Severity
) -> protocol.Problem:
    return {"code": code, "field": field, "params": dict(params), "severity": severity}
