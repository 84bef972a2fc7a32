"""Turn columns of text into numbers, a whole column at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.answers.numbers import read_number
from workbook.answers.problems import ValueFault

if TYPE_CHECKING:
    import pandas as pd


def to_numbers(column: pd.Series) -> pd.Series:
    """Return a column of text as floats, NaN where a cell is empty or no finite number.

    What pandas reads plainly is read by pandas; each different word that is left over is read as people
    type numbers (full-width digits, 7,5), once.
    """
    import numpy as np
    import pandas as pd

    words = column.str.strip()
    plain = words.str.fullmatch(r"-?[0-9]+(\.[0-9]+)?")
    numbers = pd.to_numeric(words.where(plain), errors="coerce").astype("float64")
    left = words[~plain & (words != "")]
    if len(left):
        read = {word: _read(word) for word in left.unique()}
        numbers.loc[left.index] = left.map(read).astype("float64")
    return numbers.replace([np.inf, -np.inf], np.nan)


def _read(word: str) -> float:
    try:
        number = read_number(word.rstrip("%％ "))
    except ValueFault:
        return float("nan")
    return float("nan") if number is None else float(number)
