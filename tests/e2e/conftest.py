"""Browsers of different people, and a workshop for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.browser import patient
from tests.e2e.lab import Lab, jupyter_lab
from tests.e2e.recorder import Recorder
from tests.e2e.workshop import Workshop, workshop

Device = Callable[..., Page]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """One workshop for all tests of a module, with every exercise open; phones stay where they are turned."""
    with workshop(tmp_path_factory.mktemp("workshop")) as made:
        made.open_everything()
        made.let_phones_stay()
        yield made


@pytest.fixture(scope="session")
def only_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """The one JupyterLab of this process."""
    with jupyter_lab(tmp_path_factory.mktemp("lab")) as made:
        yield made


@pytest.fixture(scope="module")
def lab(only_lab: Lab) -> Iterator[Lab]:
    """A JupyterLab for all tests of a module, with the modules as they are and no answers at first."""
    yield only_lab
    only_lab.renew()


@pytest.fixture
def recorder() -> Recorder:
    """What listens to every page of a test."""
    return Recorder()


@pytest.fixture
def device(browser: Browser, playwright: Playwright, recorder: Recorder) -> Iterator[Device]:
    """Return a way to take out a device: ``phone``, ``laptop`` or ``projector``, speaking ``en`` or ``zh``.

    At the end nothing may have left the machine, stood in an address, or been told too early, and no
    script may have failed. With ``offline=True`` the device reaches nothing but this machine, and what it
    asks of others does not count: for pages that are not ours.
    """
    contexts: list[BrowserContext] = []
    kinds: dict[str, dict[str, Any]] = {
        "phone": playwright.devices["Pixel 7"],
        "laptop": {"viewport": {"width": 1280, "height": 800}},
        "projector": {"viewport": {"width": 1920, "height": 1080}},
    }

    def take(kind: str, language: str = "en", *, offline: bool = False, **options: Any) -> Page:
        locale = {"en": "en-US", "zh": "zh-CN"}[language]
        context = patient(browser.new_context(**{**kinds[kind], "locale": locale, **options}))
        contexts.append(context)
        if offline:
            context.route(re.compile(r"^https?://(?!127\.0\.0\.1[:/])"), lambda route: route.abort())
        recorder.watch(context, lenient=offline)
        return context.new_page()

    yield take
    for context in contexts:
        context.close()
    recorder.verify()
