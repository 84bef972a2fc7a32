"""The participant's page of stock parts: a rating, a long text, marks on sliders and in number fields, a chart."""

from __future__ import annotations

import io
import json
import secrets
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from IPython.display import display
from matplotlib.container import BarContainer
from matplotlib.figure import Figure

from tools.bench.stock.answers import Answers
from workbook.models.delivered_value import delivered_value

WIDE = widgets.Layout(width="auto")
NAMED = {"description_width": "140px"}


class StockPage:
    """One visitor's two exercises. ``words`` are their texts, as the bench writes them beside the notebook."""

    def __init__(self, words: dict[str, Any], answers: Answers) -> None:
        self._words, self._answers = words, answers
        self._visitor = secrets.token_urlsafe(16)
        rating, value = words["rating"], words["value"]
        self.rating = widgets.ToggleButtons(options=[str(mark) for mark in range(1, 11)], value=None)
        self.why = widgets.Textarea(description=rating["why"], layout=WIDE)
        self.rival = widgets.Text(description=value["rival_name"], style=NAMED, layout=WIDE)
        marks = {"min": 0, "max": 10, "step": 0.5, "value": 5, "style": NAMED, "layout": WIDE}
        self.us = {
            item: widgets.FloatSlider(description=label, **marks) for item, label in value["items"].items()
        }
        self.theirs = {
            item: widgets.BoundedFloatText(description=label, **marks)
            for item, label in value["items"].items()
        }
        self.state = widgets.Label("")
        self.sentence = widgets.Label("")
        self.chart = widgets.Image(format="png")
        self._figure = Figure(figsize=(4, 4))
        self._bars = self._set_up()
        self._listen()
        self._draw()

    def show(self) -> None:
        """Put everything on the page."""
        rating, value = self._words["rating"], self._words["value"]
        parts = [
            self.state,
            widgets.HTML(f"<h2>{rating['title']}</h2><p>{rating['lead']}</p>"),
            self.rating,
            self.why,
            widgets.HTML(f"<h2>{value['title']}</h2><p>{value['lead']}</p>"),
            self.rival,
            widgets.HTML(f"<h3>{value['us']}</h3>"),
            *self.us.values(),
            widgets.HTML(f"<h3>{value['rival']}</h3>"),
            *self.theirs.values(),
            self.sentence,
            self.chart,
        ]
        display(widgets.VBox(parts))  # type: ignore[no-untyped-call]

    def _listen(self) -> None:
        for widget in (self.rating, self.why):
            widget.observe(self._rated, "value")
        for widget in (self.rival, *self.us.values(), *self.theirs.values()):
            widget.observe(self._marked, "value")

    def _rated(self, _change: object) -> None:
        self._save("service-rating", {"rating": self.rating.value, "why": self.why.value})

    def _marked(self, _change: object) -> None:
        self._draw()
        marks = {item: {"us": self.us[item].value, "rival": self.theirs[item].value} for item in self.us}
        self._save("delivered-value", {"rival-name": self.rival.value, "scores": marks})

    def _save(self, exercise: str, value: dict[str, Any]) -> None:
        at = self._answers.save(self._visitor, exercise, value)
        self.state.value = f"Saved {at.astimezone():%H:%M:%S.%f}"

    def _total(self, marks: dict[str, Any]) -> float:
        words = self._words["value"]
        return delivered_value(*([marks[item].value for item in words[kind]] for kind in ("values", "costs")))

    def _set_up(self) -> list[BarContainer]:
        """Draw the chart once; afterwards only its bars change, which is the fastest that matplotlib can do."""
        words, places = self._words["value"], range(len(self.us))
        axes = self._figure.subplots(gridspec_kw={"left": 0.25, "right": 0.95})
        bars = [
            axes.barh([place + offset for place in places], [0] * len(self.us), height=0.4, label=words[name])
            for offset, name in ((-0.2, "us"), (0.2, "rival"))
        ]
        axes.set_yticks(list(places), list(words["items"].values()))
        axes.set_xlim(0, 10)
        axes.invert_yaxis()
        axes.set_title(words["chart"])
        axes.legend()
        return bars

    def _draw(self) -> None:
        words = self._words["value"]
        ours, theirs = self._total(self.us), self._total(self.theirs)
        self.sentence.value = f"{words['result']}: {ours:g} ({words['rival']}: {theirs:g})"
        for bars, marks in zip(self._bars, (self.us, self.theirs), strict=True):
            for bar, item in zip(bars, self.us, strict=True):
                bar.set_width(marks[item].value)
        png = io.BytesIO()
        self._figure.savefig(png, format="png")
        self.chart.value = png.getvalue()


def show(words: str, answers: str) -> None:
    """Show the page with the texts and the answers in these files."""
    StockPage(json.loads(Path(words).read_text("utf-8")), Answers(Path(answers))).show()
