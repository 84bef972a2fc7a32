"""This machine's own addresses, found without sending a packet or looking up a name."""

from __future__ import annotations

import errno
import re
import socket
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import psutil

from workbook.address import routed_address

IP = IPv4Address | IPv6Address

#: Interfaces of containers, virtual machines and tunnels: phones in the room do not reach them.
VIRTUAL = re.compile(
    r"^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|lxc|lxd|podman|tun|tap|utun|wg|tailscale|zt|ppp|ham|llw|awdl)"
)
#: What home and office networks hand out, likeliest first; other addresses that are not global come after.
USUAL = [ip_network(net) for net in ("192.168.0.0/16", "10.0.0.0/8", "172.16.0.0/12", "fc00::/7")]


@dataclass(frozen=True)
class Address:
    """One address of this machine and the name of its interface ("" where the system does not say)."""

    ip: IP
    interface: str = ""


def private_addresses() -> list[Address]:
    """Return the addresses at which phones in the same network may reach this machine, best first."""
    families = (socket.AF_INET, socket.AF_INET6)
    routed = {ip for family in families if (ip := routed_address(family)) is not None}
    found = {address.ip: address for address in _all_addresses()}
    for ip in routed:
        found.setdefault(ip, Address(ip))
    return ranked(found.values(), routed)


def ranked(addresses: Iterable[Address], routed: set[IP]) -> list[Address]:
    """Return the private ones: real interfaces before virtual ones, the default route's first, IPv4 first."""

    def rank(address: Address) -> tuple[bool, bool, bool, int, str]:
        virtual = bool(VIRTUAL.match(address.interface))
        return (
            virtual,
            address.ip not in routed,
            address.ip.version == 6,
            _kind(address.ip),
            str(address.ip),
        )

    return sorted((address for address in addresses if _private(address.ip)), key=rank)


def url(host: str, port: int) -> str:
    """Return the address of a page, with the brackets that IPv6 needs."""
    return f"http://{netloc(host, port)}/"


def netloc(host: str, port: int) -> str:
    """Return ``host:port``, IPv6 in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def refusal_to_bind(host: str, port: int) -> int | None:
    """Return the errno with which the system refuses this port, or None when it is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if sys.platform == "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno or errno.EADDRINUSE
    return None


def _private(ip: IP) -> bool:
    """Return whether neighbours can reach the address and the internet cannot.

    Addresses that need a zone (fe80::…%en0) cannot stand in a link, so they do not count.
    """
    return not (ip.is_global or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_unspecified)


def _kind(ip: IP) -> int:
    """Return how likely a network is the room's, 0 first."""
    networks = (place for place, net in enumerate(USUAL) if ip.version == net.version and ip in net)
    return next(networks, len(USUAL))


def _all_addresses() -> Iterator[Address]:
    """Yield the addresses of all interfaces; nothing where the system does not list them (Android)."""
    try:
        interfaces = psutil.net_if_addrs()
    except OSError:
        return
    for name, entries in interfaces.items():
        for entry in entries:
            if entry.family in (socket.AF_INET, socket.AF_INET6):
                yield Address(ip_address(entry.address.partition("%")[0]), name)


__all__ = ["Address", "netloc", "private_addresses", "ranked", "refusal_to_bind", "url"]
