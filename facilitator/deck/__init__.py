"""The slides of a deck: a code cell of one line draws each slide that is more than words."""

from facilitator.deck.widget import deck, end_slide, figure, join_slide, live, title_slide

__all__ = ["deck", "end_slide", "figure", "join_slide", "live", "title_slide"]
