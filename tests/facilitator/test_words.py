"""Everything that is said stands in the content, in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import facilitator
from facilitator.texts import language_for, say, sentences
from workbook.course.texts import placeholders

PACKAGE = Path(facilitator.__file__).parent
#: Sentences whose key is put together while the program runs.
TOGETHER = re.compile(
    r"^(name-(room|decks|study)|column-(id|title|date|pace|people|port)|pace-(facilitator|self)|(deck-)?port-taken"
    r"|count-(blocks|exercises|checks|samples|texts|notebooks|decks)|nb-.+|(not-entered|used-link|wrong-host|no-such-deck)"
    r"-(title|help)|keeps-dying|never-answered|no-permission|disk-full|no-network|local-only"
    r"|page-(console|prepare)(-help)?|resumed|new-workshop|system-refuses|keys|keys-none)$"
)
CALLS = {"say", "UserError", "busy"}


def spoken() -> dict[str, str]:
    """Return every key that stands in the code or in a page, and where."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            elsewhere = isinstance(node, ast.Call) and any(each.arg == "file" for each in node.keywords)
            if (
                isinstance(node, ast.Call)
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and not elsewhere
            ):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in CALLS and isinstance(node.args[0].value, str):
                    found[node.args[0].value] = f"{path.name}:{node.lineno}"
    for path in sorted((PACKAGE / "site" / "pages").glob("*.j2")):
        for key in re.findall(r"""say\(["']([\w-]*\w)["']""", path.read_text("utf-8")):
            found[key] = path.name
    return found


def test_every_key_has_its_sentence() -> None:
    """Does whatever the code says exist?"""
    keys = spoken()
    assert len(keys) > 40
    missing = {key: place for key, place in keys.items() if key not in sentences()}
    assert missing == {}


def test_every_sentence_is_said_somewhere() -> None:
    """Is there no sentence that nobody says any more?"""
    said = spoken()
    assert said
    unused = [key for key in sentences() if key not in said and not TOGETHER.match(key)]
    assert unused == []


def test_both_languages_have_the_same_placeholders() -> None:
    """Is no figure lost in one language?"""
    texts = sentences()
    assert texts
    differing = [key for key, text in texts.items() if placeholders(text.en) != placeholders(text.zh)]
    assert differing == []


def test_ports_are_said_plainly() -> None:
    """Is a port a name rather than a quantity, without a comma in it?"""
    assert "8866" in say("port-taken", "en", port=8866)
    assert "8866" in say("port-taken", "zh", port=8866)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_SG"}, "zh"),
        (["serve", "--language", "zh"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["serve", "--language=en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["serve", "--language"], {"LANG": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_the_readers(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    """Does --language decide, then the locale, then English?"""
    assert language_for(arguments, environment) == language
