"""The markdown of a slide: its title, and a body of paragraphs, steps, short items and a quoted sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "steps", "items", "quote"]

_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*$", re.MULTILINE)
_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("steps", re.compile(r"^\d+\.\s+")),
    ("items", re.compile(r"^[-*]\s+")),
    ("quote", re.compile(r"^>\s?")),
)
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|<wbr>|`)")


@dataclass
class Part:
    """Lines or items of one kind."""

    kind: Kind
    lines: list[str]


def split_title(source: str) -> tuple[str, str]:
    """Return the first heading of level 1, "" where there is none, and everything else."""
    match = _TITLE.search(source)
    if match is None:
        return "", source.strip()
    return match["title"], (source[: match.start()] + source[match.end() :]).strip()


def plain(words: str) -> str:
    """Return words without the marks of emphasis and of possible breaks."""
    return _EMPHASIS.sub("", words).strip()


def paragraphs(source: str) -> list[str]:
    """Return the blocks between empty lines."""
    return [each for each in map(str.strip, re.split(r"\n\s*\n", source)) if each]


def parts(source: str) -> list[Part]:
    """Return the parts of a slide's markdown in order. Lines of one paragraph are joined."""
    found: list[Part] = []
    for block in paragraphs(source):
        for number, line in enumerate(filter(None, map(str.strip, block.splitlines()))):
            kind, words = _kind(line)
            if found and found[-1].kind == kind and (kind != "paragraph" or number):
                _add(found[-1], words)
            else:
                found.append(Part(kind, [plain(words)]))
    return found


def _add(part: Part, words: str) -> None:
    if part.kind in ("steps", "items"):
        part.lines.append(plain(words))
    else:
        part.lines[-1] = f"{part.lines[-1]} {plain(words)}"


def _kind(line: str) -> tuple[Kind, str]:
    for kind, mark in _MARKS:
        if mark.match(line):
            return kind, mark.sub("", line, count=1)
    return "paragraph", line
