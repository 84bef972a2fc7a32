"""Charts as descriptions; a page draws them, and a table twin from the same data."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from workbook.protocol.basics import Label, Note, Text

Style = Annotated[
    int,
    Note(
        "1 to 5: 1 lake square solid, 2 persimmon circle diagonal (always “you”), 3 triangle dots, "
        "4 diamond horizontal, 5 cross cross-hatch"
    ),
]


class ChartBase(TypedDict):
    """Members that all charts share."""

    title: Text
    summary: Text | None


class Series(TypedDict):
    """One series of values; null is a gap."""

    id: str
    label: Label
    style: Style
    values: list[float | None]


class Bars(ChartBase):
    """Bars of one or more series."""

    kind: Literal["bars"]
    categories: list[Label]
    series: list[Series]
    highlight: Annotated[list[int], Note("indexes of categories")]
    orientation: Literal["horizontal", "vertical"]
    min: float | None
    max: float | None
    decimals: int


class HistogramEnds(TypedDict):
    """The words at both ends of the scale."""

    low: Text
    high: Text


class HistogramSeries(TypedDict):
    """Counts of each value in one round."""

    id: str
    label: Label
    style: Style
    counts: Annotated[list[int], Note("one for each value from `min` to `max`")]
    mean: float | None
    median: float | None
    n: int


class Histogram(ChartBase):
    """Counts of the whole numbers from ``min`` to ``max``."""

    kind: Literal["histogram"]
    min: int
    max: int
    ends: HistogramEnds
    series: list[HistogramSeries]


class MapAxis(TypedDict):
    """An axis from 0 to 100."""

    label: Text
    low: Text
    high: Text


class MapQuadrants(TypedDict):
    """The words in the four quarters: the first word of each name is x, the second y."""

    low_low: Text
    low_high: Text
    high_low: Text
    high_high: Text


class PlacedPoint(TypedDict):
    """A point on the square, each coordinate from 0 to 100."""

    id: str
    label: Label
    x: float
    y: float
    style: Style


#: An arrow between two points, by their ids.
MapArrow = TypedDict("MapArrow", {"from": str, "to": str})


class MapCell(TypedDict):
    """The number of points in one cell, a tenth of the square wide and high; x to the right, y up."""

    x: Annotated[int, Note("0 to 9")]
    y: Annotated[int, Note("0 to 9")]
    count: int


class PlaceMap(ChartBase):
    """A square of two axes."""

    kind: Literal["map"]
    x: MapAxis
    y: MapAxis
    quadrants: MapQuadrants
    points: list[PlacedPoint]
    arrows: list[MapArrow]
    cells: Annotated[list[MapCell], Note("empty on a personal map")]


class Ring(TypedDict):
    """One ring and the words in it."""

    id: str
    label: Label
    items: list[Label]
    count: int


class Rings(ChartBase):
    """Rings around each other, the innermost first."""

    kind: Literal["rings"]
    rings: list[Ring]


class Heatmap(ChartBase):
    """Counts by row and column, with the mean of each row."""

    kind: Literal["heatmap"]
    rows: list[Label]
    columns: list[Label]
    counts: list[list[int]]
    means: list[float | None]
    highlight: Annotated[list[int], Note("indexes of rows")]


class LinesX(TypedDict):
    """The x axis; ``categories`` name the values instead of numbers. 1900 to 2100 are years, without a comma."""

    label: Label
    values: list[float]
    categories: list[Label] | None


class LinesY(TypedDict):
    """The y axis; ``max`` null is as far as the lines reach."""

    label: Label
    min: float | None
    max: float | None
    decimals: int


class Mark(TypedDict):
    """A line across the chart: a target, a year."""

    axis: Literal["x", "y"]
    value: float
    label: Label


class Lines(ChartBase):
    """Lines of one or more series; null breaks a line."""

    kind: Literal["lines"]
    x: LinesX
    y: LinesY
    series: list[Series]
    marks: list[Mark]


class MatrixCell(TypedDict):
    """A number of a matrix and how it is marked."""

    value: float | None
    mark: Literal["good", "weak", "watch"] | None


class Matrix(ChartBase):
    """Numbers by row and column; ``shade`` draws more as darker, for counts."""

    kind: Literal["matrix"]
    rows: list[Label]
    columns: list[Label]
    cells: list[list[MatrixCell]]
    decimals: int
    shade: bool


class Level(TypedDict):
    """One level of a pyramid."""

    label: Label
    note: Label | None


class Pyramid(ChartBase):
    """Levels, the top one first."""

    kind: Literal["pyramid"]
    levels: list[Level]
    inverted: bool


class Group(TypedDict):
    """A box with words in it."""

    id: str
    label: Label
    note: Label | None
    items: list[Label]
    count: int


class Groups(ChartBase):
    """Boxes, two beside each other where there is room."""

    kind: Literal["groups"]
    groups: list[Group]


Chart = Bars | Histogram | PlaceMap | Rings | Heatmap | Lines | Matrix | Pyramid | Groups
