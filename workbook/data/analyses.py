"""What the course does with a learner's file: grades customers, tracks satisfaction."""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from workbook.answers.numbers import read_number
from workbook.answers.problems import ValueFault
from workbook.answers.respond import calculate, label, present
from workbook.course import Course
from workbook.course.texts import fill
from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, Progress, Table
from workbook.data.grading import Graded, GradingPlan, grade_customers
from workbook.data.sheets import FORMULA
from workbook.data.tracking import Tracked, TrackingPlan, track
from workbook.models.grading import GRADES
from workbook.models.outcome import ModelError
from workbook.models.tracking import HIGH, LOW
from workbook.modules.cells import MODULES
from workbook.schema import Language

Json = dict[str, Any]
#: Rows left out that a reply lists, and items in a chart; all of them are in the files to take away.
LISTED, CHARTED = 200, 30


class _Analysis(ABC):
    """What both have in common: the course's words, the rows left out, and the sample."""

    name = ""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.dirty: tuple[LeftOutRow, ...] = ()
        self.chart: Json | None = None

    def sample(self) -> bytes:
        """Return the sample file made for the course."""
        return (MODULES / "data" / f"{self.name}.csv").read_bytes()

    def reply(self, result: Json, *, used: int, more: int = 0) -> Json:
        """Return the reply of ``run``: the result, the rows used and left out, and items not in the chart."""
        self.chart = result["chart"]
        listed = [
            {"line": row.line, "code": row.code, "params": dict(row.params)} for row in self.dirty[:LISTED]
        ]
        return {"result": result, "used": used, "left_out": len(self.dirty), "listed": listed, "more": more}

    def words(self, key: str, language: Language, **figures: Any) -> str:
        """Return the text ``data.<key>``, filled."""
        return fill(self.course.text(f"data.{key}"), figures)[language]

    @abstractmethod
    def made(self, language: Language) -> bytes:
        """Return the table that came out. Raises DataError before anything did."""

    def files(self, language: Language) -> Mapping[str, Callable[[], bytes]]:
        """Return how to make what can be taken away: the table, its picture, and the rows left out."""
        return {
            "made": lambda: self.made(language),
            "picture": lambda: self.picture(language),
            "left-out": lambda: self.left_out(language),
        }

    def picture(self, language: Language) -> bytes:
        """Return the chart as PNG, for a document."""
        from workbook.pictures import draw

        if self.chart is None:
            raise DataError("file-gone")
        page = io.BytesIO()
        draw(self.chart, language).savefig(page, format="png", dpi=200)
        return page.getvalue()

    def left_out(self, language: Language) -> bytes:
        """Return the rows left out with their reasons."""
        head = [self.words("line-head", language), self.words("reason-head", language)]
        return to_csv(head, ((row.line, self.words(row.code, language, **row.params)) for row in self.dirty))


class GradingAnalysis(_Analysis):
    """Grades the customers of a file A to D."""

    name = "customer-grading"

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self.graded: Graded | None = None

    def run(self, table: Table, plan: Mapping[str, Any], progress: Progress) -> Json:
        """Grade by ``{"name": column or null, "weights": {column: number}, "thresholds": {"A", "B", "C"}}``."""
        name = plan.get("name") or None
        thresholds = {letter: _number(plan.get("thresholds"), letter, "thresholds") for letter in GRADES[:-1]}
        raw = plan.get("weights") or {}
        weights = {str(column): _number(raw, column, "columns") for column in raw}
        self.graded = grade_customers(table, GradingPlan(weights, thresholds, name), progress=progress)
        self.dirty = self.graded.dirty
        counts = self.graded.mix
        figures = {"total": sum(counts.values())} | {
            letter.lower(): count for letter, count in counts.items()
        }
        result = {
            "title": self.course.text("data.graded-title").model_dump(),
            "big": fill(self.course.text("data.graded-big"), figures),
            "how": fill(self.course.text("data.graded-how"), figures),
            "case": None,
            "case_id": None,
            "chart": self._bars(counts),
        }
        return self.reply(result, used=figures["total"])

    def _bars(self, mix: Mapping[str, int]) -> Json:
        """Return the chart of how many customers each grade has."""
        exercise = self.course.exercise(self.name)
        series = {"id": "count", "label": self.course.text("data.customers").model_dump(), "style": 1}
        return {
            "kind": "bars",
            "title": self.course.text("data.graded-chart").model_dump(),
            "summary": None,
            "categories": [label(exercise, f"grade-{letter.lower()}") for letter in mix],
            "series": [series | {"values": list(mix.values())}],
            "highlight": [],
            "orientation": "horizontal",
            "min": 0,
            "max": None,
            "decimals": 0,
        }

    def made(self, language: Language) -> bytes:
        """Return the graded customers: line, name, score, grade."""
        if self.graded is None:
            raise DataError("file-gone")
        head = [self.words(f"{key}-head", language) for key in ("line", "name", "score", "grade")]
        customers = self.graded.customers
        rows = zip(
            customers.index, customers["name"], customers["score"].round(1), customers["grade"], strict=True
        )
        return to_csv(head, rows)


class TrackingAnalysis(_Analysis):
    """Tracks the satisfaction of a file, item by item and month by month."""

    name = "satisfaction-tracking"

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self.tracked: Tracked | None = None

    def run(self, table: Table, plan: Mapping[str, Any], progress: Progress) -> Json:
        """Track by ``{"item", "month", "rate", "months": [columns], "target": %, "strict": bool}``."""
        target = _number(plan, "target", "target")
        if not LOW <= target <= HIGH:
            raise DataError("out-of-range", "target", min=LOW, max=HIGH)
        months = [str(month) for month in plan.get("months") or []]
        columns = {key: plan.get(key) or None for key in ("month", "rate")}
        found = track(
            table, TrackingPlan(str(plan.get("item") or ""), months=months, **columns), progress=progress
        )
        self.tracked, self.dirty = found, found.dirty
        grid = found.grid()
        rows = grid["rows"]
        value = {
            "rates": grid | {"rows": rows[:CHARTED]},
            "target": target,
            "rule": "strict" if plan.get("strict") else "fall",
        }
        exercise = self.course.exercise(self.name)
        try:
            result = present(exercise, calculate(exercise, value))
        except ModelError as error:
            raise DataError(error.code, "columns", **error.params) from None
        return self.reply(result, used=int(found.answers.to_numpy().sum()), more=max(0, len(rows) - CHARTED))

    def made(self, language: Language) -> bytes:
        """Return the rates of every item and month, and how many answers stand behind them."""
        if self.tracked is None:
            raise DataError("file-gone")
        rates, answers = self.tracked.rates, self.tracked.answers
        head = [self.words("item-head", language)]
        head += [str(month) for month in rates.columns]
        head += [self.words("answers-head", language, month=month) for month in rates.columns]
        rows = (
            [
                item,
                *("" if rate != rate else round(float(rate), 1) for rate in rates.loc[item]),
                *answers.loc[item],
            ]
            for item in rates.index
        )
        return to_csv(head, rows)


#: Every study by the exercise it belongs to.
STUDIES: Mapping[str, type[GradingAnalysis | TrackingAnalysis]] = {
    each.name: each for each in (GradingAnalysis, TrackingAnalysis)
}


def to_csv(head: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Return a CSV file that spreadsheets open in any language and take for text, never for formulas."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(map(_harmless, head))
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return page.getvalue().encode("utf-8-sig")


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _number(given: Any, key: str, field: str) -> float:
    try:
        found = read_number(given[key])
    except (ValueFault, KeyError, TypeError):
        found = None
    if found is None:
        raise DataError("not-a-number", field)
    return float(found)
