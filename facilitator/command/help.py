"""The command line's help in the reader's language: typer's own words are English only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from facilitator.texts import say

if TYPE_CHECKING:
    from rich.text import Text


class Command(TyperCommand):
    """A command whose ``--help`` is described in the reader's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help under our headings."""
        _translate_headings()
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """The command that holds the others."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help under our headings."""
        _translate_headings()
        super().format_help(ctx, formatter)


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = say("help-help")
    return option


def _translate_headings() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say("help-arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("help-options")
    rich_utils.COMMANDS_PANEL_TITLE = say("help-commands")
    rich_utils.DEFAULT_STRING = "[{}]"
    if not _before:
        _before.append(rich_utils.highlighter)
        rich_utils.highlighter = _fold  # type: ignore[assignment]


_before: list[Any] = []


def _fold(text: Any) -> Text:
    """Break Chinese, which has no spaces, anywhere; it would be cut off otherwise."""
    highlighted: Text = _before[0](text)
    highlighted.overflow = "fold"
    return highlighted
