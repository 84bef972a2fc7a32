"""Reading requests and writing replies: JSON both ways, with a cap on what is read."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from starlette.responses import Response

from workbook.answers import size_cap
from workbook.faults import FaultError
from workbook.protocol.basics import ErrorReply
from workbook.protocol.basics import Request as Message

if TYPE_CHECKING:
    from starlette.requests import Request

T = TypeVar("T", bound=Message)

#: Seconds a request's body may take to arrive. Less than a page waits for the reply (HTTP_PATIENCE in
#: web/src/transport/http.js), so that the page gets the reason.
BODY_PATIENCE = 10.0


class ReplyError(FaultError):
    """A reply with a status code that is no success.

    ``more`` is put beside the error in the body, ``headers`` go with it.
    """

    def __init__(
        self,
        status: int,
        code: str,
        params: Mapping[str, object] | None = None,
        *,
        more: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, **(params or {}))
        self.status, self.more, self.headers = status, more or {}, headers or {}

    def response(self) -> Response:
        """Return the error as a response."""
        error: ErrorReply = {"error": {"code": self.code, "params": self.params}}
        return reply({**error, **self.more}, self.status, self.headers)


def wrong_shape() -> ReplyError:
    """Return the error for a request that cannot be read."""
    return ReplyError(422, "wrong-shape")


def to_json(value: object) -> bytes:
    """Return ``value`` as one line of UTF-8 JSON; lone surrogates, which UTF-8 has not, as escapes."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def reply(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return a JSON response that no cache keeps."""
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return Response(to_json(value), status, kept, "application/json")


async def read_object(request: Request) -> dict[str, object]:
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


async def read_request(request: Request, kind: type[T], *, code: str = "wrong-shape") -> T:
    """Return the request's body as a message of the protocol.

    Raises ReplyError as `read_object`, and 422 ``code`` when the body is no such message.
    """
    body = await read_object(request)
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        raise ReplyError(422, code) from error


def _parse(body: bytes) -> dict[str, object]:
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
