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
        series = course(
            observed,
            self.variable,
            member=self.member,
            since=self.since,
            until=self.until,
            asker=f"Pattern '{self.name}'",
        )
        return over_time(series.to_numpy().astype(float), self.over_time)
