"""The stage: reading its changes, and the messages about it for the facilitator and for phones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.answers.replies import iso
from workbook.protocol import facilitator as protocol
from workbook.protocol.basics import RoundKey
from workbook.protocol.facilitator import StageRequest
from workbook.protocol.room import StagePointer
from workbook.room.replies import wrong_shape

if TYPE_CHECKING:
    from workbook.results.rounds import Round
    from workbook.store.records import Stage

PLACE = ("deck", "slide", "exercise", "round")


def changes_of(request: StageRequest, rounds: Mapping[str, Round]) -> dict[str, object]:
    """Return the attributes of the stage that a request changes, those of the place together.

    Raises ReplyError 422 for an exercise round that there is none of.
    """
    given = request.model_fields_set
    if request.exercise is not None and RoundKey.of(request.exercise, request.round or "") not in rounds:
        raise wrong_shape()
    names = {*given, *(PLACE if given & set(PLACE) else ())}
    return {name: getattr(request, name) for name in names}


def stage_message(stage: Stage) -> protocol.Stage:
    """Return the stage as the facilitator's pages get it."""
    return {
        "deck": stage.deck,
        "slide": stage.slide,
        "exercise": stage.exercise,
        "round": stage.round,
        "moved": None if stage.moved is None else iso(stage.moved),
        "started": None if stage.started is None else iso(stage.started),
        "blank": stage.blank,
        "follow": stage.follow,
    }


def phones_pointer(stage: Stage, rounds: Mapping[str, Round]) -> StagePointer:
    """Return the slide's exercise while phones are to follow and it is open, else nowhere."""
    if stage.follow and stage.exercise is not None and stage.round is not None:
        round_ = rounds.get(RoundKey.of(stage.exercise, stage.round))
        if round_ is not None and round_.open:
            return {"exercise": stage.exercise, "round": stage.round}
    return {"exercise": None, "round": None}
