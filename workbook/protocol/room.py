"""The room: joining, the course, room views, and the events that a participant's page gets."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from workbook.protocol.answers import AnswerEvent, GivenWork
from workbook.protocol.basics import Dump, Key, Label, Language, Mode, Note, Pace, Request, Text
from workbook.protocol.charts import Chart
from workbook.schema.fields import AnyField

ViewKind = Literal[
    "histogram", "map", "cards", "heatmap", "rings", "ranking",
    "tally", "cross", "shares", "spread", "means", "leaderboard", "votes",
]  # fmt: skip
BlockKind = Literal["opening", "segment", "break", "closing", "preparation", "extension"]
FieldSpec = Annotated[dict[str, Any], Dump(AnyField)]


class RoundState(TypedDict):
    """The two flags of an exercise round, and how many people have a valid answer to it."""

    open: bool
    revealed: bool
    n: int


class Stat(TypedDict):
    """A figure beside the chart, as words."""

    id: str
    label: Text
    value: Text


class Card(TypedDict):
    """A typed text, and how often it was typed."""

    text: str
    count: int


class CardGroup(TypedDict):
    """Cards under one heading; ``count`` is that of all entries, also of those without a card."""

    group: Label | None
    count: int
    items: list[Card]


class RoomView(TypedDict):
    """The room's view of an exercise round; the last four members are there only when it is shown."""

    exercise: str
    round: str
    view: ViewKind
    open: bool
    revealed: bool
    n: int
    minimum: int
    shown: Annotated[bool, Note("revealed and n ≥ minimum")]
    title: Annotated[Text, Note("the question until shown, then the first finding that holds")]
    caption: NotRequired[Text]
    stats: NotRequired[list[Stat]]
    charts: NotRequired[list[Chart]]
    cards: NotRequired[list[CardGroup]]


class Rival(TypedDict):
    """A competitor that the facilitator preset; ``id`` is the id of a point on a map."""

    id: Annotated[str, Note("`rival-1` and so on")]
    name: Text


class RoomInfo(TypedDict):
    """Facts of the workshop for a page."""

    workshop: str
    languages: list[Language]
    pace: Pace
    rivals: list[Rival]


class PublicOption(TypedDict):
    """An option of a knowledge check, without key or explanation."""

    id: str
    label: Text


class PublicCheck(TypedDict):
    """A knowledge check as a page draws it."""

    id: str
    kind: Literal["check"]
    question: Text
    options: list[PublicOption]


class PublicExercise(TypedDict):
    """An exercise as a page draws it; ``computed``: it has a model, ``shared``: it has a room view."""

    kind: Literal["exercise"]
    id: str
    mode: Mode
    minutes: int
    live: bool
    rounds: list[str]
    name: Text
    title: Text
    lead: NotRequired[Text]
    fields: list[FieldSpec]
    computed: bool
    shared: bool


class ExerciseLine(TypedDict):
    """An exercise in the line of the day."""

    name: Text
    minutes: int
    live: bool
    shared: bool
    rounds: list[str]


class BlockItem(TypedDict):
    """An exercise in one of its rounds, as it stands in a block."""

    exercise: str
    round: str


class PublicBlock(TypedDict):
    """A block of the outline; ``part`` is the part of the line of the day, where it is no break."""

    id: str
    kind: BlockKind
    number: NotRequired[int]
    minutes: int
    module: NotRequired[str]
    title: Text
    items: list[BlockItem]
    checks: list[str]
    part: NotRequired[int]


class PublicCourse(TypedDict):
    """``GET /api/course``: the line of the day, and the texts and messages a participant's page can say."""

    version: str
    title: Text
    subtitle: Text
    blocks: list[PublicBlock]
    exercises: dict[str, ExerciseLine]
    texts: dict[str, Text]
    messages: dict[str, Text]
    room: RoomInfo


class CoursePart(TypedDict):
    """``GET /api/parts/<number>``: what stands in one part. No model, no answer key, no explanation."""

    exercises: dict[str, PublicExercise]
    checks: dict[str, PublicCheck]


class JoinRequest(Request):
    """Joining with a name, or with the come-back code of a participant who joined before.

    The PIN is judged first; name, table and language of a new participant have errors of their own.
    """

    code: Any = None
    pin: Any = ""
    name: Any = None
    language: Any = None
    table: Any = None


class LanguageRequest(Request):
    """Another language for a participant."""

    language: Language


class LanguageReply(TypedDict):
    """The language that is stored."""

    language: Language


class Me(TypedDict):
    """The participant of this device."""

    name: str
    code: str
    language: Language
    table: int | None


class MyWork(Me, GivenWork):
    """``GET /api/me``: the participant and everything they wrote."""


class RetryAfter(TypedDict):
    """Beside the error of a join that was tried too often (429)."""

    retry_after: Annotated[int, Note("seconds")]


class RoomStates(TypedDict):
    """The state of every exercise round, or of those that changed."""

    states: Annotated[dict[Key, RoundState], Note("by `exercise/round`")]


class StagePointer(TypedDict):
    """The exercise that phones are asked to go to; both null where there is none."""

    exercise: str | None
    round: str | None


class RemovedEvent(TypedDict):
    """The participant was deleted; the last event of a stream."""


class ParticipantEvents(TypedDict):
    """The events of ``GET /api/listen`` by name."""

    room: RoomStates
    view: RoomView
    answer: AnswerEvent
    stage: StagePointer
    removed: RemovedEvent
