"""A recorded series that a variable of a run is compared with: never matched on, never an input."""

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
    """Recorded figures, and the variable of a run that is their likeness.

    Attributes:
        name: what it is, in words.
        variable: the variable of the run.
        member: whose, where its level has several members.
        values: the figures by their period, an interval of dates, in the variable's own unit.
        unit: that unit.
        source_keys: where the figures come from.
        note: how the variable corresponds to what is recorded, and what has to be known before using it.
        kind: "recorded" where arithmetic alone leads from one to the other, "assumption" where a judgement
            does; empty where nobody has said.
        told_in, told_per: the unit in which people read it, and how many of the variable's units one is.
        over: members whose sum the variable is put over, so that it is a share among them; none: as it is.
        whole: name of the whole of which the figures are a part; targets of one whole are scored together.
        least, most: between what the figure could lie if nothing were known but what it is, in the variable's
            unit; None where nobody has said.
        upper: the upper edges, by period, where a figure is known to lie between two; `values` are then the
            lower, and both are the same where one count stands.
        between: what the two edges are.
        over_time: how the months of a period become its figure: the mean of a level, the sum of what happens
            in each month, the last or the largest.
        last_year: the input whose change, with last year's figure, is a guess beside the target; "alone":
            last year's figure is; empty: no such guess.
        file, line: where the target was written; nothing where it was made by code.
        scale: by what the recorded figures were multiplied to bring them to `unit`.
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
        """Names of the patterns that look at the same variable of the same member, or rest on its series."""
        return tuple(
            pattern.name
            for pattern in patterns
            if (pattern.variable == self.variable and pattern.member in ("", self.member))
            or f"'{self.name}'" in pattern.rests_on
        )

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """Simulated and recorded figures, for the recorded periods that the run covers.

        A period's simulated figure is the mean of the months that it touches, or their last or largest; or
        their sum, a month that lies in the period in part counting by its days. Of a share among members it
        is the member's figure over the sum of theirs, NaN in a draw in which none of them has any.

        Returns:
            A Dataset with `simulated` (draw, period), `recorded` and `upper` (period), the last equal to the
            one before where there is no band; `period` is the first day of each. No period where the run
            covers none.

        Raises:
            RecordError: the run has no such variable or member.
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
        """Which recorded periods the run covers whole."""
        months = pd.DatetimeIndex(run["time"].to_numpy()).to_period("M")
        ends = [_ends(period) for period in self.values.index]
        return np.array([months[0] <= first and last <= months[-1] for first, last in ends], dtype=bool)

    def _figures(self, run: xr.Dataset, member: str, kept: np.ndarray) -> xr.DataArray:
        """A member's figures of the periods kept, (draw, period)."""
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
    """The months in which a period begins and ends."""
    return pd.Period(period.left, "M"), pd.Period(period.right, "M")
