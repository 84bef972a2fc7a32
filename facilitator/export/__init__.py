"""Decks for a laptop without the kit: PowerPoint files with notes, native text and the room's results."""

from facilitator.export.slides import presentation

__all__ = ["presentation"]
