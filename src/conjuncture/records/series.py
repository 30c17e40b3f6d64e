"""One recorded series: figures of one kind, each with its period, unit, breakdown and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from conjuncture.errors import nearest
from conjuncture.files.text import plain
from conjuncture.records.breakdown import parse_breakdown
from conjuncture.records.errors import RecordError

FIXED = ("period_start", "period_end", "value", "unit", "country", "source_key", "note", "file")
"""Columns of every series; a breakdown adds others."""


@dataclass(frozen=True, eq=False)
class Series:
    """A recorded series.

    Attributes:
        series_id: its name, such as `ru_strikers_total`.
        country: the countries it covers, such as `RU`, `SU` or both.
        units: its units; if it has several, `values` needs a choice.
        keys: the keys of its breakdown, such as `("kind", "industry")`.
        frame: one row for each figure: period_start, period_end (dates), value, unit, country, source_key,
            note, file, and one text column for each of `keys` ("" if a row does not have the key). The index
            is the line in its file.
    """

    series_id: str
    country: tuple[str, ...]
    units: tuple[str, ...]
    keys: tuple[str, ...]
    frame: pd.DataFrame

    @property
    def unit(self) -> str:
        """The unit. Raises RecordError if the series has figures in several units."""
        unit, *others = self.units
        if others:
            raise RecordError(
                f"{self.series_id} has figures in several units: {', '.join(self.units)}. Choose one with "
                "unit=..."
            )
        return unit

    @property
    def line_keys(self) -> tuple[str, ...]:
        """What distinguishes its lines: its keys, and the country if several have a figure for one period."""
        alike = ["unit", *self.keys, "period_start", "period_end"]
        several = len(self.country) > 1 and (self.frame.groupby(alike)["country"].nunique() > 1).any()
        return ("country", *self.keys) if several else self.keys

    def values(self, **choice: str) -> pd.Series:
        """The figures that match `choice`, one for each period, by date.

        Args:
            choice: a value for a breakdown key, or for `unit`, `source_key` or `country`.

        Returns:
            A float series indexed by the period, a closed interval of dates, in order of time.

        Raises:
            RecordError: an unknown key or value (the message offers the nearest), or a choice that leaves
                several figures for one period, or several units, which are never mixed.
        """
        rows = self.frame
        for key, wanted in ((key, plain(value)) for key, value in choice.items()):
            columns = (*self.keys, "unit", "source_key", "country")
            if key not in columns:
                raise RecordError(
                    f"{self.series_id} is not broken down by '{key}'.", remedy=nearest(key, columns)
                )
            if wanted not in set(rows[key]):
                columns = nearest(wanted, set(rows[key]))
                raise RecordError(f"{self.series_id} has no {key}='{wanted}'.", remedy=columns)
            rows = rows[rows[key] == wanted]
        self._demand_one_unit(rows)
        twice = rows[rows.duplicated(["period_start", "period_end"], keep=False)]
        if len(twice):
            one = twice[twice["period_start"] == twice["period_start"].iloc[0]]
            problem = f"{self.series_id} has several figures for {_period(one)}."
            raise RecordError(problem, remedy=self._ways_apart(one))
        ordered = rows.sort_values(["period_start", "period_end"])
        index = pd.IntervalIndex.from_arrays(
            ordered["period_start"], ordered["period_end"], closed="both", name="period"
        )
        return pd.Series(ordered["value"].to_numpy(float), index=index, name=self.series_id)

    def yearly(self, **choice: str) -> pd.Series:
        """Like `values`, for a series of calendar years: the index is the year as an integer.

        Raises:
            RecordError: as for `values`; or a figure is not for a calendar year.
        """
        figures = self.values(**choice)
        years: list[int] = []
        for period in figures.index:
            start, end = period.left, period.right
            if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31) or start.year != end.year:
                raise RecordError(
                    f"{self.series_id} is not a series of calendar years: it has a figure for "
                    f"{start:%Y-%m-%d} to {end:%Y-%m-%d}. Use values(...), which keeps the periods."
                )
            years.append(start.year)
        return figures.set_axis(pd.Index(years, name="year", dtype="int64"))

    def _demand_one_unit(self, rows: pd.DataFrame) -> None:
        units = sorted(set(rows["unit"]))
        if len(units) > 1:
            message = f"{self.series_id} has figures in several units here: {', '.join(units)}."
            raise RecordError(f"{message} Choose one with unit=...")

    def _ways_apart(self, rows: pd.DataFrame) -> str:
        for key in (*self.keys, "source_key", "country"):
            values = sorted(set(rows[key]))
            if len(values) > 1:
                return f"Choose {key}= one of: {', '.join(repr(value) for value in values)}."
        return (
            f"The rows are the same in everything but the figure: see lines {list(rows.index)} of its file."
        )


def _period(rows: pd.DataFrame) -> str:
    first = rows.iloc[0]
    return f"{first['period_start']:%Y-%m-%d} to {first['period_end']:%Y-%m-%d}"


def with_types(rows: pd.DataFrame) -> pd.DataFrame:
    """Convert checked rows of text: dates and figures replace their texts."""
    return rows.assign(
        period_start=pd.to_datetime(rows["period_start"], format="%Y-%m-%d"),
        period_end=pd.to_datetime(rows["period_end"], format="%Y-%m-%d"),
        value=rows["value"].astype(float),
    )


def all_series(rows: pd.DataFrame) -> dict[str, Series]:
    """The series of checked, typed rows (the columns of the CSV, and `file`), indexed by their lines."""
    fixed = rows[list(FIXED)]
    cells = [parse_breakdown(text) for text in rows["breakdown"]]
    places = {str(name): list(some) for name, some in rows.groupby("series_id").indices.items()}
    return {
        name: _series(name, fixed.take(some), [cells[place] for place in some])
        for name, some in places.items()
    }


def _series(series_id: str, frame: pd.DataFrame, cells: Sequence[Mapping[str, str]]) -> Series:
    keys = tuple(dict.fromkeys(key for cell in cells for key in cell))
    for key in (
        keys
    ):  # in place, since copies of hundreds of frames take half a second; each series has its own frame
        frame.insert(len(frame.columns), key, [cell.get(key, "") for cell in cells])
    return Series(
        series_id=series_id,
        country=tuple(sorted(set(frame["country"]))),
        units=tuple(sorted(set(frame["unit"]))),
        keys=keys,
        frame=frame,
    )
