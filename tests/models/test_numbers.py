"""Are numbers written as people write them, and free of binary noise?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.models.numbers import tidy, written


def test_binary_noise_and_a_negative_nought_are_gone() -> None:
    """Is 0.1 + 0.2 the same as 0.3, and −0 simply 0?"""
    assert tidy(0.1 + 0.2) == 0.3
    assert str(tidy(-0.0000000001)) == "0.0"
    assert tidy(133.1000000001, 2) == 133.1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (54_000.0, "54,000"),
        (1_000_000, "1,000,000"),
        (1234567.8, "1,234,568"),
        (197.99, "197.99"),
        (105.0, "105"),
        (-0.565, "−0.565"),
        (0.00001, "0.00001"),
        (-1e-12, "0"),
        (-0.0, "0"),
        (5e-324, "0"),
    ],
)
def test_a_number_is_written_out(value: float, words: str) -> None:
    assert written(value) == words


@given(st.floats(min_value=-1e15, max_value=1e15))
def test_what_is_written_can_be_read_again(value: float) -> None:
    """Is it the number, to six digits or to the unit, without a power of ten?"""
    words = written(value)
    assert "e" not in words
    assert "-" not in words
    again = float(words.replace(",", "").replace("−", "-"))
    assert again == pytest.approx(value, rel=1e-5, abs=1e-6)
