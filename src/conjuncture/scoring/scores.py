"""The distance of an ensemble of draws from the record.

The score is the continuous ranked probability score, CRPS(F, y) = E|X - y| - E|X - X'| / 2, lower is better,
in the units of y; for a point forecast it is the absolute error (Gneiting & Raftery 2007,
doi:10.1198/016214506000001437).

Properties. Both estimators are non-negative, do not depend on the order of the draws, and do not change if
draws and record are shifted together or change their sign. The *fair* one (Ferro 2014, doi:10.1002/qj.2270)
divides the spread term by m (m - 1) and is unbiased for the distribution of the draws, so ensembles of
different size can be compared; the *plain* one divides by m^2 and scores the ensemble itself as a
distribution.

The recorded numbers of strikers differ by a factor of up to 115, so `score` works on log(1 + thousands of
strikers): an error by a factor counts the same in a quiet and in a stormy year. On that scale 0.69 is a
factor of two.

If the record gives two counts, it says only that the figure is between them, so the score leaves out what the
record does not decide: CRPS is the integral of (F(z) - 1{y <= z})^2 over z, and between the counts the
indicator is unknown. This leaves the threshold-weighted CRPS with weight 0 there (Gneiting & Ranjan 2011,
doi:10.1198/jbes.2010.08110), which is the CRPS of `collapsed` values (Allen, Ginsbourger & Ziegel 2023,
doi:10.1137/22M1532184). It is proper, whichever count is right; a draw between the counts is not a miss;
equal counts give the plain CRPS. The mean of the score over the band would instead assume that all figures in
it are equally likely, which no source says, and would favour draws that are as wide as the dispute.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import norm

from conjuncture.errors import ConjunctureError
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.figure_scores import Array, FigureScores, by_draws


class TooFewDrawsError(ConjunctureError, ValueError):
    """Fewer than two draws are left to score."""


@dataclass(frozen=True, eq=False)
class Score:
    """The score of one ensemble, on the scale log(1 + thousands).

    `figures`, `crps` and `pit` have shape (time,) and are NaN in years without a recorded value.
    """

    mean_crps: float
    coverage_50: float
    coverage_90: float
    years_scored: int
    years_skipped: int
    draws_scored: int
    draws_failed: int
    figures: FigureScores = field(repr=False)
    pit: Array = field(repr=False)

    @property
    def crps(self) -> Array:
        """The score of each year, (time,)."""
        return self.figures.by_figure

    @property
    def standard_error(self) -> float:
        """The standard error of the mean CRPS, from years and draws.

        It assumes independent years; years of one wave are not, so in practice it is a lower bound.
        """
        scored = self.figures.of(np.isfinite(self.crps))
        return scored.error(np.arange(len(scored.by_figure)))


@dataclass(frozen=True)
class Skill:
    """A score compared with that of a baseline.

    `share` is 1 - mean/baseline mean (1 perfect, 0 no better, negative worse). `difference` is the mean CRPS
    minus the baseline's over their common years, `standard_error` that of the paired yearly differences, by
    years or by blocks of them, and by draws; `monte_carlo` is the part of it that comes from the draws: see
    `FigureScores`.
    """

    share: float
    difference: float
    standard_error: float
    monte_carlo: float
    years: int


def log_thousands(thousands: ArrayLike) -> Array:
    """log(1 + thousands of strikers), any shape. NaN stays NaN; a negative number is an error."""
    values = np.asarray(thousands, dtype=np.float64)
    if np.any(values < 0):
        place = tuple(int(i) for i in np.argwhere(values < 0)[0])
        raise InferenceError(
            f"strikers cannot be negative: {values[place]:g} thousand at index {place}; "
            "give thousands, not logarithms"
        )
    return np.log1p(values)


def crps(ensemble: ArrayLike, recorded: ArrayLike, *, fair: bool = True) -> Array:
    """CRPS for each time. ensemble (draw, time), recorded (time,), in the same units; returns (time,).

    Draws must be finite (`score` leaves out failed ones). A recorded NaN gives NaN. Sorted form, O(m log m).

    Raises:
        TooFewDrawsError: fewer than two draws.
        InferenceError: a draw that is not finite, or shapes that do not match.
    """
    draws, observed = _matching(ensemble, recorded)
    m = len(draws)
    if m < 2:
        raise TooFewDrawsError(f"a CRPS needs at least 2 draws, got {m}: run more draws")
    if not np.isfinite(draws).all():
        raise InferenceError(
            "the ensemble has values that are not finite: use `score`, which leaves out failed draws"
        )
    distance = np.abs(draws - observed).mean(axis=0)
    # the sum of |x_i - x_j| over pairs i < j is the sum of (2 i - m - 1) x_(i) over the sorted draws, i from
    # 1 to m; the weights add up to zero, so subtracting the lowest draw first changes only the rounding
    ordered = np.sort(draws, axis=0)
    weights = 2 * np.arange(1, m + 1) - m - 1
    pairs = weights @ (ordered - ordered[0])
    # non-negative by the triangle inequality; a negative result is rounding
    return np.maximum(distance - pairs / (m * (m - 1) if fair else m * m), 0.0)


def crps_normal(mean: ArrayLike, spread: ArrayLike, recorded: ArrayLike) -> Array:
    """CRPS of a normal distribution in closed form (Gneiting et al. 2005); they broadcast, spread > 0."""
    sigma = np.asarray(spread, dtype=np.float64)
    z = (np.asarray(recorded, dtype=np.float64) - np.asarray(mean, dtype=np.float64)) / sigma
    return sigma * (z * (2 * norm.cdf(z) - 1) + 2 * norm.pdf(z) - 1 / np.sqrt(np.pi))


def collapsed(values: ArrayLike, low: ArrayLike, high: ArrayLike) -> Array:
    """Map all values between two counts to the lower count; arguments broadcast.

    A value below `low` does not change; a value above `high` moves to `low` plus its distance from `high`.

    Raises:
        InferenceError: a `low` above its `high`.
    """
    figures, least, most = (np.asarray(each, dtype=np.float64) for each in (values, low, high))
    if (least > most).any():
        place = tuple(int(i) for i in np.argwhere(least > most)[0])
        raise InferenceError(
            f"a band at index {place} goes from {least[place]:g} down to {most[place]:g}: exchange its bounds"
        )
    return np.where(figures < least, figures, least + np.maximum(figures - most, 0.0))


def covered(ensemble: ArrayLike, recorded: ArrayLike, share: float) -> NDArray[np.bool_]:
    """Whether the record lies in the central interval with `share` of the draws, ends included; (time,)."""
    draws, observed = _matching(ensemble, recorded)
    if not 0 < share < 1:
        raise InferenceError(
            f"an interval contains a share of the draws between 0 and 1, not {share:g}: give 0.9 for 90%"
        )
    low, high = np.quantile(draws, [(1 - share) / 2, (1 + share) / 2], axis=0)
    return (low <= observed) & (observed <= high)


def probability_integral_transform(ensemble: ArrayLike, recorded: ArrayLike) -> Array:
    """The share of draws below the record, with ties as half; (time,). Uniform for a calibrated ensemble."""
    draws, observed = _matching(ensemble, recorded)
    return (draws < observed).mean(axis=0) + (draws == observed).mean(axis=0) / 2


def score(
    ensemble: ArrayLike, recorded: ArrayLike, upper: ArrayLike | None = None, *, fair: bool = True
) -> Score:
    """Score an ensemble (draw, time) of thousands against the record (time,), on log(1 + thousands).

    If the record gives two counts, `recorded` is the lower and `upper` the higher one, (time,).

    Years with a recorded NaN are skipped and counted. A draw with a NaN or infinity in a scored year has
    failed: the whole draw is left out and counted.

    Raises:
        TooFewDrawsError: fewer than two draws did not fail.
        InferenceError: no recorded year, a negative figure, or shapes that do not match.
    """
    draws, observed = _matching(ensemble, recorded)
    known = np.isfinite(observed)
    if not known.any():
        raise InferenceError("no recorded year to score against: all values of the record are NaN")
    alive = np.isfinite(draws[:, known]).all(axis=1)
    if alive.sum() < 2:
        raise TooFewDrawsError(
            f"{int(alive.sum())} of {len(draws)} draws are finite in every recorded year, 2 are needed: "
            "look up why the others failed, or run more draws"
        )
    forecast = log_thousands(draws[alive][:, known])
    target = log_thousands(observed[known])
    if upper is not None:
        forecast = collapsed(forecast, target, log_thousands(np.asarray(upper, dtype=np.float64)[known]))
    figures = by_draws(lambda drawn: crps(drawn, target, fair=fair), forecast, np.flatnonzero(alive))
    n = len(target)
    return Score(
        mean_crps=figures.mean,
        coverage_50=float(covered(forecast, target, 0.5).mean()),
        coverage_90=float(covered(forecast, target, 0.9).mean()),
        years_scored=n,
        years_skipped=len(observed) - n,
        draws_scored=int(alive.sum()),
        draws_failed=int((~alive).sum()),
        figures=FigureScores(
            _spread_out(figures.by_figure, known),
            lambda: np.array([_spread_out(each, known) for each in figures.without]),
        ),
        pit=_spread_out(probability_integral_transform(forecast, target), known),
    )


def skill(of: Score, baseline: Score, together: NDArray[np.int64] | None = None) -> Skill:
    """How much better `of` is than `baseline`, over the years in which both have a score.

    Years with the same number in `together` (time,) are in one block; None: all years are independent.

    Raises:
        InferenceError: scores over different spans, or without a common year.
    """
    if of.crps.shape != baseline.crps.shape:
        raise InferenceError(
            f"two scores over different spans ({len(of.crps)} and {len(baseline.crps)} years) cannot be "
            "paired: score both against the same years"
        )
    both = np.isfinite(of.crps) & np.isfinite(baseline.crps)
    if not both.any():
        raise InferenceError("the two scores have no year in common: score both against the same years")
    own, other = of.figures.of(both), baseline.figures.of(both)
    # if the baseline is exactly right, the share is undefined, but the difference is not
    share = 1 - own.mean / other.mean if other.mean > 0 else np.nan
    blocks = np.arange(both.sum()) if together is None else together[both]
    gap = own - other
    return Skill(share, gap.mean, gap.error(blocks), gap.monte_carlo, int(both.sum()))


def _matching(ensemble: ArrayLike, recorded: ArrayLike) -> tuple[Array, Array]:
    draws = np.asarray(ensemble, dtype=np.float64)
    observed = np.asarray(recorded, dtype=np.float64)
    if draws.ndim != 2 or observed.ndim != 1 or draws.shape[1] != len(observed):
        raise InferenceError(
            f"the ensemble has shape {draws.shape}, the record {observed.shape}: give (draw, time) and "
            "(time,) over the same times"
        )
    return draws, observed


def _spread_out(values: Array, recorded: NDArray[np.bool_]) -> Array:
    full = np.full(len(recorded), np.nan)
    full[recorded] = values
    return full
