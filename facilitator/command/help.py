"""The command line's help in the reader's language.

Typer's own help cuts Chinese off, which has no spaces to break a line at, and its headings can be changed in its
private module only; so the page is drawn here from what every command says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from facilitator.texts import say

Row = tuple[str, str]


class Command(TyperCommand):
    """A command whose ``--help`` is in the reader's language."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the usage, what the command does, and its arguments and options."""
        _print_help(self, ctx, [*_parameters(self, ctx)])


class Group(TyperGroup):
    """The command that holds the others."""

    def get_help_option(self, ctx: Any) -> Any:
        """Return the help option with our words."""
        return _translated(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the usage, what the command is for, its options and the commands in it."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, each.help or "") for name, each in commands if each is not None]
        _print_help(self, ctx, [*_parameters(self, ctx), (say("help-commands"), rows)])


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = say("help-help")
    return option


def _parameters(command: Any, ctx: Any) -> Iterator[tuple[str, list[Row]]]:
    """Yield the headings of arguments and options with their rows: name and type, and what it does."""
    shown = [each for each in command.get_params(ctx) if not getattr(each, "hidden", False)]
    for kind, heading in (("argument", say("help-arguments")), ("option", say("help-options"))):
        records = (each.get_help_record(ctx) for each in shown if each.param_type_name == kind)
        yield heading, [record for record in records if record]


def _print_help(command: Any, ctx: Any, panels: list[tuple[str, list[Row]]]) -> None:
    console = Console(highlight=False)
    console.print(Padding(Text(command.get_usage(ctx), style="bold"), 1))
    console.print(Padding(Text(command.help or "", overflow="fold"), (0, 1, 1, 1)))
    for heading, rows in panels:
        if rows:
            table = Table(show_header=False, box=None, expand=True, pad_edge=False)
            table.add_column(style="bold cyan", overflow="fold", max_width=console.width * 2 // 5)
            table.add_column(overflow="fold", ratio=1)
            for row in rows:
                table.add_row(*map(Text, row))
            panel = Panel(table, title=heading, title_align="left", border_style="dim")
            console.print(panel)
