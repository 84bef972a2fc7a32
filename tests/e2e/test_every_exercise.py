"""Can every exercise of the course be filled in, seen, switched and found again, in both languages, on phone and laptop?"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.acts import join, saved, turn_to
from tests.e2e.axe import grave
from tests.e2e.conftest import Device
from tests.e2e.filling import Filler
from tests.e2e.given import Giver, Json
from tests.e2e.seen import entered, expect_result, too_wide
from tests.e2e.selfpaced import SelfPaced, self_paced
from tests.e2e.stints import HANDS, Stint, kinds, stints
from workbook.answers import check
from workbook.answers.respond import respond
from workbook.course import load
from workbook.schema import Exercise

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
OTHER = {"en": "zh", "zh": "en"}
STINTS = stints()


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, SelfPaced]]:
    """The half day at one's own pace, and what lies outside it as a day of its own."""
    with contextlib.ExitStack() as stack:
        yield {
            name: stack.enter_context(self_paced(tmp_path_factory.mktemp(name), outside=name == "outside"))
            for name in ("day", "outside")
        }


def test_every_exercise_is_filled_in_and_every_kind_of_field_in_both_languages_and_sizes() -> None:
    """Does the plan of these tests leave anything out?"""
    assert {item.exercise for stint in STINTS for item in stint.items} == set(load().exercises)
    for kind in {kind for stint in STINTS for kind in kinds(stint)}:
        where = [stint for stint in STINTS if kind in kinds(stint)]
        assert {stint.language for stint in where} == {"en", "zh"}, kind
        assert {stint.size for stint in where} == {"phone", "laptop"}, kind


@pytest.mark.parametrize("stint", STINTS, ids=str)
def test_what_is_filled_in_is_kept_computed_and_readable(
    rooms: dict[str, SelfPaced], device: Device, stint: Stint
) -> None:
    """Is each answer valid in the store, its result on the page, and all of it there after a switch and a reload?"""
    room, course = rooms[stint.room], load()
    page = device(stint.size, stint.language, viewport=PHONE if stint.size == "phone" else LAPTOP)
    join(page, room, str(stint))
    filler = Filler(page, stint.language, HANDS[stint.size])
    giver = Giver(stint.language, number=stint.part)
    entries: list[str] = []
    found: list[str] = []
    for item in stint.items:
        exercise = course.exercise(item.exercise)
        turn_to(page, f"{stint.part}/{item.exercise}")
        wanted = filler.exercise(exercise, giver.answer(exercise, entries=entries))
        saved(page)
        assert room.stored(str(stint), f"{item.exercise}/{item.round}") == wanted
        assert check(exercise, wanted).status == "valid", check(exercise, wanted)
        entries = texts(wanted)
        found += [f"{item.exercise}: {each}" for each in troubles(page, exercise, wanted, stint)]
    assert found == [], "\n".join(found)


def troubles(page: Page, exercise: Exercise, wanted: Json, stint: Stint) -> Iterator[str]:
    """Look at a form that is filled in: its result, both languages, 390 pixels, barriers, and after a reload."""
    form = page.locator(f'[data-exercise="{exercise.id}"]')
    result = respond(exercise, wanted)["result"]
    assert (result is not None) == (exercise.model is not None)
    before = entered(form)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    for language in (stint.language, OTHER[stint.language]):
        page.locator(f'.es-lang button[lang^="{language}"]').click()
        expect(form.locator(".es-title")).to_have_text(
            exercise.title.model_dump()[language].replace("<wbr>", "")
        )
        assert entered(form) == before, "the language switch changed an answer"
        if result:
            expect_result(form, result, language)
        yield from (f"{language}, 390 px: {each}" for each in too_wide(page))
    if stint.size == "laptop":
        page.set_viewport_size({"width": LAPTOP["width"], "height": LAPTOP["height"]})
        yield from (f"1280 px: {each}" for each in too_wide(page))
    yield from grave(page, ".es-stage")
    page.locator(f'.es-lang button[lang^="{stint.language}"]').click()
    page.reload()
    expect(form.locator(".es-title")).to_be_visible()
    assert entered(form) == before, "a reload lost an answer"
    if result:
        expect_result(form, result, stint.language)


def texts(value: object) -> list[str]:
    """Return the words of an answer that somebody may vote for."""
    if isinstance(value, str):
        return [value] if not value.isascii() or " " in value else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return list(dict.fromkeys(text for part in parts for text in texts(part)))
