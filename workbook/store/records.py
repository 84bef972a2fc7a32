"""Records of the store: what its tables hold, as values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from workbook.protocol.basics import Language, Pace, RoundKey
from workbook.schema import Text


@dataclass(frozen=True)
class Answer:
    """One stored revision: as typed (``raw``) and normalised (``value``), with its status."""

    participant: int
    exercise: str
    round: str
    revision: int
    raw: Mapping[str, Any]
    value: Mapping[str, Any]
    status: str
    device: str | None
    saved_at: datetime

    @property
    def key(self) -> RoundKey:
        """The exercise round that it answers."""
        return RoundKey.of(self.exercise, self.round)


@dataclass(frozen=True)
class Submitted:
    """The option that counts for a knowledge check, and when it was submitted."""

    option: str
    saved_at: datetime


@dataclass(frozen=True)
class Saved:
    """An acknowledged save. ``fresh`` is False when the same save had been stored before."""

    answer: Answer
    fresh: bool


@dataclass(frozen=True)
class Participant:
    """A person who joined; with ``code`` they join again from another device."""

    id: int
    name: str
    language: Language
    table: int | None
    code: str
    joined: datetime


@dataclass(frozen=True)
class Stage:
    """The slide that is shown, since when, and what goes with it.

    ``deck`` and ``slide`` are None before the first slide; ``exercise`` and ``round`` on a slide without
    an exercise. ``started`` is when the half day's clock started, ``blank`` whether the screen is dark,
    ``follow`` whether phones go along.
    """

    deck: str | None = None
    slide: str | None = None
    exercise: str | None = None
    round: str | None = None
    moved: datetime | None = None
    started: datetime | None = None
    blank: bool = False
    follow: bool = True


@dataclass(frozen=True)
class Rival:
    """A competitor preset for everybody; ``id`` is the id of a point on the map."""

    id: str
    name: Text


@dataclass(frozen=True)
class Workshop:
    """One half day with one group. Id, PIN and port stay for good."""

    id: str
    title: str
    date: date | None
    languages: tuple[Language, ...]
    pace: Pace
    pin: str
    port: int | None
    rivals: tuple[Rival, ...]
    secret_hash: str
    created: datetime
    start: time | None


@dataclass(frozen=True)
class State:
    """The two flags of one exercise round."""

    open: bool
    revealed: bool
