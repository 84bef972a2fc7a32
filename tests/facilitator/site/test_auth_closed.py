"""Nothing of the decks' server can be reached without its cookie, and no code can be run with it."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.facilitator.site_server import NAME, SECRET_LINE, Decks, decks, morsel
from tests.loops import run
from tests.waiting import eventually

KERNEL = str(uuid.UUID(int=7))
PATHS = [
    "/",
    "/nothing",
    f"/voila/render/en/{NAME}",
    f"/voila/render/zh/{NAME}?template=lab",
    f"/voila/files/en/{NAME}",
    "/voila/static/extension.js",
    "/voila/templates/base/static/voila.js",
    "/voila/labextensions/anywidget/package.json",
    "/voila/api/themes/x",
    "/voila/tree",
    "/voila/api/contents/",
    "/api/kernels",
    f"/api/kernels/{KERNEL}",
    f"/api/kernels/{KERNEL}/channels",
    f"/voila/query/{KERNEL}",
    "/login",
    "/static/favicon.ico",
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Decks]:
    """One server for this module."""
    with decks(tmp_path_factory.mktemp("slides")) as server:
        yield server


@pytest.mark.parametrize("path", PATHS)
def test_without_the_cookie_everything_is_refused(served: Decks, path: str) -> None:
    """Is every page, file, kernel and socket refused, in words and without a trace of what is behind?"""
    with served.client(inside=False) as stranger:
        answer = stranger.get(path)
    assert answer.status_code == 403
    assert "This page is for the facilitator" in answer.text
    assert "这是主持人的页面" in answer.text
    assert "set-cookie" not in answer.headers
    assert SECRET_LINE not in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_no_method_gets_past(served: Decks, method: str) -> None:
    """Is it the same for methods that change something?"""
    kernel = served.kernel()
    with served.client(inside=False) as stranger:
        for path in (f"/voila/api/shutdown/{kernel}", f"/api/kernels/{kernel}", "/", "/enter/x"):
            assert stranger.request(method, path).status_code in (403, 405)
    assert served.has_kernel(kernel)


@pytest.mark.parametrize("value", ["", "x", "facilitator", "0" * 43, "ä"])
def test_a_wrong_cookie_is_no_cookie(served: Decks, value: str) -> None:
    """Does only the very value open the door?"""
    with served.client(inside=False) as stranger:
        cookie = f"workshop-site-{served.port}={value}".encode()
        assert stranger.get("/", headers=[(b"cookie", cookie)]).status_code == 403


def test_jupyters_own_ways_in_are_closed(served: Decks) -> None:
    """Do tokens that Jupyter would take count for nothing?"""
    with served.client(inside=False) as stranger:
        for given in ({"Authorization": f"token {served.session}"}, {"Authorization": "token x"}):
            assert stranger.get("/", headers=given).status_code == 403
        assert stranger.get("/", params={"token": served.session}).status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "192.168.8.10:8867", "localhost:1"]
)
def test_a_name_that_points_here_is_refused(served: Decks, host: str) -> None:
    """Is a page that made its own name point to this machine kept out, cookie or not?"""
    link = served.link()
    with served.client(Host=host) as client:
        assert client.get("/").status_code == 403
        assert client.get(link.removeprefix(served.address)).status_code == 403
    with served.client(inside=False) as client:
        assert client.get(link).status_code == 303  # it was not used up


def test_the_cookie_is_for_this_server_alone(served: Decks) -> None:
    """Is it out of reach of scripts and other sites, gone with the browser, and is the link forgotten?"""
    with served.client(inside=False) as client:
        answer = client.get(served.link())
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    cookie = morsel(answer, f"workshop-site-{served.port}")
    assert cookie.value == served.session
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["expires"] == cookie["max-age"] == ""


def test_looking_at_a_link_does_not_use_it(served: Decks) -> None:
    """Does a preview of the link (HEAD) leave it usable?"""
    link = served.link()
    with served.client(inside=False) as client:
        assert client.head(link).status_code == 405
        assert client.get(link).status_code == 303


def test_notebooks_themselves_are_never_given_out(served: Decks) -> None:
    """Does even the facilitator's browser get no source, no list of files, no way to start a kernel?"""
    with served.client() as client:
        for path in (f"/voila/files/en/{NAME}", f"/files/en/{NAME}", "/voila/tree", "/voila/api/contents/"):
            answer = client.get(path)
            assert answer.status_code in (403, 404)
            assert SECRET_LINE not in answer.text
        assert client.post("/api/kernels").status_code == 404
        assert SECRET_LINE not in client.get(f"/voila/render/en/{NAME}").text
        for path in ("../conftest.ipynb", "en/../../x.ipynb", "en/nothing.ipynb", "en"):
            assert client.get(f"/voila/render/{path}").status_code == 404


