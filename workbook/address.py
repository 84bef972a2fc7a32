"""The address of a room: its port, from what somebody types, of this machine; and a client for it."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import httpx2

#: Where a room listens unless told otherwise.
DEFAULT_PORT = 8866
#: Seconds for one request to the room, and for reaching it at all; a form then says that it is offline.
PATIENCE, CALL = 10.0, 4.0

#: Documentation addresses: "connecting" a datagram socket only asks the routing table, nothing is sent.
_ELSEWHERE = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.?", re.IGNORECASE)


def room_url(typed: str) -> str:
    """Return the room's base address from what was typed; AnswerServiceError ``address-wrong``.

    Takes ``192.168.8.10``, ``192.168.8.10:8866``, ``[fd00::1]:8866`` and a whole http address; full-width
    characters and the Chinese full stop too.
    """
    from workbook.answers.service import (
        AnswerServiceError,  # brings the course along, which the port does not need
    )

    folded = unicodedata.normalize("NFKC", typed).replace("。", ".").strip()
    folded = re.sub(r"(?<=[\d.:])\s+(?=[\d.:])", "", folded)
    if _is_ipv6(folded):
        folded = f"[{folded}]"
    if "//" not in folded:
        folded = f"http://{folded}"
    try:
        parts = urlsplit(folded)
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        raise AnswerServiceError.of(400, "address-wrong") from None
    if scheme not in ("http", "https") or port == 0 or not _is_host(host):
        raise AnswerServiceError.of(400, "address-wrong")
    if port is None and scheme == "http":
        port = DEFAULT_PORT
    host = f"[{host}]" if ":" in host else host
    return f"{scheme}://{host}" + (f":{port}" if port else "")


def routed_address(family: socket.AddressFamily) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return the address from which this machine would talk to the rest of the world, if it can."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((_ELSEWHERE[family], 9))
            return ipaddress.ip_address(str(probe.getsockname()[0]).split("%", maxsplit=1)[0])
    except (OSError, ValueError):
        return None


def client(url: str, secret: str) -> httpx2.Client:
    """Return a client of a room for the device with this secret."""
    import httpx2

    headers = {"Authorization": f"Bearer {secret}"}
    # A proxy set for the internet must not stand between a laptop and the room beside it.
    timeout = httpx2.Timeout(PATIENCE, connect=CALL)
    return httpx2.Client(base_url=url, headers=headers, timeout=timeout, trust_env=False)


def _is_host(host: str) -> bool:
    if re.fullmatch(r"[\d.]+", host):
        return _is_ip(host, ipaddress.IPv4Address)
    return _is_ipv6(host) or (len(host) < 254 and bool(_HOST_NAME.fullmatch(host)))


def _is_ipv6(host: str) -> bool:
    return _is_ip(host, ipaddress.IPv6Address)


def _is_ip(host: str, kind: type[ipaddress.IPv4Address | ipaddress.IPv6Address]) -> bool:
    try:
        return bool(kind(host))
    except ValueError:
        return False
