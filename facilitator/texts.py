"""The sentences of the command line and its pages, from `content/interface/command.yaml`.

Read without the rest of the course, so that `workshop check` can speak when the course is broken.
"""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.course.files import read_texts
from workbook.course.texts import TemplateError, fill
from workbook.schema import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from workbook.managed_folder.folder import Written

COMMAND, MESSAGES, FILES = "interface/command.yaml", "messages.yaml", "interface/prepare.yaml"
#: The environment variable that passes the way the command was called on to the programs it starts.
COMMAND_VARIABLE = "WORKSHOP_COMMAND"

#: What became of files that are named, not only counted; and how many are named.
NAMED, MOST_NAMED = ("kept", "beside", "left", "removed", "busy"), 10

_chosen: list[Language] = ["en"]


def choose(language: Language) -> None:
    """Set the language of all sentences."""
    _chosen[0] = language


def chosen() -> Language:
    """Return the language of all sentences."""
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
def sentences(file: str = COMMAND) -> Mapping[str, Text]:
    """Return the sentences of one file of texts in the kit's content, by key."""
    return read_texts(file)


def say(key: str, /, language: Language | None = None, *, file: str = COMMAND, **params: Any) -> str:
    """Return the sentence of ``key``, its placeholders filled; the key itself when there is none."""
    text = sentences(file).get(key)
    if text is None:
        return " ".join([key, *(str(value) for value in params.values())])
    try:
        figures = {"workshop": command(), **{name: _plain(value) for name, value in params.items()}}
        return fill(text, figures)[language or chosen()]
    except TemplateError:
        return text.in_(language or chosen())


def written_files(written: Written, language: Language) -> Iterator[str]:
    """Yield which files of a managed folder were kept, laid beside, left, removed or busy."""
    for name, files in asdict(written).items():
        if files and name in NAMED:
            yield say(f"files-{name}", language, file=FILES, files=listed(files[:MOST_NAMED], language))
            if (more := len(files) - MOST_NAMED) > 0:
                yield say("files-more", language, file=FILES, count=more)


def listed(words: Sequence[str], language: Language) -> str:
    """Return words one after the other, with the language's comma between them."""
    return sentences(FILES)["list-of-two"].in_(language).format(first="", second="").join(words)


def command() -> str:
    """Return what to type for this command: its name where the shell finds it, else its path from here."""
    if called_as := os.environ.get(COMMAND_VARIABLE):  # a page's kernel was not called by it
        return called_as
    called = Path(sys.argv[0])
    if called.stem != "workshop" or shutil.which("workshop"):
        return "workshop"
    here = Path.cwd()
    return str(called.relative_to(here)) if called.is_relative_to(here) else str(called)


def _plain(value: Any) -> Any:
    """Ports and counts are said without thousands separators."""
    return str(value) if isinstance(value, int) else value
