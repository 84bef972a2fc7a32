"""The links of the README open the course on Binder, in either language, as notebook and as page."""

from __future__ import annotations

import html
import re

import pytest
from playwright.sync_api import Page, expect

from tests.binder.conftest import ROOT, Binder
from tests.e2e.acts import rate, saved
from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.waiting import eventually
from workbook.schema import LANGUAGES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLACES = ("lab/tree", "voila/render")
#: What Binder opens, by language and place.
PATHS = {f"{place}/modules/{language}/index.ipynb" for language in LANGUAGES for place in PLACES}


def prepared(page: Page) -> None:
    """Wait until everything on a page is drawn."""
    expect(page.locator("#loading")).to_have_count(0)


def test_a_page_is_read_and_answered_in_both_languages(binder: Binder, device: Device) -> None:
    """From the link to a form, its answer in the other language, back to the start; one kernel at a time."""
    phone = device("phone", "en", color_scheme="dark")
    phone.goto(binder.link("voila/render/modules/en/index.ipynb"))
    prepared(phone)
    assert "token" not in phone.url
    phone.locator('main a[href="01-defining-service.ipynb"]').first.click()
    rating = phone.locator('[data-exercise="service-rating"]').first
    expect(rating).to_be_visible()
    prepared(phone)
    rate(rating, 7)
    saved(phone, form="service-rating")
    answers = binder.home / ".local/share/exceptional-service"
    assert answers.stat().st_mode & 0o077 == 0, "others can read what was written"
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave_for_good(phone, "body") == []
    phone.emulate_media(media="print")
    expect(phone.locator(".page-bar")).to_be_hidden()
    phone.emulate_media(media="screen")

    phone.locator(".page-bar a[hreflang='zh-Hans']").click()
    expect(phone.locator("html")).to_have_attribute("lang", "zh-Hans")
    again = phone.locator('[data-exercise="service-rating"]').first
    expect(again.locator("input:checked").first).to_have_value("7")
    assert "/voila/render/modules/zh/01-defining-service.ipynb" in phone.url
    heading = phone.locator(".page-words h2").last
    phone.goto(f"{phone.url}#{heading.get_attribute('id')}")
    expect(heading).to_be_in_viewport()
    phone.locator(".page-bar a[href='index.ipynb']").click()
    expect(phone).to_have_url(re.compile("voila/render/modules/zh/index.ipynb"))
    prepared(phone)
    eventually(lambda: len(binder.get("api/kernels").json()) == 1, every=0.2)


def test_a_notebook_opens_in_jupyterlab_and_nobody_is_asked_about_news(
    binder: Binder, device: Device
) -> None:
    """Is the start page there to be run, without a question in front of it?"""
    laptop = device("laptop", "zh")
    laptop.goto(binder.link("lab/tree/modules/zh/index.ipynb"))
    notebook = laptop.locator(".jp-NotebookPanel .jp-Notebook")
    expect(notebook.locator("h1").first).to_contain_text("优质服务")
    expect(laptop.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    expect(laptop.locator(".jp-Dialog, .Toastify__toast")).to_have_count(0)


@pytest.mark.parametrize("path", sorted(PATHS))
def test_every_link_leads_somewhere(binder: Binder, path: str) -> None:
    """Does each answer, and a page in its language, with nothing broken in it?"""
    answer = binder.get(path)
    assert answer.status_code == 200
    if path.startswith("voila"):
        language = "zh-Hans" if "/zh/" in path else "en"
        assert f'<html lang="{language}"' in answer.text
        assert "application/vnd.jupyter.widget-view+json" in answer.text
        assert 'page-broken"' not in answer.text


def test_a_mistake_does_not_end_the_page(binder: Binder) -> None:
    """Is a cell that fails said to have failed, in the page's language, with the rest of the text after it?"""
    page = binder.get("voila/render/modules/zh/broken.ipynb").text
    assert "<title>我的 &lt;账&gt;</title>" in page
    said = html.unescape(page[page.index("<main") :])
    assert said.index("这一格没能准备好") < said.index("<b> 42") < said.index("算完了")
    assert "<b>" not in page
    assert "ZeroDivisionError" not in page
    assert "--show_tracebacks" not in page
    assert 'href="index.ipynb"' in page
    assert "hreflang" not in page  # there is no such page in English


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readmes_links_are_these(readme: str) -> None:
    """Does a README give two links a language, to what is there, with one thing to put in?"""
    text = (ROOT / readme).read_text("utf-8")
    links = re.findall(r"https://mybinder\.org/v2/gh/(\S+?)/HEAD\?urlpath=([\w./-]+)", text)
    assert {path for _, path in links} == PATHS
    assert len({repository for repository, _ in links}) == 1
    for path in PATHS:
        assert (ROOT / re.sub(r"^.*?(?=modules/)", "", path)).is_file(), path
