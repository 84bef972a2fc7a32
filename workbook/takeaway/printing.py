"""All answers in the order of the course, for a printed page."""

from __future__ import annotations

from workbook.answers.service import Json
from workbook.course import Course, public_check, public_exercise
from workbook.schema import Block


def parts(course: Course, given: Json) -> list[Json]:
    """Return ``parts`` of ``paper`` in docs/protocol.md from `AnswerService.given`; empty parts are left out."""
    made = (_part(course, block, given) for block in course.outline.blocks)
    return [part for part in made if part["steps"] or part["checks"]]


def _part(course: Course, block: Block, given: Json) -> Json:
    answers, checks = given["answers"], given["checks"]
    keys = [(item.exercise, item.round, f"{item.exercise}/{item.round}") for item in block.items]
    return {
        "number": block.number,
        "title": block.title.model_dump(),
        "steps": [
            {
                "spec": public_exercise(course.exercise(exercise)),
                "round": round_,
                "value": answers[key]["value"],
                "result": answers[key]["result"],
            }
            for exercise, round_, key in keys
            if key in answers and answers[key]["status"] != "empty"
        ],
        "checks": [
            {"check": public_check(course.check(check)), "reply": checks[check]}
            for check in block.checks
            if check in checks
        ],
    }
