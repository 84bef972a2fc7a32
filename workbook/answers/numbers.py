"""Read a number as people type it, on any keyboard, and refuse to guess.

The point is always the fraction: 7.5, and 7。5 from a Chinese keyboard. A comma is the fraction too
(7,5) unless the digits are grouped beyond doubt: 1,200.5 or 1,200,300 or 12 000 or 1.200,5. One
comma before exactly three digits (1,200) could mean 1200 or 1.2, a factor of a thousand, so it is
asked back as ``ambiguous-number``; 0,125 and 1234,567 are clear, since no grouping writes so.
"""

from __future__ import annotations

import math
import re
import unicodedata

from workbook.answers.problems import ValueFault
from workbook.normalise import one_line

#: Longer than any number a person means.
_LONGEST = 40

_SIGNS_AND_POINTS = str.maketrans({"−": "-", "–": "-", "。": "."})
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
#: Each shape with the characters that group its digits; what is left has one mark, the fraction's.
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\d+[.,]?\d*|[.,]\d+", re.ASCII), ""),
    (re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+|[1-9]\d{0,2}(,\d{3}){2,}", re.ASCII), ","),
    (re.compile(r"[1-9]\d{0,2}(\.\d{3})+,\d+|[1-9]\d{0,2}(\.\d{3}){2,}", re.ASCII), "."),
    (re.compile(r"[1-9]\d{0,2}( \d{3})+([.,]\d+)?", re.ASCII), " "),
)


def read_number(raw: object) -> int | float | None:
    """Return the number in a raw value: an int when it is whole, None when it is blank.

    ``raw`` is a JSON string or number. Full-width digits, signs and marks count as their plain
    forms. Raises ValueFault: ``wrong-shape`` for booleans, arrays and objects; ``not-a-number`` for
    words, NaN, infinities, hexadecimal and scientific notation, superscripts; ``ambiguous-number``
    with ``typed``.
    """
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise ValueFault("wrong-shape")
    if isinstance(raw, str):
        return _read(raw)
    if isinstance(raw, float) and not math.isfinite(raw):
        raise ValueFault("not-a-number")
    return int(raw) if raw == int(raw) else raw


def in_range(value: float, low: float, high: float) -> int | float:
    """Return ``value`` when it is from ``low`` to ``high``, both inclusive.

    Raises ValueFault ``out-of-range`` with ``min`` and ``max``, whole ones as ints.
    """
    if not low <= value <= high:
        raise ValueFault("out-of-range", min=_plain(low), max=_plain(high))
    return value


def whole(value: float) -> int:
    """Return ``value`` as an int; ValueFault ``not-whole`` for a number with a fraction."""
    if value != int(value):
        raise ValueFault("not-whole")
    return int(value)


def _read(typed: str) -> int | float | None:
    # Pasted numbers bring invisible marks along (U+200E).
    words = "".join(mark for mark in one_line(typed) if unicodedata.category(mark) != "Cf").strip()
    if not words:
        return None
    if len(words) > _LONGEST or any(unicodedata.category(mark) == "No" for mark in words):
        raise ValueFault("not-a-number")  # 10² would become 102
    words = unicodedata.normalize("NFKC", words).translate(_SIGNS_AND_POINTS).strip()
    negative = words.startswith("-")
    digits = words.removeprefix("-" if negative else "+").strip()
    if _AMBIGUOUS.fullmatch(digits):
        raise ValueFault("ambiguous-number", typed=words)
    for shape, grouping in _SHAPES:
        if shape.fullmatch(digits):
            value = float((digits.replace(grouping, "") if grouping else digits).replace(",", "."))
            return _plain(-value if negative else value)
    raise ValueFault("not-a-number")


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value
