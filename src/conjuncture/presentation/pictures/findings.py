"""Sentences that several findings share. Each is made from numbers and differs when they do."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from conjuncture.presentation.pictures.format import listed, number
from conjuncture.presentation.pictures.picture import Table
from conjuncture.scoring.bands import TOLD_APART, Placement

MANY = 12
"""With fewer recorded periods nothing is said of their order."""


def bands_table(rows: pd.DataFrame, tell: Callable[[float], str], *, rounding: bool = False) -> Table:
    """The table beside a picture of bands: by period, the record, the median and both bands."""
    columns: dict[str, tuple[str, Callable[[Any], str]]] = {
        "period": (str(rows.index.name), lambda period: str(period).replace("Q", " Q")),
        "recorded": ("recorded", tell),
    }
    if rounding:
        columns |= {"recorded_low": ("by rounding, from", tell), "recorded_high": ("to", tell)}
    columns |= {
        "median": ("median of the draws", tell),
        "low_50": ("middle half, from", tell),
        "high_50": ("to", tell),
        "low_90": ("nine in ten, from", tell),
        "high_90": ("to", tell),
        "draws_counted": ("draws counted", str),
    }
    return Table.of(rows.rename_axis("period").reset_index(), columns)


def where_it_lies(placed: Placement, period: str) -> str:
    """In how many periods the record lies inside the bands, and on which side it leaves their middle."""
    n = placed.periods
    if n == 0:
        return "No recorded figure can be held against the draws."
    inside = (
        f"The record lies inside the band of nine draws in ten in {out_of(placed.inside_90, n)} {period}s"
    )
    places = [
        (side, count)
        for side, count in (
            ("inside", placed.inside_50),
            ("below", placed.below_50),
            ("above", placed.above_50),
        )
        if count
    ]
    told = [
        f"{side} {'it' if nth else 'the middle half of the draws'} in "
        f"{out_of(count, n) if count == n else count}"
        for nth, (side, count) in enumerate(places)
    ]
    return f"{inside}; it lies {listed(told)}."


def out_of(count: int, whole: int) -> str:
    """none of 8, 3 of 8, all 8."""
    return f"all {whole}" if count == whole else f"{count or 'none'} of {whole}"


def timing(correlation: float, period: str) -> str:
    """Whether the median draw is high when the record is. For many periods only: among few chance decides."""
    if math.isnan(correlation):
        return (
            f"Whether the draws are high in the same {period}s as the record cannot be said: one of the "
            "two never varies."
        )
    told = f"rank correlation {number(correlation, 2).replace('-', '−')}"
    if correlation >= TOLD_APART:
        return f"The median draw tends to be high in the {period}s in which the record is high ({told})."
    if correlation <= -TOLD_APART:
        return f"The median draw tends to be low in the {period}s in which the record is high ({told})."
    return f"In which {period}s the record is high cannot be told from the median draw ({told})."


def in_period(period: object) -> str:
    """A year, or a quarter in words: "the fourth quarter of 1905"."""
    written = str(period)
    if "Q" not in written:
        return written
    year, quarter = written.split("Q")
    return f"the {('first', 'second', 'third', 'fourth')[int(quarter) - 1]} quarter of {year}"
