"""The workbook of the Exceptional Service workshop: what a participant fills in.

In a module notebook, ``start("en")`` sets the language and offers to join a room,
``exercise("positioning-map")`` shows an exercise or a knowledge check,
``own_data("customer-grading")`` does its arithmetic on a file of the learner's own, and
``finish("02-competitive-positioning")`` ends the module. ``study("en")`` is the page to start from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.modules.syllabus_page import SyllabusPage
    from workbook.notebook.widgets.exercise import ExerciseWidget
    from workbook.notebook.widgets.join import JoinWidget
    from workbook.notebook.widgets.module_end import ModuleEndWidget
    from workbook.notebook.widgets.own_data import OwnDataWidget
    from workbook.notebook.widgets.start_page import StartPageWidget
    from workbook.schema import Language

__all__ = ["exercise", "finish", "own_data", "start", "study", "syllabus"]


def start(language: Language = "en") -> JoinWidget:
    """Set the language of this notebook and return the form that joins a room."""
    from workbook.notebook import session

    return session.start(language)


def exercise(exercise_id: str, round: str | None = None) -> ExerciseWidget:
    """Return the form of an exercise (in its first round unless named) or of a knowledge check.

    Raises LookupError, naming the ids there are, for an id that does not exist.
    """
    from workbook.notebook import session

    return session.exercise(exercise_id, round)


def study(language: Language = "en") -> StartPageWidget:
    """Set the language of this notebook and return the page to start from: progress, and work to take along."""
    from workbook.notebook import session

    return session.study(language)


def finish(module: str) -> ModuleEndWidget:
    """Return the end of a module: what is done in it, and where to go on.

    Raises LookupError, naming the modules there are, for one that does not exist.
    """
    from workbook.notebook import session

    return session.finish(module)


def own_data(exercise_id: str) -> OwnDataWidget:
    """Return the page that does an exercise's arithmetic on a CSV or XLSX file of the learner's own.

    Raises LookupError, naming the exercises it can be done for, for any other.
    """
    from workbook.notebook import session

    return session.own_data(exercise_id)


def syllabus() -> SyllabusPage:
    """Return the page of everything the course teaches, with links to where it does."""
    from workbook.notebook import session

    return session.syllabus()
