"""The few kinds of words a slide has: a line, steps, short items, a sentence to take away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["paragraph", "steps", "items", "quote"]

_MARKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("steps", re.compile(r"^\d+\.\s+")),
    ("items", re.compile(r"^[-*]\s+")),
    ("quote", re.compile(r"^>\s?")),
)
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|<wbr>|`)")


@dataclass
class Part:
    """Words of one kind, a line or an item each."""

    kind: Kind
    lines: list[str]


def plain(words: str) -> str:
    """Return words without the marks of emphasis and of possible breaks."""
    return _EMPHASIS.sub("", words).strip()


def parts(source: str) -> list[Part]:
    """Return the parts of a slide's markdown in order. Lines of one paragraph are joined."""
    found: list[Part] = []
    for block in re.split(r"\n\s*\n", source.strip()):
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
