"""Changes of a room's state, as far as they are published."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbook.protocol.basics import RoundKey


@dataclass(frozen=True)
class Changes:
    """The parts of a room's state that one operation changed.

    ``counted`` are exercise rounds whose counts changed, ``flags`` those whose two flags did, ``progress`` those with
    other numbers of people who answer, ``hidden`` those in which a card was hidden or shown.
    """

    summary: bool = False
    stage: bool = False
    counted: list[RoundKey] = field(default_factory=list)
    flags: list[RoundKey] = field(default_factory=list)
    progress: list[RoundKey] = field(default_factory=list)
    hidden: list[RoundKey] = field(default_factory=list)
