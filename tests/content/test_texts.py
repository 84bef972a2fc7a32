"""Sentences are filled with figures the same way in both languages."""

from __future__ import annotations

import pytest

from workbook.schema import Text
from workbook.texts import TemplateError, fill


def test_numbers_take_their_format_and_a_true_minus_sign() -> None:
    text = Text(en="{gap:+.1f} on {n}", zh="{n} 人，差 {gap:+.1f}")
    assert fill(text, {"gap": -0.5, "n": 1200}) == {
        "en": "−0.5 on 1,200",
        "zh": "1,200 人，差 −0.5",
    }


def test_a_label_is_said_in_each_language_and_a_typed_name_as_typed() -> None:
    text = Text(en="{who} or {rival}", zh="{who}还是{rival}")
    figures = {"who": {"en": "us", "zh": "我们"}, "rival": {"typed": "<b>湖畔</b> {n}"}}
    assert fill(text, figures) == {
        "en": "us or <b>湖畔</b> {n}",
        "zh": "我们还是<b>湖畔</b> {n}",
    }


def test_a_missing_figure_is_an_error_not_an_empty_gap() -> None:
    with pytest.raises(TemplateError, match="median"):
        fill(Text(en="{median}", zh="{median}"), {"mean": 1})


def test_a_template_reaches_names_only() -> None:
    with pytest.raises(TemplateError):
        fill(Text(en="{mean.__class__}", zh="{mean.__class__}"), {"mean": 1})


@pytest.mark.parametrize(
    ("value", "said"),
    [(1_234_567.0, "1,234,567"), (54_000, "54,000"), (54_000.0, "54,000"), (0.25, "0.25"), (-3.5, "−3.5"), (2e15, "2,000,000,000,000,000")],
)  # fmt: skip
def test_large_numbers_are_never_powers_of_ten(value: float, said: str) -> None:
    assert fill(Text(en="{it}", zh="{it}"), {"it": value})["en"] == said
