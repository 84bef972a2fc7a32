"""The facilitator's slide of stock parts: a kernel that looks into the answers every quarter of a second."""

from __future__ import annotations

import asyncio
import io
import json
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display
from matplotlib.figure import Figure

from tools.bench.stock.answers import Answers

EVERY = 0.25
#: What runs in the background is forgotten by Python unless it is held.
_RUNNING: set[asyncio.Task[None]] = set()


class StockSlide:
    """The room's ratings as a histogram with how many there are, their mean and median."""

    def __init__(self, words: dict[str, Any], answers: Answers) -> None:
        self._answers = answers
        self.title = widgets.HTML(f"<h1>{words['rating']['title']}</h1>")
        self.figures = widgets.Label("")
        self.chart = widgets.Image(format="png")
        self._figure = Figure(figsize=(8, 4))
        self._axes = self._figure.subplots()

    async def watch(self) -> None:
        """Look for news for ever."""
        seen = -1
        while True:
            last = self._answers.last()
            if last != seen:
                seen = last
                self._draw()
            await asyncio.sleep(EVERY)

    def _draw(self) -> None:
        answers = self._answers.newest("service-rating")
        ratings = [int(answer["rating"]) for answer in answers if answer["rating"]]
        counts = Counter(ratings)
        self._axes.clear()
        self._axes.bar(range(1, 11), [counts[mark] for mark in range(1, 11)])
        self._axes.set_xticks(range(1, 11))
        png = io.BytesIO()
        self._figure.savefig(png, format="png")
        self.chart.value = png.getvalue()
        mean, median = (statistics.mean(ratings), statistics.median(ratings)) if ratings else (0, 0)
        self.figures.value = f"n = {len(ratings)}, mean {mean:.3f}, median {median:g}"


def show(words: str, answers: str) -> None:
    """Show the slide and keep it up to date."""
    slide = StockSlide(json.loads(Path(words).read_text("utf-8")), Answers(Path(answers)))
    display(widgets.VBox([slide.title, slide.figures, slide.chart]))  # type: ignore[no-untyped-call]
    task = asyncio.get_running_loop().create_task(slide.watch())
    _RUNNING.add(task)
    task.add_done_callback(_RUNNING.discard)
