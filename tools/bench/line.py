"""One person's connection to the room: plain HTTP over a socket, so that a thousand fit into one process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from tools.bench.figures import Json

#: Seconds that one request may take.
PATIENCE = 20.0


class Refused(Exception):
    """The room answered something else than was wished for."""

    def __init__(self, what: str, status: int = 0, body: Json | None = None) -> None:
        super().__init__(what)
        self.status, self.body = status, body or {}


class Line:
    """One connection that is kept open, as a browser does."""

    def __init__(self, host: str, port: int, secret: str) -> None:
        self._host, self._port = host, port
        self._head = f"Host: {host}:{port}\r\nAuthorization: Bearer {secret}\r\n"
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: Json) -> Json:
        """Make a request and return the reply's body; Refused for any that is not 2xx."""
        try:
            async with asyncio.timeout(PATIENCE):
                status, said = await self._exchange(method, path, json.dumps(body).encode())
        except BaseException:
            self.close()  # a reply that comes later must not be taken for another one's
            raise
        if status // 100 != 2:
            raise Refused(f"{method} {path}: {status}", status, said)
        return said

    async def _exchange(self, method: str, path: str, content: bytes) -> tuple[int, Json]:
        reader, writer = await self._open()
        length = f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        writer.write(f"{method} {path} HTTP/1.1\r\n{self._head}{length}".encode() + content)
        status, headers = await _head(reader)
        said = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        return status, json.loads(said) if said else {}

    async def listen(self, path: str) -> AsyncIterator[tuple[str, str]]:
        """Yield the events of a stream, name and data, until it ends."""
        reader, writer = await self._open()
        writer.write(f"GET {path} HTTP/1.1\r\n{self._head}Accept: text/event-stream\r\n\r\n".encode())
        status, headers = await _head(reader)
        if status != 200:
            raise Refused(f"GET {path}: {status}")
        chunked = headers.get("transfer-encoding") == "chunked"
        rest, name = b"", ""
        while chunk := await (_chunk(reader) if chunked else reader.read(65536)):
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                word, _, value = line.decode().partition(": ")
                if word == "event":
                    name = value
                elif word == "data":
                    yield name, value

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port, limit=2**20)
        return self._reader, self._writer


async def _head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = text.rstrip().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}


async def _chunk(reader: asyncio.StreamReader) -> bytes:
    size = int(await reader.readuntil(b"\r\n"), 16)
    return (await reader.readexactly(size + 2))[:size]
