"""A recorded series that a variable of a run is held against: never matched on, never an input."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import xarray as xr

from conjuncture.cases.course import course


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
        note: what has to be known before using them.
    """

    name: str
    variable: str
    member: str
    values: pd.Series
    unit: str
    source_keys: tuple[str, ...]
    note: str = ""

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """Simulated and recorded figures, for the recorded periods that the run covers.

        A period's simulated figure is the mean of the months that it touches.

        Returns:
            A Dataset with `simulated` (draw, period) and `recorded` (period); `period` is the first day of
            each. No period where the run covers none.

        Raises:
            RecordError: the run has no such variable or member.
        """
        values = course(run, self.variable, member=self.member, asker=f"Target '{self.name}'")
        months = pd.DatetimeIndex(values["time"].to_numpy()).to_period("M")
        found, kept = [], []
        for period, figure in self.values.items():
            first, last = (pd.Timestamp(end).to_period("M") for end in (period.left, period.right))  # type: ignore[attr-defined]
            touched = (months >= first) & (months <= last)
            if first < months[0] or last > months[-1] or not touched.any():
                continue
            found.append(values.isel(time=touched).astype(float).mean("time", skipna=False))
            kept.append((pd.Timestamp(period.left), float(figure)))  # type: ignore[attr-defined]
        begins = pd.DatetimeIndex([begin for begin, _ in kept], name="period")
        simulated = (
            xr.concat(found, begins).transpose("draw", "period")
            if found
            else values.isel(time=slice(0)).astype(float).rename(time="period")
        )
        recorded = xr.DataArray([figure for _, figure in kept], {"period": simulated["period"]}, ("period",))
        return xr.Dataset({"simulated": simulated, "recorded": recorded})
