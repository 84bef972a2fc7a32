"""The form of an exercise or a knowledge check in a notebook."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import traitlets

from workbook.answers.service import AnswerService, AnswerServiceError, Json
from workbook.notebook.widgets.place import Place, needed
from workbook.notebook.widgets.runtime import Runtime
from workbook.schema import Language

#: Returns the reply of ``sample`` in a language.
Sample = Callable[[Language], Json]
#: Receives an event of docs/protocol.md and its data.
OnStored = Callable[[str, Json], None]


class ExerciseWidget(Place):
    """One exercise round, or one knowledge check, and its messages to an answer service."""

    spec: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    round = traitlets.Unicode("once").tag(sync=True)
    rivals: traitlets.List[Json] = traitlets.List().tag(sync=True)
    scope = traitlets.Unicode("").tag(sync=True)
    address = traitlets.Unicode("").tag(sync=True)
    learner = traitlets.Unicode("").tag(sync=True)
    sample = traitlets.Bool(False).tag(sync=True)
    answer = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    state = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    view = traitlets.Dict(allow_none=True, default_value=None).tag(sync=True)
    others: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        spec: Json,
        service: AnswerService,
        runtime: Runtime,
        sample: Sample | None = None,
        on_stored: OnStored,
        **traits: Any,
    ) -> None:
        """Build the form.

        ``spec`` is the public exercise or check. ``sample`` makes the sample that somebody alone can compare with;
        ``on_stored(event, data)`` is called with ``answer`` or ``checked`` of docs/protocol.md after a save. Of the
        traits, ``answer`` is what the service has (an answer as in ``GET /api/me``, or the reply to a submitted
        check), ``state`` the room's, None without a room, ``rivals`` the preset competitors, and ``others`` what is
        known of the exercises that votes are for (`workbook.course.votes`).
        """
        self._service, self._on_stored, self._compare = service, on_stored, sample
        super().__init__(
            {"save": self._save, "compute": self._compute, "submit": self._submit, "sample": self._sample},
            runtime=runtime,
            component="exercise",
            spec=spec,
            **traits,
            **self._connection_traits(),
        )

    @property
    def key(self) -> str:
        """The exercise round as answers and states name it, ``exercise/round``."""
        return f"{self.spec['id']}/{self.round}"

    def push(self, event: str, data: Json) -> None:
        """Take in an event of docs/protocol.md: ``room``, ``view``, ``answer``, ``checked`` or ``removed``.

        All but the last change a trait, with which a page opened later begins too. Events of other exercises, and an
        answer that is no newer than the one here, change nothing.
        """
        if event == "room":
            self.state = data["states"].get(self.key, self.state)
        elif event == "view" and self._is_here(data):
            self.view = data
        elif event == "answer" and self._is_here(data) and self._is_newer(data):
            self.answer = data
        elif event == "checked" and data["check"] == self.spec["id"]:
            self.answer = {name: value for name, value in data.items() if name != "check"}
        elif event == "removed":
            self.publish(event, data)

    def moved(self, answers: Json, checks: Json) -> None:
        """Begin anew with the answers of another service, after joining or leaving a room."""
        answer = checks.get(self.spec["id"]) if self.spec["kind"] == "check" else answers.get(self.key)
        # The learner before the answer: the browser keeps no copy of a room's answer under the local learner.
        news = {**self._connection_traits(), "state": None, "view": None, "answer": answer}
        for name, value in news.items():
            self.set_trait(name, value)
        self.publish("moved", {})

    def _save(self, body: Json, content: bytes) -> Json:
        exercise, round_, revision, base, value = needed(
            body, "exercise", "round", "revision", "base", "value"
        )
        reply = self._service.save(exercise, round_, revision, base, value)
        answer = {**reply, "value": value}
        if f"{exercise}/{round_}" == self.key and self._is_newer(answer):
            self.answer = answer  # other views of this form show it too
        self._on_stored("answer", {"exercise": exercise, "round": round_, **answer})
        return reply

    def _compute(self, body: Json, content: bytes) -> Json:
        return self._service.compute(*needed(body, "exercise", "value"))

    def _submit(self, body: Json, content: bytes) -> Json:
        check, option = needed(body, "check", "option")
        reply = self._service.submit(check, option)
        self.answer = reply
        self._on_stored("checked", {"check": check, **reply})
        return reply

    def _sample(self, body: Json, content: bytes) -> Json:
        (language,) = needed(body, "language")
        if self._compare is None or not self.sample:
            raise AnswerServiceError.of(403, "not-allowed")
        return self._compare("zh" if language == "zh" else "en")

    def _is_here(self, data: Json) -> bool:
        return f"{data['exercise']}/{data['round']}" == self.key

    def _is_newer(self, answer: Json) -> bool:
        return not self.answer or answer["revision"] > self.answer["revision"]

    def _connection_traits(self) -> Json:
        """Return the traits that say where answers go."""
        service = self._service
        return {
            "scope": service.scope,
            "address": service.address,
            "learner": service.learner,
            "sample": bool(service.learner) and self._compare is not None,
        }
