"""The result of making a pack as sentences, for the terminal and for the page."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from facilitator.prepare.notices import FILE, Notice, worded
from facilitator.prepare.pack import Result
from facilitator.texts import say, written_files
from workbook.schema import Language


def about(notices: Sequence[Notice], language: Language) -> Iterator[tuple[str, str]]:
    """Yield the severity and the line of every notice, errors last, where they are read first."""
    for notice in sorted(notices, key=lambda each: each.severity == "error"):
        said = worded(notice, language)
        yield notice.severity, say(f"severity-{notice.severity}", language, file=FILE, sentence=said)


def outcome(result: Result, folder: Path, language: Language) -> Iterator[str]:
    """Yield sentences about the workshop, the files, and the key to the file numbers."""
    written, workshop = result.written, result.workshop
    if written is None or workshop is None:
        yield say("stopped-by-error", language, file=FILE)
        return
    key = "workshop-made" if result.is_new else "workshop-same"
    yield say(key, language, file=FILE, title=workshop.title, id=workshop.id, pin=workshop.pin)
    yield from written_files(written, language)
    counts: dict[str, Any] = {name: len(files) for name, files in asdict(written).items()}
    yield say("pack-done", language, file=FILE, folder=str(folder), **counts)


def as_html(result: Result, folder: Path, language: Language) -> str:
    """Return the result as markup: paragraphs about what was made, then the notices as a list."""
    listed = "".join(
        f'<li data-severity="{severity}">{html.escape(line)}</li>'
        for severity, line in about(result.notices, language)
    )
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in outcome(result, folder, language))
    return f'<div role="status">{paragraphs}{f"<ul>{listed}</ul>" if listed else ""}</div>'
