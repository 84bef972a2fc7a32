"""One field on the page that prepares a half day: its control, its help, and its error."""

from __future__ import annotations

import html
from collections.abc import Callable

import ipywidgets as widgets

from facilitator.prepare.page.fields import Field


class Row:
    """One field: its control, its help, and its error."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.control = field.control()
        self._help, self._wrong = widgets.HTML(), widgets.HTML()
        self.box = widgets.VBox([self.control, self._help, self._wrong])
        self.box.add_class("fd-row")

    def say(self, said: Callable[..., str]) -> None:
        """Say label, options and help."""
        self.control.description = said(self.field.key.replace("_zh", "-zh"))
        if self.field.options:
            value = self.control.value
            self.control.options = [(said(f"{self.field.key}-{each}"), each) for each in self.field.options]
            self.control.value = value
        if self.field.helped:
            self._help.value = _small(said(f"{self.field.key}-help"))

    def note(self, words_: str) -> None:
        """Say something that is no mistake."""
        self._help.value = _small(words_)

    @property
    def error(self) -> str:
        """The error, as markup."""
        return str(self._wrong.value)

    def wrong(self, words_: str) -> None:
        """Show an error; "" for none."""
        self._wrong.value = alert(words_) if words_ else ""


def alert(said: str) -> str:
    """Return an error as markup that screen readers read out at once."""
    return f'<p role="alert" class="fd-wrong">{html.escape(said)}</p>'


def _small(said: str) -> str:
    return f'<p class="fd-help">{html.escape(said)}</p>'
