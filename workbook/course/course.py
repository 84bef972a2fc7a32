"""Load and validate the course's content: the only place that reads ``workbook/content``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from workbook.course.files import CONTENT, ContentError, ContentProblem, Reader
from workbook.course.texts import placeholders
from workbook.course.votes import pointer_problems
from workbook.models import MODELS
from workbook.schema import Block, Check, Exercise, Item, Outline, Text


@dataclass(frozen=True)
class Course:
    """The whole course as typed, validated objects, in both languages."""

    outline: Outline
    exercises: Mapping[str, Exercise]
    checks: Mapping[str, Check]
    texts: Mapping[str, Text]
    messages: Mapping[str, Text]

    def exercise(self, exercise_id: str) -> Exercise:
        """Return the exercise of that id; KeyError when there is none."""
        return self.exercises[exercise_id]

    def check(self, check_id: str) -> Check:
        """Return the knowledge check of that id; KeyError when there is none."""
        return self.checks[check_id]

    def text(self, key: str) -> Text:
        """Return the interface text of that key, such as ``form.saved``; KeyError when missing."""
        return self.texts[key]

    def day(self) -> list[Block]:
        """Return the blocks of the half day; the others are read and practised in their modules only."""
        return [block for block in self.outline.blocks if block.in_day]

    def items(self) -> Iterator[Item]:
        """Yield every exercise and round in the order of the day."""
        for block in self.outline.blocks:
            yield from block.items

    @cached_property
    def public_parts(self) -> dict[str, Any]:
        """What a page of the half day may know: no answer key, no explanation, nothing of the arithmetic."""
        return {
            "title": _dump(self.outline.title),
            "subtitle": _dump(self.outline.subtitle),
            "blocks": [_dump(block) for block in self.day()],
            "exercises": {
                item.exercise: public_exercise(self.exercise(item.exercise))
                for block in self.day()
                for item in block.items
            },
            "checks": {key: public_check(self.check(key)) for block in self.day() for key in block.checks},
            "texts": {key: _dump(text) for key, text in self.texts.items()},
            "messages": {key: _dump(text) for key, text in self.messages.items()},
        }

    def public(
        self, *, prefixes: tuple[str, ...] = (), room: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the course for a page, with ``version`` naming this content.

        ``prefixes`` keeps only the interface texts a page uses (``("form.", "page.")``).
        """
        public = dict(self.public_parts)
        if prefixes:
            public["texts"] = {key: text for key, text in public["texts"].items() if key.startswith(prefixes)}
        if room is not None:
            public["room"] = dict(room)
        version = hashlib.sha256(json.dumps(public, sort_keys=True).encode()).hexdigest()[:16]
        return {"version": version, **public}


def public_exercise(exercise: Exercise) -> dict[str, Any]:
    """Return what a form needs to draw the exercise.

    ``computed``: it has a model. ``shared``: it has a room view.
    """
    spec = exercise.model_dump(exclude={"schema_", "model", "result", "room"}, exclude_none=True)
    return {
        **spec,
        "computed": exercise.model is not None,
        "shared": exercise.room is not None,
    }


def public_check(check: Check) -> dict[str, Any]:
    """Return the question and its options without key or explanations."""
    options = [{"id": option.id, "label": _dump(option.label)} for option in check.options]
    return {
        "id": check.id,
        "kind": "check",
        "question": _dump(check.question),
        "options": options,
    }


@cache
def load(folder: Path = CONTENT) -> Course:
    """Load the content in ``folder``; ContentError lists every problem found, not only the first."""
    reader = Reader(folder)
    outline = reader.one("course.yaml", Outline)
    exercises = reader.each("exercises", Exercise)
    checks = reader.each("checks", Check)
    texts = reader.texts("interface")
    messages = reader.messages("messages.yaml")
    problems = list(reader.problems)
    if outline is not None:
        # A file that could not be read has its own problem; that nothing is found of it is no second one.
        problems += [
            problem
            for problem in (*_cross_check(outline, exercises, checks), *pointer_problems(exercises))
            if problem.detail not in reader.unreadable
        ]
    for exercise in exercises.values():
        problems += _templates(exercise)
    for key, text in texts.items():
        file, _, entry = key.partition(".")
        problems += _same_figures(f"interface/{file}.yaml", entry, "", text)
    for key, text in messages.items():
        problems += _same_figures("messages.yaml", key, "", text)
    if problems or outline is None:
        raise ContentError(problems)
    return Course(outline, exercises, checks, texts, messages)


def _cross_check(
    outline: Outline, exercises: Mapping[str, Exercise], checks: Mapping[str, Check]
) -> Iterator[ContentProblem]:
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


def _templates(exercise: Exercise) -> Iterator[ContentProblem]:
    """Both languages of a template must name the same figures, and the model must exist."""
    file = f"exercises/{exercise.id}.yaml"
    if exercise.model is not None and exercise.model.use not in MODELS:
        yield ContentProblem(file, exercise.id, "model.use", None, "no-such-model", exercise.model.use)
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
            yield from _same_figures(file, exercise.id, where, text)


def _same_figures(file: str, entry: str, where: str, text: Text) -> Iterator[ContentProblem]:
    try:
        en, zh = placeholders(text.en), placeholders(text.zh)
    except ValueError as error:
        yield ContentProblem(file, entry, where, None, "bad-template", str(error))
        return
    if en != zh:
        yield ContentProblem(file, entry, where, None, "different-figures", ", ".join(sorted(en ^ zh)))


def _dump(value: Any) -> Any:
    return value.model_dump(exclude_none=True)
