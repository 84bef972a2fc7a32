"""Every word of the page stands in page.yaml, in both languages; none stands in HTML or JavaScript."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from tests.web.node import WEB, sources
from workbook.course import course

SOURCES = sources("phone")


def used() -> set[str]:
    """Return every key that the scripts name."""
    return {
        key
        for source in SOURCES
        for key in re.findall(r"""["'`](page\.[a-z$][\w.${}-]*)["'`]""", source.read_text(encoding="utf-8"))
    }


def test_every_key_that_is_named_has_its_words_and_no_words_lie_idle() -> None:
    keys = {key for key in course.load().texts if key.startswith("page.")}
    assert len(keys) > 50
    assert used() == keys


def test_no_script_holds_a_sentence() -> None:
    assert len(SOURCES) > 10
    for source in SOURCES:
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", source.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"[\u3000-\u9fff]", code), source.name
        sentences = re.findall(r'"[A-Z][a-z]+ [a-z]+[^"]*"', code)
        assert not [words for words in sentences if words != '"use strict"'], source.name


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.path: list[str] = []
        self.words: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember where we are; no element may carry style or script of its own."""
        assert not [name for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag not in ("meta", "link"):
            self.path.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self.path and self.path.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Collect the words by the outermost element that may hold them."""
        if data.strip():
            place = "noscript" if "noscript" in self.path else self.path[-1]
            self.words[place] = self.words.get(place, "") + data.strip()


def test_only_the_title_and_noscript_hold_words() -> None:
    reader = _Words()
    reader.feed((WEB / "phone/index.html").read_text(encoding="utf-8"))
    assert set(reader.words) == {"title", "noscript"}
    assert all(
        re.search(r"[\u4e00-\u9fff]", words) and re.search("[a-z]", words) for words in reader.words.values()
    )


def test_modules_stay_small() -> None:
    for source in SOURCES:
        assert len(source.read_text(encoding="utf-8").splitlines()) <= 200, source.name
