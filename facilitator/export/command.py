"""`workshop slides`: the decks as PowerPoint files, with what the room has said so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.deck.files import names
from facilitator.deck.reader import read
from facilitator.export.canvas import other
from facilitator.export.slides import Surroundings, presentation
from facilitator.faults import UserError
from facilitator.processes.bind import join_address
from facilitator.texts import say
from workbook.managed_folder.manifest import write_whole
from workbook.schema import LANGUAGES, Language

if TYPE_CHECKING:
    from facilitator.screen import Screen
    from workbook.course import Course
    from workbook.store import Store, Workshop


def chosen(wanted: Sequence[str]) -> list[str]:
    """Return the decks that were asked for by name or number, all of them for none; UserError names a wrong one."""
    known = names()
    found = []
    for each in wanted or known:
        matching = [name for name in known if name == each or name.split("-", 1)[0] == each.zfill(2)]
        if not matching:
            raise UserError("no-such-deck-name", given=each, known=", ".join(known))
        found += matching
    return list(dict.fromkeys(found))


def room_views(store: Store, workshop: Workshop, course: Course) -> dict[str, Mapping[str, Any]]:
    """Return the room view of every exercise round of a workshop, as far as it may be seen."""
    from workbook.room.state import RoomState

    room = RoomState(store, workshop, course)
    return {key: room.view(key) for key, round_ in room.rounds.items() if round_.exercise.room}


def write(
    screen: Screen,
    wanted: Sequence[str],
    folder: Path,
    *,
    spoken: Language | None,
    workshop: str | None,
    address: str | None,
) -> None:
    """Write the decks ``wanted`` (all for none) in one language or both, with what the last workshop said so far.

    UserError for a deck or workshop that does not exist, OSError for a folder that cannot be written.
    """
    decks = chosen(wanted)
    surroundings = _surroundings(screen, workshop, address)
    files = [(name, language) for name in decks for language in ([spoken] if spoken else LANGUAGES)]
    folder.mkdir(parents=True, exist_ok=True)
    with screen.progress(say("writing-slides")) as progress:
        for number, (name, language) in enumerate(files):
            progress(number, len(files))
            made = presentation(read(name, language), surroundings, read(name, other(language)))
            write_whole(folder / f"{name}-{language}.pptx", made)
    screen.say("slides-written", n=len(files), folder=str(folder))


def _surroundings(screen: Screen, wanted: str | None, address: str | None) -> Surroundings:
    from facilitator.workshops import named
    from workbook.course import load
    from workbook.store import last_workshop, open_store

    course = load()
    with open_store() as store:
        workshop = named(store, wanted) if wanted else last_workshop(store)
        if workshop is None:
            screen.say("slides-no-workshop")
            return Surroundings(course)
        screen.say("slides-of", title=workshop.title, id=workshop.id)
        return Surroundings(course, room_views(store, workshop, course), join_address(workshop, address))
