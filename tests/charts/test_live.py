"""The room's view of an exercise, on a phone and on a slide."""

from __future__ import annotations

from typing import Any

import pytest

from tests.charts.samples import Json
from tests.charts.studio import Studio, texts
from tests.deck.views import views

pytestmark = pytest.mark.browser

RATING, CUSTOMERS = "service-rating/before", "our-customers/once"


def view(name: str, *, shown: bool = True, times: int = 1, **fields: Any) -> Json:
    """Return a view as the room sends it; until it is shown there is nothing to show in it."""
    found = next(each for each in views(times) if f"{each['exercise']}/{each['round']}" == name)
    sent = found | {"revealed": shown, "shown": shown} | fields
    if not sent["shown"]:
        sent |= {"title": sent["question"]}
        for secret in ("caption", "stats", "charts", "cards"):
            del sent[secret]
    return sent


def say(key: str, language: str = "en", **params: object) -> str:
    """Return an interface text."""
    return str(texts()[f"charts.{key}"][language].format(**params))


@pytest.mark.parametrize("variant", ["phone", "deck"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_before_it_is_revealed_there_is_only_a_number(studio: Studio, language: str, variant: str) -> None:
    """Does a view show the question and how many answered, and nothing else?"""
    studio.open(language=language, deck=variant == "deck").mount(variant=variant)
    studio.update(view(RATING, shown=False), 32)
    root = studio.page.locator("#stage > div")
    assert root.get_attribute("data-state") == "waiting"
    assert "27" in root.inner_text()
    assert view(RATING)["question"][language].replace("<wbr>", "") in root.inner_text()
    assert studio.page.locator(".es-chart, .es-cards li").count() == 0


@pytest.mark.parametrize("variant", ["phone", "deck"])
def test_below_the_minimum_it_says_why_there_is_nothing(studio: Studio, variant: str) -> None:
    """Does a revealed view with too few answers say from how many on it is shown?"""
    studio.open(deck=variant == "deck").mount(variant=variant)
    studio.update(view(RATING, shown=False, revealed=True, n=3, minimum=5))
    root = studio.page.locator("#stage > div")
    assert root.get_attribute("data-state") == "few"
    key = "live-few" if variant == "deck" else "live-few-phone"
    assert say(key, n=3, minimum=5) in root.inner_text()


def test_the_finding_becomes_the_title_in_both_languages(studio: Studio) -> None:
    """Does a slide's title turn from question to finding, with the other language under it?"""
    studio.open(deck=True).mount(variant="deck")
    studio.update(view(RATING, shown=False))
    studio.update(view(RATING))
    finding = view(RATING)["title"]
    assert studio.page.locator("h1").all_inner_texts()[-1] == finding["en"]
    companion = studio.page.locator(".es-companion")
    assert companion.inner_text() == finding["zh"].replace("<wbr>", "")
    assert companion.get_attribute("lang") == "zh-Hans"


def test_revealing_is_announced_once(studio: Studio) -> None:
    """Does a screen reader hear of the reveal, and not of every answer after it?"""
    studio.open().mount(variant="phone")
    status = studio.page.locator("#stage [role=status]")
    studio.update(view(RATING, shown=False))
    assert status.text_content() == ""
    studio.update(view(RATING))
    said = say("live-announce", title=view(RATING)["title"]["en"])
    assert status.text_content() == said
    spoken = "() => { window.spoken = 0; new MutationObserver((all) => { window.spoken += all.length; }).observe(document.querySelector('#stage [role=status]'), { childList: true, characterData: true, subtree: true }); }"
    studio.page.evaluate(spoken)
    for n in range(28, 40):
        studio.update(view(RATING, n=n))
    assert studio.page.evaluate("window.spoken") == 0


def test_cards_are_in_peoples_own_words_and_marked_by_their_script(studio: Studio) -> None:
    """Is each entry shown as written, with the language that its script suggests?"""
    studio.open(language="zh").mount(variant="phone")
    studio.update(view(CUSTOMERS))
    assert studio.page.locator(".es-cards p[lang=zh-Hans]", has_text="仓库的小李").count() == 1
    assert studio.page.locator(".es-cards p[lang=en]", has_text="Landlords").count() == 1
    assert studio.page.locator(".es-cards li", has_text="Landlords").inner_text().count("×5") == 1


def test_only_what_changed_is_drawn_again(studio: Studio) -> None:
    """Do cards and charts that stay the same stay the same elements?"""
    studio.open(deck=True).mount(variant="deck")
    first = view(CUSTOMERS)
    studio.update(first)
    studio.page.evaluate(
        "() => { for (const el of document.querySelectorAll('.es-cards li')) el.dataset.old = ''; }"
    )
    more = view(CUSTOMERS)
    more["cards"][1]["items"].append({"text": "The night porter", "count": 1})
    more["cards"][1]["count"] += 1
    studio.update(more)
    fresh = studio.page.locator(".es-cards li:not([data-old])").all_inner_texts()
    assert fresh == ["The night porter"]

    studio.update(view(RATING))
    studio.page.evaluate("() => { document.querySelector('.es-chart__svg').dataset.old = ''; }")
    studio.update(view(RATING))
    assert studio.page.locator(".es-chart__svg[data-old]").count() == 1


@pytest.mark.parametrize("variant", ["phone", "deck"])
def test_what_does_not_fit_is_counted(studio: Studio, variant: str) -> None:
    """With a hundred entries, are those not shown named by their number?"""
    studio.page.set_viewport_size(
        {"width": 1920, "height": 1080} if variant == "deck" else {"width": 390, "height": 844}
    )
    studio.open(deck=variant == "deck").mount(variant=variant)
    studio.page.evaluate(
        "() => { const root = document.querySelector('#stage > div'); root.style.height = '880px'; root.style.width = innerWidth > 1000 ? '1696px' : 'auto'; }"
    )
    full = view(CUSTOMERS, times=12)
    studio.update(full)
    for group, data in zip(studio.page.locator(".es-cards__group").all(), full["cards"], strict=True):
        shown: list[str] = group.locator("li:visible p").all_inner_texts()
        counts = {item["text"]: item["count"] for item in data["items"]}
        hidden = data["count"] - sum(counts[text] for text in shown)
        assert shown
        assert hidden > 0
        assert group.locator(".es-cards__more").inner_text() == say("live-more", n=hidden)


def test_an_overlong_card_is_shortened_only_to_the_eye(studio: Studio) -> None:
    """Does a card of two thousand characters keep its words and a bounded height?"""
    studio.page.set_viewport_size({"width": 390, "height": 844})
    studio.open().mount(variant="phone")
    words = "The same story told at length. " * 65
    cards = [{"group": None, "count": 1, "items": [{"text": words, "count": 1}]}]
    studio.update(view(CUSTOMERS, cards=cards))
    card = studio.page.locator(".es-cards li")
    assert card.locator("p").text_content() == words
    box = card.bounding_box()
    assert box is not None
    assert box["height"] < 220


def test_the_view_follows_the_language(studio: Studio) -> None:
    """Do title, numbers' names and chart switch, and people's words stay?"""
    studio.open().mount(variant="phone")
    studio.update(view(CUSTOMERS))
    studio.page.evaluate("() => studio.words.setLanguage('zh')")
    text = studio.page.locator("#stage").inner_text()
    assert view(CUSTOMERS)["title"]["zh"].replace("<wbr>", "") in text
    assert "Landlords" in text
    assert say("live-answers", "zh") in text


def test_a_view_taken_away_leaves_nothing(studio: Studio) -> None:
    """Does destroy empty its place and stop it from painting?"""
    studio.open().mount(variant="phone")
    studio.update(view(RATING))
    studio.page.evaluate("() => { studio.view.destroy(); studio.words.setLanguage('zh'); }")
    assert studio.page.locator("#stage > div").inner_html() == ""
