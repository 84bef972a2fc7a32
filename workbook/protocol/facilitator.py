"""The facilitator's requests and events."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal, NotRequired, TypedDict

from pydantic import BeforeValidator, ConfigDict, StringConstraints, model_validator

from workbook.protocol.basics import Label, Language, Mode, Note, Pace, Request, Text, Time
from workbook.protocol.room import RoomView, RoundState, ViewKind

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")]
CardKey = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$"), Note("digest of the folded text")]


def _moment(given: object) -> object:
    """Read ``now`` or ISO 8601 with a zone."""
    if given == "now":
        return datetime.now(UTC)
    if not isinstance(given, str):
        return given
    try:
        moment = datetime.fromisoformat(given)
        return moment.astimezone(UTC) if moment.tzinfo is not None else given
    except OverflowError as error:  # the first and the last day of the calendar, in another zone
        raise ValueError("no time") from error


class StateRequest(Request):
    """The flags of an exercise round that change; at least one."""

    exercise: str
    round: str
    open: bool | None = None
    revealed: bool | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> StateRequest:
        if self.open is None and self.revealed is None:
            raise ValueError("open or revealed")
        return self


class ExerciseState(RoundState):
    """The state of one exercise round (event ``state``)."""

    exercise: str
    round: str


class StageRequest(Request):
    """A change of the Stage: deck, slide, exercise and round together; any of the rest."""

    model_config = ConfigDict(extra="forbid")

    deck: Id | None = None
    slide: Id | None = None
    exercise: str | None = None
    round: str | None = None
    blank: bool = False
    follow: bool = False
    started: Annotated[
        datetime | None, BeforeValidator(_moment), Note("a time with a zone, `now` or null")
    ] = None

    @model_validator(mode="after")
    def _together(self) -> StageRequest:
        given = self.model_fields_set
        if not given:
            raise ValueError("nothing changes")
        if given & {"deck", "slide", "exercise", "round"} and not {"deck", "slide"} <= given:
            raise ValueError("deck and slide come together")
        if (self.deck is None) != (self.slide is None) or (self.exercise is None) != (self.round is None):
            raise ValueError("both or neither")
        if self.exercise is not None and self.slide is None:
            raise ValueError("an exercise stands on a slide")
        return self


class Stage(TypedDict):
    """The slide that is shown and the clock of the talk, stored so that a restarted room resumes there."""

    deck: str | None
    slide: str | None
    exercise: str | None
    round: str | None
    moved: Annotated[Time | None, Note("when this slide was entered")]
    started: Annotated[Time | None, Note("when the clock of the half day started")]
    blank: bool
    follow: bool


class CardState(TypedDict):
    """A typed text that the view of an exercise round shows or could show."""

    key: str
    text: str
    group: Label | None
    count: int
    hidden: bool


class CardList(TypedDict):
    """All typed texts of an exercise round, the newest last, the hidden ones too."""

    cards: list[CardState]


class HideRequest(Request):
    """A typed text that is hidden, or shown again."""

    exercise: str
    round: str
    key: CardKey
    hidden: bool


class HiddenState(TypedDict):
    """The visibility of the text of a key."""

    key: str
    hidden: bool


class DayRound(TypedDict):
    """An exercise round of the half day."""

    exercise: str
    round: str
    rounds: Annotated[list[str], Note("id of every round of the exercise")]
    block: str
    live: bool
    minutes: int
    mode: Mode
    title: Text
    view: ViewKind | None
    open: bool
    revealed: bool


class WorkshopInfo(TypedDict):
    """``GET /api/facilitator/workshop``: what the join slide shows, and the rounds of the day in order."""

    address: Annotated[str, Note("`192.168.8.10:8866`")]
    url: str
    pin: str
    title: str
    languages: list[Language]
    qr: Annotated[str, Note("SVG path data, one unit for a module")]
    qr_size: Annotated[int, Note("modules, with the quiet border")]
    participants: int
    date: Annotated[str | None, Note("ISO date")]
    start: Annotated[str | None, Note("`09:00`, by the clock of the place")]
    pace: Pace
    rounds: list[DayRound]


class Summary(TypedDict):
    """Participants, connections and storing."""

    joined: int
    connected: Annotated[int, Note("participants with an open stream")]
    tables: Annotated[dict[str, int], Note("participants by table number")]
    saved_at: Annotated[Time | None, Note("when the last answer became durable since the room opened")]
    storing: Annotated[bool, Note("whether the last write to the store succeeded")]


class TableProgress(TypedDict):
    """People of one table; null is the table of those who gave none, and stands last."""

    table: int | None
    joined: int
    answered: int


class ProgressCounts(TypedDict):
    """Numbers of people who answer an exercise round."""

    answered: Annotated[int, Note("people with a valid newest answer")]
    writing: Annotated[int, Note("people whose newest answer is partial or invalid")]
    tables: Annotated[NotRequired[list[TableProgress]], Note("only when at least one person gave a table")]


class Progress(ProgressCounts):
    """Progress of an exercise round that is open or has anything saved."""

    exercise: str
    round: str


class FacilitatorEvents(TypedDict):
    """The events of ``GET /api/facilitator/listen`` by name."""

    summary: Summary
    stage: Stage
    state: ExerciseState
    progress: Progress
    view: RoomView


class RoomAddress(TypedDict):
    """The room's address, from a deck's kernel (event ``room`` of the deck's widget)."""

    url: str
    secret: str


class DeckReady(TypedDict):
    """The message that a deck's page repeats to its widget until a reply arrives."""

    op: Literal["ready"]
