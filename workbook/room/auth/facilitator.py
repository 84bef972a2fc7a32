"""Authentication of the facilitator: this computer, the deck's origin, and the secret."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from workbook.room.auth.pin import is_loopback
from workbook.room.replies import ReplyError
from workbook.store.workshops import secret_hash

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names under which this computer calls itself; any other means that a name was made to point here.
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})


class FacilitatorOnly:
    """Lets a request pass only from this computer, the deck's own origin, and with the secret."""

    def __init__(self, app: ASGIApp, *, expected_hash: str, origins: Collection[str]) -> None:
        self.app, self.expected_hash = app, expected_hash
        self.origins = frozenset(origin.rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge one request."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def send_with_cors(message: Message) -> None:
            if message["type"] == "http.response.start":
                cors = MutableHeaders(scope=message)
                cors.add_vary_header("Origin")
                if origin in self.origins:
                    cors["Access-Control-Allow-Origin"] = str(origin)
            await send(message)

        refused = self._refused(scope, headers, origin)
        if refused is not None:
            await refused.response()(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await _preflight()(scope, receive, send_with_cors)
        else:
            try:
                self._require_secret(headers)
            except ReplyError as error:
                await error.response()(scope, receive, send_with_cors)
                return
            await self.app(scope, receive, send_with_cors)

    def _refused(self, scope: Scope, headers: Headers, origin: str | None) -> ReplyError | None:
        client = scope.get("client")
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        local = client is not None and is_loopback(client[0]) and host in LOCAL_HOSTS
        if local and (origin is None or origin in self.origins):
            return None
        return ReplyError(403, "facilitator-only")

    def _require_secret(self, headers: Headers) -> None:
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        given = secret_hash(secret.strip())
        if scheme.lower() != "bearer" or not hmac.compare_digest(given, self.expected_hash):
            raise ReplyError(401, "facilitator-only")


def _preflight() -> Response:
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
            "Access-Control-Max-Age": "600",
        },
    )
