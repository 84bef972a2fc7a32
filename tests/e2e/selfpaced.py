"""A room at one's own pace, served in this process, with its store at hand."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.stints import outside as beyond_the_day
from tests.room.helpers import served
from workbook.course import load
from workbook.store import Store, Workshop, answers, create_workshop, open_store, people

Json = dict[str, Any]


@dataclass
class SelfPaced:
    """A workshop that people go through alone; every exercise is open."""

    url: str
    workshop: Workshop
    store: Store

    @property
    def pin(self) -> str:
        """What one types to join."""
        return self.workshop.pin

    def stored(self, name: str, key: str) -> Json:
        """Return the raw answer that the store has of somebody."""
        (who,) = (each for each in people.participants(self.store, self.workshop.id) if each.name == name)
        (found,) = (each for each in answers.newest(self.store, who.id) if each.key == key)
        return dict(found.raw)


@contextlib.contextmanager
def self_paced(folder: Path, *, outside: bool = False) -> Iterator[SelfPaced]:
    """Serve a workshop at one's own pace; with ``outside`` its parts are what lies outside the half day."""
    course = beyond_the_day() if outside else load()
    with open_store(folder) as store:
        workshop = create_workshop(store, title="Exceptional Service", pace="self")
        with served(store, workshop, course=course) as room:
            yield SelfPaced(f"{room.url}/", workshop, store)
