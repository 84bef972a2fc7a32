"""The kinds of room view."""

from __future__ import annotations

from workbook.results.views.cards import Cards, Rings
from workbook.results.views.cross import Cross
from workbook.results.views.heatmap import Heatmap
from workbook.results.views.histogram import Histogram
from workbook.results.views.means import Means
from workbook.results.views.place_map import PlaceMap
from workbook.results.views.ranking import Ranking
from workbook.results.views.shares import Shares
from workbook.results.views.spread import Spread
from workbook.results.views.tally import Tally
from workbook.results.views.typed import Leaderboard, Votes
from workbook.results.views.view import UnsuitableViewError, View, ViewContent, ViewContext

__all__ = ["KINDS", "UnsuitableViewError", "View", "ViewContent", "ViewContext"]

#: The kinds of room view by the name they have in content.
KINDS: dict[str, type[View]] = {
    "histogram": Histogram,
    "map": PlaceMap,
    "cards": Cards,
    "heatmap": Heatmap,
    "rings": Rings,
    "ranking": Ranking,
    "tally": Tally,
    "cross": Cross,
    "shares": Shares,
    "spread": Spread,
    "means": Means,
    "leaderboard": Leaderboard,
    "votes": Votes,
}
