"""Paths and names of the slide notebooks, read without loading the course."""

from __future__ import annotations

from pathlib import Path

from workbook.schema import LANGUAGES, Language

#: The decks, a folder for each language.
SLIDES = Path(__file__).parents[1] / "slides"


def names(folder: Path = SLIDES) -> tuple[str, ...]:
    """Return the names of all decks, in the order of the day."""
    return tuple(
        sorted({path.stem for language in LANGUAGES for path in (folder / language).glob("*.ipynb")})
    )


def notebook(name: str, language: Language, folder: Path = SLIDES) -> Path:
    """Return the path of a deck's notebook, whether or not the file exists."""
    return folder / language / f"{name}.ipynb"


def has(name: str, language: Language, folder: Path = SLIDES) -> bool:
    """Return whether a deck exists in a language."""
    return notebook(name, language, folder).is_file()
