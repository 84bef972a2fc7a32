"""A hall of people at once: started here as a process of its own, while the room is watched."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tools.bench.figures import Json
from tools.bench.processes import ROOT, BenchError, child_environment

if TYPE_CHECKING:
    from tools.bench.room import Kit

#: Seconds beyond the hall's own that joining and leaving may take.
GRACE = 60.0


def hall(kit: Kit, *, people: int, listeners: int, every: float, seconds: float) -> Json:
    """Let people save for a while; return how that went. BenchError when the hall itself fails."""
    kit.open_round("service-rating", "before", revealed=True)
    kit.open_round("positioning-map", "once", revealed=True)
    asked: Json = {
        "url": kit.url,
        "pin": kit.workshop.pin,
        "secret": kit.secret,
        "people": people,
        "listeners": listeners,
        "every": every,
        "seconds": seconds,
    }
    room = kit.process()
    before = kit.weight()
    command = [sys.executable, "-m", "tools.bench.load"]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = subprocess.Popen(
        command, cwd=ROOT, env=child_environment(kit.folder), start_new_session=True, **pipes
    )
    try:
        said, _ = running.communicate(json.dumps(asked | {"room": room.pid}), timeout=seconds + GRACE)
    except subprocess.TimeoutExpired as error:
        raise BenchError("the hall did not come to an end") from error
    finally:
        if running.poll() is None:
            running.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(5)
    if running.returncode != 0:
        raise BenchError("the hall failed; its reason stands above")
    after = kit.weight()
    weights = {"room_mb_before": before, "room_mb_after": after}
    found: Json = json.loads(said)
    return found | {name: None if value is None else value / 1e6 for name, value in weights.items()}
