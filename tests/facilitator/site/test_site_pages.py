"""The facilitator's own pages beside the decks: linked, drawn plainly, and nothing else can be reached."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from facilitator.texts import say
from tests.facilitator.site_server import Decks, decks


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Decks]:
    """A server of decks."""
    with decks(tmp_path_factory.mktemp("decks"), "--no-pool") as made:
        yield made


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_home_page_leads_to_the_console(served: Decks, language: str) -> None:
    """Does the first thing on the facilitator's page lead to the console, in the page's language?"""
    with served.client() as browser:
        home = browser.get(f"/?language={language}").text
    link = f'href="/voila/render/console.ipynb?language={language}"'
    assert link in home
    assert say("page-console", language) in home  # type: ignore[arg-type]
    assert home.index(link) < home.index("/voila/render/en/")


def test_the_console_is_drawn_by_its_own_template(served: Decks) -> None:
    """Is the page plain, with nothing from another host, and is the deck's template left to the decks?"""
    with served.client() as browser:
        page = browser.get("/voila/render/console.ipynb")
    assert page.status_code == 200
    assert "application/vnd.jupyter.widget-view+json" in page.text
    assert "reveal" not in page.text
    assert "https://" not in page.text
    assert json.dumps("正在打开页面")[1:-1] in page.text


@pytest.mark.parametrize(
    "path",
    ["console.py", "cli.py", "../console.ipynb", "slides/console.ipynb", "console.ipynb/x", "desk.ipynb"],
)
def test_nothing_else_of_the_kit_is_shown(served: Decks, path: str) -> None:
    """Do other files beside the console stay closed?"""
    with served.client() as browser:
        assert browser.get(f"/voila/render/{path}").status_code == 404


def test_nobody_comes_in_without_the_cookie(served: Decks) -> None:
    """Is the console behind the same door as the decks?"""
    with served.client(inside=False) as browser:
        assert browser.get("/voila/render/console.ipynb").status_code == 403


def test_a_template_cannot_be_asked_for(served: Decks) -> None:
    """Does an address choose no other template?"""
    with served.client() as browser:
        page = browser.get("/voila/render/console.ipynb?template=lab").text
    assert "cdn.jsdelivr" not in page
