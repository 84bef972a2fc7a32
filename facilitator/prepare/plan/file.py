"""`plan.yaml`: read with all mistakes named at once, and written so that comments and layout stay."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from ruamel.yaml.error import YAMLError

from facilitator.prepare.notices import FILE, Notice
from facilitator.prepare.plan import text as plan_text
from facilitator.prepare.plan.plan import Plan
from facilitator.texts import sentences
from workbook.managed_folder.manifest import write_whole
from workbook.schema import LANGUAGES, Text

PLAN = "plan.yaml"
Json = dict[str, Any]

_NOTHING = ("", "~", "null", "Null", "NULL")


class PlanError(ValueError):
    """The plan cannot be used; ``notices`` have everything that is missing or wrong."""

    def __init__(self, notices: list[Notice]) -> None:
        super().__init__(", ".join(notice.code for notice in notices))
        self.notices = notices


def read_values(folder: Path) -> Json:
    """Return what `plan.yaml` says, words as they stand; nothing where there is no such file.

    Raises PlanError ``plan-unreadable``. Clock times and ids are not taken for numbers, as YAML would.
    """
    try:
        return _values((folder / PLAN).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise PlanError([Notice("plan-unreadable", severity="error", params={"line": 1})]) from None


def _values(text: str) -> Json:
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes plain words only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else mark.line + 1
        raise PlanError([Notice("plan-unreadable", severity="error", params={"line": line})]) from None
    if data is None or data in _NOTHING:
        return {}
    if not isinstance(data, dict):
        raise PlanError([Notice("plan-unreadable", severity="error", params={"line": 1})])
    return {str(key): value for key, value in data.items() if value not in _NOTHING}


def path_from(folder: Path, roster: Path) -> str:
    """Return the roster's path from the plan's folder where it is inside, else whole."""
    whole, home = roster.resolve(), folder.resolve()
    return whole.relative_to(home).as_posix() if whole.is_relative_to(home) else str(whole)


def check_plan(values: Mapping[str, Any]) -> Plan:
    """Return the plan of these values. Raises PlanError with everything missing or wrong, each once."""
    given = dict(values)
    if "schema" in given:
        given["schema"] = 1 if str(given["schema"]) == "1" else given["schema"]
    try:
        return Plan.model_validate(given)
    except ValidationError as error:
        found: dict[str, Notice] = {}
        for detail in error.errors(include_url=False):
            notice = _notice(detail, given)
            found.setdefault(str(notice.params["key"]), notice)
        raise PlanError(list(found.values())) from None


def write_plan(folder: Path, plan: Plan) -> None:
    """Write the plan into its folder: a new file with a comment on every value, else only what changed."""
    path, values = folder / PLAN, _plain(plan)
    try:
        text = path.read_text(encoding="utf-8")
        old = _plain(check_plan(read_values(folder)))
    except FileNotFoundError:
        write_whole(path, _fresh(values).encode())
        return
    except PlanError:
        old = {}
    changes = {key: value for key, value in values.items() if old.get(key) != value}
    if changes:
        write_whole(path, (_edited(text, changes, plan) or _fresh(values)).encode())


def _plain(plan: Plan) -> Json:
    return plan.model_dump(mode="json", by_alias=True) | {"start": plan.start.strftime("%H:%M")}


def _edited(text: str, changes: Mapping[str, Any], plan: Plan) -> str | None:
    """Return the text with these values; None where it does not then say the plan (a key that stands twice)."""
    try:
        edited = plan_text.changed(text, changes)
        return edited if check_plan(_values(edited)) == plan else None
    except (YAMLError, PlanError):
        return None


def missing_value(key: str) -> Notice:
    """Return the error for a value that neither the plan nor an option gives."""
    return Notice("plan-missing", severity="error", params=_about(key, None))


def _notice(detail: Any, given: Mapping[str, Any]) -> Notice:
    """Return the error of one value: the validator's own code, else a sentence for its key or for any."""
    key = str(detail["loc"][0])
    params = _about(key, given.get(key))
    code = {"missing": "plan-missing", "extra_forbidden": "plan-unknown"}.get(detail["type"])
    own = f"plan-{detail.get('ctx', {}).get('error', '')}"
    return Notice(
        code or next(each for each in (own, f"plan-wrong-{key}", "plan-wrong") if each in sentences(FILE)),
        severity="error",
        params=params,
    )


def _about(key: str, given: Any) -> Json:
    """Return what a sentence about a value may say: the option that gives it, how it is called, what it is."""
    option = f"--{key.replace('_', '-')}"
    return {
        "key": key,
        "option": option,
        "what": sentences(FILE).get(f"what-{key}", key),
        "typed": str(given),
    }


def _fresh(values: Mapping[str, Any]) -> str:
    """Return a whole file, each value under what it means in both languages."""
    parts = [_comment(sentences(FILE)["comment-head"])]
    for key in Plan.model_fields:
        key = "schema" if key == "schema_version" else key
        parts.append(f"{_comment(sentences(FILE)[f'comment-{key}'])}{plan_text.entry(key, values[key])}")
    return "\n".join(parts)


def _comment(text: Text) -> str:
    return "".join(f"# {text.in_(language)}\n" for language in LANGUAGES)
