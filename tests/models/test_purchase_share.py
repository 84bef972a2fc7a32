"""Is a share of nothing undefined?"""

from __future__ import annotations

import pytest

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.purchase_share import purchase_share

SETTINGS = {"ours": "ours", "category": "category"}


@pytest.mark.parametrize(
    ("ours", "category", "share"), [(3000, 8000, 0.375), (0, 8000, 0), (10, 10, 1), (0, 0, None)]
)
def test_the_share_is_ours_of_the_category(ours: float, category: float, share: float | None) -> None:
    """Is nothing of something 0, and nothing of nothing undefined?"""
    assert purchase_share(ours, category) == share


@pytest.mark.parametrize(
    ("ours", "category", "case"),
    [(0, 0, "undefined"), (0, 9, "none"), (3, 9, "some"), (5, 10, "most"), (9, 9, "all")],
)
def test_each_case(ours: float, category: float, case: str) -> None:
    """Does the share pick the question, and is there no chart of nothing?"""
    outcome = run("purchase-share", {"ours": ours, "category": category}, SETTINGS)
    assert outcome.case == case
    assert (outcome.chart is None) == (case == "undefined")
    assert (outcome.figures["share"] is None) == (case == "undefined")


def test_the_rest_goes_elsewhere() -> None:
    """Are share and remainder said together?"""
    figures = run("purchase-share", {"ours": 3000, "category": 8000}, SETTINGS).figures
    assert (figures["share"], figures["elsewhere"]) == (37.5, 5000)


@pytest.mark.parametrize(
    ("ours", "category", "code"),
    [(9, 8, "more-than-category"), (1, 0, "more-than-category"), (None, 8, "incomplete-answer")],
)
def test_what_cannot_be_is_refused(ours: float | None, category: float, code: str) -> None:
    """Can they spend no more with us than in all?"""
    with pytest.raises(ModelError) as refused:
        run("purchase-share", {"ours": ours, "category": category}, SETTINGS)
    assert refused.value.code == code
