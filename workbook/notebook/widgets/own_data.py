"""The learner's own file in a notebook: sent to the kernel in pieces, matched, analysed, downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import traitlets

from workbook.answers.service import Json
from workbook.data.errors import DataError
from workbook.data.files import MOST_BYTES, Progress, Table, read_table, too_large
from workbook.notebook.widgets.place import Operation, Place
from workbook.schema import Language

#: Most bytes in one message: a notebook server refuses messages of ten million.
PIECE = 1024 * 1024
#: Rows shown of a file, so that its columns can be recognised.
PREVIEW = 5


class Analysis(Protocol):
    """An analysis of a file: `run` returns what it found, `files` what can be downloaded, by name."""

    def run(self, table: Table, plan: Mapping[str, Any], progress: Progress) -> Json:
        """Return the reply of ``run``. Raises DataError."""

    def sample(self) -> bytes:
        """Return the sample file made for the course."""

    def files(self, language: Language) -> Mapping[str, Callable[[], bytes]]:
        """Return how to make the files of the last run, by the name they have."""


class OwnDataWidget(Place):
    """A file of the learner's, and its analysis.

    The messages are those of docs/protocol.md, "Own data". The file stays in this kernel's memory: it is neither stored
    nor sent to a joined room.
    """

    kind = traitlets.Unicode("").tag(sync=True)

    def __init__(self, study: Analysis, **traits: Any) -> None:
        operations: dict[str, Operation] = {
            "piece": self._piece,
            "sample": self._sample,
            "run": self._run,
            "take": self._take,
        }
        super().__init__(operations, component="own-data", **traits)
        self._study = study
        self._pieces: list[bytes] = []
        self._table: Table | None = None
        self._taken = b""

    def _refusal(self, op: str, error: Exception) -> tuple[int, Json]:
        if isinstance(error, DataError):
            code = {"code": error.code, "field": error.where, "params": error.params}
            return 422, {"error": code}
        return super()._refusal(op, error)

    def _piece(self, body: Json, piece: bytes) -> Json:
        """Take one piece of a file, the first one beginning anew; the last one is answered by what the file holds."""
        if body.get("first"):
            self._pieces, self._table = [], None
        self._pieces.append(piece)
        if sum(map(len, self._pieces)) > MOST_BYTES:
            self._pieces = []
            raise too_large()
        if not body.get("last"):
            return {}
        content, self._pieces = b"".join(self._pieces), []
        return self._read(content)

    def _sample(self, body: Json, piece: bytes) -> Json:
        return self._read(self._study.sample())

    def _read(self, content: bytes) -> Json:
        self._table = None
        table = read_table(content, progress=self._progress("reading"))
        self._table = table
        return {
            "columns": table.columns,
            "rows": len(table.frame),
            "left_out": len(table.dirty),
            "encoding": table.encoding,
            "preview": table.frame.head(PREVIEW).to_numpy().tolist(),
        }

    def _run(self, body: Json, piece: bytes) -> Json:
        if self._table is None:
            raise DataError("file-gone")
        return self._study.run(self._table, body, self._progress("working"))

    def _take(self, body: Json, piece: bytes) -> tuple[Json, bytes]:
        """Give one piece of a file to take away; ``offset`` 0 makes it anew."""
        offset = int(body.get("offset", 0))
        if offset == 0:
            make = self._study.files("zh" if self.language == "zh" else "en").get(str(body.get("name")))
            if make is None:
                raise DataError("file-gone")
            self._taken = make()
        end = offset + PIECE
        return {"next": end if end < len(self._taken) else None}, self._taken[offset:end]

    def _progress(self, part: str) -> Progress:
        def report(share: float) -> None:
            self.publish("progress", {"part": part, "share": min(1.0, share)})

        return report
