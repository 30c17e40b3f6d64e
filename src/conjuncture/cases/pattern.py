"""A crude pattern of a case, declared before any run: what a world must look like not to be ruled out.

Patterns rule draws out before questions are asked of the rest (history matching). They are never used for
scoring, and none may state what a claim claims.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from conjuncture.cases.member_series import course
from conjuncture.errors import nearest
from conjuncture.over_time import OverTime, over_time
from conjuncture.records import RecordError

if TYPE_CHECKING:
    import xarray as xr


@dataclass(frozen=True)
class Pattern:
    """A figure of what the case's books hold of a world, and the range in which it is believable.

    Attributes:
        name: in words.
        variable: the observed variable (`Case.observe`) that is summed up over its periods.
        over_time: how the periods become one figure.
        low, high: the range in the variable's own unit; None is no bound. Above nothing: what is out of the
            range is measured in logarithms.
        observation_sd: how far books of this kind are out, as a standard deviation of the logarithm.
        model_sd: how far a model this coarse may be out, likewise.
        unit: of the figure.
        reason: why this range, without looking at the case's own record.
        source: where that knowledge comes from.
        rests_on: the series that the figure is the simulated likeness of, and which targets share it.
        member: whose variable it is, where its level has several members.
        since, until: months or years; `until` is not included; empty is the whole run.
    """

    name: str
    variable: str
    over_time: OverTime
    low: float | None
    high: float | None
    observation_sd: float
    model_sd: float
    unit: str
    reason: str
    source: str
    rests_on: str
    member: str = ""
    since: str = ""
    until: str = ""

    def __post_init__(self) -> None:
        bounds = [bound for bound in (self.low, self.high) if bound is not None]
        if not bounds:
            raise RecordError(
                f"Pattern '{self.name}' has no bound, and rules nothing out.", remedy="Give low or high."
            )
        if min(bounds) <= 0 or (len(bounds) == 2 and bounds[0] > bounds[1]):
            raise RecordError(
                f"Pattern '{self.name}' has the bounds {self.low} and {self.high}: they lie above 0, low "
                "below high, because distance is measured in logarithms.",
                remedy="Leave out a bound of 0.",
            )
        if not np.hypot(self.observation_sd, self.model_sd) > 0:
            raise RecordError(
                f"Pattern '{self.name}': books and model are never out by nothing.",
                remedy="Give observation_sd or model_sd.",
            )
        if self.over_time not in get_args(OverTime):
            raise RecordError(
                f"Pattern '{self.name}': '{self.over_time}' is no way to sum up.",
                remedy=nearest(self.over_time, get_args(OverTime)),
            )
        if not (self.reason and self.source and self.rests_on):
            raise RecordError(
                f"Pattern '{self.name}' needs a reason, a source, and what it rests on.",
                remedy="Write reason, source and rests_on.",
            )

    def figure(self, observed: xr.Dataset) -> np.ndarray:
        """The figure in each draw, (draws,); NaN where a draw failed.

        Raises:
            RecordError: the variable was not observed, or there is no such member or period.
        """
        return self._over_time(self._course(observed).to_numpy())

    def figures_still_possible(
        self, observed: xr.Dataset, until: np.datetime64, within: tuple[float, float]
    ) -> tuple[np.ndarray, np.ndarray]:
        """The least and the largest figure that each draw can come to, each (draws,), when part of it is run.

        Args:
            observed: the draws, whatever they hold of the time that is not run yet.
            until: the date up to which they are run.
            within: between which values the variable lies.

        Raises:
            RecordError: as `figure`.
        """
        series = self._course(observed)
        values, known = series.to_numpy(), _ended(series, until)
        if known.all():
            figure = self._over_time(values)
            return figure, figure
        if self.over_time not in _RISING:
            nothing = np.zeros(len(values))
            return nothing, nothing + np.inf
        least, most = (self._over_time(np.where(known, values, end)) for end in within)
        return least, most

    def _course(self, observed: xr.Dataset) -> xr.DataArray:
        asker = f"Pattern '{self.name}'"
        return course(
            observed, self.variable, member=self.member, since=self.since, until=self.until, asker=asker
        )

    def _over_time(self, values: np.ndarray) -> np.ndarray:
        return over_time(values.astype(float), self.over_time)


_RISING: tuple[OverTime, ...] = ("mean", "median", "sum", "max", "min", "first", "last", "ever")
"""Ways to sum up that give no less where a value is larger."""


def _ended(series: xr.DataArray, until: np.datetime64) -> np.ndarray:
    """Which periods of a course are run to their end, (periods,).

    Books may enter what happens a month after a period: the old-style year ends in January.
    """
    _, period = map(str, series.dims)
    labels = series[period].to_numpy()
    if period == "time":
        return labels < until
    text = [str(label) for label in labels]  # 1905, or 1905Q1
    months = [(12 * int(label[:4]) + (3 * int(label[5:]) if "Q" in label else 12)) for label in text]
    after = np.array(months) - 12 * 1970 + np.datetime64("1970-01", "M") + np.timedelta64(1, "M")
    return after <= until.astype("datetime64[M]")
