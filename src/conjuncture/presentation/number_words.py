"""Numbers and shares in plain words."""

from __future__ import annotations

import math
from collections.abc import Sequence


def number(value: float, digits: int = 3) -> str:
    """About `digits` significant digits, thousands set apart, never an exponent: 1,918 or 0.542."""
    if math.isnan(value):
        return "not observed"
    if math.isinf(value):
        return "infinity" if value > 0 else "minus infinity"
    if value == 0:
        return "0"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    written = f"{value:,.{places}f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def about(value: float) -> str:
    """Two significant digits and no more: 1,531 becomes 1,500."""
    return number(float(f"{value:.2g}")) if math.isfinite(value) else number(value)


def people(thousands: float) -> str:
    """Thousands of participations in words: "2.86 million", "46.6 thousand", "none"."""
    if math.isnan(thousands):
        return "not recorded"
    if thousands == 0:
        return "none"
    if thousands >= 999.5:
        return f"{number(thousands / 1000)} million"
    return f"{number(thousands) if thousands >= 1 else number(thousands, 2)} thousand"


def percent(share: float) -> str:
    """A share as a percentage without false precision: "31%", "0.4%"; "100%" is a share of one alone."""
    if math.isnan(share):
        return "not recorded"
    if share == 0:
        return "0%"
    if 0.995 <= share < 1:
        return f"{100 * share:.1f}%"
    return f"{number(100 * share, 2)}%" if abs(share) < 0.995 else f"{100 * share:.0f}%"


def span(low: str, high: str) -> str:
    """From low to high; one of them where they are the same."""
    return low if low == high else f"{low} to {high}"


def counted(count: float, singular: str, many: str = "") -> str:
    """1 year, 2 years, no years."""
    return f"{number(count) if count else 'no'} {singular if count == 1 else many or singular + 's'}"


def listed(names: Sequence[str]) -> str:
    """a, b and c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"


def ordinal(place: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if place % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def capital(sentence: str) -> str:
    """With a capital letter at its head."""
    return sentence[:1].upper() + sentence[1:]
