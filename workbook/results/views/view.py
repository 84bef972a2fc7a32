"""Base classes and contents of room views."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self, cast

from workbook.course.texts import both, fill
from workbook.faults import FaultError
from workbook.normalise import folded
from workbook.protocol import basics as message
from workbook.protocol.charts import Chart
from workbook.protocol.room import CardGroup, Stat
from workbook.results.aggregate import Aggregate
from workbook.results.views.hidden_texts import HiddenTexts, TypedText
from workbook.schema import Exercise, Text

if TYPE_CHECKING:
    from workbook.course import Course

#: Figures of a view by name: what its findings and its summary may say.
Figures = dict[str, Any]


@dataclass(frozen=True)
class ViewContent:
    """The content of a revealed view: figures for the findings, stats, charts and cards."""

    figures: Figures
    stats: Sequence[Stat] = ()
    charts: Sequence[Chart] = ()
    cards: Sequence[CardGroup] = ()


@dataclass(frozen=True)
class ViewContext:
    """The surroundings of a view when it is painted: rounds, smallest group and names.

    ``shown`` has those rounds of the exercise that may be shown now, in order; ``minimum`` is the
    smallest group of people that may be seen; ``rivals`` the preset names by point id.
    """

    course: Course
    exercise: Exercise
    shown: Mapping[str, Aggregate]
    rivals: Mapping[str, Text]
    minimum: int

    def stat(self, key: str, value: Any, spec: str = "") -> Stat:
        """Return one figure beside the chart, labelled with the text ``room.<key>``."""
        shown = fill(Text(en=f"{{it:{spec}}}", zh=f"{{it:{spec}}}"), {"it": value})
        return {"id": key, "label": both(self.course.text(f"room.{key}")), "value": shown}

    def chart(
        self, kind: str, figures: Mapping[str, Any], *, summary: str | None = None, **data: Any
    ) -> Chart:
        """Return a chart of that kind with its ``data``; its summary is the text ``room.summary-<kind>``, filled."""
        result = self.exercise.result
        title = (result.chart_title if result else None) or self.exercise.name
        words = fill(self.course.text(f"room.summary-{summary or kind}"), figures)
        return cast("Chart", {"kind": kind, "title": both(title), "summary": words, **data})

    def round_label(self, round_: str) -> message.Text:
        """Return the words for a round."""
        return both(self.course.texts.get(f"room.round-{round_}", self.exercise.name))


class UnsuitableViewError(FaultError):
    """Fields or settings of a room block that do not suit its view; the sentence is ``author.<code>``."""

    def __init__(self, exercise: Exercise, code: str, detail: str = "", *, where: str = "room") -> None:
        super().__init__(code, where, exercise=exercise.id, detail=detail)


class View(Aggregate):
    """An aggregate that can show itself in the room.

    ``uses`` are those settings of a room block beyond the fields that mean something to it. The
    figures it paints have the same names however many people answered, None for unknown ones:
    so a finding can be checked before any answer is there.
    """

    uses: frozenset[str] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.hidden_texts = HiddenTexts()

    def typed(self) -> Iterator[TypedText]:
        """Yield every typed text that the view shows or could show, the newest last, hidden ones too."""
        yield from ()

    def hide(self, key: str, *, hidden: bool) -> None:
        """Hide the text of that key in every answer, or show it again."""
        self.hidden_texts.put(key, (folded(one.text) for one in self.typed()), hidden=hidden)

    @classmethod
    @abstractmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:
        """Return the empty view of an exercise; UnsuitableViewError when its fields do not suit."""

    @abstractmethod
    def paint(self, painter: ViewContext) -> ViewContent:
        """Return the view's content as it may be seen now."""


def room_fields(exercise: Exercise) -> list[Any]:
    """Return the fields that the exercise shows in the room."""
    return [exercise.field(key) for key in exercise.room.fields] if exercise.room else []
