"""What the yearly strikers of some draws say beside the record: sentences made from numbers, and a table."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from conjuncture.presentation.number_words import about, listed, number, people, percent
from conjuncture.presentation.pictures.picture import Table
from conjuncture.scoring.bands import TOLD_APART, placement, rank_correlation

MANY = 12
"""With fewer recorded years the words say nothing about their order."""
WIDE = 20
"""A band of nine draws in ten that spans more than this factor is said to contradict little."""

_COLUMNS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "year": ("year", str),
    "recorded": ("recorded", people),
    "median": ("median of the draws", people),
    "low_50": ("middle half, from", people),
    "high_50": ("to", people),
    "low_90": ("nine in ten, from", people),
    "high_90": ("to", people),
    "draws_counted": ("draws counted", str),
}


def strikers_table(rows: pd.DataFrame) -> Table:
    """By year, the record, the median and both bands; rows as `scoring.bands.beside` makes them."""
    return Table.of(rows.rename_axis("year").reset_index(), _COLUMNS)


def strikers_in_words(rows: pd.DataFrame) -> tuple[str, ...]:
    """Where the record lies, what happens at its peak, how wide the band is, whether the timing is met."""
    sentences = (_position(rows), _peak(rows), _width(rows))
    return sentences if rows["recorded"].count() < MANY else (*sentences, _timing(rank_correlation(rows)))


def out_of(count: int, whole: int) -> str:
    """none of 8, 3 of 8, all 8."""
    return f"all {whole}" if count == whole else f"{count or 'none'} of {whole}"


def _position(rows: pd.DataFrame) -> str:
    """In how many years the record lies inside the bands, and on which side it leaves their middle."""
    placed = placement(rows)
    n = placed.periods
    if n == 0:
        return "No recorded figure can be compared with the draws."
    sides = (("inside", placed.inside_50), ("below", placed.below_50), ("above", placed.above_50))
    sentences = [
        f"{side} {'it' if nth else 'the middle half of the draws'} in "
        f"{out_of(count, n) if count == n else count}"
        for nth, (side, count) in enumerate((side, count) for side, count in sides if count)
    ]
    return (
        f"The record lies inside the band of nine draws in ten in {out_of(placed.inside_90, n)} years; it "
        f"lies {listed(sentences)}."
    )


def _peak(rows: pd.DataFrame) -> str:
    peak = rows.sort_values("recorded", ascending=False, na_position="last").iloc[0]
    reached = peak["share_reaching"]
    how_many = (
        "no draw reaches that" if reached == 0 else f"{percent(reached)} of the draws reach that or more"
    )
    return (
        f"In the recorded peak year, {peak.name}, {people(peak['recorded'])} were counted; the median of the "
        f"draws is {people(peak['median'])}, and {how_many}."
    )


def _width(rows: pd.DataFrame) -> str:
    """The band in a typical year: the one whose width is the median of widths."""
    low, high = float(rows["low_90"].median()), float(rows["high_90"].median())
    factor = high / low if low > 0 else math.inf
    text = f"In a typical year nine draws in ten lie between {people(low)} and {people(high)}"
    if math.isfinite(factor):
        text += f", a factor of {about(factor)}"
    return f"{text}: a band so wide contradicts little." if factor > WIDE else f"{text}."


def _timing(correlation: float) -> str:
    """Whether the median draw is high when the record is."""
    if math.isnan(correlation):
        return "Whether the draws are high when the record is cannot be said: one of the two never varies."
    shown = f"(rank correlation {number(correlation, 2).replace('-', '−')})"
    if abs(correlation) < TOLD_APART:
        return f"In which years the record is high cannot be told from the median draw {shown}."
    which = "high" if correlation > 0 else "low"
    return f"The median draw tends to be {which} in the years in which the record is high {shown}."
