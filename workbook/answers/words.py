"""Make typed words safe to keep and to show, without changing what was meant."""

from __future__ import annotations

import math
import re
import unicodedata

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_NEWLINES = re.compile("\r\n?")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")

#: No field nests deeper; what does is no answer and is not kept.
_DEEPEST = 6


def one_line(typed: str) -> str:
    """Return ``typed`` stripped and on one line.

    Tabs and line breaks become a space; other control characters and lone surrogates (half an
    emoji) are dropped. Words of nothing visible come back as "".
    """
    return _visible(_clean(_BREAKS.sub(" ", typed)))


def several_lines(typed: str) -> str:
    """Return ``typed`` stripped, as `one_line` does, but with its tabs and line breaks (``\\n``)."""
    return _visible(_clean(_NEWLINES.sub("\n", typed)))


def same_name(first: str, second: str) -> bool:
    """Say whether two names read the same: NFKC, case and the width of spaces do not count."""
    return _folded(first) == _folded(second)


def storable(raw: object) -> object:
    """Return a raw answer as typed, without what no database keeps.

    NUL characters and lone surrogates are dropped from its strings; NaN, infinities and whatever
    is nested deeper than any field become None. Never raises on JSON.
    """
    return _storable(raw, 0)


def _storable(raw: object, depth: int) -> object:
    if isinstance(raw, str):
        return _UNSTORABLE.sub("", raw)
    if isinstance(raw, float):
        return raw if math.isfinite(raw) else None
    if isinstance(raw, (dict, list)) and depth >= _DEEPEST:
        return None
    if isinstance(raw, dict):
        return {_UNSTORABLE.sub("", str(key)): _storable(part, depth + 1) for key, part in raw.items()}
    if isinstance(raw, list):
        return [_storable(part, depth + 1) for part in raw]
    return raw


def _clean(typed: str) -> str:
    return _CONTROLS.sub("", _SURROGATES.sub("", typed)).strip()


def _visible(words: str) -> str:
    """Return "" for words made only of spaces and invisible characters (a zero-width space)."""
    return words if any(unicodedata.category(mark) not in _INVISIBLE for mark in words) else ""


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(folded.split())
