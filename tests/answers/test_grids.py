"""A table of numbers that people name themselves: unknown is not zero, and nothing counts without a name."""

from __future__ import annotations

import pytest

from tests.answers.small import KINDS, told
from workbook.answers import Checked, check

GRID = KINDS["grid"]


def test_numbers_are_read_and_unknown_cells_stay_unknown() -> None:
    """Is an empty cell never 0, and 0 never empty?"""
    raw = {
        "columns": [" 2024 ", "2025"],
        "rows": [{"name": "North", "cells": ["８５", ""]}, {"name": "南区", "cells": [None, "0"]}],
    }
    assert check(GRID, {"it": raw}) == Checked(
        "valid",
        {
            "it": {
                "columns": ["2024", "2025"],
                "rows": [{"name": "North", "cells": [85, None]}, {"name": "南区", "cells": [None, 0]}],
            }
        },
    )


def test_what_is_empty_at_the_end_is_cut_and_in_between_kept() -> None:
    """Does a row added and left empty leave no trace, and a gap stay a gap?"""
    raw = {
        "columns": ["2024", "", "2026", " ", ""],
        "rows": [
            {"name": "", "cells": []},
            {"name": "North", "cells": [7]},
            {"name": " ", "cells": ["", None]},
        ],
    }
    assert check(GRID, {"it": raw}) == Checked(
        "valid",
        {
            "it": {
                "columns": ["2024", "", "2026"],
                "rows": [
                    {"name": "", "cells": [None, None, None]},
                    {"name": "North", "cells": [7, None, None]},
                ],
            }
        },
    )


@pytest.mark.parametrize(
    "raw", [{}, {"columns": []}, {"rows": [{}]}, {"columns": ["", None], "rows": [{"cells": ["", None]}]}]
)
def test_a_grid_nobody_wrote_in_is_empty(raw: object) -> None:
    """Do empty boxes count as nothing?"""
    assert check(GRID, {"it": raw}) == Checked("empty")


def test_numbers_without_a_name_are_asked_for_one() -> None:
    """Is the name asked for where it is missing?"""
    found = check(GRID, {"it": {"columns": ["2024", ""], "rows": [{"cells": [1, 2]}, {"name": "North"}]}})
    assert told(found) == [
        ("name-missing", "it.columns.1", "prompt"),
        ("name-missing", "it.rows.0.name", "prompt"),
    ]
    assert found.status == "partial"
    assert found.value["it"] == {
        "columns": ["2024", ""],
        "rows": [{"name": "", "cells": [1, 2]}, {"name": "North", "cells": [None, None]}],
    }


def test_a_number_beyond_the_last_named_column_makes_the_grid_wider() -> None:
    """Is a number to the right of all names kept and asked about?"""
    found = check(GRID, {"it": {"columns": ["2024"], "rows": [{"name": "North", "cells": ["", 2]}]}})
    assert told(found) == [("name-missing", "it.columns.1", "prompt")]
    assert found.value["it"]["columns"] == ["2024", ""]


def test_a_cell_and_a_name_are_checked_where_they_stand() -> None:
    """Does a wrong cell not take the others with it?"""
    raw = {"columns": ["x" * 101, "2025"], "rows": [{"name": "y" * 101, "cells": ["n/a", 101]}]}
    found = check(GRID, {"it": raw})
    assert told(found) == [
        ("too-long", "it.columns.0", "error"),
        ("too-long", "it.rows.0.name", "error"),
        ("not-a-number", "it.rows.0.cells.0", "error"),
        ("out-of-range", "it.rows.0.cells.1", "error"),
    ]
    assert found.value == {"it": {"columns": ["", "2025"], "rows": []}}


def test_more_than_fits_is_said_in_words_of_its_own() -> None:
    """Is it columns or rows that are too many?"""
    wide = check(GRID, {"it": {"columns": ["a", "b", "c", "d"]}})
    assert told(wide) == [("too-many-columns", "it", "error")]
    assert wide.problems[0].params == {"max": 3}
    assert told(check(GRID, {"it": {"rows": [{"cells": [1] * 30_000}]}})) == [
        ("too-many-columns", "it", "error")
    ]
    tall = check(GRID, {"it": {"rows": [{"name": "a"}] * 3}})
    assert told(tall) == [("too-many-rows", "it", "error")]
    assert check(GRID, {"it": {"columns": [""] * 40, "rows": [{}] * 40}}) == Checked("empty")


@pytest.mark.parametrize(
    "raw",
    [
        *[[], "a,b", 7, {"cells": []}, {"columns": "2024"}, {"columns": {}}, {"rows": {"a": 1}}],
        *[{"rows": [7]}, {"rows": [{"cells": "1"}]}, {"rows": [{"title": "x"}]}],
    ],
)
def test_what_no_form_sends_is_the_wrong_shape(raw: object) -> None:
    """Are strange JSON types refused at the field?"""
    assert told(check(GRID, {"it": raw})) == [("wrong-shape", "it", "error")]


def test_a_cell_that_is_no_cell_is_the_wrong_shape_at_its_place() -> None:
    """Is true not 1, and a list no name?"""
    found = check(GRID, {"it": {"columns": [[]], "rows": [{"name": 5, "cells": [True]}]}})
    assert told(found) == [
        ("wrong-shape", "it.columns.0", "error"),
        ("wrong-shape", "it.rows.0.name", "error"),
        ("wrong-shape", "it.rows.0.cells.0", "error"),
    ]
