"""Messages about answers and knowledge checks: requests, acknowledgements, results and events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypedDict

from pydantic import Field, InstanceOf

from workbook.protocol.basics import Note, Params, Request, Text, Time
from workbook.protocol.charts import Chart

#: Revisions beyond this do not come from a page.
MOST_REVISIONS = 2**31 - 1

Status = Literal["empty", "partial", "valid", "invalid"]
Severity = Literal["error", "prompt"]
RawAnswer = Annotated[Mapping[str, Any], Note("Raw values by field id, exactly as typed")]


class Problem(TypedDict):
    """A remark about an answer; an error makes it invalid, a prompt does not."""

    code: str
    field: Annotated[
        str, Note("path: field id, then row or point id or index, then column; empty: all of it")
    ]
    params: Params
    severity: Severity


class Result(TypedDict):
    """The worded result of a model for one answer."""

    title: Text
    big: Text | None
    how: Text | None
    case: Text | None
    case_id: str | None
    chart: Chart | None


class Computed(TypedDict):
    """Problems and result of an answer that was not stored."""

    problems: list[Problem]
    result: Result | None


class Assessment(Computed):
    """Status, problems and result of an answer."""

    status: Status


class Ack(Assessment):
    """The acknowledgement of a save, sent after the transaction is durable."""

    revision: int
    saved_at: Time


class AnswerState(Ack):
    """The newest stored answer to an exercise round."""

    value: RawAnswer


class AnswerEvent(AnswerState):
    """An answer that was saved from another device or in another form."""

    exercise: str
    round: str


class Conflict(TypedDict):
    """Beside the error of a save (409): the answer that is stored instead."""

    revision: int
    value: RawAnswer
    saved_at: Time


class CheckGrade(TypedDict):
    """The score of a knowledge check, with the key and the explanation of every option."""

    option: str
    correct: bool
    answer: Annotated[str, Note("id of the right option")]
    explanations: dict[str, Text]


class CheckReply(CheckGrade):
    """The score of the first submission of a knowledge check, which is final."""

    saved_at: Time


class CheckEvent(CheckReply):
    """A knowledge check that was submitted in another form (event ``checked``)."""

    check: str


class GivenWork(TypedDict):
    """Everything that one person answered."""

    answers: Annotated[dict[str, AnswerState], Note("by `exercise/round`")]
    checks: Annotated[dict[str, CheckReply], Note("by the id of the check")]


class SaveRequest(Request):
    """Revision ``base + 1`` of an answer."""

    exercise: str
    round: str
    base: int = Field(ge=0, lt=MOST_REVISIONS)
    revision: int
    value: InstanceOf[dict[str, Any]]


class ComputeRequest(Request):
    """An answer to be computed and not stored."""

    exercise: str
    value: InstanceOf[dict[str, Any]]


class SubmitRequest(Request):
    """The option chosen in a knowledge check."""

    check: str
    option: str
