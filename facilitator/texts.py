"""What the command line and its pages say: sentences from `content/interface/desk.yaml`.

Read without the rest of the course, so that `workshop check` can speak when the course is broken.
"""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from workbook.course.files import read_texts
from workbook.course.texts import TemplateError, fill
from workbook.schema import LANGUAGES, Language, Text

DESK, MESSAGES = "interface/desk.yaml", "messages.yaml"
#: Where the command tells the programs it starts how it was called.
COMMAND_VARIABLE = "WORKSHOP_COMMAND"

_chosen: list[Language] = ["en"]


def choose(language: Language) -> None:
    """Speak this language from now on."""
    _chosen[0] = language


def chosen() -> Language:
    """Return the language that is spoken."""
    return _chosen[0]


def language_for(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language a command line asks for: ``--language``, else the locale, else English."""
    parts = [part for argument in arguments for part in argument.split("=", 1)]
    for option, value in pairwise(parts):
        if option == "--language" and value in LANGUAGES:
            return "zh" if value == "zh" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if wanted := environment.get(variable):
            return "zh" if wanted.lower().startswith("zh") else "en"
    system = locale.getlocale()[0] or ""
    return "zh" if system.lower().startswith(("zh", "chinese")) else "en"


@cache
def sentences(file: str = DESK) -> Mapping[str, Text]:
    """Return the sentences of one file of texts in the kit's content, by key."""
    return read_texts(file)


def say(key: str, /, language: Language | None = None, *, file: str = DESK, **params: Any) -> str:
    """Return the sentence of ``key``, its placeholders filled; the key itself when there is none."""
    text = sentences(file).get(key)
    if text is None:
        return " ".join([key, *(str(value) for value in params.values())])
    try:
        figures = {"workshop": command(), **{name: _plain(value) for name, value in params.items()}}
        return fill(text, figures)[language or chosen()]
    except TemplateError:
        return text.in_(language or chosen())


def command() -> str:
    """Return what to type for this command: its name where the shell finds it, else its path from here."""
    if told := os.environ.get(COMMAND_VARIABLE):  # a page's kernel was not called by it
        return told
    called = Path(sys.argv[0])
    if called.stem != "workshop" or shutil.which("workshop"):
        return "workshop"
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_relative_to(here) else str(called)


def _plain(value: Any) -> Any:
    """Ports and counts are said without thousands separators."""
    return str(value) if isinstance(value, int) else value
