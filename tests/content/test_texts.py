"""Sentences are filled with figures the same way in both languages."""

from __future__ import annotations

import pytest

from workbook.course.texts import TemplateError, fill
from workbook.schema import Text


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


@pytest.mark.parametrize(
    ("spec", "value", "said"),
    [
        (":,g", 1_000_000, "1,000,000"),
        (":g", 12_345_678.9, "12,345,679"),
        (":.3g", -0.0000001, "0"),
        (":.3g", 0.00001, "0.00001"),
        (":+g", 2_000_000, "+2,000,000"),
        (":+g", -2_000_000, "−2,000,000"),
        (":.0f", -0.2, "0"),
        (":+.1f", -0.04, "0.0"),
        (":.0%", -0.001, "0%"),
        (":.1f", -0.06, "−0.1"),
        ("", -0.0, "0"),
        ("", 999_999.9, "1,000,000"),
        ("", 123_456.0, "123,456"),
    ],
)
def test_no_format_makes_a_power_of_ten_or_less_than_nothing(spec: str, value: float, said: str) -> None:
    template = f"{{it{spec}}}"
    assert fill(Text(en=template, zh=template), {"it": value})["zh"] == said


def test_what_is_not_known_is_a_dash_without_percent() -> None:
    assert fill(Text(en="{it:.0f}% of it", zh="{it:.1%}"), {"it": None}) == {"en": "– of it", "zh": "–"}


def test_words_nobody_typed_are_no_words() -> None:
    assert fill(Text(en="“{it}”", zh="“{it}”"), {"it": {"typed": ""}})["en"] == "“”"
