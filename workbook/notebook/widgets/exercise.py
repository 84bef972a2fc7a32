"""The form of an exercise or a knowledge check in a notebook: ipywidgets through anywidget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import traitlets

from workbook.notebook.answer_service import AnswerServiceError, FormService, Json
from workbook.notebook.widgets.comm import CommWidget, needed
from workbook.schema import Language
from workbook.web import DIST

#: Under which the browser keeps the drafts of somebody who is in no room.
ALONE = "alone/alone"

#: Returns the reply of ``sample`` in a language.
Sample = Callable[[Language], Json]


class ExerciseWidget(CommWidget):
    """Shows one exercise round, or one knowledge check, and carries it to a desk."""

    _esm = DIST / "notebook.js"
    _css = DIST / "notebook.css"

    form = traitlets.Unicode("exercise").tag(sync=True)
    spec = traitlets.Dict().tag(sync=True)
    round = traitlets.Unicode("once").tag(sync=True)
    rivals: traitlets.List[Json] = traitlets.List().tag(sync=True)
    scope = traitlets.Unicode(ALONE).tag(sync=True)
    place = traitlets.Unicode("").tag(sync=True)
    learner = traitlets.Unicode("").tag(sync=True)
    sample = traitlets.Bool(False).tag(sync=True)
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
        desk: FormService,
        answer: Json | None = None,
        state: Json | None = None,
        others: Json | None = None,
        on_stored: Callable[[str, Json], None] | None = None,
        sample: Sample | None = None,
    ) -> None:
        """Build the form.

        ``spec`` is the public exercise or check; ``course_public`` what `Course.public` returns, of which
        texts, messages and preset rivals are used. ``answer`` is what the desk has: an answer as in
        ``GET /api/me``, or the reply to a submitted check. ``state`` is the room's, None for somebody
        alone. ``others`` is what is known of the exercises that votes are for (`workbook.course.votes`),
        ``on_stored(event, data)`` is told what the desk has stored, as ``answer`` or ``checked`` of
        docs/protocol.md, and ``sample`` is there where somebody alone has something to compare with. A desk
        may say where it leads: ``scope`` ("workshop/participant", under which the browser keeps drafts),
        ``place`` (the words for the room that was joined) and ``learner`` (who somebody alone is).
        """
        self._desk, self._on_stored, self._compare = desk, on_stored, sample
        super().__init__(
            {"save": self._save, "compute": self._compute, "submit": self._submit, "sample": self._sample},
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
            **self._whereabouts(),
        )

    @property
    def key(self) -> str:
        """The exercise round as answers and states name it, ``exercise/round``."""
        return f"{self.spec.get('id')}/{self.round}"

    def push(self, event: str, data: Json) -> None:
        """Tell the page what is new: ``room``, ``view``, ``answer``, ``checked`` or ``removed``.

        Data are those of docs/protocol.md; what concerns other exercises, and an answer that is no newer
        than the one here, is left out. It is also kept, so that a page opened later begins with it.
        """
        if event == "room":
            if self.key not in data["states"]:
                return
            self.state = data["states"][self.key]
            data = {"states": {self.key: self.state}}
        elif event == "checked":
            reply = {name: value for name, value in data.items() if name != "check"}
            if data["check"] != self.spec.get("id") or reply == self.answer:
                return
            self.answer = reply
        elif event in ("view", "answer"):
            if f"{data['exercise']}/{data['round']}" != self.key:
                return
            if event == "answer" and not self._is_newer(data):
                return
            self.set_trait(event, data)
        self.tell(event, data)

    def moved(self, answers: Json, checks: Json) -> None:
        """Begin anew with what another desk has: the seat in a room was taken or given up."""
        exercise = str(self.spec.get("id"))
        answer = checks.get(exercise) if self.form == "check" else answers.get(self.key)
        # Whose answer it is before the answer: the browser keeps no copy of a room's under the lone learner.
        news = {**self._whereabouts(), "state": None, "view": None, "answer": answer}
        for name, value in news.items():
            self.set_trait(name, value)
        self.tell("moved", {})

    def _save(self, body: Json, content: bytes) -> Json:
        exercise, round_, revision, base, value = needed(
            body, "exercise", "round", "revision", "base", "value"
        )
        reply = self._desk.save(exercise, round_, revision, base, value)
        answer = {**reply, "value": value}
        if f"{exercise}/{round_}" == self.key and self._is_newer(answer):
            self.answer = answer  # other views of this form show it too
        self._tell("answer", {"exercise": exercise, "round": round_, **answer})
        return reply

    def _compute(self, body: Json, content: bytes) -> Json:
        return self._desk.compute(*needed(body, "exercise", "value"))

    def _submit(self, body: Json, content: bytes) -> Json:
        check, option = needed(body, "check", "option")
        reply = self._desk.submit(check, option)
        self.answer = reply
        self._tell("checked", {"check": check, **reply})
        return reply

    def _sample(self, body: Json, content: bytes) -> Json:
        (language,) = needed(body, "language")
        if self._compare is None or not self.sample:
            raise AnswerServiceError.of(403, "not-allowed")
        return self._compare("zh" if language == "zh" else "en")

    def _tell(self, event: str, data: Json) -> None:
        if self._on_stored is not None:
            self._on_stored(event, data)

    def _is_newer(self, answer: Json) -> bool:
        return not self.answer or answer["revision"] > self.answer["revision"]

    def _whereabouts(self) -> Json:
        """Return the traits that say where the desk leads."""
        learner = str(getattr(self._desk, "learner", ""))
        return {
            "scope": str(getattr(self._desk, "scope", ALONE)),
            "place": str(getattr(self._desk, "place", "")),
            "learner": learner,
            "sample": bool(learner) and self._compare is not None,
        }
