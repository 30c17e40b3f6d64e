"""A run compared with one recorded target: figures, bands, scores, and a verdict by a fixed rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, Protocol

import numpy as np
import pandas as pd
import xarray as xr

from conjuncture.scoring.scored import ScoredSeries
from conjuncture.scoring.scores import Array

Verdict = Literal["better", "no better", "worse", ""]

FEW = 4
"""With fewer figures a standard error means little."""
SINGLE_DRAWS = 5
"""So many single draws are shown: the first ones by number, whatever their fit."""
_TENTH, _ERRORS = 0.1, 2.0
_QUANTILES = {"low_95": 0.025, "low_90": 0.05, "low_80": 0.1, "low_50": 0.25, "middle": 0.5}
_QUANTILES |= {"high_50": 0.75, "high_80": 0.9, "high_90": 0.95, "high_95": 0.975}
_NONE = float("nan")


class RecordedFigures(Protocol):
    """Recorded figures that can be compared with a run, such as the targets of a case."""

    @property
    def name(self) -> str:
        """The quantity in words."""
        ...

    @property
    def unit(self) -> str:
        """The unit of the figures; if it begins with "index", levels cannot be compared."""
        ...

    @property
    def values(self) -> pd.Series:
        """The figures by their period, an interval of dates."""
        ...

    @property
    def upper(self) -> pd.Series | None:
        """The upper bounds, if only bounds of the figures are known; `values` are then the lower bounds."""
        ...

    @property
    def whole(self) -> str:
        """The whole of which the figures are a part; empty if they are no part of a whole."""
        ...

    @property
    def last_year(self) -> str:
        """The input whose change, with last year's figure, makes a guess; "alone": only the figure; empty: no
        such guess."""
        ...

    @property
    def least(self) -> float | None:
        """The least possible value of the figure, if it is declared."""
        ...

    @property
    def most(self) -> float | None:
        """The largest possible value of the figure, if it is declared."""
        ...

    def beside(self, run: xr.Dataset) -> xr.Dataset:
        """`simulated` (draw, period), `recorded` and `upper` (period); `period` is the first day of each."""
        ...


@dataclass(frozen=True, eq=False, kw_only=True)
class TargetRow:
    """One target: its figures, the bands of the run, the scores (lower is better), and those of the guess.

    Attributes:
        figures: how many figures are scored; the base of an index is not, and a division counts as one.
        between_counts: how many of these are only known to be between two counts.
        mean_crps, baseline_crps: the mean scores of the run and of the guess, on the logarithm of the figure
            (0.69 is a factor of two); for a division the energy score, in shares. A draw between two counts
            is not a miss.
        hit, baseline_hit: the share of draws, and of guesses, between the two counts, if there are two.
        baseline: the guess in words; empty if there is none, and `cause` says why.
        uninformed_skill: the skill compared with the guess that knows only the bounds of the figure, whatever
            the baseline is; NaN if no bounds are declared.
        skill: 1 - the score of the run / that of the guess: 1 perfect, 0 no better, negative worse.
        difference, standard_error: of the paired scores, the run minus the guess; figures of one block of
            years are not independent, see `told_apart`. The error is of figures and draws together.
        monte_carlo: the part of that error that comes from the number of draws.
        by_figure, guess_by_figure: the scores behind the means above, one for each figure.
        distances: the distance of each draw from the record: the root mean square of the errors of its
            logarithms, beyond the bounds of a band; for a division the mean share that is in another part.
        coverage_80, coverage_90, coverage_95: the share of figures within the central bands.
        series: the scored series, with every guess; None if nothing was scored.
        bands: for each figure `recorded`, quantiles of the draws (`low_95` to `high_95`, `middle`) and of the
            guess, if there is one (`guess_low_80`, `guess_middle`, `guess_high_80`); see `banded`.
    """

    name: str
    unit: str
    first: str = ""
    last: str = ""
    figures: int = 0
    between_counts: int = 0
    mean_crps: float = _NONE
    hit: float = _NONE
    baseline: str = ""
    baseline_crps: float = _NONE
    baseline_hit: float = _NONE
    skill: float = _NONE
    uninformed_skill: float = _NONE
    difference: float = _NONE
    standard_error: float = _NONE
    monte_carlo: float = _NONE
    coverage_80: float = _NONE
    coverage_90: float = _NONE
    coverage_95: float = _NONE
    draws_scored: int = 0
    draws_failed: int = 0
    cause: str = ""
    by_figure: Array = field(default_factory=lambda: np.empty(0), repr=False)
    guess_by_figure: Array = field(default_factory=lambda: np.empty(0), repr=False)
    distances: Array = field(default_factory=lambda: np.empty(0), repr=False)
    series: ScoredSeries | None = field(default=None, repr=False)
    bands: pd.DataFrame = field(default_factory=pd.DataFrame, repr=False)

    @property
    def verdict(self) -> Verdict:
        """Better or worse than the guess, by one rule for all targets; empty if there is no guess.

        The two must differ by more than two standard errors of the paired differences. With fewer than four
        figures, whose standard error means little, they must differ by more than a tenth of the guess's
        score, and by more than two of the errors that come from the draws.
        """
        if not np.isfinite(self.skill):
            return ""
        if self.figures >= FEW and not abs(self.difference) > _ERRORS * self.standard_error:
            return "no better"
        by_chance = not abs(self.difference) > _ERRORS * self.monte_carlo
        if self.figures < FEW and (by_chance or abs(self.skill) <= _TENTH):
            return "no better"
        return "worse" if self.difference > 0 else "better"


def banded(simulated: Array, recorded: Array, index: pd.Index, guess: Array | None = None) -> pd.DataFrame:
    """Recorded figures with quantiles of the draws, without those that failed, and of the guess.

    There are also `share_reaching`, the share of the draws at or above the recorded figure, and the first
    single draws, `draw_0` to `draw_4`: a band consists of such histories, and none of them need look like it.
    """
    columns: dict[str, Array] = {"recorded": np.asarray(recorded, dtype=np.float64)}
    alive = simulated[np.isfinite(simulated).all(axis=1)]
    shape = (len(_QUANTILES), len(recorded))
    found = np.quantile(alive, list(_QUANTILES.values()), axis=0) if len(alive) else np.full(shape, np.nan)
    columns |= dict(zip(_QUANTILES, found, strict=True))
    if guess is not None:
        edges = np.quantile(guess, [0.1, 0.5, 0.9], axis=0)
        columns |= dict(zip(("guess_low_80", "guess_middle", "guess_high_80"), edges, strict=True))
    if len(alive):
        columns["share_reaching"] = (alive >= recorded).mean(axis=0)
        columns |= {f"draw_{number}": alive[number] for number in range(min(SINGLE_DRAWS, len(alive)))}
    return pd.DataFrame(columns, index=index)


def parts_of(beside: xr.Dataset) -> tuple[Array, Array, pd.DatetimeIndex]:
    """Simulated (draw, period) and recorded (period,) figures, and the first day of each period."""
    simulated = beside["simulated"].transpose("draw", "period").to_numpy().astype(np.float64)
    recorded = beside["recorded"].to_numpy().astype(np.float64)
    return simulated, recorded, pd.DatetimeIndex(beside["period"].to_numpy())


def coverage(bands: pd.DataFrame, scored: Array, share: int) -> float:
    """The share of the scored figures within the central band; figures with bounds, if these overlap it."""
    upper = bands.get("upper", bands["recorded"])
    inside = (upper >= bands[f"low_{share}"]) & (bands["recorded"] <= bands[f"high_{share}"])
    return float(inside.to_numpy()[np.asarray(scored, dtype=bool)].mean())
