"""Typed texts that the facilitator hid, kept as digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from workbook.normalise import folded


@dataclass(frozen=True)
class TypedText:
    """A text as a view may show it: its first spelling, its count and its group."""

    text: str
    count: int
    group: str | None = None

    @property
    def key(self) -> str:
        """Return the key by which this text is hidden."""
        return key_of(folded(self.text))


def key_of(folded_words: str) -> str:
    """Return the key of a folded text."""
    return hashlib.sha256(folded_words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class HiddenTexts:
    """The hidden texts of one view.

    ``words`` are the hidden ones among the written texts, folded. They are kept up to date as words come and go,
    so that painting asks for the few hidden ones and never digests what is not hidden a second time.
    """

    def __init__(self) -> None:
        self.words: set[str] = set()
        self._keys: set[str] = set()

    def __contains__(self, folded_words: str) -> bool:
        """Return whether a text is hidden."""
        return folded_words in self.words

    def hides(self, key: str) -> bool:
        """Return whether the texts of a key are hidden."""
        return key in self._keys

    def put(self, key: str, written: Iterable[str], *, hidden: bool) -> None:
        """Hide the texts of a key or show them again; ``written`` are all folded texts of the view."""
        if hidden:
            self._keys.add(key)
            self.words.update(words for words in written if key_of(words) == key)
        else:
            self._keys.discard(key)
            self.words = {words for words in self.words if key_of(words) != key}

    def add(self, folded_words: str) -> None:
        """Add a text that is written for the first time, if its key is hidden."""
        if self._keys and key_of(folded_words) in self._keys:
            self.words.add(folded_words)

    def remove(self, folded_words: str) -> None:
        """Remove a text that is in no answer any more."""
        self.words.discard(folded_words)
