"""Numbers without binary noise, and as people write them: the same in every sum and sentence."""

from __future__ import annotations


def tidy(value: float, places: int = 9) -> float:
    """Return ``value`` without binary noise, so that 0.1 + 0.2 is 0.3, and never as −0."""
    return round(value, places) + 0.0


def written(value: float) -> str:
    """Return a finite number with a true minus sign, thousands apart, to six digits or to the unit.

    Never a power of ten and never −0: 1234567.8 is ``1,234,568``, 0.00001 is ``0.00001``.
    """
    said = f"{value:,g}"
    if "e" in said:
        said = f"{value:,.0f}" if abs(value) >= 1 else f"{value:.6f}".rstrip("0").rstrip(".")
    return said.replace("-", "−") if float(said.replace(",", "")) else "0"
