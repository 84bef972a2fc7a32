"""Moderation: what people typed, as the facilitator sees it, and what is hidden of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from workbook.course.votes import sources
from workbook.results.views import View
from workbook.results.views.hidden_texts import TypedText, is_key
from workbook.results.views.modelled import words_for
from workbook.room.replies import read_object, reply, wrong_shape
from workbook.store import hidden_cards as store

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.results.rounds import Round
    from workbook.room.state import RoomState

Json = dict[str, Any]


class CardEndpoints:
    """``/cards``."""

    def __init__(self, room: RoomState) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/cards", self.cards, methods=["GET"]), Route("/cards", self.hide, methods=["POST"])]

    async def cards(self, request: Request) -> Response:
        """Return what people typed in an exercise round, hidden or not, the newest last."""
        round_ = self._round(request.query_params.get("exercise"), request.query_params.get("round"))
        view = round_.aggregate
        found = view.typed() if isinstance(view, View) else ()
        return reply({"cards": [_described(round_, one) for one in found]})

    async def hide(self, request: Request) -> Response:
        """Hide a text wherever its exercise round is shown, or show it again."""
        body = await read_object(request)
        key, hidden = body.get("key"), body.get("hidden")
        round_ = self._round(body.get("exercise"), body.get("round"))
        if not isinstance(key, str) or not is_key(key) or not isinstance(hidden, bool):
            raise wrong_shape()
        rounds = [round_, *self._votes_for(round_)]
        places = [(one.exercise.id, one.id) for one in rounds]
        await self.room.stored(
            store.hide_card(self.room.store, self.room.workshop.id, places, key, hidden=hidden)
        )
        self.room.hide_card(rounds, key, hidden=hidden)
        return reply({"key": key, "hidden": hidden})

    def _round(self, exercise: Any, round_: Any) -> Round:
        found = self.room.rounds.get(f"{exercise}/{round_}")
        if found is None:
            raise wrong_shape()
        return found

    def _votes_for(self, round_: Round) -> list[Round]:
        """Return the rounds in which people vote for what was written in this one."""
        return [one for one in self.room.rounds.values() if round_.exercise.id in sources(one.exercise)]


def _described(round_: Round, typed: TypedText) -> Json:
    view, key = round_.aggregate, typed.key
    return {
        "key": key,
        "text": typed.text,
        "group": None if typed.group is None else words_for(round_.exercise, typed.group),
        "count": typed.count,
        "hidden": isinstance(view, View) and view.veil.hides(key),
    }
