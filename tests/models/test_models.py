"""Do the models and the exercises that use them agree on names?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import workbook.models
from tests.models.filled import filled
from tests.models.running import run
from workbook.answers.respond import label
from workbook.course import load
from workbook.course.texts import placeholders
from workbook.models import MODELS, ModelError, Outcome
from workbook.models.outcome import Ref

if TYPE_CHECKING:
    from workbook.schema import Exercise

PACKAGE = Path(workbook.models.__file__).parents[1]
EXERCISES = [exercise for exercise in load().exercises.values() if exercise.model]
COMPUTED = [pytest.param(exercise, id=exercise.id) for exercise in EXERCISES]


def refs(part: Any) -> set[str]:
    """Return the keys of all Refs in a nested description."""
    if isinstance(part, Ref):
        return {part.key}
    if isinstance(part, dict):
        return {key for value in part.values() for key in refs(value)}
    if isinstance(part, (list, tuple)):
        return {key for value in part for key in refs(value)}
    return set()


def calculate(exercise: Exercise, values: dict[str, Any]) -> Outcome:
    assert exercise.model is not None
    return run(exercise.model.use, values, exercise.model.settings)


def test_there_are_exercises_for_every_model() -> None:
    """Is every model used and none unknown?"""
    assert {exercise.model.use for exercise in EXERCISES if exercise.model} == set(MODELS)


@pytest.mark.parametrize("exercise", COMPUTED)
def test_every_sentence_of_a_result_finds_its_figures_and_labels(exercise: Exercise) -> None:
    """Does the model give each figure the templates name, and words exist for each label it uses?"""
    assert exercise.result is not None
    found = calculate(exercise, filled(exercise))
    assert found.case in exercise.result.cases
    sentences = [exercise.result.big, exercise.result.how, *exercise.result.cases.values()]
    wanted = {name for text in sentences if text for name in placeholders(text.en) | placeholders(text.zh)}
    assert wanted <= set(found.figures)
    keys = refs(found.chart.data if found.chart else {}) | refs(dict(found.figures))
    for key in keys | set(found.tags) | set(found.cards):
        assert label(exercise, key)["zh"]


@pytest.mark.parametrize("exercise", COMPUTED)
def test_a_model_has_one_code_for_no_result_yet(exercise: Exercise) -> None:
    """Is an empty answer a result not yet there, in every model?"""
    with pytest.raises(ModelError) as too_little:
        calculate(exercise, {})
    assert too_little.value.code == "incomplete-answer"


def test_every_code_the_arithmetic_and_the_checking_raise_has_its_sentence() -> None:
    """Is there a sentence in both languages for each code in the source?"""
    sources = [*(PACKAGE / "models").glob("*.py"), *(PACKAGE / "answers").glob("*.py")]
    found = {
        code
        for path in sources
        for code in re.findall(
            r'\b(?:ModelError|Problem|ValueFault)\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")
        )
    }
    assert len(found) >= 12
    assert found <= set(load().messages)
