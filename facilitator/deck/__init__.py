"""The slides of a deck: a code cell of one line draws each slide that is more than words."""

from typing import TYPE_CHECKING, Any

from facilitator.deck.cells import end_slide, figure, join_slide, live, title_slide

if TYPE_CHECKING:
    from facilitator.deck.widget import deck

__all__ = ["deck", "end_slide", "figure", "join_slide", "live", "title_slide"]


def __getattr__(name: str) -> Any:
    """Import `deck` on first use: reading or exporting slides needs no widget libraries."""
    if name != "deck":
        raise AttributeError(name)
    from facilitator.deck.widget import deck

    return deck
