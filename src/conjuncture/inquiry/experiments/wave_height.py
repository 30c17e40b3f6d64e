"""Wave height: the busiest year compared with the quiet years before and after it.

A trend has height 0, since it is not lower on both sides. Isolated shocks have some height by chance: the
same months in random order show how much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.selection import Where

if TYPE_CHECKING:
    import xarray as xr

_ORDERS, _MOST = 100, 0.95
_A_YEAR = 12


@dataclass(frozen=True)
class WaveHeight:
    """Height of the highest wave, as one number a draw.

    The variable is summed over every `months` running. The height is the highest sum less the higher of the
    lowest sums before and after it, divided by the mean sum: 0 for a constant or a trend, near 0 for a nearly
    even course, and 0 for a course of zeros.

    Example:
        WaveHeight("taking_part_share", since="1905-01-01", until="1908-01-01")

    Attributes:
        variable: a variable of any level; its members are averaged.
        since, until: ISO dates (until not included).
        member, where: the members that count, as in `Outcome`.
        months: how many months the running sum covers.
        shuffled: give instead the height that the same months do not exceed in 95 of 100 random orders (the
            same 100 in every draw and world).
        words: its name in answers.
    """

    variable: str
    since: str | None = None
    until: str | None = None
    member: str | None = None
    where: Where | None = None
    months: int = _A_YEAR
    shuffled: bool = False
    words: str = ""

    def __str__(self) -> str:
        called = self.words or f"the highest wave of {self.variable.replace('_', ' ')}"
        return f"{called} in 95 of 100 random orders of the months" if self.shuffled else called

    def of(self, simulation: Simulation, dataset: xr.Dataset) -> xr.DataArray:
        """The height by draw; missing where a draw failed within the period.

        Raises:
            QuestionError: the period is shorter than three running sums, or as `Outcome.course`.
        """
        import xarray as xr

        course = self._outcome.course(simulation, dataset)
        values = course.transpose("draw", "time").to_numpy()
        month = _A_YEAR * simulation.dt
        steps = max(round(self.months / month), 1)
        if values.shape[1] < 3 * steps:
            raise QuestionError(
                f"a wave of {self.months} months needs a period three times as long, not "
                f"{round(values.shape[1] * month)}: lengthen the period, or shorten the wave."
            )
        if not self.shuffled:
            return xr.DataArray(height(values, steps), dims="draw")
        generator = np.random.default_rng(0)
        orders = [generator.permutation(values.shape[1]) for _ in range(_ORDERS)]
        heights = np.quantile([height(values[:, order], steps) for order in orders], _MOST, axis=0)
        return xr.DataArray(heights, dims="draw")

    def end(self, simulation: Simulation) -> int:
        """The step after the last that it uses."""
        return self._outcome.end(simulation)

    def check(self, simulation: Simulation) -> None:
        """Raise an error if it cannot be measured, as `Outcome.check`."""
        self._outcome.check(simulation)

    @property
    def _outcome(self) -> Outcome:
        return Outcome(self.variable, self.since, self.until, member=self.member, where=self.where)


def height(values: np.ndarray, width: int) -> np.ndarray:
    """Height of the highest wave of each row, (draws,) from (draws, steps); running sums of `width` steps."""
    running = np.cumsum(np.pad(values, ((0, 0), (1, 0))), axis=1)
    sums = running[:, width:] - running[:, :-width]
    top = sums.argmax(axis=1)
    places = np.arange(sums.shape[1])[None, :]
    before = np.where(places <= top[:, None], sums, np.inf).min(axis=1)
    after = np.where(places >= top[:, None], sums, np.inf).min(axis=1)
    usual = sums.mean(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        heights = (sums.max(axis=1) - np.maximum(before, after)) / usual
    heights = np.where(usual == 0, 0.0, heights)
    return np.where(np.isfinite(values).all(axis=1), heights, np.nan)
