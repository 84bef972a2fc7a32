"""Admission: names as they may be shown, the PIN, and the limit on wrong tries."""

from __future__ import annotations

import hmac
import ipaddress
import math
import time
import unicodedata
from collections import deque
from collections.abc import Callable
from typing import Any

from workbook.room.replies import ReplyError

NAME_LENGTH = 80
TABLES = (1, 99)

#: Wrong tries a minute, from one address and from all together.
TRIES, ALL_TRIES, MINUTE = 5, 100, 60.0
#: Most addresses remembered; beyond it those that have not tried for a minute are forgotten.
MOST_ADDRESSES = 1000

#: Joiners that Persian, Indic scripts and emoji need; every other invisible letter goes.
_JOINERS = "\u200c\u200d"


def clean_name(typed: Any) -> str:
    """Return a name as it may be shown: one line, composed, nothing invisible that turns text around.

    ReplyError 400 ``name-empty`` or ``name-too-long``.
    """
    if not isinstance(typed, str):
        raise ReplyError(400, "name-empty")
    lines = " ".join(typed.split())
    seen = "".join(letter for letter in lines if letter in _JOINERS or unicodedata.category(letter)[0] != "C")
    name = " ".join(unicodedata.normalize("NFC", seen).split())
    if not any(unicodedata.category(letter)[0] in "LNPS" for letter in name):
        raise ReplyError(400, "name-empty")
    if len(name) > NAME_LENGTH:
        raise ReplyError(400, "name-too-long", {"max": NAME_LENGTH, "length": len(name)})
    return name


def clean_table(typed: Any) -> int | None:
    """Return a table's number, or None for none; ReplyError 400 ``table-range``."""
    if typed is None or typed == "":
        return None
    digits = unicodedata.normalize("NFKC", str(typed)).strip()
    if isinstance(typed, bool) or not digits.isdecimal() or not TABLES[0] <= int(digits[:9]) <= TABLES[1]:
        raise ReplyError(400, "table-range", {"min": TABLES[0], "max": TABLES[1]})
    return int(digits)


def same_pin(typed: Any, pin: str) -> bool:
    """Return whether somebody typed the PIN; full-width digits and spaces are fine."""
    digits = "".join(unicodedata.normalize("NFKC", str(typed)).split())
    return hmac.compare_digest(digits.encode("utf-8", "surrogatepass"), pin.encode())


class FailedTries:
    """Counts wrong tries of the last minute, by address and in all. Right ones never count."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()

    def spend(self, address: str) -> Callable[[], None]:
        """Count a try as wrong before it is judged, and return how to take that back.

        Counting first leaves no gap for many guesses at once. ReplyError 429 when there were too
        many.
        """
        now, key = self._clock(), network(address)
        mine = self._wrong.setdefault(key, deque())
        for tries, most in ((mine, TRIES), (self._all, ALL_TRIES)):
            while tries and tries[0] <= now - MINUTE:
                tries.popleft()
            if len(tries) >= most:
                raise too_many(tries[0] + MINUTE - now)
        mine.append(now)
        self._all.append(now)
        if len(self._wrong) > MOST_ADDRESSES:
            self._wrong = {
                key: tries for key, tries in self._wrong.items() if tries and tries[-1] > now - MINUTE
            }

        def refund() -> None:
            for tries in (mine, self._all):
                if now in tries:
                    tries.remove(now)

        return refund


def too_many(wait: float) -> ReplyError:
    """Return the error that says how long to wait."""
    seconds = max(1, math.ceil(wait))
    params = {"seconds": seconds, "retry_after": seconds}
    more, headers = {"retry_after": seconds}, {"Retry-After": str(seconds)}
    return ReplyError(429, "too-many-tries", params, more=more, headers=headers)


def network(address: str) -> str:
    """Return what counts as one address: an IPv4 address, or the /64 an IPv6 host may roam in."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)


def is_loopback(address: str) -> bool:
    """Return whether a peer is this very computer."""
    try:
        ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return (mapped or ip).is_loopback
