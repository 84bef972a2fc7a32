"""Every slide of every deck: whole, large enough, usable by everybody, and from this machine only."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.deck.conftest import Opener, Stage
from tests.deck.fake_room import SECRET
from tests.deck.servers import SLIDES
from tests.deck.views import views
from workbook.course import load
from workbook.schema import LANGUAGES, Language

pytestmark = pytest.mark.browser

DECKS = sorted(path.stem for path in (SLIDES / "en").glob("*.ipynb"))
#: Blocks of the half day that are no numbered part: the opening and the closing.
UNNUMBERED = {block.module for block in load().day() if block.number is None}


def test_there_are_decks() -> None:
    """Do the tests below see any deck?"""
    assert len(DECKS) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("deck", DECKS)
def test_every_slide_can_be_read_and_used(open_deck: Opener, deck: str, language: Language) -> None:
    """Is every slide whole, its words at least 28 units high, usable before and after each reveal, and where it belongs?

    One walk for all of it: opening a deck takes longer than turning through it.
    """
    show = open_deck(deck, language).connected()
    problems: dict[str, object] = {}
    axe = Axe()
    for slide, place in show.every_slide():
        names_the_room_and_the_part(place, slide, deck, language)
        for state in ("", " revealed") if place.locator(".es-live").count() else ("",):
            if state:
                show.reveal()
            measured = show.measure()
            found: dict[str, object] = {
                key: value for key, value in measured.items() if key != "words" and value
            }
            if language == LANGUAGES[DECKS.index(deck) % 2]:  # a deck is as usable in its other language
                found |= serious(axe, show.page)
            if found:
                problems[slide + state] = found
    assert problems == {}


def names_the_room_and_the_part(place: Locator, slide: str, deck: str, language: Language) -> None:
    """Check that address and PIN stand on a slide, and the part in its foot."""
    words = place.inner_text()
    assert "192.168.8.10:8866" in words, slide
    assert "4827" in words, slide
    if slide != "title-slide":
        numbers = [] if deck in UNNUMBERED else [str(int(deck[:2]))]
        assert place.locator(".dk-foot__part b").all_inner_texts() == numbers, slide
        titles = [block.title.in_(language) for block in load().day() if block.module == deck]
        assert place.locator(".dk-foot__part span").first.inner_text() in titles, slide


def serious(axe: Axe, page: Page) -> dict[str, object]:
    """Return what would keep somebody from using the page, by the rule it breaks."""
    violations = axe.run(page).response["violations"]
    return {
        each["id"]: each["nodes"][0]["html"][:200]
        for each in violations
        if each["impact"] in ("serious", "critical")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_smaller_picture_holds_too(open_deck: Opener, language: str) -> None:
    """Does a deck stay whole on a projector of another shape?"""
    show = open_deck("02-competitive-positioning", language, size=(1280, 800)).connected()
    for _, place in show.every_slide():
        if place.locator(".es-live").count():
            show.reveal()
        measured = show.measure()
        assert (measured["outside"], measured["drawn"], measured["small"]) == ([], [], [])


@pytest.mark.parametrize(("deck", "language"), [(DECKS[1], "zh"), (DECKS[-1], "en")])
def test_a_deck_prints(open_deck: Opener, deck: str, language: str) -> None:
    """Is each slide a page of its own in a printed deck, with its words as text, its fonts inside and no buttons?"""
    show = open_deck(deck, language).connected()
    ids = show.ids()
    titles = {slide: place.locator("h1").first.inner_text() for slide, place in show.every_slide()}
    printed = pdfium.PdfDocument(show.page.pdf(prefer_css_page_size=True, print_background=True))
    assert len(printed) == len(ids)
    for slide, page in zip(ids, printed, strict=True):
        assert page.get_width() / page.get_height() == pytest.approx(16 / 9, abs=0.01)
        words = squeezed(page.get_textpage().get_text_range())
        assert squeezed(titles[slide]) in words, slide
        assert squeezed(show.page.locator(".dk-btn[data-key=o]").first.text_content() or "-") not in words
        assert "\ufffd" not in words


def squeezed(words: str) -> str:
    """Return words as a printed page and a screen have them alike: without any spaces."""
    return "".join(words.split())


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
@pytest.mark.parametrize("deck", DECKS[:2])
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
