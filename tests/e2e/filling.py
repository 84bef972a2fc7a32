"""Filling an exercise in through its controls, as somebody with a thumb or with a keyboard does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import tap
from workbook.schema import Exercise

Json = dict[str, Any]
Hand = Literal["thumb", "keys"]


@dataclass
class Filler:
    """Fills forms on a page in one language, by ``thumb`` (taps, sliders) or by ``keys`` (space, arrows)."""

    page: Page
    language: str
    hand: Hand

    def exercise(self, exercise: Exercise, given: Json) -> Json:
        """Enter an answer into the form on the page; return what then must be in the store."""
        roots = self.page.locator(f'[data-exercise="{exercise.id}"] .es-fields > *')
        expect(roots).to_have_count(len(exercise.fields))
        return {
            field.id: self.value(roots.nth(at), field, field.id, given[field.id])
            for at, field in enumerate(exercise.fields)
        }

    def value(self, root: Locator, field: Any, path: str, raw: Any) -> Any:
        """Enter a value into a field or a cell, and return it; KeyError for a kind that nobody told of."""
        kinds: dict[str, Callable[[Locator, Any, str, Any], Any]] = {
            "text": self._text,
            "long-text": self._text,
            "date": self._text,
            "moment": self._text,
            "list": self._list,
            "scale": self._option,
            "number": self._number,
            "choice": self._choice,
            "map": self._map,
            "rows": self._rows,
            "allocate": self._shares,
            "ranking": self._order,
            "grid": self._grid,
            "votes": self._votes,
        }
        return kinds[field.kind](root, field, path, raw)

    def press(self, button: Locator) -> None:
        """Press a button, with a finger or with the keyboard."""
        if self.hand == "thumb":
            button.tap()
        else:
            button.press("Enter")

    def type(self, root: Locator, path: str, words: str) -> None:
        """Type into the text box at a path."""
        box = root.locator(f':is(input[type=text], textarea)[data-path="{path}"]')
        if self.hand == "thumb":
            box.tap()
        else:
            box.focus()
        self.page.keyboard.insert_text(words)
        expect(box).to_have_value(words)

    def _text(self, root: Locator, field: Any, path: str, raw: str) -> str:
        self.type(root, path, raw)
        return raw

    def _list(self, root: Locator, field: Any, path: str, raw: list[str]) -> list[str]:
        for at, words in enumerate(raw):
            if at:
                self.page.keyboard.press("Enter")
            else:
                root.locator(f'[data-path="{path}.0"]').focus()
            expect(root.locator(f'[data-path="{path}.{at}"]')).to_be_focused()
            self.page.keyboard.insert_text(words)
        return raw

    def _option(self, root: Locator, field: Any, path: str, raw: str) -> str:
        box = root.locator(f'[data-path="{path}"][value="{raw}"]')
        if self.hand == "thumb":
            root.locator("label", has=self.page.locator(f'[data-path="{path}"][value="{raw}"]')).tap()
        else:
            box.press("Space")
        expect(box).to_be_checked()
        return raw

    def _choice(self, root: Locator, field: Any, path: str, raw: Any) -> Any:
        for option in raw if field.multiple else [raw]:
            self._option(root, field, path, option)
        return raw

    def _number(self, root: Locator, field: Any, path: str, raw: str) -> str:
        if not field.slider:
            self.type(root, path, raw)
            return raw
        slider = root.locator(f'input[type=range][data-path="{path}"]')
        self._slide(slider, raw, field.min, field.step)
        expect(root.locator(f'input[type=text][data-path="{path}"]')).to_have_value(raw)
        return raw

    def _slide(self, slider: Locator, raw: str, least: float, step: float) -> None:
        if self.hand == "thumb":
            slider.fill(raw)
            return
        upwards = float(raw) - step >= least
        slider.fill(f"{float(raw) - step if upwards else float(raw) + step:g}")
        slider.press("ArrowRight" if upwards else "ArrowLeft")

    def _map(self, root: Locator, field: Any, path: str, raw: Json) -> Json:
        """Tap the first point's place, give the others by numbers."""
        entered = {}
        for at, (point, wanted) in enumerate(raw.items()):
            if at == 0:
                tap(root, int(wanted["x"]) / 100, int(wanted["y"]) / 100)
            for key in ("name", "x", "y"):
                if key in wanted and (at or key == "name"):
                    self.type(root, f"{path}.{point}.{key}", wanted[key])
            boxes = {key: root.locator(f'[data-path="{path}.{point}.{key}"]') for key in wanted}
            entered[point] = {key: box.input_value() for key, box in boxes.items()}
            assert abs(int(entered[point]["x"]) - int(wanted["x"])) <= 6, entered  # the axes take their room
        return entered

    def _rows(self, root: Locator, field: Any, path: str, raw: Any) -> Any:
        if isinstance(raw, dict):
            return {row: self._row(root, field, f"{path}.{row}", cells) for row, cells in raw.items()}
        more = root.locator(".es-rowcards ~ .es-btn").first
        entered = []
        for at, cells in enumerate(raw):
            if at:
                self.press(more)
            entered.append(self._row(root, field, f"{path}.{at}", cells))
        return entered

    def _row(self, root: Locator, field: Any, path: str, cells: Json) -> Json:
        return {
            column.id: self.value(root, column, f"{path}.{column.id}", cells[column.id])
            for column in field.columns
        }

    def _shares(self, root: Locator, field: Any, path: str, raw: Json) -> Json:
        """Type the first share and move the sliders of the others."""
        for at, (part, share) in enumerate(raw.items()):
            if at == 0:
                self.type(root, f"{path}.{part}", share)
            else:
                self._slide(root.locator(f'input[type=range][data-path="{path}.{part}"]'), share, 0, 1)
        if field.exact:
            expect(root.locator(".es-total")).to_contain_class("es-msg--ok")
        return raw

    def _order(self, root: Locator, field: Any, path: str, raw: list[str]) -> list[str]:
        """Tap everything into its place, then move the last one up."""
        labels = {option.id: option.label.model_dump()[self.language] for option in field.options}
        for option in raw:
            name = labels[option].replace("<wbr>", "")
            self.press(root.locator(".es-rank__pool").get_by_role("button", name=name, exact=True))
        self.press(root.locator(".es-rank > li").last.locator("button").first)
        return [*raw[:-2], raw[-1], raw[-2]]

    def _grid(self, root: Locator, field: Any, path: str, raw: Json) -> Json:
        add_column = root.locator(".es-grid__tools .es-btn").first
        for at, name in enumerate(raw["columns"]):
            if root.locator(f'[data-path="{path}.columns.{at}"]').count() == 0:
                self.press(add_column)
            self.type(root, f"{path}.columns.{at}", name)
        for line, row in enumerate(raw["rows"]):
            self.type(root, f"{path}.rows.{line}.name", row["name"])
            for at, cell in enumerate(row["cells"]):
                self.type(root, f"{path}.rows.{line}.cells.{at}", cell)
        return raw

    def _votes(self, root: Locator, field: Any, path: str, raw: list[str]) -> list[str]:
        expect(root.locator(".es-votes label").first).to_be_visible()
        for words in raw:
            box = root.get_by_role("checkbox", name=words, exact=True)
            if self.hand == "thumb":
                root.locator("label", has=self.page.get_by_role("checkbox", name=words, exact=True)).tap()
            else:
                box.press("Space")
            expect(box).to_be_checked()
        return raw
