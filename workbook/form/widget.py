"""The form of an exercise or a knowledge check in a notebook: ipywidgets through anywidget."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import anywidget
import traitlets

from workbook.desks import Desk, DeskError, Json
from workbook.form.bundle import JS, bundle, bundle_css

logger = logging.getLogger(__name__)

#: Under which the browser keeps the drafts of somebody who is in no room.
ALONE = "alone/alone"

#: What a page may ask of the desk: the calls of `workbook.desks.Desk` and their arguments.
OPERATIONS: Mapping[str, frozenset[str]] = {
    "save": frozenset({"exercise", "round", "revision", "base", "value"}),
    "compute": frozenset({"exercise", "value"}),
    "submit": frozenset({"check", "option"}),
}

#: The status of a reply whose making failed; the page keeps its draft and tries again.
FAILED = 500


class ExerciseWidget(anywidget.AnyWidget):
    """Shows one exercise round, or one knowledge check, and carries it to a desk.

    The page speaks in custom messages ``{"id", "op", "body"}`` and hears ``{"id", "status", "body"}``,
    as docs/protocol.md has them. Whoever opens the page can read every trait: nothing that is not the
    participant's to see may stand in one.
    """

    _esm = bundle(JS / "notebook.js")
    _css = bundle_css()

    form = traitlets.Unicode("exercise").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    round = traitlets.Unicode("once").tag(sync=True)
    texts = traitlets.Dict().tag(sync=True)
    messages = traitlets.Dict().tag(sync=True)
    rivals: traitlets.List[Json] = traitlets.List().tag(sync=True)
    language = traitlets.Unicode("en").tag(sync=True)
    scope = traitlets.Unicode(ALONE).tag(sync=True)
    place = traitlets.Unicode("").tag(sync=True)
    answer = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    state = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    view = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    others = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        spec: Json,
        round: str,
        course_public: Mapping[str, Any],
        language: str,
        desk: Desk,
        answer: Json | None = None,
        state: Json | None = None,
        others: Json | None = None,
        on_saved: Callable[[str, str, Any], None] | None = None,
    ) -> None:
        """Build the form.

        ``spec`` is the public exercise or check; ``course_public`` what `Course.public` returns, of which
        texts, messages and preset rivals are used. ``answer`` is what the desk has: an answer as in
        ``GET /api/me``, or the reply to a submitted check. ``state`` is the room's, None for somebody
        alone. ``others`` is what is known of the exercises that votes are for (`workbook.voting`), and
        ``on_saved(exercise, round, value)`` is called for what the desk has stored. A desk may say where it leads: ``scope`` ("workshop/participant", under which the browser
        keeps drafts) and ``place`` (the words for the room that was joined).
        """
        super().__init__(
            form="check" if "question" in spec else "exercise",
            spec=spec,
            round=round,
            texts=course_public["texts"],
            messages=course_public["messages"],
            rivals=list((course_public.get("room") or {}).get("rivals", [])),
            language=language,
            answer=answer,
            state=state,
            others=others or {},
            **_whereabouts(desk),
        )
        self._desk, self._on_saved = desk, on_saved
        self.on_msg(self._hear)

    @property
    def key(self) -> str:
        """The exercise round as answers and states name it, ``exercise/round``."""
        return f"{self.spec.get('id')}/{self.round}"

    def push(self, event: str, data: Json) -> None:
        """Tell the page what the room says: ``room``, ``view``, ``answer`` or ``removed``.

        Data are those of docs/protocol.md; what concerns other exercises is left out. It is also kept, so
        that a page opened later begins with it.
        """
        if event == "room":
            if self.key not in data["states"]:
                return
            self.state = data["states"][self.key]
            data = {"states": {self.key: self.state}}
        elif event in ("view", "answer"):
            if f"{data['exercise']}/{data['round']}" != self.key:
                return
            self.set_trait(event, data)
        self.send({"event": event, "data": data})

    def moved(self, answers: Json, checks: Json) -> None:
        """Begin anew with what another desk has: the seat in a room was taken or given up."""
        exercise = str(self.spec.get("id"))
        answer = checks.get(exercise) if self.form == "check" else answers.get(self.key)
        for name, value in {
            "state": None,
            "view": None,
            "answer": answer,
            **_whereabouts(self._desk),
        }.items():
            self.set_trait(name, value)
        self.send({"event": "moved", "data": {}})

    def _hear(self, widget: object, content: object, buffers: object) -> None:
        if not isinstance(content, dict) or not isinstance(content.get("op"), str):
            return
        status, body = self._answered(content["op"], content.get("body"))
        self.send({"id": content.get("id"), "status": status, "body": body})

    def _answered(self, op: str, body: object) -> tuple[int, Json]:
        """Carry one message to the desk. Whatever fails there, the page gets a reply."""
        wanted = OPERATIONS.get(op)
        if wanted is None or not isinstance(body, dict) or not wanted <= body.keys():
            return 422, _error("wrong-shape")
        asked = {name: body[name] for name in wanted}
        try:
            reply: Json = getattr(self._desk, op)(**asked)
        except DeskError as error:
            return error.status, error.body
        except Exception:  # the page must hear that it failed, and must not see where
            logger.exception("%s failed", op)
            return FAILED, _error("unknown")
        if op == "save":
            self.answer = {**reply, "value": asked["value"]}  # other views of this form show it too
            if self._on_saved is not None:
                self._on_saved(asked["exercise"], asked["round"], asked["value"])
        elif op == "submit":
            self.answer = reply
        return 200, reply


def _whereabouts(desk: Desk) -> dict[str, str]:
    """Return the traits that say where a desk leads."""
    return {"scope": str(getattr(desk, "scope", ALONE)), "place": str(getattr(desk, "place", ""))}


def _error(code: str) -> Json:
    return {"error": {"code": code, "params": {}}}
