"""Strikers by year and by quarter: the record over the bands of the draws, on a scale by powers of ten."""

from __future__ import annotations

import numpy as np
import pandas as pd

from conjuncture.inquiry.runs.case_run import CaseRun
from conjuncture.presentation.pictures import findings, theme
from conjuncture.presentation.pictures.format import about, people, percent
from conjuncture.presentation.pictures.over_time import over_time
from conjuncture.presentation.pictures.picture import Picture
from conjuncture.presentation.pictures.scales import people_axis
from conjuncture.scoring import bands

WIDE = 20
"""A band of nine draws in ten that spans more than this factor is said to contradict little."""


def by_year(study: CaseRun) -> Picture | None:
    """Strikers by year."""
    return _strikers(study, "strikers by year", "strikers_by_year", "year")


def by_quarter(study: CaseRun) -> Picture | None:
    """Strikers by old-style quarter, where the record has quarters."""
    return _strikers(study, "strikers by quarter", "strikers_by_quarter", "quarter")


def _strikers(study: CaseRun, target_name: str, name: str, period: str) -> Picture | None:
    target = study.books.targets.get(target_name) if study.books is not None else None
    if target is None:
        return None
    rows = bands.beside(study.observed, target)
    title = f"{target.name.removesuffix(' (all)')}, {study.case.title}"
    description = (
        f"Chart by {period} on a scale by powers of ten. Dark dots: recorded strikers. Blue bands: the "
        "middle half and nine in ten of the draws, with their median. Thin orange lines: draws 0 to 4."
    )
    return Picture(
        name=name,
        title=title,
        finding=finding(rows, period),
        chart=theme.finished(
            over_time(rows, people_axis(rows)), title=title, description=description, side=112
        ),
        data=rows,
        source_keys=target.source_keys,
        how_to_read=(
            "Each step up is ten times as many. Nought has no place on such a scale, so 1 thousand and "
            "anything lower lie on the lowest line. Single draws are chosen by number, not by fit: a band "
            f"is made of histories like these, and none of them need look like it. {target.note}"
        ),
        description=description,
        table=findings.bands_table(rows, people),
    )


def finding(rows: pd.DataFrame, period: str) -> tuple[str, ...]:
    """Where the record lies, what happens at its peak, how wide the band is, whether the timing is met."""
    told = (findings.where_it_lies(bands.placement(rows), period), _peak(rows, period), _width(rows, period))
    if rows["recorded"].count() < findings.MANY:
        return told
    return (*told, findings.timing(bands.rank_correlation(rows), period))


def _peak(rows: pd.DataFrame, period: str) -> str:
    peak = rows.sort_values("recorded", ascending=False, na_position="last").iloc[0]
    where = findings.in_period(peak.name)
    reached = peak["share_reaching"]
    how_many = (
        "no draw reaches that" if reached == 0 else f"{percent(reached)} of the draws reach that or more"
    )
    return (
        f"In the recorded peak {period}, {where}, {people(peak['recorded'])} were counted; the median of the "
        f"draws is {people(peak['median'])}, and {how_many}."
    )


def _width(rows: pd.DataFrame, period: str) -> str:
    """The band in a typical period: the one whose width is the median of widths."""
    low, high = float(rows["low_90"].median()), float(rows["high_90"].median())
    factor = high / low if low > 0 else np.inf
    told = f"In a typical {period} nine draws in ten lie between {people(low)} and {people(high)}"
    if np.isfinite(factor):
        told += f", a factor of {about(factor)}"
    if factor > WIDE:
        return f"{told}: a band so wide contradicts little, and holding the record in it is little praise."
    return f"{told}."
