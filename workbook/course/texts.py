"""Fill sentences from content with figures, in both languages at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from workbook.models.numbers import written
from workbook.protocol import basics as message
from workbook.schema import Language, Text

#: A negative number that its format has rounded to nothing.
_NOUGHT = re.compile(r"[+-][0.,]+%?")


class TemplateError(ValueError):
    """A template names a figure that is not there, or uses more than plain names and formats."""


class _Figures(Formatter):
    def __init__(self, figures: Mapping[str, Any], language: Language) -> None:
        self._figures, self._language = figures, language

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        if field_name not in self._figures:
            raise TemplateError(f"no figure called {{{field_name}}}")
        return self._figures[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if value is None:
            return "–"
        if isinstance(value, Mapping):
            return str(value["typed"] if "typed" in value else value[self._language])
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return _number(value, format_spec)
        return format(value, format_spec)


def _number(value: float, spec: str) -> str:
    """Return a number in its format, without powers of ten, with a true minus sign and never −0 or +0."""
    if not spec:
        return f"{value:,d}".replace("-", "−") if isinstance(value, int) else written(value)
    said = format(value, spec)
    if "e" in said:
        said = ("+" if spec.startswith("+") and value > 0 else "") + written(value)
    return said.lstrip("+-") if _NOUGHT.fullmatch(said) else said.replace("-", "−")


def fill(text: Text, figures: Mapping[str, Any]) -> message.Text:
    """Return ``text`` with its ``{figure}`` placeholders filled.

    Figures are numbers (formatted by the placeholder's format, a true minus sign), words, None (a
    dash, and no percent sign after it) or labels. Raises TemplateError when a figure is missing.
    """
    return {"en": _filled(text, figures, "en"), "zh": _filled(text, figures, "zh")}


def both(text: Text) -> message.Text:
    """Return a text as a page gets it."""
    return {"en": text.en, "zh": text.zh}


def _filled(text: Text, figures: Mapping[str, Any], language: Language) -> str:
    return _Figures(figures, language).format(text.in_(language)).replace("–%", "–")


def placeholders(template: str) -> set[str]:
    """Return the names in braces of a template; ValueError when the braces do not match."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
