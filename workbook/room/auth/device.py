"""Authentication of devices: the secret in a request's header, and the participant it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from workbook.room.replies import ReplyError
from workbook.store import people
from workbook.store.people import device_hash

if TYPE_CHECKING:
    from starlette.requests import Request

    from workbook.room.live import LiveRoom

#: At least 128 random bits in base64url.
_SECRET = re.compile(r"[A-Za-z0-9_-]{22,200}")


def bearer(request: Request) -> str:
    """Return the hash of the device's secret; ReplyError 401 when the request carries none."""
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not _SECRET.fullmatch(secret.strip()):
        raise not_joined()
    return device_hash(secret.strip())


async def participant_of(room: LiveRoom, device: str) -> int:
    """Return the participant of a device; ReplyError 401 for none, Removed for a deleted one."""
    known = room.state.devices.get(device)
    if known is not None:
        return known
    found = await run_in_threadpool(people.by_device, room.state.store, room.state.workshop.id, device)
    if found is None:
        raise not_joined()
    room.joined(found, device)
    return found.id


def not_joined() -> ReplyError:
    """Return the error for a device that the room does not know."""
    return ReplyError(401, "not-joined")


def address(request: Request) -> str:
    """Return the peer's address; behind a proxy that is the proxy's."""
    return request.client.host if request.client else ""


def last_event_id(request: Request) -> int:
    """Return the id of the last event a page received; 0 for none or an invalid one."""
    given = request.headers.get("last-event-id", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 20 else 0
