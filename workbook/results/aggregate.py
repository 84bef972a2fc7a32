"""Aggregates of the room's answers to one exercise round, updated answer by answer.

Each aggregate keeps the part of every participant's newest valid answer that it counts. A new
answer takes the old part out and puts the new one in; nothing is counted from the start again. All
of it can be rebuilt from the store at any time. The kinds of room view in `workbook.results.views` are
aggregates that can also show themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.models.outcome import Outcome


class Aggregate:
    """Counts how many people answered; the base of all the others.

    ``n`` is the number of people with something to count. The part of a value is what `pick`
    returns, or None when there is nothing to count in it.
    """

    def __init__(self) -> None:
        self.n = 0
        self._kept: dict[int, tuple[int, Any]] = {}

    def put(
        self, participant: int, revision: int, value: Mapping[str, Any] | None, outcome: Outcome | None = None
    ) -> bool:
        """Count a participant's answer (None when it does not count); return whether anything changed.

        ``outcome`` is the model's outcome for it, where that is known already.

        An older revision than the one known changes nothing; nor does a value that
        cannot be counted, which raises.
        """
        known, old = self._kept.get(participant, (0, None))
        if revision < known:
            return False
        new = None if value is None else self.pick(value, outcome)
        changed = self._replace(old, new)
        self._kept[participant] = (revision, new)
        return changed

    def drop(self, participant: int) -> bool:
        """Remove a participant; return whether anything changed."""
        return self._replace(self._kept.pop(participant, (0, None))[1], None)

    def parts(self) -> dict[int, Any]:
        """Return the part that counts, by participant."""
        return {participant: part for participant, (_, part) in self._kept.items() if part is not None}

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the part of a normalised value, or of the model's outcome for it, that counts."""
        return ()

    def exchange(self, old: Any, new: Any) -> None:
        """Put ``new`` in and take ``old`` out; either may be None."""
        for part, sign in ((new, 1), (old, -1)):  # only the new one may turn out not to fit
            if part is not None:
                self.count(part, sign)

    def count(self, part: Any, sign: int) -> None:
        """Add (1) or take away (−1) one part."""

    def _replace(self, old: Any, new: Any) -> bool:
        if old == new:
            return False
        self.exchange(old, new)
        self.n += (new is not None) - (old is not None)
        return True
