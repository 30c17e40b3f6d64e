"""A crude pattern of a case, declared before any run: what a world must look like not to be ruled out.

Patterns rule draws out before questions are asked of the rest (history matching). They are never used for
scoring, and none may state what a claim claims.
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import Literal

import numpy as np
import xarray as xr

from conjuncture.record import RecordError

Summary = Literal["median", "mean", "largest", "largest over median"]


@dataclass(frozen=True)
class Pattern:
    """A figure of the observed yearly record, and the range in which it is believable.

    Attributes:
        name: in words.
        variable: the observed variable (`conjuncture.record.observe`) that is summed up over its periods.
        summary: how the periods become one figure.
        low, high: the range in the variable's own unit; None is no bound.
        observation_sd: how far books of this kind are out, as a standard deviation of the logarithm.
        model_sd: how far a model this coarse may be out, likewise.
        unit: of the figure.
        reason: why this range, without looking at the case's own record.
        source: where that knowledge comes from.
        rests_on: the series that the figure is the simulated likeness of, and which targets share it.
    """

    name: str
    variable: str
    summary: Summary
    low: float | None
    high: float | None
    observation_sd: float
    model_sd: float
    unit: str
    reason: str
    source: str
    rests_on: str

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise RecordError(f"Pattern '{self.name}' has no bound, and rules nothing out. Give low or high.")
        if not (self.reason and self.source and self.rests_on):
            raise RecordError(f"Pattern '{self.name}' needs a reason, a source, and what it rests on.")

    def figure(self, observed: xr.Dataset) -> np.ndarray:
        """The figure in each draw, (draws,); NaN where a draw failed."""
        if self.variable not in observed:
            raise RecordError(f"Pattern '{self.name}' reads '{self.variable}', which was not observed.")
        values = observed[self.variable].transpose("draw", ...).to_numpy()
        if self.summary == "mean":
            return values.mean(axis=1)
        middle, largest = np.median(values, axis=1), values.max(axis=1)
        if self.summary == "median":
            return middle
        if self.summary == "largest":
            return largest
        # Where half of the years have no strike at all and one has, a year stands out beyond measure.
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where((largest == 0) & (middle == 0), 1.0, largest / middle)


def patterns_of(case_name: str) -> tuple[Pattern, ...]:
    """The patterns declared for a case; empty where it declares none."""
    name = f"conjuncture.cases.{case_name}.patterns"
    if importlib.util.find_spec(name) is None:
        return ()
    return importlib.import_module(name).PATTERNS
