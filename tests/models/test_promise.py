"""Is a promise without a measure or a remedy called what it is?"""

from __future__ import annotations

import pytest

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref

SETTINGS = {"promise": "promise", "backing": ["measure", "remedy"], "detail": ["by"]}
WHOLE = {"promise": "answered in three rings", "measure": "count", "remedy": "we ring back", "by": "noon"}


@pytest.mark.parametrize(
    ("without", "case", "missing", "given"),
    [
        (set(), "promise", None, 4),
        ({"by"}, "unfinished", Ref("by"), 3),
        ({"measure"}, "slogan", Ref("measure"), 3),
        ({"remedy"}, "slogan", Ref("remedy"), 3),
        ({"measure", "remedy", "by"}, "slogan", Ref("measure"), 1),
    ],
)
def test_what_is_missing_decides_what_it_is(
    without: set[str], case: str, missing: Ref | None, given: int
) -> None:
    """Does a slogan become a promise only with a measure and a remedy, and finished only with a time?"""
    found = run("promise", {key: words for key, words in WHOLE.items() if key not in without}, SETTINGS)
    assert (found.case, found.figures["missing_label"], found.figures["given"]) == (case, missing, given)
    assert found.figures["asked"] == 4
    assert found.tags == {case: 1}


def test_a_remedy_for_nothing_is_no_result_yet() -> None:
    """Is there nothing to say before there is a promise?"""
    with pytest.raises(ModelError) as refused:
        run("promise", {"remedy": "we ring back"}, SETTINGS)
    assert refused.value.code == "incomplete-answer"
