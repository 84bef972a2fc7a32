"""A bench for the form: a page with the form on it, and a room to talk to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.form import kinds
from tests.form.room import Json, Room, serving
from workbook.course import Course, load, public_check, public_exercise
from workbook.schema import Exercise

#: The traits of every place in a notebook.
PLACE: Json = {"runtime": "bench", "stranded": {"en": "Python is silent.", "zh": "Python 没回应。"}}
PREFIXES = ("form.", "charts.", "notebook.", "study.")


@pytest.fixture(scope="session")
def course() -> Course:
    """The course as it is."""
    return load()


@pytest.fixture(scope="session")
def rooms() -> dict[str, Room]:
    """The rooms that the site serves, by name."""
    return {}


@pytest.fixture(scope="session")
def site(rooms: dict[str, Room]) -> Iterator[str]:
    """The address of the site under test."""
    with serving(rooms) as address:
        yield address


class Bench:
    """A page with one form on it, and the room it talks to."""

    def __init__(self, page: Page, site: str, room: Room, name: str) -> None:
        self.page, self.site, self.room, self.name = page, site, room, name
        self._base = f"/room/{name}"
        self._public = room.course.public(prefixes=PREFIXES)
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, exercise: Exercise | str = "", *, language: str = "en", **options: Any) -> None:
        """Show an exercise; options are those of ``mountForm``."""
        spec = self.room.course.exercise(exercise) if isinstance(exercise, str) else exercise
        self._start(spec=public_exercise(spec), language=language, **{"round": spec.rounds[0], **options})

    def open_check(self, check: str, *, language: str = "en", answer: Json | None = None) -> None:
        """Show a knowledge check."""
        self._start(check=public_check(self.room.course.check(check)), language=language, answer=answer)

    def _start(self, **options: Any) -> None:
        self.load()
        self.page.evaluate(
            "options => start(options)",
            {
                "base": self._base,
                "scope": "bench/me",
                "texts": self._public["texts"],
                "messages": self._public["messages"],
                "answers": self.room.answers,
                **options,
            },
        )

    def load(self) -> None:
        """Load the empty bench."""
        self.page.goto(f"{self.site}/tests/form/harness/index.html")
        self.page.wait_for_function("window.ready")

    def open_notebook(self, **traits: Any) -> None:
        """Show a widget as a notebook would, with these traits over the usual ones."""
        self.load()
        usual = {
            **PLACE,
            "component": "exercise",
            "round": "once",
            "language": "en",
            "rivals": [],
            "scope": "bench/me",
            "address": "",
            "learner": "",
            "sample": False,
            "answer": None,
            "state": None,
            "view": None,
        }
        self.page.evaluate(
            "options => startNotebook(options)",
            {"base": self._base, "traits": {**usual, **traits}, "words": self.words},
        )

    def open_widget(
        self, name: str, *, replies: Json, language: str = "en", style: str = "", **traits: Any
    ) -> None:
        """Show another widget of a notebook, whose kernel answers each operation as ``replies`` says."""
        if not self.page.url.startswith(self.site):
            self.load()
        else:
            self.page.reload()
            self.page.wait_for_function("window.ready")
        usual = {**PLACE, "component": name, "language": language}
        self.page.evaluate(
            "options => startWidget(options)",
            {"traits": {**usual, **traits}, "words": {**self.words, "_css": style}, "replies": replies},
        )

    @property
    def words(self) -> Json:
        """Texts and messages of the form runtime."""
        return {"texts": self._public["texts"], "messages": self._public["messages"]}

    def asked(self, op: str) -> list[Json]:
        """The bodies of what the widget asked of its kernel."""
        found: list[Json] = self.page.evaluate(
            "op => asked.filter(each => each.op === op).map(each => each.body)", op
        )
        return found

    def hears(self, words: str) -> None:
        """Wait until this is said of what was brought back, and has the focus."""
        line = self.page.locator(".es-brought .es-msg--ok")
        expect(line).to_contain_text(words)
        expect(line).to_be_focused()

    def kept(self) -> Json:
        """The copies of this browser, by their key without its beginning."""
        found: Json = self.page.evaluate(
            "() => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('es-kept/'))"
            ".map(([key, text]) => [key.slice(8), JSON.parse(text)]))"
        )
        return found

    def keep(self, copies: Json) -> None:
        """Put copies into this browser, as an earlier visit did."""
        self.load()
        self.page.evaluate(
            "copies => Object.entries(copies).forEach(([key, one]) => localStorage.setItem(`es-kept/${key}`, JSON.stringify(one)))",
            copies,
        )

    def field(self, name: str) -> Locator:
        """The control with exactly this label."""
        return self.page.get_by_label(name, exact=True)

    def group(self, name: str) -> Locator:
        """The fieldset with this legend."""
        return self.page.get_by_role("group", name=name, exact=True)

    def switch(self, language: str) -> None:
        """Press the language switch."""
        self.page.get_by_role("button", name="English" if language == "en" else "中文").click()

    def saved(self) -> Json:
        """Wait until everything is saved and return what the room has for the one exercise."""
        self.wait_for_state("saved")
        return self.stored()

    def stored(self) -> Json:
        """What the room has for the one exercise."""
        (answer,) = self.room.answers.values()
        value: Json = answer["value"]
        return value

    def wait_for_state(self, state: str) -> None:
        """Wait until the page says this save state."""
        expect(self.page.locator("[data-save]")).to_have_attribute("data-save", state)

    def drafts(self) -> Json:
        """The unacknowledged drafts on this device."""
        found: Json = self.page.evaluate(
            "() => Object.fromEntries(Object.entries(localStorage).map(([key, text]) => [key, JSON.parse(text)])"
            ".filter(([, record]) => 'value' in record))"
        )
        return found


@pytest.fixture
def bench(page: Page, site: str, rooms: dict[str, Room], course: Course) -> Iterator[Bench]:
    """A bench with the modules joined as they are in what is built; no page may throw."""
    name = uuid4().hex
    rooms[name] = Room(course, {**course.exercises, "bench": kinds.exercise()})
    bench = Bench(page, site, rooms[name], name)
    yield bench
    rooms[name].gate.set()
    rooms[name].hang_up()
    assert bench.errors == []
