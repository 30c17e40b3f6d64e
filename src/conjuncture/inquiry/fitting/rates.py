"""The guess that learns on the same cases without a theory: as much for each worker as in those cases.

Each figure of a target is drawn around the mean of all figures of the same target in the other cases: of the
logarithm, for each worker of the country, whatever the year. It uses no input and no order of years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import xarray as xr
from numpy.typing import NDArray

from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds

DRAWS = 1000
PERSONS = "persons_per_slot"
_RELATIVE = re.compile(r"(share|index|per ?cent|ratio)\b|.* for 1000 ", re.IGNORECASE)
"""Units of figures that are already relative to the size of a country."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, kw_only=True)
class _Guessed(RecordedTarget):
    """A target with a guess instead of simulated figures.

    Attributes:
        guess: (draws, figures).
    """

    guess: Floats

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """The guess, next to the recorded figures that the run covers."""
        found = super().beside(run)
        kept = np.isin([period.left for period in self.values.index], found["period"].to_numpy())
        return found[["recorded", "upper"]].assign(simulated=(("draw", "period"), self.guess[:, kept]))


def rates_abroad(
    target: RecordedTarget, worlds: Worlds, learnt_on: Sequence[Worlds], *, seed: int = 0
) -> RecordedTarget | None:
    """The target with the guess; None if no other case has its name and unit, or workers are not counted.

    Args:
        target: of the case that is predicted.
        worlds: a theory on that case.
        learnt_on: a theory on each of the others.
        seed: of the guess's draws.
    """
    rates = [
        _log_rates(one, its_worlds)
        for its_worlds in learnt_on
        for one in targets_of(its_worlds.case)
        if one.name == target.name and one.unit == target.unit
    ]
    own = _size(target, worlds)
    known = [rate for rate in rates if rate is not None]
    logs = np.concatenate(known) if known else np.empty(0)
    if own is None or len(known) < len(rates) or len(logs) < 2:
        return None
    spread = logs.std(ddof=1) * np.sqrt(1 + 1 / len(logs))
    noise = np.random.default_rng([seed, 4]).standard_normal((DRAWS, len(target.values)))
    guess = np.exp(logs.mean() + spread * noise) * own
    return _Guessed(**{each.name: getattr(target, each.name) for each in fields(target)}, guess=guess)


def _log_rates(target: RecordedTarget, worlds: Worlds) -> Floats | None:
    size = _size(target, worlds)
    figures = target.values.to_numpy(float)
    if size is None or not (figures > 0).any():
        return None
    return np.log(np.maximum(figures, figures[figures > 0].min()) / size)


def _size(target: RecordedTarget, worlds: Worlds) -> float | None:
    """The number that a figure is divided by, to compare it between countries."""
    if _RELATIVE.match(target.unit):
        return 1.0
    society = worlds.whole.society
    if PERSONS not in society.given or "worker" not in society.levels:
        return None
    return float(society.given[PERSONS].values[0]) * society.levels["worker"].size
