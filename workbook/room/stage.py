"""Where the talk is: what the facilitator may say of it, and what of that goes to whom."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbook.answers.replies import iso
from workbook.room.replies import wrong_shape

if TYPE_CHECKING:
    from workbook.results.rounds import Round
    from workbook.store.stages import Stage

Json = dict[str, Any]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
PLACE = ("deck", "slide", "exercise", "round")
FLAGS = ("blank", "follow")


def read_changes(body: Mapping[str, Any], rounds: Mapping[str, Round]) -> Json:
    """Return the attributes of the stage that a request changes; ReplyError for anything else than those."""
    if not body or set(body) - {*PLACE, *FLAGS, "started"}:
        raise wrong_shape()
    changes: Json = {name: body[name] for name in FLAGS if name in body}
    if not all(isinstance(flag, bool) for flag in changes.values()):
        raise wrong_shape()
    if any(name in body for name in PLACE):
        changes |= _place(body, rounds)
    if "started" in body:
        changes["started"] = _moment(body["started"])
    return changes


def _place(body: Mapping[str, Any], rounds: Mapping[str, Round]) -> Json:
    """Return deck and slide, which come together, and the slide's exercise round, if it has one."""
    place = {name: body.get(name) for name in PLACE}
    deck, slide, exercise, round_ = place.values()
    for one in (deck, slide):
        if one is not None and not (isinstance(one, str) and _ID.fullmatch(one)):
            raise wrong_shape()
    if (deck is None) != (slide is None) or "deck" not in body or "slide" not in body:
        raise wrong_shape()
    nowhere = exercise is None and round_ is None
    if not nowhere and (slide is None or f"{exercise}/{round_}" not in rounds):
        raise wrong_shape()
    return place


def _moment(given: Any) -> datetime | None:
    """Return a time with a zone, or now; ReplyError for a time that could be any."""
    if given is None:
        return None
    if given == "now":
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(given)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (TypeError, ValueError, OverflowError):
        pass
    raise wrong_shape()


def told(stage: Stage) -> Json:
    """Return the Stage of docs/protocol.md."""
    times = {
        name: moment and iso(moment) for name, moment in (("moved", stage.moved), ("started", stage.started))
    }
    return vars(stage) | times


def told_phones(stage: Stage, rounds: Mapping[str, Round]) -> Json:
    """Return what phones hear: the slide's exercise while they are to follow and it is open, else nowhere."""
    round_ = rounds.get(f"{stage.exercise}/{stage.round}")
    if not stage.follow or round_ is None or not round_.open:
        return {"exercise": None, "round": None}
    return {"exercise": stage.exercise, "round": stage.round}
