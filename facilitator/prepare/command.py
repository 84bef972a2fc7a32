"""`workshop prepare`: options and `plan.yaml` become a plan, and what came of it is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from facilitator.prepare.day import Notice
from facilitator.prepare.making import Result, prepare
from facilitator.prepare.notices import FILE, listed, worded
from facilitator.prepare.pack import Written
from facilitator.prepare.plan import Plan
from facilitator.prepare.plan_file import PlanError, check_plan, missing_value, read_values
from facilitator.screen import Screen
from facilitator.words import chosen, say

Json = dict[str, Any]

#: The options that are values of the plan; ``_zh`` is the Chinese of one.
_VALUES = (
    *("date", "start", "place", "place_zh", "parking", "parking_zh", "map_note", "map_note_zh"),
    *("consultant", "phone", "rsvp", "rsvp_by", "languages", "layout", "address"),
)
#: Files that are named, not only counted.
_NAMED = ("kept", "beside", "left", "removed", "busy")
#: More files than these are only counted.
_MOST_NAMED = 10
#: What a shell says of a command that was stopped with Ctrl-C.
STOPPED = 130


@dataclass(frozen=True)
class Options:
    """What the command line gave, as typed; None is what it did not give."""

    values: Mapping[str, str | None]
    roster: Path | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """Return the options among a command's arguments."""
        return cls({name: given.get(name) for name in _VALUES}, given.get("roster"))


def run(folder: Path, options: Options, screen: Screen) -> int:
    """Make or update the pack in ``folder`` and say what came of it; return the exit code.

    0 also with warnings; 1 where an error stopped it; `STOPPED` after Ctrl-C, which leaves no half file.
    """
    try:
        plan, roster = _plan(folder, options)
    except PlanError as error:
        _say_all(error.notices, screen)
        return 1
    try:
        with screen.progress("making-pack") as progress:
            content = (folder / roster).read_bytes()
            result = prepare(plan, content, roster.name, folder, progress=progress)
    except KeyboardInterrupt:
        screen.write(say("interrupted", file=FILE))
        return STOPPED
    _say_all(result.notices, screen)
    if result.stopped:
        screen.write(say("stopped-by-error", file=FILE))
        return 1
    _say_result(result, folder, screen)
    return 0


def _plan(folder: Path, options: Options) -> tuple[Plan, Path]:
    """Return the plan of file and options, and the roster's path from the folder. Raises PlanError."""
    values = with_options(read_values(folder), options.values)
    if options.roster is not None:
        values["roster"] = _from(folder, options.roster)
    roster, missing = values.get("roster"), []
    if not roster:
        missing = [missing_value("roster")]
    elif not (folder / str(roster)).is_file():
        missing = [Notice("roster-not-there", "error", params={"path": str(folder / str(roster))})]
    try:
        plan = check_plan(values)
    except PlanError as error:
        raise PlanError([*error.notices, *missing]) from None
    if missing:
        raise PlanError(missing)
    return plan, Path(str(roster))


def with_options(values: Json, options: Mapping[str, str | None]) -> Json:
    """Return the plan's values changed by the options given, "" taking one away.

    ``place_zh`` is the Chinese of ``place``. A place given without it is new in both languages; given alone,
    it leaves the English as it is.
    """
    changed = dict(values)
    for name, typed in options.items():
        if typed is None:
            continue
        key = name.removesuffix("_zh")
        if key != name:
            before = changed.get(key, {})
            typed_in_both = {"en": before} if isinstance(before, str) else dict(before)
            changed[key] = typed_in_both | {"zh": typed}
        else:
            changed[key] = typed
        if not typed:
            changed.pop(key)
    return changed


def _from(folder: Path, roster: Path) -> str:
    """Return the roster's path from the plan's folder where it is inside, else whole."""
    whole, home = roster.resolve(), folder.resolve()
    return whole.relative_to(home).as_posix() if whole.is_relative_to(home) else str(whole)


def _say_all(notices: Sequence[Notice], screen: Screen) -> None:
    """Say errors last, where they are read first."""
    for notice in sorted(notices, key=lambda each: each.severity == "error"):
        said = say(f"severity-{notice.severity}", file=FILE, sentence=worded(notice, chosen()))
        screen.write(Text(said, style="red" if notice.severity == "error" else "yellow"))


def _say_result(result: Result, folder: Path, screen: Screen) -> None:
    """Say which workshop it is, what became of the files, and where the key to the numbers is."""
    written, workshop = result.written, result.workshop
    if written is None or workshop is None:
        return
    key = "workshop-made" if result.is_new else "workshop-same"
    screen.write(say(key, file=FILE, title=workshop.title, id=workshop.id, pin=workshop.pin))
    for line in _about_files(written):
        screen.write(line)
    counts: Json = {name: len(files) for name, files in asdict(written).items()}
    screen.write(say("pack-done", file=FILE, folder=str(folder), **counts))


def _about_files(written: Written) -> Iterator[str]:
    for name, files in asdict(written).items():
        if files and name in _NAMED:
            shown = listed(files[:_MOST_NAMED], chosen())
            more = len(files) - _MOST_NAMED
            yield say(f"files-{name}", file=FILE, files=shown)
            if more > 0:
                yield say("files-more", file=FILE, count=more)
