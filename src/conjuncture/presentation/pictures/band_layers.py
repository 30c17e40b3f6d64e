"""Bands of the draws with their median: drawn here for every picture that has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import altair as alt

from conjuncture.presentation.pictures import theme

NINE_IN_TEN = ("low_90", "high_90", theme.NINE_IN_TEN)
HALF = ("low_50", "high_50", theme.HALF)
NINETY_FIVE = ("low_95", "high_95", theme.NINE_IN_TEN)
EIGHTY = ("low_80", "high_80", theme.HALF)


def band_layers(
    base: alt.Chart,
    y: Callable[[str], alt.Y],
    bands: Sequence[tuple[str, str, str]],
    middle: str,
    *,
    colour: str = theme.BLUE,
    opacity: float = 1.0,
    high: Callable[[str], str] = "{}:Q".format,
    tips: Sequence[Any] = (),
) -> list[Any]:
    """Areas from the widest to the narrowest, and a line on top.

    Args:
        base: a chart of rows with its x.
        y: the upright axis for a column.
        bands: for each the columns of its lower and upper edge, and its colour; the widest first.
        middle: the line's column; empty for bands without a line.
        colour: of the line.
        opacity: of the areas.
        high: an upper edge's field, where it has another name than its column.
        tips: shown when the pointer is on the line.
    """
    areas = [
        base.mark_area(color=shade, opacity=opacity).encode(y=y(low), y2=high(edge))
        for low, edge, shade in bands
    ]
    if not middle:
        return areas
    line = base.mark_line(color=colour, strokeWidth=2.2).encode(y=y(middle))
    return [*areas, line.encode(tooltip=list(tips)) if tips else line]
