"""`workshop prepare`: make a plan from options and `plan.yaml`, make its pack, and report the result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from facilitator.prepare import report
from facilitator.prepare.notices import FILE, Notice
from facilitator.prepare.pack import prepare
from facilitator.prepare.plan.file import PlanError, check_plan, missing_value, path_from, read_values
from facilitator.prepare.plan.plan import Plan
from facilitator.screen import Screen
from facilitator.texts import chosen, say

Json = dict[str, Any]

#: The arguments of the command that are no values of the plan. Of the others ``_zh`` ends the Chinese of one.
_OTHER = ("folder", "roster", "language")
#: The exit code of a command that was stopped with Ctrl-C.
STOPPED = 130


@dataclass(frozen=True)
class Options:
    """The options of the command line as typed; None where not given."""

    values: Mapping[str, str | None]
    roster: Path | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Options:
        """Return the options among a command's arguments."""
        values = {name: value for name, value in given.items() if name not in _OTHER}
        return cls(values, given.get("roster"))


def run(folder: Path, options: Options, screen: Screen) -> int:
    """Make or update the pack in ``folder``, report the result, and return the exit code.

    0 also with warnings; 1 where an error stopped it; `STOPPED` after Ctrl-C, which leaves no half file.
    """
    try:
        plan, roster = _plan(folder, options)
    except PlanError as error:
        _say_all(error.notices, screen)
        return 1
    try:
        with screen.progress(say("making", file=FILE)) as progress:
            content = (folder / roster).read_bytes()
            result = prepare(plan, content, roster.name, folder, progress=progress)
    except KeyboardInterrupt:
        screen.write(say("interrupted", file=FILE))
        return STOPPED
    _say_all(result.notices, screen)
    screen.write(*report.outcome(result, folder, chosen()))
    return 1 if result.stopped else 0


def _plan(folder: Path, options: Options) -> tuple[Plan, Path]:
    """Return the plan of file and options, and the roster's path from the folder. Raises PlanError."""
    values = with_options(read_values(folder), options.values)
    if options.roster is not None:
        values["roster"] = path_from(folder, options.roster)
    roster, missing = values.get("roster"), []
    if not roster:
        missing = [missing_value("roster")]
    elif not (folder / str(roster)).is_file():
        missing = [Notice("roster-not-there", severity="error", params={"path": str(folder / str(roster))})]
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


def _say_all(notices: Sequence[Notice], screen: Screen) -> None:
    for severity, line in report.about(notices, chosen()):
        screen.write(Text(line, style="red" if severity == "error" else "yellow"))
