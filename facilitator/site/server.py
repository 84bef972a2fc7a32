"""The process that serves the decks, on this machine only.

``python -m facilitator.site.server`` is started by `workshop serve`, which sends it on its standard
input, in lines of JSON, values that no other user may read: first the session and the room, later the
codes of new links. It ends when that input ends.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from facilitator import texts
from facilitator.deck.files import SLIDES
from facilitator.processes import parent


def main(arguments: list[str] | None = None) -> None:
    """Read the arguments and serve the decks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--room", required=True)
    parser.add_argument("--runtime", type=Path, required=True)
    parser.add_argument("--cull-after", type=int, default=600)
    parser.add_argument("--slides", type=Path, default=SLIDES)
    parser.add_argument("--template", default="workshop")
    parser.add_argument("--pool", action=argparse.BooleanOptionalAction, default=True)
    serve(parser.parse_args(arguments))


def serve(given: argparse.Namespace) -> None:
    """Serve until the parent closes the standard input."""
    # jsonschema would build a grammar of links that nothing here checks, in about half the time of a start.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from tornado.ioloop import IOLoop

    from facilitator.site.app import DeckServer, configuration
    from facilitator.site.auth import SiteAuth
    from facilitator.site.home import RoomInfo

    send = message_output()
    texts.choose(texts.language_for((), {"LANG": os.environ.get("WORKSHOP_LANGUAGE", "en")}))
    hello = json.loads(read_line())
    auth = SiteAuth(given.port, hello["session"], on_enter=lambda: send({"entered": True}))
    room = RoomInfo()
    server = DeckServer(auth=auth, room=room)
    server.config = configuration(given, dict(first_deck(given.slides)) if given.pool else {})
    asyncio.set_event_loop(asyncio.new_event_loop())
    server.ioloop = IOLoop.current()

    def on_line(line: str) -> None:
        message = json.loads(line)
        if code := message.get("code"):
            auth.add_code(code)
            send({"expects": code})
        for name in ("title", "pin", "address"):
            setattr(room, name, message.get(name, getattr(room, name)))

    def finish() -> None:
        released.append(True)
        server.ioloop.add_callback(server.ioloop.stop)

    released: list[bool] = []
    on_line(json.dumps(hello))
    parent.exit_with_parent(on_line=lambda line: server.ioloop.add_callback(on_line, line), on_end=finish)
    server.initialize([])
    server.start()
    if released:  # a parent that was killed cannot tidy up
        shutil.rmtree(given.runtime, ignore_errors=True)


def first_deck(slides: Path) -> Iterator[tuple[str, int]]:
    """Yield the path of the first deck and the number of kernels to start for it in advance."""
    from facilitator.site.home import decks

    for deck in decks(slides)[:1]:
        if link := deck.links.get(texts.chosen()):
            yield link.removeprefix("/voila/render/"), 1


def read_line() -> str:
    """Return the first line of the standard input, and not a byte more."""
    data = b""
    while not data.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            raise SystemExit(0)  # the parent is gone already
        data += byte
    return data.decode()


def message_output() -> Callable[[Mapping[str, Any]], None]:
    """Return a function that sends the parent a message; everything else printed goes to the log."""
    pipe = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)

    def send(message: Mapping[str, Any]) -> None:
        with contextlib.suppress(OSError):
            pipe.write(json.dumps(message) + "\n")

    return send


if __name__ == "__main__":
    main()
