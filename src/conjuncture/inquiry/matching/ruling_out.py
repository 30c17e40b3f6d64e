"""Ruling out: which crude pattern rules a draw out first, as soon as that is certain.

A draw is ruled out when it lies outside the range of any pattern by more than three standard deviations of
the errors of books and model together (the implausibility of Craig et al. 1997; the three after Pukelsheim
1994). That is certain when a pattern's period has ended, and earlier if nothing that can still happen would
bring its figure back: one year with too many strikers cannot be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine.digests import digest, own_code
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.inquiry.statements.bound import distance_outside

if TYPE_CHECKING:
    import xarray as xr

    from conjuncture.cases.pattern import Pattern  # loads table readers, which a list of claims does not need

LIMIT = 3.0
_ROUNDING = 1e-9  # books of fewer draws, or of part of the course, may differ in their last bits
_JUDGES = ("cases", "inquiry", "over_time", "records")

type Observe = Callable[[xr.Dataset], xr.Dataset]
"""Gives a run as the case's books would have recorded it; the `draw` coordinate has the draws' numbers."""


def implausibility(pattern: Pattern, figures: np.ndarray) -> np.ndarray:
    """How many standard deviations each figure lies outside the pattern's range, in logarithms; 0 within.

    A NaN figure (of a failed draw) is infinitely implausible.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(figures)
        low, high = (None if end is None else np.log(end) for end in (pattern.low, pattern.high))
        outside = distance_outside(logs, low, high) / np.hypot(pattern.observation_sd, pattern.model_sd)
    return np.where(np.isnan(outside), np.inf, outside)


@dataclass(frozen=True, eq=False)
class RulingOut:
    """The patterns by which the draws of a simulation are ruled out.

    Attributes:
        simulation: whose draws they are.
        patterns: few and crude.
        observe: gives a run as the case's books would have recorded it.
    """

    simulation: Simulation
    patterns: Sequence[Pattern]
    observe: Observe

    @property
    def stopping(self) -> Stopping:
        """The rule by which the engine stops draws that are ruled out."""
        times = self.simulation.times
        ends = {int((times < np.datetime64(each.until)).sum()) for each in self.patterns if each.until}
        decides = digest((self.observe, own_code(*_JUDGES), *self.patterns))
        reasons = tuple(f"ruled out by the pattern '{each.name}'" for each in self.patterns)
        return Stopping(self.first_sure, reasons, tuple(sorted(ends)), decides)

    def first(self, run: xr.Dataset) -> np.ndarray:
        """The number of the pattern that rules each draw out first, (draws,); -1: none, or the draw failed.

        If several are certain at the same time it is the first in the list. A stopped draw was ruled out by
        the pattern for which it stopped.
        """
        stopping, failure = self.stopping, run["failure"].to_numpy().astype(str)
        found = np.full(failure.size, -1)
        for number, reason in enumerate(stopping.reasons):
            found[failure == reason] = number
        *before, end = stopping.ends(self.simulation)
        # Where draws stopped, those that went on were judged at all these dates.
        for steps in () if (found >= 0).any() else before:
            left = np.flatnonzero((failure == "") & (found < 0))
            if left.size:
                found[left] = self.first_sure(run.isel(draw=left), steps)
        at_the_end = self.first_sure(run, end)
        return np.where((failure == "") & (found < 0), at_the_end, found)

    def first_sure(self, run: xr.Dataset, steps: int) -> np.ndarray:
        """The same after this many steps, for draws that did not fail; -1: no pattern is certain yet."""
        observed = self.observe(run) if self.patterns else run
        found = np.full(run.sizes["draw"], -1)
        for number, pattern in enumerate(self.patterns):
            # From a theory's bounds nothing follows for figures that books make of its variables.
            within = self._within(pattern.variable) if observed is run else (-np.inf, np.inf)
            found = np.where((found < 0) & self._sure(pattern, observed, steps, within), number, found)
        return found

    def _sure(
        self, pattern: Pattern, observed: xr.Dataset, steps: int, within: tuple[float, float]
    ) -> np.ndarray:
        times = self.simulation.times
        if steps >= times.size:
            return ~(implausibility(pattern, pattern.figure(observed)) <= LIMIT)
        least, most = pattern.figures_still_possible(observed, times[steps], within)
        far_below, far_above = (implausibility(pattern, end) > LIMIT + _ROUNDING for end in (most, least))
        too_low = far_below & (most < (pattern.low or 0.0))
        too_high = far_above & (least > (np.inf if pattern.high is None else pattern.high))
        undefined = np.isnan(least) & np.isnan(most)
        return too_low | too_high | undefined

    def _within(self, name: str) -> tuple[float, float]:
        """The bounds of a variable in a draw that does not fail."""
        variable = self.simulation.resolved.variables.get(name)
        if variable is None:
            return -np.inf, np.inf
        return (0.0, 1.0) if variable.truth else variable.within or (-np.inf, np.inf)
