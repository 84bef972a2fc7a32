"""The address the room binds to, the address phones use, and a check that the ports are free."""

from __future__ import annotations

import errno
import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from typing import TYPE_CHECKING, Literal

from facilitator.faults import UserError
from facilitator.processes.network import netloc, private_addresses, refusal_to_bind, url
from workbook.address import DEFAULT_PORT

if TYPE_CHECKING:
    from workbook.store import Workshop

DECK_PORT = DEFAULT_PORT + 1
#: Where the room may listen (everywhere in IPv4 or IPv6, or on this machine only) and how this machine
#: itself reaches it there.
HOSTS = {"0.0.0.0": "127.0.0.1", "::": "::1", "127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1"}  # noqa: S104


@dataclass(frozen=True)
class BindOptions:
    """The options of `workshop serve`."""

    port: int | None = None
    deck_port: int = DECK_PORT
    host: str = "auto"
    address: str | None = None
    open_browser: bool = True
    pace: Literal["facilitator", "self"] | None = None
    workshop: str | None = None


@dataclass(frozen=True)
class BindAddress:
    """The host the room binds to, the address phones use, and further addresses of this machine."""

    host: str
    address: str
    others: tuple[str, ...]
    warning: str | None = None

    @property
    def loopback(self) -> str:
        """Return the address at which this machine reaches the room."""
        return HOSTS[self.host]


def find_bind_address(options: BindOptions) -> BindAddress:
    """Choose where the room listens and which address is printed; UserError when that cannot be."""
    if options.host not in HOSTS and options.host != "auto":
        raise UserError("bad-host", given=options.host)
    if HOSTS.get(options.host) == "127.0.0.1" and options.host != "0.0.0.0":  # noqa: S104
        return BindAddress("127.0.0.1", "127.0.0.1", (), "local-only")
    found = [str(address.ip) for address in private_addresses()]
    found = [each for each in found if options.host == "auto" or (":" in each) == (options.host == "::")]
    address = _checked(options.address) or next(iter(found), None)
    if address is None:
        host = "0.0.0.0" if options.host == "auto" else options.host  # noqa: S104
        return BindAddress(host, HOSTS[host], (), "no-network")
    host = ("::" if ":" in address else "0.0.0.0") if options.host == "auto" else options.host  # noqa: S104
    return BindAddress(host, address, tuple(each for each in found if each != address))


@dataclass(frozen=True)
class JoinAddress:
    """How phones reach a room: ``url`` for the QR code, ``address`` to type, and the PIN."""

    url: str
    address: str
    pin: str


def join_address(workshop: Workshop, address: str | None) -> JoinAddress:
    """Return how phones reach the room of a workshop, as `workshop serve` would print it."""
    bind = find_bind_address(BindOptions(address=address))
    port = workshop.port or DEFAULT_PORT
    return JoinAddress(f"{url(bind.address, port)}/", netloc(bind.address, port), workshop.pin)


def check_ports(bind: BindAddress, port: int, deck_port: int) -> None:
    """Raise UserError unless both ports are free: a workshop never moves to another one by itself."""
    if port == deck_port:
        raise UserError("same-port", port=port)
    for key, host, number in (("port", bind.host, port), ("deck-port", "127.0.0.1", deck_port)):
        refused = refusal_to_bind(host, number)
        if refused == errno.EADDRINUSE:
            raise UserError(f"{key}-taken", port=number)
        if refused is not None:
            raise UserError("port-refused", port=number)


def is_served_at(port: int | None, workshop_id: str) -> bool:
    """Return whether a room on this machine serves that workshop at ``port``."""
    connection = HTTPConnection("localhost", port, timeout=2)
    try:
        connection.request("GET", "/api/course")
        course = json.loads(connection.getresponse().read())
        return bool(course["room"]["workshop"] == workshop_id)
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return False
    finally:
        connection.close()


def _checked(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return str(ip_address(given.strip("[]")))
    except ValueError:
        raise UserError("bad-address", given=given) from None
