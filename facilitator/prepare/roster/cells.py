"""One cell of a roster: made safe to print, and said what was wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from workbook.data.sheets import FORMULA
from workbook.normalise import one_line

#: What a program wrote where it could not read a character.
DAMAGED = "\ufffd"
#: How long a cell may be, in letters.
LONGEST = {"email": 254, "phone": 40, "company": 120, "dietary": 200}
LONGEST_OTHER = 80

#: A number as people write it, with country code, brackets and an extension.
_PHONE = re.compile(r"[+(]*\d[\d\s().\-/]*((ext\.?|x|转|#)\s*\d+)?", re.IGNORECASE)
_BREAKS = re.compile(r"\s+")
#: Nothing but dashes, as people write for "none".
_DASHES = re.compile(r"[-–—_/\\.]+")
_HAN_APART = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
#: Joiners that some scripts need between letters.
_JOINERS = "\u200c\u200d"
_UNSEEN = ("Cc", "Cf", "Co", "Cn", "Cs")


@dataclass(frozen=True)
class Cell:
    """The cleaned value of a cell, "" where it was unusable, and the codes of its errors."""

    words: str
    wrong: tuple[str, ...] = ()


def clean(typed: str, *, field: str) -> Cell:
    """Return the words of a cell on one line.

    Codes: ``cell-formula`` and ``cell-damaged`` (the cell is left out), ``cell-control`` (invisible
    characters are), ``cell-long`` (it is cut).
    """
    if DAMAGED in typed:
        return Cell("", ("cell-damaged",))
    spaced = _BREAKS.sub(" ", typed)
    seen = "".join(mark for mark in spaced if mark in _JOINERS or unicodedata.category(mark) not in _UNSEEN)
    words = one_line(_BREAKS.sub(" ", seen))
    wrong = ("cell-control",) if seen != spaced else ()
    if _runs(words):
        return Cell("", ("cell-formula",))
    if _DASHES.fullmatch(words):
        return Cell("", wrong)
    if field == "name":
        words = _HAN_APART.sub("", words)  # a name of two characters is often set wide
    most = longest(field)
    return Cell(words[:most].rstrip(), (*wrong, "cell-long")) if len(words) > most else Cell(words, wrong)


def longest(field: str) -> int:
    """Return how many letters a cell of this field may have."""
    return LONGEST.get(field, LONGEST_OTHER)


def _runs(words: str) -> bool:
    """Return whether a spreadsheet would take the words for a formula: no number to call, no dash for nothing."""
    folded = unicodedata.normalize("NFKC", words)
    if folded in _ERRORS:
        return True
    return folded.startswith(FORMULA) and not (_PHONE.fullmatch(folded) or _DASHES.fullmatch(folded))
