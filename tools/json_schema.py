"""JSON Schemas of the content and of a take-away; ``python -m tools.json_schema`` writes them.

A YAML editor that reads ``docs/schema/*.json`` completes keys and underlines mistakes as the author
types; a test keeps the files true to `workbook.schema` and `workbook.takeaway.file`.
"""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel

from workbook.schema import Check, Exercise, Outline
from workbook.schema.sample import Sample
from workbook.schema.syllabus import Syllabus
from workbook.takeaway.file import Takeaway

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
PUBLISHED: dict[str, type[BaseModel]] = {
    "exercise": Exercise,
    "check": Check,
    "course": Outline,
    "sample": Sample,
    "syllabus": Syllabus,
    "takeaway": Takeaway,
}


def documents() -> dict[str, str]:
    """Return every published schema as text, by its file name."""
    return {
        f"{name}.schema.json": json.dumps(kind.model_json_schema(by_alias=True), indent=2) + "\n"
        for name, kind in PUBLISHED.items()
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
