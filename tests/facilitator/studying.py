"""`workshop study` as a process of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.facilitator.running import Program, free_ports, surroundings
from tests.waiting import PATIENCE, eventually

LINK = re.compile(r"(http://127\.0\.0\.1:(\d+))(/\S+)\?token=(\w+)")


class Studying(Program):
    """The command while it runs; ``here`` is a folder that stands for the whole computer: home and data."""

    def __init__(self, here: Path, *arguments: str, python: str = sys.executable, **environment: str) -> None:
        self.here, self.folder = here, here / "home" / "exceptional-service"
        (here / "home").mkdir(exist_ok=True)
        super().__init__(
            [python, "-m", "facilitator.command.cli", "study", "--no-open", *arguments],
            cwd=here if python != sys.executable else Path(__file__).parents[2],
            environment=surroundings(here / "data", HOME=str(here / "home"), **environment),
        )

    def started(self) -> Studying:
        """Wait until the link stands there."""
        eventually(lambda: LINK.search(self.text) or self._ended("the link"))
        return self

    @property
    def link(self) -> re.Match[str]:
        """Return the link: origin, port, path and token."""
        found = LINK.search(self.text)
        assert found is not None
        return found

    @contextmanager
    def browser(self) -> Iterator[httpx2.Client]:
        """Lend a browser that came in through the link."""
        origin, _, _, token = self.link.groups()
        headers = {"Authorization": f"token {token}"}
        with httpx2.Client(base_url=origin, headers=headers, timeout=PATIENCE, trust_env=False) as client:
            yield client


@contextmanager
def studying(here: Path, *arguments: str, port: int = 0, **options: str) -> Iterator[Studying]:
    """Study while the block runs, at a port that is free unless one is named."""
    served = Studying(here, "--port", str(port or free_ports(1)[0]), *arguments, **options)
    try:
        yield served.started()
    finally:
        served.tidy()
