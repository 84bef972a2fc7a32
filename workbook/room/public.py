"""What a participant's page is given of the course: what its line of the day needs, and the words it may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from workbook.room.assets import ASK_AGAIN, Asset
from workbook.room.replies import to_json

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.room.room import Room

Json = dict[str, Any]

#: Interface texts that a participant's page says.
PAGE_TEXTS = ("page.", "form.", "charts.")

#: How codes begin that no such page meets: what the facilitator, an author, a notebook or a learner's own file is told.
NOT_MET = (
    *("store-", "port-", "no-workshop", "workshop-", "address-", "not-a-room", "kernel-"),
    *("file-", "header-", "column", "no-criteria", "weight-wrong"),
    # Models of exercises that stand in modules only.
    *("before-complaint", "weights-", "day-on-", "call-on-", "boardroom-"),
)


class PublicCourse:
    """``/api/course``, made once when the room opens."""

    def __init__(self, room: Room) -> None:
        workshop = room.workshop
        about = {
            "workshop": workshop.id,
            "languages": list(workshop.languages),
            "pace": workshop.pace,
            "rivals": [{"id": rival.id, "name": rival.name.model_dump()} for rival in workshop.rivals],
        }
        public = room.course.public(prefixes=PAGE_TEXTS, room=about)
        public["messages"] = {
            code: text for code, text in public["messages"].items() if not code.startswith(NOT_MET)
        }
        self._course = Asset.of(to_json(public), "application/json", ASK_AGAIN)

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/api/course", self.course, methods=["GET"])]

    async def course(self, request: Request) -> Response:
        """Return what a page needs to begin."""
        return self._course.response(request)
