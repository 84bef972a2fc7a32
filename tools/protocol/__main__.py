"""``python -m tools.protocol``: write what is generated from the contract."""

from __future__ import annotations

from pathlib import Path

from tools.protocol.typescript import SECTIONS, sections

ROOT = Path(__file__).parents[2]
HOW = "Generated from workbook/protocol by `python -m tools.protocol`."


def documents() -> dict[str, str]:
    """Return the generated files as text, by their path in the repository."""
    made = sections()
    shapes = [
        f"## {title}\n\n{_first_line(SECTIONS[title].__doc__)}\n\n```ts\n"
        + "\n\n".join(each.comment + each.type_ for each in found)
        + "\n```\n"
        for title, found in made.items()
    ]
    types = [f"{each.comment}export {each.type_}\n" for found in made.values() for each in found]
    return {
        "docs/protocol-shapes.md": "\n".join(
            ["# Shapes of the protocol\n", f"{HOW} The rules: protocol.md.\n", *shapes]
        ),
        "web/src/protocol.d.ts": "\n".join([f"// {HOW}\n", *types]),
    }


def _first_line(docstring: str | None) -> str:
    return (docstring or "").splitlines()[0]


if __name__ == "__main__":
    for path, text in documents().items():
        (ROOT / path).write_text(text, encoding="utf-8")
