"""The interface of a form's answers: one set of calls for the local store and for a room over HTTP."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from workbook.faults import FaultError

Json = dict[str, Any]

logger = logging.getLogger(__name__)

#: Statuses that refuse a single answer: another has its revision, it is too large, or it has the wrong shape.
REFUSED = (409, 413, 422)


class AnswerServiceError(FaultError):
    """A failed operation: ``status`` and ``body`` are those of docs/protocol.md."""

    def __init__(self, status: int, body: Json) -> None:
        error = body.get("error", {})
        params = error.get("params")  # of anything that answers at a room's address
        super().__init__(str(error.get("code", "unknown")), **(params if isinstance(params, dict) else {}))
        self.status, self.body = status, body

    @classmethod
    def of(cls, status: int, code: str, **params: Any) -> AnswerServiceError:
        """Make the error whose sentence is ``code`` in content/messages.yaml."""
        return cls(status, {"error": {"code": code, "params": params}})


class AnswerService(Protocol):
    """The operations of docs/protocol.md on one person's answers. Each may raise AnswerServiceError."""

    @property
    def learner(self) -> str:
        """The random id of the local store, under which the browser keeps copies; empty in a room."""

    @property
    def scope(self) -> str:
        """``workshop/participant``, under which the browser keeps drafts."""

    @property
    def address(self) -> str:
        """The room's address as people type it; empty without a room."""

    def given(self) -> Json:
        """Return ``answers``, the newest by ``exercise/round``, and ``checks``, the graded ones by id."""

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably and return the acknowledgement."""

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it."""

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""


def unless_refused(store: Callable[[], Json]) -> Json | None:
    """Store one answer; return None when this answer alone is refused.

    Raises AnswerServiceError when the service fails, is gone, or takes nothing from this device.
    """
    try:
        return store()
    except AnswerServiceError as error:
        if error.status not in REFUSED:
            raise
        logger.warning("an answer stays where it was: %s", error.code)
        return None
