"""The whole course as one typed, validated object, and the part of it that a page may know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from workbook.course.consistency import figure_problems, outline_problems, template_problems
from workbook.course.files import CONTENT, ContentError, Reader
from workbook.course.references import reference_problems
from workbook.schema import Block, Check, Exercise, Item, Outline, Text

#: What json.dumps takes.
Json = dict[str, Any]


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
    def public_parts(self) -> Json:
        """The part that a page of the half day may know: no keys, no explanations, no arithmetic."""
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

    @cached_property
    def _published(self) -> dict[tuple[tuple[str, ...], str], Json]:
        return {}

    def public(self, *, prefixes: tuple[str, ...] = (), room: Mapping[str, Any] | None = None) -> Json:
        """Return the course for a page, with ``version`` naming this content.

        ``prefixes`` keeps only the interface texts a page uses (``("form.", "page.")``). Worked out once
        for the same arguments; the parts are shared and must not be changed.
        """
        key = (prefixes, json.dumps(room, sort_keys=True))
        if key not in self._published:
            public = self.public_parts | self.words(prefixes)
            if room is not None:
                public["room"] = dict(room)
            version = hashlib.sha256(json.dumps(public, sort_keys=True).encode()).hexdigest()[:16]
            self._published[key] = {"version": version, **public}
        return dict(self._published[key])

    def words(self, prefixes: tuple[str, ...] = ()) -> Json:
        """Return ``texts`` of the interface whose keys begin with one of ``prefixes``, and ``messages``.

        Without prefixes all texts. Each is ``{"en": …, "zh": …}``; the parts are shared and must not be
        changed.
        """
        texts, messages = self.public_parts["texts"], self.public_parts["messages"]
        if prefixes:
            texts = {key: text for key, text in texts.items() if key.startswith(prefixes)}
        return {"texts": texts, "messages": messages}


def public_exercise(exercise: Exercise) -> Json:
    """Return what a form needs to draw the exercise.

    ``computed``: it has a model. ``shared``: it has a room view.
    """
    spec = exercise.model_dump(exclude={"schema_", "model", "result", "room"}, exclude_none=True)
    return {
        **spec,
        "computed": exercise.model is not None,
        "shared": exercise.room is not None,
    }


def public_check(check: Check) -> Json:
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
            for problem in (*outline_problems(outline, exercises, checks), *reference_problems(exercises))
            if problem.detail not in reader.unreadable
        ]
    for exercise in exercises.values():
        problems += template_problems(exercise)
    for key, text in texts.items():
        file, _, entry = key.partition(".")
        problems += figure_problems(f"interface/{file}.yaml", entry, "", text)
    for key, text in messages.items():
        problems += figure_problems("messages.yaml", key, "", text)
    if problems or outline is None:
        raise ContentError(problems)
    return Course(outline, exercises, checks, texts, messages)


def _dump(value: Any) -> Any:
    return value.model_dump(exclude_none=True)
