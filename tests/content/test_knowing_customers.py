"""Can every sentence of module 13, and of the service profile of module 01, be said?"""

from __future__ import annotations

from typing import Any

import pytest

from workbook.answers.respond import calculate, label, present, respond
from workbook.course import load
from workbook.schema import ChoiceField

COURSE = load()
QUIZZES = ["marketing-compare", "crm-misconceptions"]
KINDS = ["transaction", "behaviour", "social"]
STAGES = ["before", "during", "after"]


def key(exercise: str) -> dict[str, Any]:
    """Return the right options of a quiz."""
    model = COURSE.exercise(exercise).model
    assert model is not None
    return {field: right for field, (right,) in model.settings.model_dump()["key"].items()}


def known(*kinds: str) -> dict[str, Any]:
    """Return one thing known for each kind of data."""
    return {"known": [{"what": "x", "kind": kind, "last-right": "older"} for kind in kinds]}


def services(*traits: str) -> dict[str, Any]:
    """Return one service for each stage, with the trait that bites hardest."""
    stages = zip(STAGES, traits, strict=False)
    return {"services": [{"name": "x", "timing": stage, "trait": trait} for stage, trait in stages]}


ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "marketing-compare": {
        "all-right": key("marketing-compare"),
        "some-wrong": key("marketing-compare") | {"dear-anna": "one-to-one"},
    },
    "crm-misconceptions": {
        "all-right": key("crm-misconceptions"),
        "some-wrong": key("crm-misconceptions") | {"software": "false"},
    },
    "customer-knowledge": {
        "missing": known("transaction", "social"),
        "one-top": known(*KINDS, "social"),
        "tie": known(*KINDS),
    },
    "service-profile": {
        "missing": services("variable", "variable"),
        "one-top": services("variable", "variable", "perishable"),
        "tie": services("variable", "perishable", "intangible"),
    },
}
EVERY = [(exercise, case) for exercise, cases in ANSWERS.items() for case in cases]


@pytest.mark.parametrize(("exercise_id", "case"), EVERY)
def test_each_case_arises_and_is_said_in_both_languages(exercise_id: str, case: str) -> None:
    """Do the answers as typed lead to the case, and have its figures and labels words?"""
    exercise = COURSE.exercise(exercise_id)
    answer = ANSWERS[exercise_id][case]
    assert respond(exercise, answer)["status"] == "valid"
    outcome = calculate(exercise, answer)
    assert outcome.case == case
    said = present(exercise, outcome)
    assert said["case"]["en"]
    assert said["case"]["zh"]
    assert said["chart"]
    for tag in outcome.tags:
        assert label(exercise, tag)["zh"]


@pytest.mark.parametrize("exercise_id", ANSWERS)
def test_no_case_is_written_that_never_arises(exercise_id: str) -> None:
    """Are the sentences of the content exactly the cases of the arithmetic?"""
    result = COURSE.exercise(exercise_id).result
    assert result is not None
    assert set(result.cases) == set(ANSWERS[exercise_id])


@pytest.mark.parametrize("exercise_id", QUIZZES)
def test_a_quiz_has_its_right_options_and_not_always_in_one_place(exercise_id: str) -> None:
    """Does every key exist among the options, without a place that gives it away?"""
    places = set()
    for field_id, right in key(exercise_id).items():
        field = COURSE.exercise(exercise_id).field(field_id)
        assert isinstance(field, ChoiceField)
        places.add([option.id for option in field.options].index(right))
    assert len(places) > 1


def test_five_misconceptions_and_a_practice_for_each_side_of_the_comparison() -> None:
    """Is each side of the comparison there as often as the other, and are the five misconceptions all asked?"""
    sides = list(key("marketing-compare").values())
    assert sides.count("traditional") == sides.count("one-to-one") == 4
    assert set(key("crm-misconceptions")) == {
        "one-to-one", "personalisation", "statistics", "database", "software",
    }  # fmt: skip
