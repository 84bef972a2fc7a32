"""Check of the samples: invented answers to compare with outside a room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.texts import MESSAGES, say
from workbook.answers.respond import respond
from workbook.course.files import ContentProblem, read_samples
from workbook.schema import LANGUAGES, Exercise, Language
from workbook.schema.sample import Sample

if TYPE_CHECKING:
    from workbook.course import Course

#: More days from today than a plan reaches, either way.
MOST_DAYS = 3660
#: Where something is wrong inside the sample, the language it is wrong in, the code, and its detail.
Found = tuple[str, Language | None, str, str]


def sample_problems(course: Course, folder: Path) -> Iterator[ContentProblem]:
    """Yield what is wrong in the samples of a content folder.

    An exercise that a room sees has none; one is no exercise's, or one's that no room sees; one cannot be
    read; a round has no answers; or the form would not take an answer. People are numbered from 1, as are
    rows and entries.
    """
    samples, problems = read_samples(folder)
    yield from problems
    for id_, exercise in course.exercises.items():
        if exercise.room is not None and id_ not in samples:
            yield ContentProblem(f"samples/{id_}.yaml", id_, "", None, "sample-missing")
    for name, sample in samples.items():
        if sample is not None:
            for place, language, code, detail in _wrong(course.exercises.get(name), name, sample):
                yield ContentProblem(f"samples/{name}.yaml", sample.id, place, language, code, detail)


def _wrong(exercise: Exercise | None, name: str, sample: Sample) -> Iterator[Found]:
    """Yield what is wrong in one sample that could be read."""
    if sample.id != name:
        yield "id", None, "id-not-file", name
    if exercise is None:
        yield "", None, "sample-of-nothing", name
        return
    if exercise.room is None:
        yield "", None, "sample-unseen", name
    misshapen = [found for person in _people(sample) for found in _misshapen(exercise, *person)]
    yield from misshapen
    if not misshapen:  # what else the form would say of them follows from it
        for round_ in exercise.rounds:
            yield from _refused(exercise, sample, round_)


def _people(sample: Sample) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield where each raw answer stands, the round it is for, and the answer."""
    for number, person in enumerate(sample.people, start=1):
        for round_, raw in person.items():
            yield f"people.{number}.{round_}", round_, raw


def _misshapen(exercise: Exercise, place: str, round_: str, raw: dict[str, Any]) -> Iterator[Found]:
    """Yield rounds and fields that the exercise does not have, and words that are not in both languages."""
    if round_ not in exercise.rounds:
        yield place, None, "no-such-round", round_
        return
    fields = {field.id for field in exercise.fields}
    for key, value in raw.items():
        if key in fields:
            yield from _halves(value, f"{place}.{key}")
        else:
            yield place, None, "no-such-field", key


def _halves(value: Any, place: str) -> Iterator[Found]:
    """Yield where words lack a language or have more beside it, and where days are no number."""
    if isinstance(value, list):
        for number, each in enumerate(value, start=1):
            yield from _halves(each, f"{place}.{number}")
    elif isinstance(value, dict) and value.keys() & set(LANGUAGES):
        for language in LANGUAGES:
            if language not in value:
                yield place, language, "missing", language
            elif value[language] is None or not str(value[language]).strip():
                yield place, language, "empty", ""
        for extra in value.keys() - set(LANGUAGES):
            yield place, None, "sample-comma", str(extra)
    elif isinstance(value, dict) and value.keys() == {"days"}:
        days = value["days"]
        if type(days) is not int or abs(days) > MOST_DAYS:
            yield place, None, "sample-days", ""
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _halves(each, f"{place}.{key}")


def _refused(exercise: Exercise, sample: Sample, round_: str) -> Iterator[Found]:
    """Yield what the form would say of the answers of a round, once where both languages get the same."""
    found: dict[tuple[str, str, str], list[Language]] = {}
    answered = False
    for language in LANGUAGES:
        for number, raw in enumerate(sample.answers(round_, language), start=1):
            if raw is None:
                continue
            answered = True
            for field, code, detail in _complaints(exercise, raw):
                place = ".".join(filter(None, (f"people.{number}.{round_}", _counted(field))))
                found.setdefault((place, code, detail), []).append(language)
    if not answered:
        yield "people", None, "sample-round", round_
    for (place, code, detail), languages in found.items():
        yield place, languages[0] if len(languages) == 1 else None, code, detail


def _complaints(exercise: Exercise, raw: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield field, code and what the form would say of an answer that would not count."""
    reply = respond(exercise, raw)
    errors = [problem for problem in reply["problems"] if problem["severity"] == "error"]
    for problem in errors:
        if problem["code"] == "wrong-shape":  # what the form says then is meant for whoever filled it in
            yield problem["field"], "sample-shape", ""
        else:
            yield problem["field"], "sample-refused", _said(problem["code"], problem["params"])
    if errors or reply["status"] == "valid":
        return
    prompts = [(problem["field"], problem["code"], problem["params"]) for problem in reply["problems"]]
    untouched = [field.id for field in exercise.fields if field.required and field.id not in reply["value"]]
    prompts += [(field, "required", {}) for field in untouched]
    for field, code, params in prompts or [("", "required", {})]:
        yield field, "sample-unfinished", _said(code, params)


def _said(code: str, params: Mapping[str, Any]) -> str:
    return say(code, file=MESSAGES, **params)


def _counted(field: str) -> str:
    """Return a field's path with rows and entries numbered from 1, as an author counts them."""
    return ".".join(str(int(step) + 1) if step.isdigit() else step for step in field.split("."))
