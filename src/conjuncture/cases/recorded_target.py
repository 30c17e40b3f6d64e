"""A recorded series that a variable of a run is compared with; it is never matched on, and never an input."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from conjuncture.cases.member_series import course
from conjuncture.cases.pattern import Pattern
from conjuncture.over_time import over_time
from conjuncture.records.calendar import share_of_month

if TYPE_CHECKING:
    import xarray as xr

MonthsToFigure = Literal["mean", "sum", "last", "max"]
"""How the months of a period become the one figure that was recorded of it: see `conjuncture.over_time`."""


ALONE = "alone"
"""What `last_year` says where no input goes with last year's figure."""


@dataclass(frozen=True, eq=False)
class RecordedTarget:
    """Recorded figures, and the variable of a run that corresponds to them.

    Attributes:
        name: the target in words.
        variable: the variable of the run.
        member: the member, if its level has several.
        values: the figures by their period, an interval of dates, in the variable's own unit.
        unit: that unit.
        source_keys: the keys of their sources.
        note: how the variable corresponds to the record, and what a user must know about it.
        kind: "recorded" if arithmetic alone leads from variable to figure, "assumption" if a judgement is
            needed; empty: not declared.
        told_in, told_per: the unit for readers, and how many of the variable's units it is.
        over: members; the variable is divided by their sum and becomes a share; empty: it is not divided.
        whole: the name of the whole of which the figures are a part; targets of one whole are scored
            together.
        least, most: the bounds of the figure if nothing else is known, in the variable's unit; None: not
            declared.
        upper: the upper bounds by period, if only bounds are known; `values` are then the lower bounds, and
            the two are equal in periods with a single count.
        between: what the two bounds are.
        over_time: how the months of a period become its figure: the mean, the sum, the last or the largest.
        last_year: the input whose change, with last year's figure, makes a guess; "alone": only last year's
            figure; empty: no such guess.
        file, line: the place of the declaration; empty and None if the target was made by code.
        scale: the factor by which the recorded figures were multiplied to convert them to `unit`.
    """

    name: str
    variable: str
    member: str
    values: pd.Series
    unit: str
    source_keys: tuple[str, ...]
    note: str = ""
    kind: str = ""
    told_in: str = ""
    told_per: float = 1.0
    over: tuple[str, ...] = ()
    whole: str = ""
    least: float | None = None
    most: float | None = None
    upper: pd.Series | None = None
    between: str = "two counts"
    over_time: MonthsToFigure = "mean"
    last_year: str = ""
    file: str = ""
    line: int | None = None
    scale: float = 1.0

    def patterns_on_it(self, patterns: Sequence[Pattern]) -> tuple[str, ...]:
        """The names of patterns on the same variable and member, or that name this target in `rests_on`."""
        return tuple(
            pattern.name
            for pattern in patterns
            if (pattern.variable == self.variable and pattern.member in ("", self.member))
            or f"'{self.name}'" in pattern.rests_on
        )

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """Simulated and recorded figures, for the recorded periods that the run covers.

        The simulated figure of a period is the mean, the last or the largest value of all its months; or
        their sum, in which a month that is partly in the period counts by its days. For a share among members
        it is the member's figure divided by the sum of theirs, and NaN in a draw in which the sum is 0.

        Returns:
            A Dataset with `simulated` (draw, period), `recorded` and `upper` (period; equal if there are no
            bounds); `period` is the first day of each. It has no period if the run covers none.

        Raises:
            RecordError: the run does not have the variable or the member.
        """
        import xarray as xr

        covered = self._covered_periods(run)
        simulated = self._figures(run, self.member, covered)
        if self.over:
            together = sum(self._figures(run, member, covered) for member in self.over)
            simulated = simulated / together.where(together > 0)  # type: ignore[union-attr]
        lower = self.values.to_numpy(float)[covered]
        upper = lower if self.upper is None else self.upper.to_numpy(float)[covered]
        return xr.Dataset({"simulated": simulated, "recorded": ("period", lower), "upper": ("period", upper)})

    def _covered_periods(self, run: xr.Dataset) -> np.ndarray:
        """Whether the run covers each recorded period completely."""
        months = pd.DatetimeIndex(run["time"].to_numpy()).to_period("M")
        ends = [_ends(period) for period in self.values.index]
        return np.array([months[0] <= first and last <= months[-1] for first, last in ends], dtype=bool)

    def _figures(self, run: xr.Dataset, member: str, kept: np.ndarray) -> xr.DataArray:
        """A member's figures for the periods in the mask `kept`, (draw, period)."""
        import xarray as xr

        values = course(run, self.variable, member=member, asker=f"Target '{self.name}'")
        values = values.astype(float)
        months = pd.DatetimeIndex(values["time"].to_numpy()).to_period("M")
        periods = self.values.index[kept]
        begins = pd.DatetimeIndex([period.left for period in periods], name="period")
        if not len(begins):
            return values.isel(time=slice(0)).rename(time="period")
        found = []
        for period in periods:
            first, last = _ends(period)
            touched = (months >= first) & (months <= last)
            found.append(self._over_time(values.isel(time=touched), months[touched], period))
        return xr.concat(found, begins).transpose("draw", "period")

    def _over_time(self, months: xr.DataArray, dates: pd.PeriodIndex, period: pd.Interval) -> xr.DataArray:
        """The months of a period as one figure, (draw,)."""
        import xarray as xr

        if self.over_time != "sum":
            return months.reduce(over_time, "time", how=self.over_time)
        first, last = period.left.date(), period.right.date()
        inside = [share_of_month(month.year, month.month, first, last) for month in dates]
        return (months * xr.DataArray(inside, dims="time")).sum("time", skipna=False)


def _ends(period: pd.Interval) -> tuple[pd.Period, pd.Period]:
    """The first and the last month of a period."""
    return pd.Period(period.left, "M"), pd.Period(period.right, "M")
