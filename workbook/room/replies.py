"""Reading requests and writing replies: JSON both ways, with a cap on what is read."""

from __future__ import annotations

import asyncio
import json
import math
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from workbook.answers import size_cap

if TYPE_CHECKING:
    from starlette.requests import Request

#: Seconds a request's body may take to arrive. Less than a page waits for the reply (HTTP_PATIENCE in
#: web/src/transport/http.js), so that it hears why.
BODY_PATIENCE = 10.0


class ReplyError(Exception):
    """A reply that is not the wished-for one; ``code`` is worded in ``content/messages.yaml``.

    ``more`` is put beside the error in the body, ``headers`` go with it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        params: dict[str, Any] | None = None,
        *,
        more: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.params = status, code, params or {}
        self.more, self.headers = more or {}, headers or {}

    def response(self) -> Response:
        """Return the error as a response."""
        body = {"error": {"code": self.code, "params": self.params}, **self.more}
        return reply(body, self.status, self.headers)


def wrong_shape() -> ReplyError:
    """Return the error for a request that cannot be read."""
    return ReplyError(422, "wrong-shape")


def to_json(value: Any) -> bytes:
    """Return ``value`` as one line of UTF-8 JSON; lone surrogates, which UTF-8 has not, as escapes."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def reply(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a JSON response that no cache keeps."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(to_json(value), status, kept, "application/json")


async def read_object(request: Request) -> dict[str, Any]:
    """Return the request's body, a JSON object.

    ReplyError 413 as soon as more than 64 KiB arrive or are announced, 408 when it takes too long,
    422 when it is not a JSON object of finite numbers.
    """
    announced = request.headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > size_cap:
        raise ReplyError(413, "too-large", headers={"Connection": "close"})
    body = bytearray()
    try:
        async with asyncio.timeout(BODY_PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > size_cap:
                    raise ReplyError(413, "too-large", headers={"Connection": "close"})
    except TimeoutError as error:
        raise ReplyError(408, "too-slow", headers={"Connection": "close"}) from error
    return _parse(bytes(body))


def _parse(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_refuse, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise wrong_shape() from error
    if not isinstance(value, dict):
        raise wrong_shape()
    return value


def _refuse(name: str) -> None:
    raise ValueError(name)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number
