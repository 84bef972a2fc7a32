"""Does everything that preparing says stand in the content, in both languages, and is nothing there for nobody?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import facilitator.prepare
from facilitator.prepare.notices import FILE
from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.headings import FIELDS, accepted, field_of, languages_named
from facilitator.screen import Screen
from facilitator.texts import sentences
from workbook.course.texts import placeholders
from workbook.schema import LANGUAGES

PACKAGE = Path(facilitator.prepare.__file__).parent
#: The package, and the sentences about written files, which `workshop study` shows as well.
SOURCES = [*sorted(PACKAGE.rglob("*.py")), PACKAGE.parent / "texts.py"]


def spoken() -> Iterator[re.Pattern[str]]:
    """Yield every text of the code that could be a key; what is filled in while it runs may be anything."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.compile(re.escape(node.value))
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"
                    for part in node.values
                ]
                yield re.compile("".join(parts))


def notices() -> Iterator[str]:
    """Yield the code of every notice that stands whole in the code."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Notice" and node.args
            if named and isinstance(named[0], ast.Constant):
                yield str(named[0].value)


def test_every_notice_has_its_sentence() -> None:
    """Is no code shown to a person instead of words?"""
    found = set(notices())
    assert len(found) > 20
    assert found - set(sentences(FILE)) == set()


def test_every_sentence_is_said_somewhere() -> None:
    """Is there no sentence that nobody says any more?"""
    said = list(spoken())
    assert len(said) > 100
    assert [key for key in sentences(FILE) if not any(each.fullmatch(key) for each in said)] == []


def test_both_languages_have_the_same_placeholders() -> None:
    """Is no figure lost in one language?"""
    texts = sentences(FILE)
    assert texts
    assert [key for key, text in texts.items() if placeholders(text.en) != placeholders(text.zh)] == []


def test_every_value_of_the_plan_has_a_name_and_a_comment() -> None:
    """Is no value called by its key in a sentence?"""
    keys = {"schema" if key == "schema_version" else key for key in Plan.model_fields}
    texts = set(sentences(FILE))
    assert {f"{kind}-{key}" for kind in ("what", "comment") for key in keys} - texts == set()


def test_every_head_word_leads_to_one_field() -> None:
    """Does each word in the content find its own column, and no other?"""
    pairs = [(word, field) for field in FIELDS for words in accepted(field).values() for word in words]
    assert len(pairs) > 80
    assert [(word, field_of(word)) for word, _ in pairs] == pairs
    assert all(languages_named(code) == code for code in LANGUAGES)
    assert field_of("Remarks") is None


def test_progress_is_one_line_where_nobody_looks() -> None:
    """Does a pipe get words once, and a terminal a bar that counts to the end?"""
    import io

    from rich.console import Console

    for terminal in (False, True):
        console = Console(file=io.StringIO(), force_terminal=terminal, width=80, highlight=False)
        with Screen(console).progress("Making …") as progress:
            for done in range(4):
                progress(done, 3)
        assert isinstance(console.file, io.StringIO)
        said = console.file.getvalue()
        assert said == "Making …\n" if not terminal else ("3/3" in said and "Making …" in said)
