"""A recorded target with simulated figures that are put together from several fits, one for each block."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.recorded_target import RecordedTarget


@dataclass(frozen=True, eq=False)
class SimulatedTarget:
    """A target with given simulated figures, for `scoring.against_record`.

    Attributes:
        target: the recorded target.
        figures: simulated, (draws, periods).
    """

    target: RecordedTarget
    figures: NDArray[np.float64]

    @property
    def name(self) -> str:
        """As the target's."""
        return self.target.name

    @property
    def unit(self) -> str:
        """As the target's."""
        return self.target.unit

    @property
    def values(self) -> pd.Series:
        """As the target's."""
        return self.target.values

    @property
    def upper(self) -> pd.Series | None:
        """As the target's."""
        return self.target.upper

    @property
    def whole(self) -> str:
        """As the target's."""
        return self.target.whole

    @property
    def last_year(self) -> str:
        """No guess from last year's figure: it has seen more than a fit."""
        return ""

    @property
    def least(self) -> float | None:
        """As the target's."""
        return self.target.least

    @property
    def most(self) -> float | None:
        """As the target's."""
        return self.target.most

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """The given figures, next to the recorded ones."""
        found = self.target.beside(run)
        return found.assign(simulated=(("draw", "period"), self.figures))
