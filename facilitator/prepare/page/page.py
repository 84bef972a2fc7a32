"""The page on which a facilitator prepares the half day, made of stock widgets, with the same result as the command."""

from __future__ import annotations

import html
import os
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from facilitator import texts
from facilitator.faults import sentence
from facilitator.prepare import report
from facilitator.prepare.notices import worded
from facilitator.prepare.pack import Result, prepare
from facilitator.prepare.page.controls import Row, alert
from facilitator.prepare.page.fields import FIELDS, PARTS
from facilitator.prepare.page.language import Speaker
from facilitator.prepare.plan.file import PlanError, check_plan, missing_value, path_from, read_values
from facilitator.prepare.plan.plan import Plan
from facilitator.texts import say
from workbook.managed_folder.manifest import write_whole
from workbook.schema import LANGUAGES, Language

__all__ = ["prepare_page"]

FILE = "interface/preparing.yaml"
Json = dict[str, Any]


def prepare_page() -> widgets.Widget:
    """Return the page, in the language of the command that serves it."""
    texts.choose(texts.language_for((), {"LANG": os.environ.get("WORKSHOP_LANGUAGE", "en")}))
    return PreparePage(texts.chosen()).box


class PreparePage:
    """The form, the errors beside its fields, and the result."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.rows = {field.key: Row(field) for field in FIELDS}
        self.came_of_it: tuple[Result, Path] | None = None
        self.roster: tuple[str, bytes] | Path | None = None
        self.upload = widgets.FileUpload(accept=".csv,.xlsx,.xls,.ods,.txt", multiple=False)
        self.chosen = widgets.HTML()
        self.button = widgets.Button(button_style="primary", icon="")
        self.bar = widgets.IntProgress(layout=widgets.Layout(display="none", width="100%"))
        self.status = widgets.HTML()
        self.switch = widgets.ToggleButtons(
            options=[(say("language-name", each), each) for each in LANGUAGES], value=language
        )
        self.head, self.parts = widgets.HTML(), {part: widgets.HTML() for part in PARTS}
        self.speaker = Speaker(language=language)
        self.box = widgets.VBox(self._children())
        self.box.add_class("fd-prepare")
        self.switch.observe(self._speak, "value")
        widgets.link((self.speaker, "language"), (self.switch, "value"))
        self.upload.observe(self._take, "value")
        self.rows["folder"].control.observe(self._open, "value")
        self.button.on_click(lambda _button: self.make())
        self.rows["folder"].control.value = str(Path.home() / "workshop")
        self.rows["start"].control.value = f"{Plan.model_fields['start'].default:%H:%M}"
        self._say()

    def make(self) -> None:
        """Make the pack, or say beside each field what keeps it from being made."""
        self.came_of_it = None
        self.status.value = ""
        for row in self.rows.values():
            row.wrong("")
        self.button.disabled = True
        self.bar.layout.display = ""
        folder = self._folder()
        try:
            plan, roster = self._checked(folder)
            # A file on this computer may have changed since the page was opened: it is read now.
            content = roster.read_bytes() if isinstance(roster, Path) else roster[1]
            name = path_from(folder, roster) if isinstance(roster, Path) else keep(folder, *roster)
            plan = plan.model_copy(update={"roster": name})
            result = prepare(plan, content, name, folder, progress=self._progress)
            self.came_of_it = result, folder
            self.status.value = report.as_html(result, folder, self.language)
        except PlanError as error:
            self._mark(error)
        except Exception as error:
            said = sentence(error)
            if said is None:
                raise
            self.status.value = alert(said)
        finally:
            self.button.disabled = False
            self.bar.layout.display = "none"

    def _folder(self) -> Path:
        typed = self.rows["folder"].control.value.strip()
        try:
            return Path(typed).expanduser()
        except RuntimeError:  # ~ and the name of nobody
            return Path(typed)

    def _checked(self, folder: Path) -> tuple[Plan, tuple[str, bytes] | Path]:
        """Return the plan and the roster. Raises PlanError with everything that is missing or wrong."""
        given = {"roster": self.roster, "folder": self.rows["folder"].control.value.strip()}
        lacking = [missing_value(key) for key, value in given.items() if not value]
        try:
            plan = check_plan(self._values(folder))
        except PlanError as error:
            raise PlanError([*error.notices, *lacking]) from None
        if self.roster is None or lacking:
            raise PlanError(lacking)
        return plan, self.roster

    def _values(self, folder: Path) -> Json:
        """Return what the plan's file says, changed by what stands in the fields."""
        values = read_values(folder)
        for row in self.rows.values():
            if row.field.key != "folder":
                row.field.put(values, row.control.value)
        return values

    def _mark(self, error: PlanError) -> None:
        for notice in error.notices:
            row = self.rows.get(str(notice.params.get("key")))
            if row is not None:
                code = notice.code if notice.code in texts.sentences(FILE) else "plan-wrong"
                row.wrong(self._words(code, **notice.params))
            elif notice.params.get("key") == "roster":
                self.chosen.value = alert(self._words("roster-missing"))
            else:
                self.status.value += alert(worded(notice, self.language))
        self.status.value = alert(self._words("mend")) + self.status.value

    def _progress(self, done: int, count: int) -> None:
        self.bar.max, self.bar.value = max(count, 1), done
        self.bar.description = ""
        self.status.value = (
            f'<p role="status">{html.escape(self._words("making", done=done, count=count))}</p>'
        )

    def _take(self, change: Any) -> None:
        """Keep the file that was chosen, and say which it is."""
        for file in change["new"]:
            self.roster = file["name"], bytes(file["content"])
            size = max(1, round(file["size"] / 1024))
            self.chosen.value = html.escape(self._words("roster-chosen", name=file["name"], size=size))

    def _open(self, _change: Any) -> None:
        """Fill the fields from a plan that is in the folder already."""
        folder = self._folder()
        try:
            values = read_values(folder)
        except (PlanError, OSError):
            return  # said when the pack is made
        if not values:
            return
        for row in self.rows.values():
            if row.field.key != "folder":
                row.control.value = row.field.get(values)
        roster = folder / str(values.get("roster", ""))
        if roster.is_file():
            self.roster = roster
            self.chosen.value = html.escape(self._words("roster-kept", name=roster.name))
        self.rows["folder"].note(self._words("folder-read"))

    def _children(self) -> list[widgets.Widget]:
        children: list[widgets.Widget] = [self.speaker, self.switch, self.head]
        for part in PARTS:
            children.append(self.parts[part])
            children += [row.box for row in self.rows.values() if row.field.part == part]
            if part == "who":
                children += [self.upload, self.chosen]
        return [*children, self.button, self.bar, self.status]

    def _speak(self, change: Any) -> None:
        self.language = change["new"]
        self._say()

    def _say(self) -> None:
        """Say everything in the page's language; what was typed stays."""
        texts.choose(self.language)
        home = f'<p><a href="/?language={self.language}">{self._text("home")}</a></p>'
        self.head.value = f"{home}<h1>{self._text('title')}</h1><p>{self._text('lead')}</p>"
        for part, heading in self.parts.items():
            heading.value = f"<h2>{self._text(f'part-{part}')}</h2>"
        for row in self.rows.values():
            row.say(self._words)
        if self.came_of_it is not None:
            self.status.value = report.as_html(*self.came_of_it, self.language)
        self.upload.description = self._words("roster")
        self.button.description = self._words("make")
        if self.roster is None:
            self.chosen.value = self._text("roster-help")

    def _words(self, label: str, /, **params: Any) -> str:
        return say(label, self.language, file=FILE, **params)

    def _text(self, key: str) -> str:
        return html.escape(self._words(key))


def keep(folder: Path, name: str, content: bytes) -> str:
    """Lay a roster into the pack's folder, beside any other of its name, and return what it is called there."""
    folder.mkdir(parents=True, exist_ok=True)
    file, number = folder / Path(name).name, 1
    while file.exists() and file.read_bytes() != content:
        number += 1
        file = file.with_name(f"{Path(name).stem} ({number}){file.suffix}")
    if not file.exists():
        write_whole(file, content)
    return file.name
