"""The words a page shows before its widgets are there, for the templates: their conf.json names these classes."""

from __future__ import annotations

from typing import Any, ClassVar

from facilitator.texts import sentences


class PageWords:
    """Gives the template of the facilitator's pages its words, by key."""

    file: ClassVar[str] = "interface/console.yaml"

    def __call__(self, notebook: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        texts = sentences(self.file)
        resources["words"] = {name: texts[name].model_dump() for name in ("loading", "slow")}
        return notebook, resources


class DeckWords(PageWords):
    """Gives the template of the decks its words, by key."""

    file = "interface/deck.yaml"
