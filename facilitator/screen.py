"""Output to the terminal: sentences, tables, progress and the invitation."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.status import Status
from rich.table import Table
from rich.text import Text

from facilitator.texts import say

QUIET_ZONE = 2


class Screen:
    """Writes sentences: with colour and a spinner on a terminal, as plain lines anywhere else."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False)
        self._status: Status | None = None

    @property
    def plain(self) -> bool:
        """Return whether the output is no full terminal: a file, a pipe, a dumb terminal."""
        return not self.console.is_terminal or self.console.is_dumb_terminal

    def say(self, key: str, *, style: str = "", **params: Any) -> None:
        """Write one sentence."""
        self.write(Text(say(key, **params), style=style))

    def write(self, *lines: object) -> None:
        """Write lines whole; a terminal that was closed is not an error."""
        with contextlib.suppress(OSError, ValueError):
            for line in lines:
                self.console.print(line, soft_wrap=True, markup=False)

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows under their headings, as lines with tabs where the output is plain."""
        if not rows:
            return
        if self.plain:
            for row in [columns, *rows]:
                self.console.file.write("\t".join(row) + "\n")  # rich would turn tabs into spaces
            return
        table = Table(*columns)
        for row in rows:
            table.add_row(*(Text(cell) for cell in row))
        self.write(table)

    def busy(self, key: str | None) -> None:
        """Show an activity until the next call; None ends it."""
        with contextlib.suppress(OSError, ValueError):
            if self._status is not None:
                self._status.stop()
                self._status = None
            if key is None:
                return
            if self.plain:
                self.write(say(key))
            else:
                self._status = self.console.status(say(key), spinner="dots")
                self._status.start()

    @contextlib.contextmanager
    def progress(self, words: str) -> Iterator[Callable[[int, int], None]]:
        """Show a progress bar, or one line where the output is plain; yields a function of done and total."""
        if self.plain:
            self.write(words)
            yield lambda _done, _all: None
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=self.console, transient=True) as bar:
            task = bar.add_task(words, total=None)
            yield lambda done, all_: bar.update(task, completed=done, total=all_)

    def invitation(self, *, title: str, address: str, pin: str, others: Sequence[str]) -> None:
        """Show address, PIN and QR code for participants."""
        lines = [f"{say('address')}  {address}", f"{say('pin')}  {pin}"]
        if self.plain:
            self.write("", title, *lines)
        else:
            shown = Text("\n").join([Text(lines[0], style="bold"), Text(lines[1], style="bold")])
            self.write(Panel(shown, title=Text(title), title_align="left", expand=False, padding=(1, 3)))
            self._code(address)
        if others:
            self.say("other-addresses", others=", ".join(others), example=others[0])

    def _code(self, address: str) -> None:
        rows = list(code_rows(address))
        fits = self.console.width >= len(rows[0]) and self.console.encoding.lower().startswith("utf")
        if fits:
            self.write(*(Text(row, style="#000000 on #ffffff") for row in rows))
        else:
            self.say("code-does-not-fit")


def code_rows(address: str) -> Iterator[str]:
    """Yield a QR code in half blocks, two rows of it in one line of text, dark on light."""
    import segno

    code = segno.make(address, error="l", micro=False)
    rows = [[bool(cell) for cell in row] for row in code.matrix_iter(border=QUIET_ZONE)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    blocks = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield "".join(blocks[pair] for pair in zip(upper, lower, strict=True))
