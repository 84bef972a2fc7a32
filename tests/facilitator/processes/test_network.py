"""The address that participants see is the one that phones can reach."""

from __future__ import annotations

import errno
import socket
from ipaddress import ip_address
from types import SimpleNamespace

import psutil
import pytest

from facilitator.faults import UserError
from facilitator.processes import bind, network
from facilitator.processes.bind import BindOptions, find_bind_address
from facilitator.processes.network import Address, netloc, private_addresses, ranked, refusal_to_bind, url


def addresses(*pairs: tuple[str, str]) -> list[Address]:
    """Return addresses from text and interface name."""
    return [Address(ip_address(ip), interface) for ip, interface in pairs]


def order(*pairs: tuple[str, str], routed: str = "") -> list[str]:
    """Return the addresses in the order in which they are offered."""
    chosen = {ip_address(routed)} if routed else set()
    return [str(each.ip) for each in ranked(addresses(*pairs), chosen)]


def test_real_networks_come_before_containers_and_tunnels() -> None:
    """Is a Docker bridge or a VPN offered last, even when the VPN has the default route?"""
    found = order(
        ("172.17.0.1", "docker0"), ("10.8.0.2", "tun0"), ("192.168.1.5", "wlan0"), routed="10.8.0.2"
    )
    assert found == ["192.168.1.5", "10.8.0.2", "172.17.0.1"]


def test_the_way_out_comes_first() -> None:
    """Of two real networks, is the one with the default route offered first?"""
    assert order(("192.168.1.5", "eth0"), ("10.0.0.7", "wlan0"), routed="10.0.0.7")[0] == "10.0.0.7"


def test_ipv4_comes_before_ipv6() -> None:
    """Is the address that people can type offered first?"""
    assert order(("fd00::2", "eth0"), ("10.0.0.7", "eth0")) == ["10.0.0.7", "fd00::2"]


@pytest.mark.parametrize(
    "ip", ["127.0.0.1", "::1", "8.8.8.8", "2606:4700::1", "169.254.1.2", "fe80::1", "0.0.0.0"]
)
def test_addresses_that_phones_cannot_use_are_not_offered(ip: str) -> None:
    """Are loopback, link-local and public addresses left out?"""
    assert order((ip, "eth0")) == []


def test_this_machines_addresses_are_found_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is nothing sent and no name looked up, and is everything found private?"""

    def forbidden(*_: object) -> None:
        raise AssertionError("the network was used")

    for name in ("gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, forbidden)
    monkeypatch.setattr(socket.socket, "send", forbidden)
    monkeypatch.setattr(socket.socket, "sendto", forbidden)
    assert all(not each.ip.is_global and not each.ip.is_loopback for each in private_addresses())


def interface(*rows: tuple[int, str]) -> list[SimpleNamespace]:
    """Return what psutil lists for one interface, by family and address."""
    return [SimpleNamespace(family=family, address=address) for family, address in rows]


def test_every_interface_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Are both kinds of address found with their interface, and hardware addresses and zones understood?"""
    listed = {
        "lo": interface((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")),
        "wlan0": interface((psutil.AF_LINK, "02:fc:00:00:00:01"), (socket.AF_INET6, "fd00::2%wlan0")),
        "docker0": interface((socket.AF_INET, "172.17.0.1"), (socket.AF_INET6, "fe80::1%docker0")),
        "eth0": interface((socket.AF_INET, "192.168.8.10")),
    }
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: listed)
    monkeypatch.setattr(network, "routed_address", dict[int, None]().get)
    wanted = addresses(("192.168.8.10", "eth0"), ("fd00::2", "wlan0"), ("172.17.0.1", "docker0"))
    assert private_addresses() == wanted


def test_a_system_that_lists_no_interfaces_still_has_its_route(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is the address towards other networks offered where the list is refused, as on Android?"""

    def refuse() -> None:
        raise PermissionError(errno.EACCES, "no list")

    monkeypatch.setattr(psutil, "net_if_addrs", refuse)
    routes = {socket.AF_INET: ip_address("10.0.0.7"), socket.AF_INET6: None}
    monkeypatch.setattr(network, "routed_address", routes.get)
    assert private_addresses() == addresses(("10.0.0.7", ""))


def test_links_with_ipv6_have_brackets() -> None:
    """Can the address be opened in a browser?"""
    assert url("fd00::2", 8866) == "http://[fd00::2]:8866/"
    assert netloc("192.168.8.10", 8866) == "192.168.8.10:8866"


def test_a_port_that_somebody_has_is_refused() -> None:
    """Is a listener on one address enough to refuse the port, and is it free afterwards?"""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert refusal_to_bind("0.0.0.0", port) == errno.EADDRINUSE
        assert refusal_to_bind("127.0.0.1", port) == errno.EADDRINUSE
    assert refusal_to_bind("127.0.0.1", port) is None


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[Address]:
    """A machine with the addresses that the test puts into the list."""
    found: list[Address] = []
    monkeypatch.setattr(bind, "private_addresses", lambda: found)
    monkeypatch.setattr(network, "private_addresses", lambda: found)
    return found


def test_a_machine_without_a_network_serves_itself_and_says_so(machine: list[Address]) -> None:
    """Does it fall back to this computer, with a warning, ready for a network that comes later?"""
    found = find_bind_address(BindOptions())
    assert (found.host, found.address, found.warning) == ("0.0.0.0", "127.0.0.1", "no-network")


def test_several_addresses_are_all_named(machine: list[Address]) -> None:
    """Is the best one chosen and are the others named?"""
    machine += addresses(("192.168.1.5", "wlan0"), ("fd00::2", "wlan0"))
    found = find_bind_address(BindOptions())
    assert (found.host, found.address, found.others) == ("0.0.0.0", "192.168.1.5", ("fd00::2",))


@pytest.mark.parametrize(
    ("wishes", "host", "address", "loopback"),
    [
        (BindOptions(address="10.1.1.1"), "0.0.0.0", "10.1.1.1", "127.0.0.1"),
        (BindOptions(address="[fd00::2]"), "::", "fd00::2", "::1"),
        (BindOptions(host="::"), "::", "fd00::2", "::1"),
        (BindOptions(host="0.0.0.0"), "0.0.0.0", "192.168.1.5", "127.0.0.1"),
        (BindOptions(host="localhost"), "127.0.0.1", "127.0.0.1", "127.0.0.1"),
    ],
)
def test_wishes_decide(
    machine: list[Address], wishes: BindOptions, host: str, address: str, loopback: str
) -> None:
    """Do --host and --address decide, and does the room then listen where the address is?"""
    machine += addresses(("192.168.1.5", "wlan0"), ("fd00::2", "wlan0"))
    found = find_bind_address(wishes)
    assert (found.host, found.address, found.loopback) == (host, address, loopback)


@pytest.mark.parametrize(
    "wishes", [BindOptions(host="10.0.0.1"), BindOptions(host=""), BindOptions(address="home")]
)
def test_impossible_wishes_are_trouble(machine: list[Address], wishes: BindOptions) -> None:
    """Is a place where the room cannot be refused in words?"""
    with pytest.raises(UserError) as trouble:
        find_bind_address(wishes)
    assert str(wishes.address or wishes.host) in trouble.value.sentence()
