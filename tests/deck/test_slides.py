"""Every slide of every deck: whole, large enough, usable by everybody, and from this machine only."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.deck.conftest import Opener, Stage
from tests.deck.fake_room import SECRET
from tests.deck.servers import SLIDES
from tests.deck.views import views
from workbook.course import load

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]

DECKS = sorted(path.stem for path in (SLIDES / "en").glob("*.ipynb"))
LANGUAGES = ("en", "zh")
#: Blocks of the half day that are no numbered part: the opening and the closing.
UNNUMBERED = {block.module for block in load().day() if block.number is None}


def test_there_are_decks() -> None:
    """Do the tests below see any deck?"""
    assert len(DECKS) >= 2


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_nothing_sticks_out_and_nothing_is_too_small(
    open_deck: Opener, deck: str, language: str, size: tuple[int, int]
) -> None:
    """Is everything inside its slide and no word under 28 units, before and after each reveal?"""
    show = open_deck(deck, language, size=size).connected()
    problems: dict[str, object] = {}
    for slide, place in show.every_slide():
        for state in ("", " revealed") if place.locator(".es-live").count() else ("",):
            if state:
                show.reveal()
            measured = show.measure()
            found = {key: value for key, value in measured.items() if key != "words" and value}
            if found:
                problems[slide + state] = found
    assert problems == {}


def test_full_views_fit_too(open_deck: Opener, stage: Stage) -> None:
    """With ten times the answers, does the slide still hold?"""
    stage.room.views = {f"{view['exercise']}/{view['round']}": view for view in views(10)}
    show = open_deck().connected()
    for slide in ("customers", "rings"):
        show.turn(slide)
        show.reveal()
        measured = show.measure()
        assert (measured["outside"], measured["drawn"], measured["small"]) == ([], [], [])
    assert show.page.locator(".es-cards__more:visible, .es-rings__more").count() >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_nothing_serious_for_axe(open_deck: Opener, deck: str, language: str) -> None:
    """Is every slide usable by everybody?"""
    show = open_deck(deck, language).connected()
    serious: dict[str, object] = {}
    axe = Axe()
    for slide, _ in show.every_slide():
        show.reveal()
        violations = axe.run(show.page).response["violations"]
        found = [
            (each["id"], each["nodes"][0]["html"][:200])
            for each in violations
            if each["impact"] in ("serious", "critical")
        ]
        if found:
            serious[slide] = found
    assert serious == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_the_page_speaks_one_language_and_shows_both(open_deck: Opener, deck: str, language: str) -> None:
    """Is the page marked with its language, and does each concept have the other language's title?"""
    show = open_deck(deck, language)
    other = {"en": "zh-Hans", "zh": "en"}[language]
    assert show.page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    for slide, place in show.every_slide():
        if slide in ("join", "end"):  # both languages stand in the same words
            assert place.locator(f"[lang={other}]").count() > 0
            continue
        assert place.locator("h1").count() == 1, slide
        companion = place.locator(".es-companion").first
        assert companion.get_attribute("lang") == other, slide
        assert companion.inner_text().strip(), slide


@pytest.mark.parametrize("deck", DECKS)
def test_every_slide_names_the_room_and_the_part(open_deck: Opener, deck: str) -> None:
    """Do address and PIN stand on every slide, and the part in every foot?"""
    show = open_deck(deck).connected()
    titles = [block.title.en for block in load().day() if block.module == deck]
    assert titles
    for slide, place in show.every_slide():
        words = place.inner_text()
        assert "192.168.8.10:8866" in words, slide
        assert "4827" in words, slide
        if slide != "title-slide":
            numbers = [] if deck in UNNUMBERED else [str(int(deck[:2]))]
            assert place.locator(".dk-foot__part b").all_inner_texts() == numbers, slide
            assert place.locator(".dk-foot__part span").first.inner_text() in titles, slide


def test_backup_slides_stand_behind_the_end(open_deck: Opener) -> None:
    """Are the slides in reserve behind the end, and marked as such?"""
    show = open_deck()
    ids = show.ids()
    backups = show.page.eval_on_selector_all(
        ".slides > section.dk--backup", "(all) => all.map((el) => el.dataset.slide)"
    )
    assert backups
    assert min(map(ids.index, backups)) > ids.index("end")
    for slide in backups:
        expect(show.turn(slide).locator(".dk-foot__backup")).to_be_visible()


def test_the_secret_stays_between_kernel_and_page(open_deck: Opener, stage: Stage) -> None:
    """Does the facilitator's secret stand in no page, no address and no storage?"""
    show = open_deck().connected()
    assert SECRET not in show.page.content()
    assert not any(SECRET in url for url in show.addresses)
    kept = show.page.evaluate(
        "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name])"
    )
    assert SECRET not in kept
    served = show.page.request.get(show.page.url.split("#")[0]).text()
    assert "dk-output" in served
    assert SECRET not in served


def test_notes_are_not_projected(open_deck: Opener) -> None:
    """Do the facilitator's notes stay in the notebook?"""
    show = open_deck()
    assert "Look for:" not in show.page.content()


def test_one_connection_serves_all_slides(open_deck: Opener, stage: Stage) -> None:
    """Does a page listen once, however many slides are live?"""
    before = stage.room.listens
    show = open_deck().connected()
    assert show.page.locator(".es-live").count() >= 3
    assert stage.room.listens == before + 1
