"""Fill sentences from content with figures, in both languages at once."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

from workbook.schema import LANGUAGES, Language, Text

#: A label on its way to a page: ``{"en": …, "zh": …}`` or ``{"typed": …}``.
Words = dict[str, str]


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
            return str(value.get("typed") or value[self._language])
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return format(value, format_spec or _plain(value)).replace("-", "−")
        return format(value, format_spec)


def _plain(value: float) -> str:
    """Return the format of a number without one: thousands apart, and never as a power of ten."""
    if isinstance(value, int) or abs(value) < 100_000:
        return ",d" if isinstance(value, int) else ",g"
    return ",.0f"


def fill(text: Text, figures: Mapping[str, Any]) -> Words:
    """Return ``text`` with its ``{figure}`` placeholders filled, as ``{"en": …, "zh": …}``.

    Figures are numbers (formatted by the placeholder's format, a true minus sign), words, None (a
    dash) or labels. Raises TemplateError when a figure is missing.
    """
    return {language: _Figures(figures, language).format(text.in_(language)) for language in LANGUAGES}


def placeholders(template: str) -> set[str]:
    """Return the names in braces of a template; ValueError when the braces do not match."""
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
