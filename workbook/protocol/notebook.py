"""Widgets in a notebook: one envelope for every operation, and the operations of each widget."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired, TypedDict

from pydantic import Field

from workbook.protocol.answers import (
    CheckReply,
    RawAnswer,
    Result,
)
from workbook.protocol.basics import Key, Language, Note, Request, Text, Time
from workbook.protocol.room import PublicCheck, PublicExercise, RemovedEvent, RoomView


class Call(Request):
    """An operation that a page asks for over its widget's comm; bytes come as one buffer."""

    id: Annotated[str, Note("made up by the page")]
    op: str
    body: Annotated[object, Note("an object; left out where there is nothing to say")] = None


class CallReply(TypedDict):
    """The reply to a call, with the status code and the body that HTTP would have."""

    id: str
    status: int
    body: object


class Push(TypedDict):
    """An event of the widget."""

    event: str
    data: object


class Empty(TypedDict):
    """The empty body of a reply without content."""


class OwnAnswer(TypedDict):
    """The person's own answer to an exercise that votes are for."""

    name: Text
    value: RawAnswer | None


class SharedView(TypedDict):
    """The room's view of an exercise that votes are for; null until the room shows it."""

    name: Text
    view: RoomView | None


#: What votes of a form are for, by exercise id (trait ``others``).
VoteSource = OwnAnswer | SharedView


class Connection(TypedDict):
    """The membership of a room, or none (trait ``connection``)."""

    joined: bool
    name: NotRequired[str]
    code: NotRequired[str]
    room: NotRequired[Annotated[str, Note("address as people type it")]]
    gone: NotRequired[Annotated[Literal["left", "removed", "stranger"] | None, Note("why it was given up")]]


class JoinRoomRequest(Request):
    """Operation ``join``: the room's address, the PIN, and a name or a come-back code."""

    address: str = ""
    pin: str = ""
    name: str = ""
    code: str = ""


class SampleRequest(Request):
    """Operation ``sample`` of a form."""

    language: Language


class SampleReply(TypedDict):
    """A room view made of invented answers, and of how many people."""

    view: RoomView
    people: int


class FormEvents(TypedDict):
    """The events of a form's widget by name; ``moved``: answers go to another service, all is drawn anew.

    The room's other events change the traits ``state``, ``view``, ``answer`` and ``others``.
    """

    removed: RemovedEvent
    moved: Empty


class Program(TypedDict):
    """Reply of ``program``: the form runtime, for a page that lacks it."""

    script: str
    style: str
    texts: dict[str, Text]
    messages: dict[str, Text]


class ExerciseCount(TypedDict):
    """Exercise rounds of a module; one is done when its newest answer is valid."""

    done: int
    all: int


class CheckCount(TypedDict):
    """Knowledge checks of a module: submitted, and right."""

    done: int
    right: int
    all: int


class ModuleState(TypedDict):
    """The person's progress in a module. An exercise round that several modules show belongs to the first."""

    id: Annotated[str, Note("`03-unique-selling-points`")]
    title: Text
    minutes: int
    part: int | None
    href: str
    read: Time | None
    exercises: ExerciseCount
    checks: CheckCount


class NextModule(TypedDict):
    """The module to continue with: that of the newest thing saved, or the next one that is not complete."""

    module: str
    href: str
    title: Text
    begun: bool


class ReadRequest(Request):
    """Operation ``read``: a module is marked as read, or no longer."""

    module: str
    read: bool


class ReadingEvent(TypedDict):
    """A reading mark that was set, or taken away (event ``reading``)."""

    module: str
    read: Time | None


class PaperStep(TypedDict):
    """An answered exercise round."""

    spec: PublicExercise
    round: str
    value: RawAnswer
    result: Result | None


class PaperCheck(TypedDict):
    """A submitted knowledge check."""

    check: PublicCheck
    reply: CheckReply


class PaperPart(TypedDict):
    """All answers and checks of one part, for printing."""

    number: int | None
    title: Text
    steps: list[PaperStep]
    checks: list[PaperCheck]


class PaperReply(TypedDict):
    """Reply of ``paper``."""

    parts: list[PaperPart]


class TakeReply(TypedDict):
    """Reply of ``take`` on the start page; the take-away comes as a buffer."""

    name: str


class PieceRequest(Request):
    """Operation ``piece``: at most 1 MiB of a file as a buffer."""

    first: bool = False
    last: bool = False


class NamedKey(TypedDict):
    """An exercise round and the name of its exercise."""

    key: Key
    name: Text


class Difference(NamedKey):
    """An answer that is stored here and stands otherwise in the file."""

    here: Time
    file: Time
    newer: Literal["here", "file"]


class Preview(TypedDict):
    """The changes that restoring a take-away would make: reply to the last ``piece`` of one."""

    made: Time
    new: list[NamedKey]
    differ: list[Difference]
    same: int
    checks: Annotated[int, Note("new ones")]
    reading: Annotated[int, Note("new marks")]
    unknown: Annotated[int, Note("entries that this course does not know")]


class RestoreRequest(Request):
    """Operation ``bring``: for answers that differ, which one is kept; "here" where none is named."""

    choices: dict[str, Literal["here", "file"]] = Field(default_factory=dict)


class RestoreReply(TypedDict):
    """Answers, checks and reading marks that were put in place, and those that stay as they are."""

    brought: int
    kept: int


class UndoReply(TypedDict):
    """Answers and reading marks that are as they were before."""

    restored: int
