"""A wrong setting of a model is found when the course loads, with its file and field."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from facilitator import texts
from facilitator.command.check.course import check_course
from tools.json_schema import documents
from workbook.course import course
from workbook.course.files import CONTENT, ContentError
from workbook.models import MODELS
from workbook.models.settings import named_ids
from workbook.schema import LANGUAGES, Language


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def spoil(folder: Path, exercise: str, old: str, new: str) -> None:
    """Replace one text in an exercise's file."""
    path = folder / "exercises" / f"{exercise}.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is not once in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_settings_of_every_exercise_are_of_its_models_class() -> None:
    """Does each exercise load with typed settings that name something of the exercise?"""
    exercises = [each for each in course.load().exercises.values() if each.model]
    assert {each.model.use for each in exercises if each.model} == set(MODELS)
    for each in exercises:
        assert each.model is not None
        assert type(each.model.settings) is MODELS[each.model.use].Settings
        assert list(named_ids(each.model.settings))


@pytest.mark.parametrize(
    ("exercise", "old", "new", "where", "code", "detail"),
    [
        ("word-of-mouth", "put-off: put-off", "put-of: put-off", "model.settings.put-of", "unknown-key", "put-of"),
        ("word-of-mouth", "put-off: put-off", "put-of: put-off", "model.settings.put-off", "missing", "put-off"),
        ("word-of-mouth", "use: word-of-mouth", "use: crystal-ball", "model.use", "no-such-model", "crystal-ball"),
        ("word-of-mouth", "use: word-of-mouth", "uses: word-of-mouth", "model.use", "missing", "use"),
        ("retention-effect", "step: 5", "step: five", "model.settings.step", "not-number", ""),
        ("retention-effect", "step: 5", "step: 0", "model.settings.step", "too-small", "1"),
        ("retention-effect", "step: 5", "step: 51", "model.settings.step", "too-large", "50"),
        ("word-of-mouth", "cases: cases", "cases: [cases]", "model.settings.cases", "not-text", ""),
        ("word-of-mouth", "cases: cases", "cases: case", "model.settings.cases", "setting-no-field", "case"),
        ("word-of-mouth", "cases: cases", "cases: leave", "model.settings.cases", "setting-numbers", "1–100"),
        ("time-matrix", "task: task", "task: job", "model.settings.task", "setting-no-part", "job"),
        ("time-matrix", "urgent: urgent", "urgent: task", "model.settings.urgent", "setting-options", "yes, no"),
        ("unbelievable-service", "tests: [", "tests: [grateful, ", "model.settings.tests", "setting-twice", "grateful"),
        ("action-plan", "    smart: smart\n", "", "model.settings", "setting-pair", "smart, checks"),
        ("inverted-pyramid", "chiefs: top-management", "chiefs: today", "model.settings", "setting-no-level", "today"),
        ("why-customers-leave", "death: 1,", "death: 2,", "model.settings", "setting-source", "100"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named(
    folder: Path, exercise: str, old: str, new: str, where: str, code: str, detail: str
) -> None:
    """Are file, exercise, field and mistake named, in sentences of both languages?"""
    spoil(folder, exercise, old, new)
    with pytest.raises(ContentError) as caught:
        course.load(folder)
    place = f"exercises/{exercise}.yaml › {exercise} › {where}"
    found = [each for each in caught.value.problems if (each.where(), each.code) == (place, code)]
    assert [each.detail for each in found if detail] == [detail] * bool(detail)
    assert found
    for language in LANGUAGES:
        said = texts.say(code, language, file="interface/author.yaml", detail=detail)
        assert said != code
        assert "{" not in said


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This exercise has no field “case”."), ("zh", "这个练习没有“case”这一栏。")],
)
def test_the_check_says_it_in_plain_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, language: Language, sentence: str
) -> None:
    """Does `workshop check` print the place and a sentence in the language it speaks?"""
    monkeypatch.setattr(texts, "_chosen", [language])
    spoil(folder, "word-of-mouth", "cases: cases", "cases: case")
    problems = check_course(folder).problems
    assert f"exercises/word-of-mouth.yaml › word-of-mouth › model.settings.cases: {sentence}" in problems


def test_an_editor_completes_the_settings_of_every_model() -> None:
    """Does the published schema tell the models apart and describe what each of their settings is?"""
    schema = json.loads(documents()["exercise.schema.json"])
    blocks = schema["$defs"]
    (union,) = [each for each in schema["properties"]["model"]["anyOf"] if "discriminator" in each]
    assert set(union["discriminator"]["mapping"]) == set(MODELS)
    for name, reference in union["discriminator"]["mapping"].items():
        settings = blocks[
            blocks[reference.rpartition("/")[2]]["properties"]["settings"]["$ref"].rpartition("/")[2]
        ]
        assert settings["additionalProperties"] is False, name
        for setting in settings["properties"].values():
            assert "description" in setting or "$ref" in setting, name
