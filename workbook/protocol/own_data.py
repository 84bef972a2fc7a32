"""A learner's own file in a notebook: it stays in the kernel's memory, and no room and no store gets it."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from workbook.protocol.answers import Result
from workbook.protocol.basics import Note, Params, Request


class FileFault(TypedDict):
    """Why a file or a plan cannot be used; ``field`` is empty (the file), columns, thresholds or target."""

    code: str
    field: str
    params: Params


class FileFaultReply(TypedDict):
    """The body of every refusal (422)."""

    error: FileFault


class FileReply(TypedDict):
    """What a file holds: reply of ``sample``, and to the last ``piece``."""

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
    """A row that was left out, and why."""

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
    """Where the next piece begins, or null; up to 1 MiB comes as a buffer."""

    next: int | None


class FileProgress(TypedDict):
    """How far reading or working is (event ``progress``)."""

    part: Literal["reading", "working"]
    share: Annotated[float, Note("0 to 1")]
