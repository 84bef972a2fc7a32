"""Do the exercises of part 6 say the course's own numbers, and has every case its sentence?"""

from __future__ import annotations

from typing import Any

import pytest

from workbook.answers.respond import respond
from workbook.course import load

LANTERN = {"name": "Lantern", "volume": 4, "margin": 5, "payment": 5, "ease": 4, "referral": 5}
GRILL = {"name": "Grill", "volume": 5, "margin": 1, "payment": 1, "ease": 1, "referral": 1}
WORTH = {"purchase": "1200", "times": "4", "other": "600", "years": "10"}
REASONS = ("only", "saturday", "file", "habit", "compared", "name", "clutch")
RUNGS = {"prospect": 1000, "first-time": 200, "repeat": 80, "loyal": 40, "member": 20, "advocate": 5}
PULL = {"first": "first-value"}
GUESS = {"guess": "double"}


def result(exercise: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the worded result of an answer."""
    reply = respond(load().exercise(exercise), answer)
    assert reply["result"] is not None, reply["problems"]
    return dict(reply["result"])


@pytest.mark.parametrize(
    ("exercise", "answer", "big"),
    [
        ("company-a-b", GUESS, "198"),
        ("company-a-b", GUESS | {"years": 15}, "208"),
        ("company-a-b", GUESS | {"assumption": "fixed"}, "151"),
        ("company-a-b", GUESS | {"assumption": "fixed", "start": 80, "acquisition": 15, "years": 5}, "116"),
        ("growth-levers", PULL, "+33.1%"),
        ("growth-levers", PULL | {"process": 10}, "+46.41%"),
        ("true-value", WORTH, "54,000"),
        ("retention-effect", {"retention": 75}, "+25%"),
        ("retention-effect", {"retention": 80}, "+33%"),
        ("retention-effect", {"retention": 90}, "+100%"),
        ("retention-effect", {"retention": 90, "discount": 10}, "+33%"),
        ("customer-grading", {"customers": [LANTERN, GRILL]}, "1 A · 0 B · 0 C · 1 D"),
        ("purchase-share", {"ours": 4800, "category": 12000}, "40%"),
        ("customer-ladder", RUNGS, "First-time: 20%"),
    ],
)
def test_the_exercises_start_where_the_course_says(exercise: str, answer: dict[str, Any], big: str) -> None:
    """Do defaults and stories give the numbers of the module?"""
    assert result(exercise, answer)["big"]["en"] == big


@pytest.mark.parametrize(
    ("exercise", "answers"),
    [
        (
            "company-a-b",
            {
                "doubles": GUESS,
                "level": GUESS | {"retention": 90},
                "shrinks": GUESS | {"retention": 80},
                "fixed": GUESS | {"assumption": "fixed"},
                "fixed-endless": GUESS | {"assumption": "fixed", "retention": 100},
            },
        ),
        (
            "growth-levers",
            {
                "more": PULL,
                "same": PULL | {"customers": 0, "frequency": 0},
                "less": PULL | {"customers": -10, "value": 0},
            },
        ),
        (
            "true-value",
            {
                "revenue": WORTH,
                "profit": WORTH | {"margin": 15, "acquisition": 480},
                "loss": WORTH | {"margin": 0, "acquisition": 480},
            },
        ),
        (
            "retention-effect",
            {
                "grows": {"retention": 75},
                "doubles": {"retention": 90},
                "never-leaves": {"retention": 95, "discount": 10},
            },
        ),
        (
            "lifetime-value",
            {"breaks-even": {"base": 100}, "never": {"years": 1}, "at-once": {"acquisition": 0}},
        ),
        (
            "customer-grading",
            {"some-low": {"customers": [GRILL]}, "none-low": {"customers": [LANTERN]}},
        ),
        (
            "purchase-share",
            {
                "undefined": {"ours": 0, "category": 0},
                "none": {"ours": 0, "category": 10},
                "some": {"ours": 4, "category": 10},
                "most": {"ours": 6, "category": 10},
                "all": {"ours": 10, "category": 10},
            },
        ),
        ("customer-ladder", {"leak": RUNGS, "empty": dict.fromkeys(RUNGS, 0)}),
        (
            "garage-loyalty",
            {
                "missing": {"reasons": {"only": {"type": "behavioural", "offer": "leaves"}}},
                "one-top": {
                    "reasons": {
                        reason: {"type": kind, "offer": "stays"}
                        for reason, kind in zip(
                            REASONS, ["behavioural", "emotional", "conscious", "behavioural"], strict=False
                        )
                    }
                },
                "tie": {
                    "reasons": {
                        reason: {"type": kind, "offer": "stays"}
                        for reason, kind in zip(
                            REASONS, ["behavioural", "emotional", "conscious"], strict=False
                        )
                    }
                },
            },
        ),
        (
            "key-customers",
            {
                "one-top": {"customers": [{"who": "K", "kind": "influential"}]},
                "tie": {"customers": [{"who": "K", "kind": "both"}, {"who": "L", "kind": "high-value"}]},
            },
        ),
    ],
)
def test_every_case_is_reached_and_has_its_sentence(exercise: str, answers: dict[str, Any]) -> None:
    """Is there no case without words, and no words without a case?"""
    words = load().exercise(exercise).result
    assert words is not None
    assert set(answers) == set(words.cases)
    for case, answer in answers.items():
        said = result(exercise, answer)
        assert said["case_id"] == case
        assert said["case"]["en"]
        assert said["case"]["zh"]


def test_a_customer_for_ever_without_a_discount_is_a_sentence_and_no_number() -> None:
    """Is the endless sum explained where the slider stands?"""
    reply = respond(load().exercise("retention-effect"), {"retention": 95})
    assert reply["result"] is None
    assert [(one["code"], one["field"]) for one in reply["problems"]] == [("endless-value", "retention")]
    assert "endless-value" in load().messages


def test_a_rung_with_too_many_people_is_asked_about() -> None:
    """Does the question have its words, and the answer stay good?"""
    reply = respond(load().exercise("customer-ladder"), RUNGS | {"repeat": 300})
    assert reply["status"] == "valid"
    assert [(one["code"], one["severity"]) for one in reply["problems"]] == [("rung-above", "prompt")]
    assert "rung-above" in load().messages
