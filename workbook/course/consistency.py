"""Agreement of the content: outline with exercises and checks, both languages of a template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbook.course.files import ContentProblem
from workbook.course.texts import placeholders
from workbook.schema import Check, Exercise, Outline, Text


def outline_problems(
    outline: Outline, exercises: Mapping[str, Exercise], checks: Mapping[str, Check]
) -> Iterator[ContentProblem]:
    """Yield exercises, rounds and checks that a block names and that are not there, and those in no block."""
    used_exercises: set[str] = set()
    used_checks: set[str] = set()
    for block in outline.blocks:
        for item in block.items:
            used_exercises.add(item.exercise)
            exercise = exercises.get(item.exercise)
            if exercise is None:
                yield ContentProblem(
                    "course.yaml",
                    block.id,
                    "items",
                    None,
                    "no-such-exercise",
                    item.exercise,
                )
            elif item.round not in exercise.rounds:
                yield ContentProblem("course.yaml", block.id, "items", None, "no-such-round", item.round)
        for check in block.checks:
            used_checks.add(check)
            if check not in checks:
                yield ContentProblem("course.yaml", block.id, "checks", None, "no-such-check", check)
    for missing in sorted(set(exercises) - used_exercises):
        yield ContentProblem(f"exercises/{missing}.yaml", missing, "id", None, "not-in-course", missing)
    for missing in sorted(set(checks) - used_checks):
        yield ContentProblem(f"checks/{missing}.yaml", missing, "id", None, "not-in-course", missing)


def template_problems(exercise: Exercise) -> Iterator[ContentProblem]:
    """Yield every sentence of an exercise whose languages name different figures."""
    file = f"exercises/{exercise.id}.yaml"
    sentences: dict[str, Text | None] = {}
    if exercise.result is not None:
        sentences |= {
            "result.big": exercise.result.big,
            "result.how": exercise.result.how,
        }
        sentences |= {f"result.cases.{key}": text for key, text in exercise.result.cases.items()}
    if exercise.room is not None:
        sentences |= {f"room.findings.{i}": finding.text for i, finding in enumerate(exercise.room.findings)}
    for where, text in sentences.items():
        if text is not None:
            yield from figure_problems(file, exercise.id, where, text)


def figure_problems(file: str, entry: str, where: str, text: Text) -> Iterator[ContentProblem]:
    """Yield a problem when a text's template is malformed or its languages name different figures."""
    try:
        en, zh = placeholders(text.en), placeholders(text.zh)
    except ValueError as error:
        yield ContentProblem(file, entry, where, None, "bad-template", str(error))
        return
    if en != zh:
        yield ContentProblem(file, entry, where, None, "different-figures", ", ".join(sorted(en ^ zh)))
