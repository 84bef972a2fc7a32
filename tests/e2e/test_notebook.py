"""The same exercises in JupyterLab and in Voilà: joined to the room, or alone."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import come_back, join, place, rate, saved, turn_to
from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.e2e.lab import Lab, form, join_card, join_room, restart
from tests.e2e.recorder import Recorder
from tests.e2e.workshop import Workshop
from tests.facilitator.running import free_ports
from tests.waiting import eventually

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAP = "positioning-map"
ROOT = Path(__file__).parents[2]


def fill_in(exercise: Page | Locator) -> None:
    """Fill in the positioning map in numbers, as the same person would anywhere."""
    place(exercise, "us", 72, 81)
    exercise.locator('[data-path="map.rival-1.name"]').fill("湖畔 Lakeside")
    place(exercise, "rival-1", 30, 40)


def said(exercise: Page | Locator) -> list[str]:
    """Return the words of the result area, and the numbers of its chart."""
    result = exercise.locator(".es-result")
    expect(result.locator(".es-big")).not_to_be_empty()
    return [
        words
        for part in (".es-result__title", ".es-big", ".es-how", ".es-case", "table")
        for words in result.locator(part).all_text_contents()
    ]


def test_the_same_answer_in_jupyterlab_and_on_the_phone(
    served: Workshop, lab: Lab, device: Device, recorder: Recorder
) -> None:
    """The same value is stored and the same result is shown; a restarted kernel and another device find it."""
    laptop, phone = device("laptop", "en"), device("phone", "en")
    lab.open(laptop, "en/02-competitive-positioning")
    join_room(laptop, served.served.room, served.pin, name="Notebook")
    recorder.secret("Notebook", served.pin, "湖畔 Lakeside")
    here = form(laptop, MAP)
    fill_in(here)
    saved(laptop, form=MAP)
    join(phone, served, "Phone")
    turn_to(phone, f"2/{MAP}")
    fill_in(phone)
    saved(phone)
    key = f"{MAP}/once"
    assert served.stored("Notebook")[key] == served.stored("Phone")[key]
    assert served.counted("Notebook", key) == served.counted("Phone", key)
    assert said(here) == said(phone)

    restart(laptop)
    expect(form(laptop, MAP).locator('[data-path="map.us.x"]')).to_have_value("72")
    second = device("phone", "en")
    code = join_card(laptop).locator(".es-hint").first.inner_text().split()[-1]
    come_back(second, served, code)
    turn_to(second, f"2/{MAP}")
    expect(second.locator('[data-path="map.us.x"]')).to_have_value("72")
    second.locator('[data-path="map.us.x"]').fill("12")
    expect(form(laptop, MAP).locator('[data-path="map.us.x"]')).to_have_value("12")
    assert recorder.messages["kernel"] > 20


def test_a_module_in_chinese_keeps_answers_alone_and_is_accessible(lab: Lab, device: Device) -> None:
    """Without a room answers stay on this computer; our part of the page has no serious barrier."""
    laptop = device("laptop", "zh")
    lab.open(laptop, "zh/01-defining-service")
    card = join_card(laptop)
    left = laptop.get_by_role("button", name="离开会场")
    if left.count():  # another test has joined a room from this computer
        left.first.click()
    expect(card).to_contain_text("电脑上")
    rating = form(laptop, "service-rating")
    rate(rating, 7)
    rating.locator("textarea").first.fill("早上有人先打招呼")
    saved(laptop, form="service-rating")
    assert grave_for_good(laptop, ".es-notebook") == []
    restart(laptop)
    again = form(laptop, "service-rating")
    expect(again.locator("textarea").first).to_have_value("早上有人先打招呼")
    expect(again.locator(".es-scale input:checked")).to_have_value("7")


def test_an_english_module_is_accessible(lab: Lab, device: Device) -> None:
    """Every form of it, with the join form open and an error shown."""
    laptop = device("laptop", "en")
    lab.open(laptop, "en/02-competitive-positioning")
    card = join_card(laptop)
    if card.locator("summary").count():
        card.locator("summary").click()
        card.locator("button[type=submit]").click()
        expect(card.locator("[role=alert]:visible").first).to_contain_text("Please fill this in.")
    place(form(laptop, MAP), "us", 720, 81)
    assert grave_for_good(laptop, ".es-notebook") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_module_opens_in_voila(language: str, device: Device, tmp_path: Path) -> None:
    """In the stock template too, and without the internet: the form is there, and it saves."""
    page = device("laptop", language, offline=True)
    with voila(tmp_path, language) as url:
        page.goto(url)
        exercise = page.locator(f'[data-exercise="{MAP}"]')
        expect(exercise).to_be_visible()
        place(exercise, "us", 20, 25)
        saved(page, form=MAP)
        expect(exercise.locator(".es-big")).to_have_text({"en": "Price leader", "zh": "价格领导者"}[language])
        page.reload()
        expect(exercise.locator('[data-path="map.us.x"]')).to_have_value("20")


@contextlib.contextmanager
def voila(home: Path, language: str) -> Iterator[str]:
    """Serve a module with stock Voilà while the block runs."""
    (port,) = free_ports(1)
    module = ROOT / "modules" / language / "02-competitive-positioning.ipynb"
    command = [
        sys.executable,
        "-m",
        "voila",
        str(module),
        "--no-browser",
        f"--port={port}",
        "--Voila.ip=127.0.0.1",
    ]
    places = {"WORKSHOP_HOME": "home", "IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "config"}
    environment = os.environ | {name: str(home / place) for name, place in places.items()}
    with (home / "voila.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=home)
        try:
            eventually(lambda: _listens(port, process), every=0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(20)


def _listens(port: int, process: subprocess.Popen[bytes]) -> bool:
    assert process.poll() is None
    with contextlib.suppress(httpx2.TransportError):
        httpx2.get(f"http://127.0.0.1:{port}/voila/static/missing", trust_env=False)
        return True
    return False
