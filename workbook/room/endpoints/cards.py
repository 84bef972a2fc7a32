"""Moderation: what people typed, as the facilitator sees it, and what is hidden of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from workbook.course.votes import sources
from workbook.protocol.basics import RoundKey
from workbook.protocol.facilitator import CardList, CardState, HiddenState, HideRequest
from workbook.results.views import View
from workbook.results.views.hidden_texts import TypedText
from workbook.results.views.modelled import words_for
from workbook.room.replies import read_request, reply, wrong_shape
from workbook.store import hidden_cards as store

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.results.rounds import Round
    from workbook.room.live import LiveRoom


class CardEndpoints:
    """``/cards``."""

    def __init__(self, room: LiveRoom) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/cards", self.cards, methods=["GET"]), Route("/cards", self.hide, methods=["POST"])]

    async def cards(self, request: Request) -> Response:
        """Return what people typed in an exercise round, hidden or not, the newest last."""
        asked = request.query_params
        round_ = self._round(RoundKey.of(asked.get("exercise", ""), asked.get("round", "")))
        view = round_.aggregate
        found = view.typed() if isinstance(view, View) else ()
        listed: CardList = {"cards": [_described(round_, one) for one in found]}
        return reply(listed)

    async def hide(self, request: Request) -> Response:
        """Hide a text wherever its exercise round is shown, or show it again."""
        body = await read_request(request, HideRequest)
        key, hidden = body.key, body.hidden
        round_ = self._round(RoundKey.of(body.exercise, body.round))
        rounds = [round_, *self._votes_for(round_)]
        places = [(one.exercise.id, one.id) for one in rounds]
        await self.room.stored(
            store.hide_card(self.room.state.store, self.room.state.workshop.id, places, key, hidden=hidden)
        )
        self.room.hide_card(rounds, key, hidden=hidden)
        state: HiddenState = {"key": key, "hidden": hidden}
        return reply(state)

    def _round(self, key: RoundKey) -> Round:
        found = self.room.state.rounds.get(key)
        if found is None:
            raise wrong_shape()
        return found

    def _votes_for(self, round_: Round) -> list[Round]:
        """Return the rounds in which people vote for what was written in this one."""
        return [one for one in self.room.state.rounds.values() if round_.exercise.id in sources(one.exercise)]


def _described(round_: Round, typed: TypedText) -> CardState:
    view, key = round_.aggregate, typed.key
    return {
        "key": key,
        "text": typed.text,
        "group": None if typed.group is None else words_for(round_.exercise, typed.group),
        "count": typed.count,
        "hidden": isinstance(view, View) and view.hidden_texts.hides(key),
    }