def test_the_home_shows_what_everybody_needs(served: Decks) -> None:
    """Are address, PIN and both languages' decks there, and is the page closed to other hosts?"""
    with served.client() as client:
        english, chinese = client.get("/"), client.get("/", params={"language": "zh"})
    for page in (english, chinese):
        assert "http://192.168.8.10:8866/" in page.text
        assert "2468" in page.text
        assert f"/voila/render/en/{NAME}" in page.text
        assert f"/voila/render/zh/{NAME}" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
    assert '<html lang="en">' in english.text
    assert "Defining service" in english.text
    assert '<html lang="zh-Hans">' in chinese.text
    assert "什么是好服务" in chinese.text


def test_a_deck_may_talk_to_the_room_and_to_nobody_else(served: Decks) -> None:
    """Does the deck's policy name this server and the room, and no other host?"""
    with served.client() as client:
        policy = client.get(f"/voila/render/en/{NAME}").headers["content-security-policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["frame-ancestors"] == "'self'"
    assert "http://127.0.0.1:9" in rules["connect-src"].split()
    hosts = [word for rule in rules.values() for word in rule.split() if "//" in word]
    assert all(word.split("//")[1].startswith("127.0.0.1:") for word in hosts)
    assert "*" not in policy


@asynccontextmanager
async def connected(served: Decks, kernel: str, **headers: str) -> AsyncIterator[WebSocketClientConnection]:
    """Open a kernel's socket as a page of this server does, and close it to the end."""
    address = f"ws://127.0.0.1:{served.port}/api/kernels/{kernel}/channels?session_id={uuid.uuid4()}"
    socket = await websocket_connect(HTTPRequest(address, headers=headers))
    try:
        yield socket
    finally:
        socket.close()
        while await socket.read_message() is not None:
            pass


def cookie_header(served: Decks) -> str:
    """Return the cookie as a browser sends it."""
    return "; ".join(f"{name}={value}" for name, value in served.cookies.items())


def test_a_kernels_socket_needs_the_cookie_and_the_right_page(served: Decks) -> None:
    """Is a socket refused without the cookie, and to a page of another site that has it?"""
    kernel = served.kernel()
    elsewhere = {"Cookie": cookie_header(served), "Origin": "http://evil.example"}

    async def knock(headers: dict[str, str]) -> None:
        async with connected(served, kernel, **headers):
            pass

    for headers in ({}, elsewhere):
        with pytest.raises(HTTPClientError) as refusal:
            run(knock(headers))
        assert refusal.value.code == 403


def test_no_page_can_run_code(served: Decks, tmp_path: Path) -> None:
    """Is a request to run code dropped, while the page's own messages are answered?"""
    kernel, written = served.kernel(), tmp_path / "written"

    def message(kind: str, **content: Any) -> str:
        header = {"msg_id": kind, "msg_type": kind, "username": "", "session": "s", "version": "5.3"}
        return json.dumps(
            {"channel": "shell", "header": header, "parent_header": {}, "metadata": {}, "content": content}
        )

    async def talk() -> list[str]:
        kinds: list[str] = []
        page = {"Cookie": cookie_header(served), "Origin": served.address}
        async with connected(served, kernel, **page) as socket:
            code = f"open({str(written)!r}, 'w')"
            await socket.write_message(message("execute_request", code=code, silent=False))
            await socket.write_message(message("complete_request", code="import o", cursor_pos=8))
            await socket.write_message(message("kernel_info_request"))
            while "kernel_info_reply" not in kinds:
                answer = await asyncio.wait_for(socket.read_message(), 30)
                assert isinstance(answer, str)
                kinds.append(json.loads(answer)["msg_type"])
        return kinds

    kinds = run(talk())
    assert not {"execute_reply", "execute_input", "complete_reply"} & set(kinds)
    assert not written.exists()


def test_a_page_that_closes_frees_its_kernel(served: Decks) -> None:
    """Does the farewell of a closing page end its kernel, and only that of a page from here?"""
    kernel = served.kernel()
    with served.client() as client:
        assert client.post(
            f"/voila/api/shutdown/{kernel}", headers={"Origin": "http://evil.example"}
        ).is_error
        assert served.has_kernel(kernel)
        answer = client.post(f"/voila/api/shutdown/{kernel}", headers={"Origin": served.address})
    assert answer.status_code == 204
    eventually(lambda: not served.has_kernel(kernel))


@pytest.mark.slow
def test_kernels_whose_page_left_without_a_word_are_ended(tmp_path: Path) -> None:
    """Is a kernel that nobody is connected to ended after a while, and one with a silent page kept?"""
    with decks(tmp_path, "--cull-after", "3") as served:

        async def ended(kernel: str) -> None:
            await asyncio.to_thread(eventually, lambda: not served.has_kernel(kernel))

        async def listen_in_silence() -> None:
            listened = served.kernel()
            page = {"Cookie": cookie_header(served), "Origin": served.address}
            async with connected(served, listened, **page):
                await ended(await asyncio.to_thread(served.kernel))  # it was silent for less time
                assert await asyncio.to_thread(served.has_kernel, listened)
            await ended(listened)

        run(listen_in_silence())
