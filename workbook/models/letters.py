"""A to Z count 1 to 26: the game in which ATTITUDE makes 100 (S3-52).

It went round in chain e-mails, author unknown; the points are a coincidence of spelling, no percentage.
"""

from __future__ import annotations

import re
import unicodedata

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.outcome import ModelError, Outcome, Typed, Values
from workbook.models.settings import FieldId, ModelSettings

TARGET = 100
MOST_LETTERS = 40
#: What may stand between letters without counting: white space, hyphens and dashes, apostrophes.
BETWEEN = re.compile(r"[\s\u2010-\u2015'’·-]+")
CHINESE = re.compile(r"[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def letters(word: str, field: str = "word") -> str:
    """Return the letters that count, in capitals: no case, spaces, hyphens, apostrophes or accents.

    Wide letters are read as plain ones, and the tone marks of pinyin are taken off: ``tàidu`` is
    TAIDU, ``nǚ`` is NU. Raises ModelError ``word-chinese``, ``word-digits``, ``word-other`` for what
    has no place in the alphabet, ``word-empty`` when no letter is left, ``word-long`` above 40.
    """
    plain = unicodedata.normalize("NFKD", BETWEEN.sub("", word))
    found = "".join(sign for sign in plain if not unicodedata.combining(sign)).upper()
    if CHINESE.search(found):
        raise ModelError("word-chinese", field)
    if any(sign.isdigit() for sign in found):
        raise ModelError("word-digits", field)
    if not found:
        raise ModelError("word-empty", field)
    if not (found.isascii() and found.isalpha()):
        raise ModelError("word-other", field)
    if len(found) > MOST_LETTERS:
        raise ModelError("word-long", field, max=MOST_LETTERS)
    return found


def points(letter: str) -> int:
    """Return 1 for A to 26 for Z, for one capital letter."""
    return ord(letter) - ord("A") + 1


class Settings(ModelSettings):
    """Settings of the letter game."""

    field: FieldId = Field(description="Text field: the word.")


def model(values: Values, settings: Settings) -> Outcome:
    """Add up the letters of a word.

    Figures: ``points`` (their sum), ``sum`` (written out, ``1+20+20+9+20+21+4+5``), ``letters`` (how many),
    ``word`` (what counts of it, in capitals), ``largest_letter``, ``largest`` (its points), ``away`` (from
    100, without its sign). Cases: ``attitude`` for that very word, ``hundred``, ``below``, ``above``. The
    chart has a bar for every letter in the order of the word, the largest ones highlighted.

    Raises ModelError: ``incomplete-answer`` without a word; the codes of `letters`. ATTITUDE makes 100,
    HARDWORK 98, KNOWLEDGE 96, STRESS 100.
    """
    word = letters(needed(values, settings.field), settings.field)
    marks = [points(letter) for letter in word]
    total, largest = sum(marks), max(marks)
    return Outcome(
        figures={
            "points": total,
            "sum": "+".join(str(mark) for mark in marks),
            "letters": len(word),
            "word": Typed(word),
            "largest_letter": Typed(word[marks.index(largest)]),
            "largest": largest,
            "away": abs(total - TARGET),
        },
        case=_case(word, total),
        chart=bars(
            [Typed(letter) for letter in word],
            series("points", marks),
            highlight=[index for index, mark in enumerate(marks) if mark == largest],
            high=26,
            upright=True,
        ),
    )


def _case(word: str, total: int) -> str:
    if word == "ATTITUDE":
        return "attitude"
    return "hundred" if total == TARGET else "below" if total < TARGET else "above"
