"""A deck for a room where the laptop is someone else's: PowerPoint files with notes, native text and the room's results."""

from facilitator.export.slides import presentation

__all__ = ["presentation"]
