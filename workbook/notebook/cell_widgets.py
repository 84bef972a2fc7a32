"""The open widgets of a kernel, by the cell that made them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import ipywidgets

W = TypeVar("W", bound=ipywidgets.Widget)


@dataclass(frozen=True)
class Execution:
    """One run of a cell in one page: ids of the page, of the cell, and of the request that runs it."""

    page: str
    cell: str
    request: str


@dataclass
class _Run:
    request: str
    widgets: list[ipywidgets.Widget] = field(default_factory=list)


def current_execution() -> Execution | None:
    """Return the running execution; None outside a cell, and where the client names no cells (Voilà)."""
    ipython = sys.modules.get("IPython")
    shell: Any = ipython.get_ipython() if ipython else None
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell = parent.get("metadata", {}).get("cellId")
    if not cell:
        return None
    header = parent["header"]
    return Execution(str(header["session"]), str(cell), str(header["msg_id"]))


class CellWidgets:
    """Keeps widgets until they are closed.

    A cell that runs again in the same page closes the widgets of its previous run, which ipywidgets would keep for ever.
    Those of another page on the same kernel stay: they are still shown there.
    """

    def __init__(self, execution: Callable[[], Execution | None] = current_execution) -> None:
        self._execution = execution
        self._open: list[ipywidgets.Widget] = []
        self._runs: dict[tuple[str, str], _Run] = {}

    def add(self, widget: W) -> W:
        """Keep a widget of the running cell, close those of the cell's previous run, and return the widget."""
        self._open.append(widget)
        now = self._execution()
        if now is not None:
            run = self._runs.get((now.page, now.cell))
            if run is None or run.request != now.request:
                for replaced in run.widgets if run else ():
                    replaced.close()
                run = self._runs[now.page, now.cell] = _Run(now.request)
            run.widgets.append(widget)
        return widget

    def of(self, kind: type[W]) -> list[W]:
        """Return the open widgets of a class, the oldest first."""
        self._open = [widget for widget in self._open if widget.comm is not None]
        return [widget for widget in self._open if isinstance(widget, kind)]
