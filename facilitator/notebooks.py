"""Read the notebooks of the course and the decks, and find what would not work in them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.schema import LANGUAGES

if TYPE_CHECKING:
    from workbook.course import Course

_ROOT = Path(__file__).parents[1]
_CHECKOUT, _INSTALLED = _ROOT / "modules", _ROOT / "workbook" / "_modules"

SLIDES = Path(__file__).parent / "slides"
#: The modules as they lie in a checkout or in an installed package, and the decks.
FOLDERS = (_CHECKOUT if _CHECKOUT.is_dir() else _INSTALLED, SLIDES)

#: Calls whose first argument names an exercise or check, and those whose last one names a language.
SHOWS, SPEAKS = ("exercise", "live"), ("start", "deck")


@dataclass(frozen=True)
class Finding:
    """One thing to mend, and where. ``nb-<code>`` names the sentence."""

    where: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)


def compare(folder: Path) -> list[Finding]:
    """Find notebooks that only one language has."""
    names = {language: {path.name for path in (folder / language).glob("*.ipynb")} for language in LANGUAGES}
    every = set().union(*names.values())
    return [
        Finding(f"{folder.name}/{language}/{name}", "missing")
        for name in sorted(every)
        for language in LANGUAGES
        if name not in names[language]
    ]


def read(path: Path, folder: Path, course: Course | None) -> list[Finding]:
    """Find what is wrong in one notebook; without a course its exercises are not looked up."""
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        notebook = json.loads(path.read_text("utf-8"))
        cells = [
            (str(cell["id"]), str(cell["cell_type"]), "".join(cell["source"]), cell)
            for cell in notebook["cells"]
        ]
    except (ValueError, KeyError, TypeError) as error:
        return [Finding(name, "unreadable", {"detail": str(error) or type(error).__name__})]
    found: list[Finding] = []
    for cell_id, kind, source, cell in cells:
        if kind == "code":
            place = f"{name} › {cell_id}"
            if cell.get("outputs") or cell.get("execution_count") is not None:
                found.append(Finding(place, "outputs"))
            found += [
                Finding(place, code, params) for code, params in _code(source, path.parent.name, course)
            ]
    return found


def _code(source: str, language: str, course: Course | None) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        yield "not-python", {"detail": error.msg, "line": error.lineno or 1}
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield "defines", {"name": node.name}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if node.func.id in SPEAKS and words and words[-1] != language:
                yield "other-language", {"found": words[-1], "wanted": language}
            if node.func.id in SHOWS and words and course is not None:
                yield from _shown([str(word) for word in words], course)


def _shown(words: list[str], course: Course) -> Iterator[tuple[str, dict[str, Any]]]:
    name, *rest = words
    exercise = course.exercises.get(name)
    if exercise is None and name not in course.checks:
        yield "no-such-exercise", {"id": name}
    elif exercise is not None and rest and rest[0] not in exercise.rounds:
        yield "no-such-round", {"id": name, "round": rest[0]}
