"""Make typed words safe to keep and to show, without changing what was meant."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
_NEWLINES = re.compile("\r\n?")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")

_INVISIBLE = ("Cc", "Cf", "Zl", "Zp", "Zs")


def one_line(typed: str) -> str:
    """Return ``typed`` stripped and on one line.

    Tabs and line breaks become a space; other control characters and lone surrogates (half an
    emoji) are dropped. Words of nothing visible come back as "".
    """
    return _visible(_clean(_BREAKS.sub(" ", typed)))


def several_lines(typed: str) -> str:
    """Return ``typed`` stripped, as `one_line` does, but with its tabs and line breaks (``\\n``)."""
    return _visible(_clean(_NEWLINES.sub("\n", typed)))


def folded(words: str, *, spaces: bool = True) -> str:
    """Return what makes two entries the same: width (NFKC), case and how much space do not count.

    Without ``spaces`` it does not count either whether there is any, which Chinese may be typed with or without.
    """
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", words).casefold())
    return (" " if spaces else "").join(plain.split())


def same_name(first: str, second: str) -> bool:
    """Return whether two names read the same."""
    return folded(first) == folded(second)


def _clean(typed: str) -> str:
    return _CONTROLS.sub("", _SURROGATES.sub("", typed)).strip()


def _visible(words: str) -> str:
    """Return "" for words made only of spaces and invisible characters (a zero-width space)."""
    return words if any(unicodedata.category(mark) not in _INVISIBLE for mark in words) else ""
