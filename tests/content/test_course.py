"""The course's content loads whole, and a bad file says where and what."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from tools import json_schema
from workbook.course import course
from workbook.course.files import CONTENT, ContentError
from workbook.schema import LANGUAGES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def problems_of(folder: Path) -> list[tuple[str, str | None, str]]:
    """Load a spoilt folder and return its problems as (where, language, code)."""
    with pytest.raises(ContentError) as caught:
        course.load(folder)
    assert caught.value.problems
    return [(problem.where(), problem.language, problem.code) for problem in caught.value.problems]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_half_day_is_210_minutes_with_opening_break_and_closing() -> None:
    blocks = course.load().day()
    assert sum(block.minutes for block in blocks) == 210
    assert [block.number for block in blocks if block.kind == "segment"] == [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
    ]


def test_the_first_two_segments_have_all_their_exercises() -> None:
    loaded = course.load()
    assert {
        "service-rating", "our-customers", "service-levels", "seven-rules",
        "positioning-map", "product-service-grid", "delivered-value",
    } <= set(loaded.exercises)  # fmt: skip
    assert {"check-1a", "check-1b", "check-2a", "check-2b"} <= set(loaded.checks)
    assert loaded.exercise("service-rating").rounds == ["before", "after"]


def test_a_missing_translation_names_file_entry_field_and_language(
    folder: Path,
) -> None:
    replace(
        folder / "exercises/service-rating.yaml",
        "{ en: Your rating, zh: 你的评分 }",
        "{ en: Your rating }",
    )
    found = problems_of(folder)
    assert found == [
        (
            "exercises/service-rating.yaml › service-rating › fields.rating.label › zh",
            "zh",
            "missing",
        )
    ]


def test_an_unknown_key_is_refused(folder: Path) -> None:
    replace(
        folder / "exercises/service-rating.yaml",
        "minutes: 4",
        "minutes: 4\ncolour: red",
    )
    [(where, _, code)] = problems_of(folder)
    assert where.startswith("exercises/service-rating.yaml › service-rating")
    assert code == "unknown-key"


def test_a_key_given_twice_is_refused(folder: Path) -> None:
    replace(folder / "exercises/service-rating.yaml", "minutes: 4", "minutes: 4\nminutes: 5")
    assert ("exercises/service-rating.yaml", None, "not-yaml") in problems_of(folder)


def test_every_problem_is_listed_not_only_the_first(folder: Path) -> None:
    replace(folder / "exercises/service-rating.yaml", "mode: individual", "mode: alone")
    replace(folder / "checks/check-1a.yaml", "correct: true", "correct: false")
    files = {where.split(" › ")[0] for where, _, _ in problems_of(folder)}
    assert {"exercises/service-rating.yaml", "checks/check-1a.yaml"} <= files


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("exercise: our-customers", "exercise: our-custmers", "no-such-exercise"),
        ("round: before", "round: twice", "no-such-round"),
        ("checks: [check-1a,", "checks: [check-9z,", "no-such-check"),
    ],
)
def test_the_outline_points_only_to_what_exists(folder: Path, old: str, new: str, code: str) -> None:
    replace(folder / "course.yaml", old, new)
    assert code in {found for _, _, found in problems_of(folder)}


def test_both_languages_of_a_template_use_the_same_figures(folder: Path) -> None:
    replace(folder / "exercises/our-customers.yaml", "{total} 类", "几类")
    assert (
        "exercises/our-customers.yaml › our-customers › result.big",
        None,
        "different-figures",
    ) in problems_of(folder)


@pytest.mark.parametrize("spoil", [b"\xff\xfe", b"- a\n- list\n", b"a: [1,"])
def test_a_file_that_is_no_content_is_a_problem_not_a_crash(folder: Path, spoil: bytes) -> None:
    (folder / "exercises/service-rating.yaml").write_bytes(spoil)
    assert any(where.startswith("exercises/service-rating.yaml") for where, _, _ in problems_of(folder))


def test_a_page_gets_no_key_and_no_explanation() -> None:
    loaded = course.load()
    public = json.dumps(loaded.public(), ensure_ascii=False)
    in_day = {key for block in loaded.day() for key in block.checks}
    assert in_day
    for check in loaded.checks.values():
        for option in check.options:
            assert (option.label.zh in public) == (check.id in in_day)
            for language in LANGUAGES:
                assert option.explanation.in_(language) not in public
    assert '"correct"' not in public
    assert '"findings"' not in public


def test_the_version_follows_the_content(folder: Path) -> None:
    before = course.load().public()["version"]
    replace(folder / "course.yaml", "Exceptional Service", "Exceptional service")
    assert course.load(folder).public()["version"] != before


def test_the_published_schema_is_what_the_loader_uses() -> None:
    documents = json_schema.documents()
    assert set(documents) == {path.name for path in json_schema.FOLDER.glob("*.json")}
    for name, text in documents.items():
        stored = (json_schema.FOLDER / name).read_text(encoding="utf-8")
        assert stored == text, f"run python -m tools.json_schema to write docs/schema/{name} anew"


def test_the_content_reads_the_same_without_the_c_parser() -> None:
    """The kit also runs where PyYAML has no libyaml, in a browser for one."""
    files = sorted(CONTENT.rglob("*.yaml"))
    assert len(files) > 10
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert yaml.load(text, Loader=yaml.SafeLoader) == yaml.load(text, Loader=yaml.CSafeLoader), path
