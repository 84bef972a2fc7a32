"""What a run prints, and the file it leaves."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tools.bench.figures import Json, Limit, Measure, Samples, Unit
from tools.bench.processes import ROOT

FILE = ROOT / "build" / "bench.json"

#: Columns of text that the table needs.
WIDTH = 124

NOTES = (
    "Both on this computer over 127.0.0.1, in turns, in a browser with an empty cache; servers warm, bytecode compiled.",
    "Stock: one Voilà page of ipywidgets with the same two exercises, stored in SQLite as durably, redrawn by matplotlib.",
    "Stock's slide is a second Voilà page whose kernel looks into SQLite every 0.25 s, as one does with stock parts.",
    "The room's slide is the deck, which the room pushes to.",
)


def show(console: Console, measures: Sequence[Measure], limit: Limit, load: Json | None) -> None:
    """Print the table, the promise, and what the crowd met."""
    table = Table(title="The room's page and stock Voilà", title_justify="left")
    table.add_column("")
    for name in ("room", "stock"):
        table.add_column(f"{name}\nmedian", justify="right", no_wrap=True)
        table.add_column("\np95", justify="right", no_wrap=True)
        table.add_column("\nn", justify="right", no_wrap=True)
    table.add_column("stock /\nroom", justify="right", no_wrap=True)
    for measure in measures:
        ratio = "" if measure.ratio is None else f"{measure.ratio:.{1 if measure.ratio >= 1 else 2}f}×"
        table.add_row(
            measure.title, *_cells(measure.room, measure.unit), *_cells(measure.stock, measure.unit), ratio
        )
    console.print(table)
    console.print(*(f"· {note}" for note in NOTES), sep="\n", style="dim")
    if load is not None:
        console.print(crowd(load))
    console.print(promise(limit), style="green" if limit.kept else "bold red")


def promise(limit: Limit) -> str:
    """Return a sentence on the room's first load against its limit."""
    most = f"{limit.most / 1000:.0f} KB"
    if limit.found is None:
        return f"The room's first load was not measured; it has to stay under {most}."
    verdict = "stays under" if limit.kept else "is NOT under"
    return f"The room's first load, {limit.found / 1000:.1f} KB with all headers, {verdict} {most}."


def module(found: Json, limit: Limit) -> str:
    """Return how a module fares in JupyterLab and in Voilà."""
    lab, voila = found["lab"], found["voila"]
    verdict = "stay under" if limit.kept else "are NOT under"
    said = [
        f"Module {found['module']}, {found['widgets']} cells:",
        f"its forms {verdict} {limit.most / 1000:.0f} KB over the websocket:",
        f"JupyterLab {_number(lab['bytes'], 'bytes')}, Voilà {_number(voila['bytes'], 'bytes')};\n",
        f" all shown {_number(lab['all_shown_ms'], 'ms')} after “Run All Cells”,",
        f"{_number(voila['all_shown_ms'], 'ms')} after Voilà's page is there;",
        f"a cell's result → its form {_number(lab['form_ms']['median'], 'ms')} median",
    ]
    return " ".join(said).replace("\n ", "\n")


def crowd(load: Json) -> str:
    """Say how the room did with everybody at once."""
    if "failed" in load:
        return f"A hall: not measured, {load['failed']}"
    acks, late, lag = load["ack_ms"], load["sent_late_ms"], load["deck_lag_ms"]
    memory = " → ".join(_number(load[name], "MB") for name in ("room_mb_before", "room_mb_after"))
    said = [
        f"A hall: {load['people']} people saving every {load['every']:g} s for {load['seconds']:g} s,",
        f"{load['listeners']} listening, on this computer too:\n",
        f" {load['acks_per_second']:.0f} saves acknowledged a second of {load['due_per_second']:.0f} due;",
        f"due → acknowledged {_number(acks['median'], 'ms')} median, {_number(acks['p95'], 'ms')} p95",
        f"(of which the hall itself was late: {_number(late['median'], 'ms')}, {_number(late['p95'], 'ms')})\n",
        f" save → deck {_number(lag['median'], 'ms')} median, {_number(lag['p95'], 'ms')} p95",
        f"(n {lag['n']}, {lag['failed']} never); {load['events']} events, {load['heard_mb']:.0f} MB, heard; errors: {load['errors'] or 'none'}\n",
        f" joining {load['joined_per_second']:.0f} a second; the room's processor {load['room_cpu_percent']:.0f} %",
        f"of one core, {load['room_cpu_ms_per_save']:.1f} ms for each save with all that it causes; its memory {memory}",
    ]
    return " ".join(said).replace("\n ", "\n")


def write(found: Json, file: Path = FILE) -> Path:
    """Write what was found, and return where."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def _cells(samples: Samples | None, unit: Unit) -> tuple[str, str, str]:
    if samples is None:
        return ("", "", "")
    failed = f" + {samples.failed} never" if samples.failed else ""
    return (_number(samples.median, unit), _number(samples.p95, unit), f"{len(samples.values)}{failed}")


def _number(value: float | None, unit: Unit) -> str:
    if value is None:
        return "–"
    if unit == "bytes":
        return f"{value / 1000:,.1f} KB"
    if unit == "MB":
        return f"{value:.1f} MB" if abs(value) >= 1 else f"{value * 1000:.0f} KB"
    return f"{value:,.0f} ms" if unit == "ms" else f"{value:,.0f}"
