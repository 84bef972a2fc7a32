"""`workshop serve` says how everybody comes in, and keeps it so."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import httpx2
import pytest

from facilitator.processes.network import private_addresses, url
from tests.facilitator.running import Running, running, workshop
from tests.waiting import PATIENCE, eventually


def get(address: str) -> httpx2.Response:
    """Ask once, without a proxy."""
    return httpx2.get(address, timeout=PATIENCE, trust_env=False)


def test_participants_are_told_address_and_pin(served: Running) -> None:
    """Do the address and the PIN stand there, and does the room answer at that port?"""
    found = [str(each.ip) for each in private_addresses()] or ["127.0.0.1"]
    lines = [line.strip() for line in served.said]
    assert f"Participants  {url(found[0], served.port)}" in lines
    assert [line for line in lines if line.startswith("PIN  ") and line.removeprefix("PIN  ").isdigit()]
    assert get(served.room).status_code == 200


def test_other_addresses_are_named_with_the_way_to_choose_them(served: Running) -> None:
    """When this machine has several addresses, is it said how to choose?"""
    others = [str(each.ip) for each in private_addresses()][1:]
    assert ("--address" in served.text) == bool(others)
    assert all(each in served.text for each in others)


def test_nothing_is_drawn_where_nobody_looks(served: Running) -> None:
    """Is the output of a pipe free of colours, boxes and spinners?"""
    assert "Starting the room" in served.text
    assert not set(served.text) & set("\x1b\r╭█▀⠋")


def test_enter_gives_a_new_link(served: Running) -> None:
    """Does Enter give a link that differs from the one before?"""
    before = served.links()
    served.press_enter()
    eventually(lambda: len(served.links()) > len(before))
    assert served.links()[-1] not in before


def test_a_link_works_once(served: Running) -> None:
    """Does the second use of a link answer 403, in words, in both languages?"""
    with served.entered():
        again = get(served.links()[-1])
    assert again.status_code == 403
    assert "This link no longer works" in again.text
    assert "这个链接不能用了" in again.text
    assert "set-cookie" not in again.headers


def test_no_link_no_pin_and_no_secret_is_logged(served: Running) -> None:
    """Do the logs keep quiet about everything that opens a door?"""
    with served.entered() as browser:
        assert browser.get("/").status_code == 200
        assert browser.get("/voila/render/en/nothing.ipynb").status_code == 404
        cookies = [cookie.value or "" for cookie in browser.cookies.jar]
    home = Path(served.child("workbook.room").environ()["WORKSHOP_HOME"])
    logs = list((home / "logs").glob("*.log"))
    assert len(logs) == 2
    written = "".join(log.read_text("utf-8") for log in logs)
    codes = [link.rpartition("/")[2] for link in served.links()]
    assert codes
    assert cookies
    assert not [secret for secret in [*codes, *cookies] if secret in written]


def test_no_secret_stands_in_a_command_line(served: Running) -> None:
    """Can another user of this machine read nothing useful from the list of processes?"""
    with served.entered() as browser:
        secrets = [cookie.value or "" for cookie in browser.cookies.jar]
    secrets += [link.rpartition("/")[2] for link in served.links()]
    lines = [" ".join(process.cmdline()) for process in served.family()]
    assert len(lines) >= 2
    assert not [secret for secret in secrets for line in lines if secret in line]


def test_the_last_workshop_goes_on_at_the_same_port(tmp_path: Path) -> None:
    """Are id, PIN and port the same after a restart, without being asked for?"""
    with running(tmp_path) as first:
        pin = next(line for line in first.said if line.startswith("PIN"))
        port = first.port
    assert "A new workshop" in first.text
    from facilitator.texts import say
    from workbook.store import last_workshop, open_store

    with open_store(tmp_path) as store:
        kept = last_workshop(store)
    assert kept is not None
    assert kept.port == port
    with running(tmp_path, "--port", str(port)) as second:
        second.port = port
        assert pin in second.said
        assert say("resumed", "en", title=kept.title, id=kept.id) in second.text
        assert get(second.room).status_code == 200


def test_a_killed_room_comes_back_at_the_same_port(tmp_path: Path) -> None:
    """Is the room back after SIGKILL, soon, in the same place, and is it said?"""
    with running(tmp_path) as served:
        before = served.child("workbook.room").pid
        os.kill(before, signal.SIGKILL)
        served.wait_for("Something ended the room")
        served.wait_for("Back again: the room")
        assert served.child("workbook.room").pid != before
        assert get(served.room).status_code == 200


def test_a_room_that_comes_back_is_of_the_same_workshop(tmp_path: Path) -> None:
    """Does a workshop made beside it leave the room that runs alone, even when the room is killed?"""
    with running(tmp_path) as served:
        before = get(f"{served.room}/api/course").json()["room"]["workshop"]
        assert workshop("new", "--title", "Another", home=tmp_path).returncode == 0
        os.kill(served.child("workbook.room").pid, signal.SIGKILL)
        served.wait_for("Back again: the room")
        assert get(f"{served.room}/api/course").json()["room"]["workshop"] == before


def test_killed_decks_come_back_and_know_their_facilitator(tmp_path: Path) -> None:
    """Are the decks back after SIGKILL, their kernels gone, and the cookie still good?"""
    with running(tmp_path) as served, served.entered() as browser:
        eventually(served.kernels)
        orphans = served.kernels()
        os.kill(served.child("facilitator.site.server").pid, signal.SIGKILL)
        served.wait_for("Back again: the slides")
        assert browser.get("/").status_code == 200
        eventually(lambda: not any(each.is_running() for each in orphans))


def test_without_a_keyboard_a_used_link_is_followed_by_a_new_one(tmp_path: Path) -> None:
    """Is somebody who cannot press Enter given another link?"""
    with running(tmp_path, keyboard=False) as served:
        link = served.links()[0]
        assert get(link).status_code == 303
        eventually(lambda: served.links()[-1] != link)


def test_chinese_is_spoken_where_it_is_asked_for(tmp_path: Path) -> None:
    """Does the whole output change with --language?"""
    with running(tmp_path, "--language", "zh", "--self-paced") as served:
        served.wait_for("按回车得到新链接")
        with served.entered() as browser:
            assert "打开参与者页面" in browser.get("/").text
        pace = get(f"{served.room}/api/course").json()["room"]["pace"]
    assert pace == "self"
    assert "参与者网址" in served.text
    assert "Participants" not in served.text


@pytest.mark.parametrize("address", ["10.9.8.7", "fd12::7"])
def test_a_chosen_address_is_the_one_that_is_shown(tmp_path: Path, address: str) -> None:
    """Does --address decide what participants see, with the room listening there?"""
    host = "[::1]" if ":" in address else "127.0.0.1"
    with running(tmp_path, "--address", address) as served:
        assert url(address, served.port) in served.text
        assert get(f"http://{host}:{served.port}/").status_code == 200
