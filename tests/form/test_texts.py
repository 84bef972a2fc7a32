"""Has every word of the form its place in content, in both languages, and is every one of them used?"""

from __future__ import annotations

import re

from tests.web.node import sources
from workbook.course import Course

#: Keys that are put together from a name: `form.save-${kind}`.
COMPOSED = re.compile(
    r"^form\.save-"
    r"|^study\.(state-(done|begun|empty)|preview-(new|checks|reading|differ|same|unknown)|choose-(here|file)|offer-(none|one|many))$"
    r"|^notebook\.((address|pin|name|code)(-hint)?|left|removed|stranger)$"
)
#: What forms and notebooks run; the phone's page, the deck and the console have texts of their own.
FOLDERS = ("kit", "transport", "saving", "fields", "charts", "exercise", "live", "own-data", "study")
CODE = {path: path.read_text(encoding="utf-8") for path in sources(*FOLDERS)}


def used() -> set[str]:
    """Keys that stand in the code as they are."""
    found = {
        key
        for text in CODE.values()
        for key in re.findall(r"[\"'`]((?:form|study|notebook|charts)\.[a-z-]+)[\"'`]", text)
    }
    assert len(found) > 30
    return found


def test_is_every_key_in_the_code_in_content(course: Course) -> None:
    assert used() - set(course.texts) == set()


def test_is_every_key_in_content_used(course: Course) -> None:
    ours = {
        key
        for key in course.texts
        if key.startswith(("form.", "study.", "notebook.")) and not COMPOSED.match(key)
    }
    assert ours - used() == set()


def test_stands_no_sentence_in_the_code() -> None:
    sentences = []
    for path, text in CODE.items():
        bare = re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.DOTALL)
        bare = re.sub(r"(?:new (?:Error|Offline)|throw [\w ]+)\([^\n]*", "", bare)
        sentences += [(path.name, found) for found in re.findall(r"[\u4e00-\u9fff]+", bare)]
        sentences += [
            (path.name, found) for found in re.findall(r"[\"'][A-Z][a-z]+ [a-z]+ [^\"']*[\"']", bare)
        ]
    assert CODE
    assert sentences == []
