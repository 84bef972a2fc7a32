"""The workbook of the Exceptional Service workshop: what a participant fills in.

In a module notebook, ``start("en")`` sets the language and offers to join a room,
``exercise("positioning-map")`` shows an exercise or a knowledge check,
``own_data("customer-grading")`` does its arithmetic on a file of the learner's own, and
``finish("02-competitive-positioning")`` ends the module. ``study("en")`` is the page to start from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.form.finish import FinishWidget
    from workbook.form.join import JoinWidget
    from workbook.form.own_data import OwnDataWidget
    from workbook.form.study import StudyWidget
    from workbook.form.widget import ExerciseWidget
    from workbook.schema import Language
    from workbook.syllabus_page import SyllabusPage

__all__ = ["exercise", "finish", "own_data", "start", "study", "syllabus"]


def start(language: Language = "en") -> JoinWidget:
    """Set the language of this notebook and return the form that joins a room."""
    from workbook import notebook

    return notebook.start(language)


def exercise(exercise_id: str, round: str | None = None) -> ExerciseWidget:
    """Return the form of an exercise (in its first round unless named) or of a knowledge check.

    Raises LookupError, naming the ids there are, for an id that does not exist.
    """
    from workbook import notebook

    return notebook.exercise(exercise_id, round)


def study(language: Language = "en") -> StudyWidget:
    """Set the language of this notebook and return the page to start from: progress, and work to take along."""
    from workbook import notebook

    return notebook.study(language)


def finish(module: str) -> FinishWidget:
    """Return the end of a module: what is done in it, and where to go on.

    Raises LookupError, naming the modules there are, for one that does not exist.
    """
    from workbook import notebook

    return notebook.finish(module)


def own_data(exercise_id: str) -> OwnDataWidget:
    """Return the page that does an exercise's arithmetic on a CSV or XLSX file of the learner's own.

    Raises LookupError, naming the exercises it can be done for, for any other.
    """
    from workbook import notebook

    return notebook.own_data(exercise_id)


def syllabus() -> SyllabusPage:
    """Return the page of everything the course teaches, with links to where it does."""
    from workbook import notebook

    return notebook.syllabus()
