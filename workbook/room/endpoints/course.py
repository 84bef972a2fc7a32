"""The public course for a participant's page: the line of the day with its texts, then part by part.

A page of the whole day at once was half as heavy again. So it begins with the line, fetches the part that it is
turned to, and the others when it has nothing else to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from workbook.room.assets import ASK_AGAIN, Asset
from workbook.room.public_codes import PUBLIC_CODES
from workbook.room.replies import ReplyError, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.room.live import LiveRoom
    from workbook.schema import Block

Json = dict[str, Any]

#: Interface texts that a participant's page says.
PAGE_TEXTS = ("page.", "form.", "charts.")

#: What the line of the day says of an exercise, or goes by.
IN_THE_LINE = ("name", "minutes", "live", "shared", "rounds")


class PublicCourse:
    """``/api/course`` and ``/api/parts/<number>``, made once when the room opens."""

    def __init__(self, room: LiveRoom) -> None:
        workshop = room.state.workshop
        about = {
            "workshop": workshop.id,
            "languages": list(workshop.languages),
            "pace": workshop.pace,
            "rivals": [{"id": rival.id, "name": rival.name.model_dump()} for rival in workshop.rivals],
        }
        public = room.state.course.public(prefixes=PAGE_TEXTS, room=about)
        exercises, checks = public["exercises"], public.pop("checks")
        day = room.state.course.day()
        numbers = part_numbers(day)
        for block, number in zip(public["blocks"], numbers, strict=True):
            block |= {} if number is None else {"part": number}
        public["exercises"] = {id_: _of(spec, IN_THE_LINE) for id_, spec in exercises.items()}
        public["messages"] = {code: text for code, text in public["messages"].items() if code in PUBLIC_CODES}
        self._course = _asset(public)
        self._parts = {
            part: _asset(
                {
                    "exercises": _of(exercises, (item.exercise for block in blocks for item in block.items)),
                    "checks": _of(checks, (id_ for block in blocks for id_ in block.checks)),
                }
            )
            for part in sorted(number for number in numbers if number is not None)
            if (blocks := [block for block, number in zip(day, numbers, strict=True) if number == part])
        }

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/api/course", self.course, methods=["GET"]),
            Route("/api/parts/{number:int}", self.part, methods=["GET"]),
        ]

    async def course(self, request: Request) -> Response:
        """Return what a page needs to begin."""
        return self._course.response(request)

    async def part(self, request: Request) -> Response:
        """Return the exercises and the questions of one part."""
        found = self._parts.get(request.path_params["number"])
        if found is None:
            raise ReplyError(404, "not-found")
        return found.response(request)


def part_numbers(blocks: Sequence[Block]) -> list[int | None]:
    """Return the part that each block belongs to: the opening to the one after it, the closing to the one before it."""
    numbers: list[int | None] = []
    for index, block in enumerate(blocks):
        before = [one.number for one in blocks[: index + 1] if one.kind == "segment"]
        after = [one.number for one in blocks[index:] if one.kind == "segment"]
        belongs = {"opening": after[:1], "segment": before[-1:], "closing": before[-1:]}.get(block.kind, [])
        numbers += belongs or [None]
    return numbers


def _of(mapping: Json, keys: Iterable[str]) -> Json:
    return {key: mapping[key] for key in keys if key in mapping}


def _asset(value: Json) -> Asset:
    return Asset.of(to_json(value), "application/json", ASK_AGAIN)
