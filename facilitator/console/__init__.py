"""The facilitator's console: slides in small, notes, clock, exercises, people and cards."""

from facilitator.console.widget import console

__all__ = ["console"]
