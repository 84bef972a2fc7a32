"""A learner's progress in each module, and the module to go on with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from workbook.answers.service import Json
from workbook.modules.contents import Module


class Progress:
    """Progress in the modules, updated by events.

    ``given`` is the reply of `AnswerService.given`, ``reading`` since when each module is marked as read.
    """

    def __init__(self, contents: tuple[Module, ...], given: Json, reading: Mapping[str, str]) -> None:
        self._contents = contents
        self._answers = {key: (each["status"], each["saved_at"]) for key, each in given["answers"].items()}
        self._checks = {check: (each["correct"], each["saved_at"]) for check, each in given["checks"].items()}
        self._reading = dict(reading)

    def on_event(self, event: str, data: Json) -> None:
        """Update with an ``answer``, a ``checked`` or a ``reading`` that was stored."""
        if event == "answer":
            self._answers[f"{data['exercise']}/{data['round']}"] = (data["status"], data["saved_at"])
        elif event == "checked":
            self._checks[data["check"]] = (data["correct"], data["saved_at"])
        elif event == "reading" and data["read"]:
            self._reading[data["module"]] = data["read"]
        elif event == "reading":
            self._reading.pop(data["module"], None)

    def modules(self) -> list[Json]:
        """Return ``modules`` of docs/protocol.md."""
        return [self._described(module) for module in self._contents]

    def here(self) -> Json | None:
        """Return ``here`` of docs/protocol.md: where to go on, None when all is done.

        That is the module of the newest thing saved, unless it is complete: then the next one that is not,
        begun anew from the first after the last.
        """
        newest = self._newest()
        order = list(self._contents)
        if newest is not None:
            at = order.index(newest)
            order = order[at:] + order[:at]
        found = next((module for module in order if not self._complete(module)), None)
        if found is None:
            return None
        return {"module": found.id, "href": found.href, "title": found.title, "begun": newest is not None}

    def _described(self, module: Module) -> Json:
        submitted = [self._checks[check][0] for check in module.checks if check in self._checks]
        return {
            "id": module.id,
            "title": module.title,
            "minutes": module.minutes,
            "part": module.part,
            "href": module.href,
            "read": self._reading.get(module.id),
            "exercises": {"done": sum(map(self._done, module.rounds)), "all": len(module.rounds)},
            "checks": {"done": len(submitted), "right": sum(submitted), "all": len(module.checks)},
        }

    def _done(self, key: str) -> bool:
        return key in self._answers and self._answers[key][0] == "valid"

    def _complete(self, module: Module) -> bool:
        """Whether a module is marked as read, or has nothing left to do."""
        return module.id in self._reading or bool(
            (module.rounds or module.checks)
            and all(map(self._done, module.rounds))
            and all(check in self._checks for check in module.checks)
        )

    def _newest(self) -> Module | None:
        """Return the module in which something was saved last, None before the first."""
        moments: list[tuple[datetime, Module]] = []
        for module in reversed(self._contents):  # of modules that show the same exercise, the first
            saved = [self._answers[key][1] for key in module.rounds if key in self._answers]
            saved += [self._checks[check][1] for check in module.checks if check in self._checks]
            saved += [self._reading[module.id]] if module.id in self._reading else []
            moments += [(datetime.fromisoformat(each), module) for each in saved]
        newest: tuple[datetime, Module] | None = None
        for moment, module in moments:
            if newest is None or moment >= newest[0]:
                newest = moment, module
        return newest and newest[1]
