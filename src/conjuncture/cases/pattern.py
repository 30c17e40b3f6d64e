"""A crude pattern of a case, declared before any run: a range that a world must be in, or it is ruled out.

Patterns rule draws out before questions are asked of the rest (history matching). They are never used for
scoring, and none may state the content of a claim.
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
    """A figure of an observed world, and the range in which it is believable.

    Attributes:
        name: the pattern in words.
        variable: the observed variable (`Case.observe`).
        over_time: how its periods are reduced to one figure.
        low, high: the range in the unit of the figure; None: no bound. Both must be above 0, because the
            distance from the range is measured in logarithms.
        observation_sd: the error of records of this kind, as a standard deviation of the logarithm.
        model_sd: the error of a model this coarse, as a standard deviation of the logarithm.
        unit: the unit of the figure.
        reason: the reason for this range, without a look at the case's own record.
        source: the source of that reason.
        rests_on: the recorded series that corresponds to the figure, and the targets that use it too.
        member: the member whose variable it is, if its level has several.
        since, until: months or years; `until` is not included; empty: the whole run.
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
        """The figure in each draw, (draws,); NaN if a draw failed.

        Raises:
            RecordError: the variable was not observed, or the member or period does not exist.
        """
        return self._over_time(self._course(observed).to_numpy())

    def figures_still_possible(
        self, observed: xr.Dataset, until: np.datetime64, within: tuple[float, float]
    ) -> tuple[np.ndarray, np.ndarray]:
        """The least and the largest possible figure of each draw, each (draws,), when only a part has run.

        Args:
            observed: the draws; values of the time that has not run yet do not count.
            until: the date up to which they have run.
            within: the bounds of the variable.

        Raises:
            RecordError: as for `figure`.
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
    """Whether each period of a course has run to its end, (periods,).

    A period may depend on the month after it: the old-style year ends in January.
    """
    _, period = map(str, series.dims)
    labels = series[period].to_numpy()
    if period == "time":
        return labels < until
    text = [str(label) for label in labels]  # 1905, or 1905Q1
    months = [(12 * int(label[:4]) + (3 * int(label[5:]) if "Q" in label else 12)) for label in text]
    after = np.array(months) - 12 * 1970 + np.datetime64("1970-01", "M") + np.timedelta64(1, "M")
    return after <= until.astype("datetime64[M]")
