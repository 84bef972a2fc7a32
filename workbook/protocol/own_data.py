"""A learner's own file in a notebook: kept in the kernel's memory, never sent to a room or stored."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from workbook.protocol.answers import Result
from workbook.protocol.basics import Note, Params, Request


class FileFault(TypedDict):
    """The reason for refusing a file or a plan; ``field`` is empty (the file), columns, thresholds or target."""

    code: str
    field: str
    params: Params


class FileFaultReply(TypedDict):
    """The body of every refusal (422)."""

    error: FileFault


class FileReply(TypedDict):
    """The content of a file: reply of ``sample``, and to the last ``piece``."""

    columns: list[str]
    rows: int
    left_out: int
    encoding: Literal["UTF-8", "UTF-16", "GB18030", "XLSX"]
    preview: list[list[str]]


class GradingPlan(TypedDict):
    """Operation ``run`` of customer-grading."""

    name: Annotated[str | None, Note("column")]
    weights: Annotated[dict[str, object], Note("raw number by column")]
    thresholds: Annotated[dict[str, object], Note("raw number by grade: A, B, C")]


class TrackingPlan(TypedDict):
    """Operation ``run`` of satisfaction-tracking."""

    item: str
    month: Annotated[str | None, Note("column")]
    rate: Annotated[str | None, Note("column")]
    months: Annotated[list[str], Note("columns")]
    target: Annotated[object, Note("raw number, in per cent")]
    strict: bool


class LeftOutRow(TypedDict):
    """A row that was left out, and the reason."""

    line: int
    code: str
    params: Params


class RunReply(TypedDict):
    """Reply of ``run``."""

    result: Result
    used: int
    left_out: int
    listed: list[LeftOutRow]
    more: Annotated[int, Note("items that are not in the chart")]


class TakeFileRequest(Request):
    """Operation ``take``: a file from a byte on; offset 0 makes it anew."""

    name: str = ""
    offset: int = 0


class TakeFileReply(TypedDict):
    """The offset of the next piece, or null; up to 1 MiB comes as a buffer."""

    next: int | None


class FileProgress(TypedDict):
    """Progress of reading or working (event ``progress``)."""

    part: Literal["reading", "working"]
    share: Annotated[float, Note("0 to 1")]
