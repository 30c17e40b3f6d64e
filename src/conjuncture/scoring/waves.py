"""The shape of a strike wave: how it rises, decays and comes again, and how uneven the years are.

The functions take a series or draws, (time,) or (draw, time), in thousands of strikers. Before ratios and
logarithms are computed, values below `FLOOR` are raised to it, so that a year without strikes gives a large
number and not an infinite one; the lowest recorded Russian year, 24.9, is far above. A draw with a value that
is not finite has failed: all its diagnostics are NaN.

The half-life is computed in two ways, because they differ on the record: from the main peak and the five
years after it (1905-10: 2863.2 1108.4 740.1 176.1 64.2 46.6) the log-linear regression through all six gives
0.79 years, and the two end points, 5 ln 2 / ln(2863.2 / 46.6), give 0.84, the figure in the notes to the
record.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scores import Array

# thousand strikers: the precision of the record
FLOOR = 0.1
# A rise or fall by less than this factor is not a wave. The record may undercount by up to a factor of 2, so
# a swing of 2 can come from counting alone; 3 is the next whole number. It was set beforehand, and not
# fitted.
SWING = 3.0
DECAY_YEARS = 5
# a wave is the unbroken run of times around a peak at or above this share of it
FLANK = 0.1


def peaks(series: ArrayLike, *, swing: float = SWING) -> NDArray[np.bool_]:
    """Whether a wave has its peak at each time: (draw, time), or (time,) for one series.

    The rule: a wave begins when the series has risen by the factor `swing` over its lowest value since the
    last wave ended, and ends when it has fallen by `swing` from its highest value since then. The peak is
    that highest value (the earliest, if equal). A wave that has not ended at the last time counts, with its
    highest value so far; a series that is high at the first time has no wave there, since its rise is not in
    the record.

    Raises:
        InferenceError: a swing of 1 or less, a negative value, or fewer than two times.
    """
    draws = _draws(series)
    if swing <= 1:
        raise InferenceError(f"a swing is a factor above 1, not {swing:g}: give 3 for a threefold rise")
    count, times = draws.shape
    is_peak = np.zeros((count, times), dtype=bool)
    rows = np.arange(count)
    low, high = draws[:, 0].copy(), draws[:, 0].copy()
    at = np.zeros(count, dtype=np.int64)
    rising = np.zeros(count, dtype=bool)
    for time in range(1, times):
        now = draws[:, time]
        low = np.where(rising, low, np.minimum(low, now))
        begins = ~rising & (now >= swing * low)
        higher = begins | (rising & (now > high))
        high, at = np.where(higher, now, high), np.where(higher, time, at)
        rising = rising | begins
        ends = rising & (now * swing <= high)
        is_peak[rows[ends], at[ends]] = True
        rising, low = rising & ~ends, np.where(ends, now, low)
    is_peak[rows[rising], at[rising]] = True
    return is_peak if np.ndim(series) > 1 else is_peak[0]


def wave_diagnostics(
    times: ArrayLike,
    series: ArrayLike,
    *,
    times_per_year: int = 1,
    swing: float = SWING,
    surrogates: int = 499,
    seed: int = 0,
) -> Mapping[str, Array]:
    """Every diagnostic, name -> (draw,). times (time,) in years, series (draw, time).

    NaN means not observed (the main peak comes too late to see a decay, or the draw failed). `UNITS` has the
    unit of each.

    Raises:
        InferenceError: not one time for each value, fewer than three times, or a negative value.
    """
    when = np.asarray(times, dtype=np.float64)
    given = _draws(series, lift=False)
    if when.shape != (given.shape[1],) or len(when) < 3:
        raise InferenceError(
            f"{when.shape} times for a series of {given.shape}: give one time for each value, three at least"
        )
    alive = np.isfinite(given).all(axis=1)
    raw = given[alive]
    lifted = np.maximum(raw, FLOOR)
    ratios = lifted[:, 1:] / lifted[:, :-1]
    is_peak = peaks(lifted, swing=swing) if len(lifted) else np.zeros(lifted.shape, dtype=bool)
    fitted, between = _half_lives(lifted, DECAY_YEARS * times_per_year)
    measured = {
        "main_peak_time": when[lifted.argmax(axis=1)],
        "explosion_ratio": ratios.max(axis=1),
        "explosion_time": when[1 + ratios.argmax(axis=1)],
        "half_life_fitted": fitted / times_per_year,
        "half_life_end_to_end": between / times_per_year,
        "reignition_ratio": _reignition(lifted, ratios),
        "waves": is_peak.sum(axis=1).astype(np.float64),
        "top_wave_share": _top_wave_share(raw, lifted, is_peak),
        "autocorrelation": _autocorrelation(np.log(lifted)),
        "gini": _gini(raw),
        "clustering_p_value": _clustering(np.log(lifted), surrogates, seed),
    }
    return {name: _among(values, alive) for name, values in measured.items()}


UNITS: Mapping[str, str] = {
    "main_peak_time": "year of the highest value",
    "explosion_ratio": "largest value over the one before it",
    "explosion_time": "year of that rise",
    "half_life_fitted": "years, log-linear regression over the main peak and the 5 years after it",
    "half_life_end_to_end": "years, from the main peak and the value 5 years later only",
    "reignition_ratio": "largest value over the one before it, after the lowest value after the main peak",
    "waves": f"number of rises and falls by a factor of {SWING:g}",
    "top_wave_share": f"share of all strikers in the largest wave (run at or above {FLANK:.0%} of its peak)",
    "autocorrelation": "correlation of the logarithm with its value one time before",
    "gini": "Gini coefficient of strikers over times; 0: all times equal",
    "clustering_p_value": "share of series, shuffled in time, with an autocorrelation at least as high",
}


def _half_lives(lifted: Array, steps: int) -> tuple[Array, Array]:
    """Half-lives in steps, fitted and end to end. NaN with fewer than `steps` times after the peak, infinite
    without a decay."""
    count, times = lifted.shape
    top = lifted.argmax(axis=1)
    fitted, between = np.full(count, np.nan), np.full(count, np.nan)
    inside = top + steps < times
    window = np.arange(steps + 1)
    logs = np.log(lifted[np.flatnonzero(inside)[:, None], top[inside][:, None] + window])
    centred = window - window.mean()
    slope = logs @ centred / (centred @ centred)
    drop = (logs[:, 0] - logs[:, -1]) / steps
    for half_life, fall in ((fitted, -slope), (between, drop)):
        # a fall of less than 1e-9 a step is rounding: no decay
        half_life[inside] = np.divide(np.log(2), fall, out=np.full(len(fall), np.inf), where=fall > 1e-9)
    return fitted, between


def _reignition(lifted: Array, ratios: Array) -> Array:
    """The largest ratio of a value to the one before, after the lowest value after the main peak.

    It is at least 1, and NaN if the main peak is the last value.
    """
    times = lifted.shape[1]
    position = np.arange(times)
    top = lifted.argmax(axis=1)
    after = np.where(position > top[:, None], lifted, np.inf)
    trough = after.argmin(axis=1)
    rises = np.where(position[1:] > trough[:, None], ratios, 1.0)
    return np.where(top == times - 1, np.nan, np.maximum(rises.max(axis=1), 1.0))


def _top_wave_share(raw: Array, lifted: Array, is_peak: NDArray[np.bool_]) -> Array:
    """The largest share of one wave in all strikers; 0 without a wave."""
    total = raw.sum(axis=1)
    share = np.zeros(len(raw))
    # a loop over peaks, not over times: few series have more than a few peaks
    for draw, top in np.argwhere(is_peak):
        below = np.flatnonzero(lifted[draw] < FLANK * lifted[draw, top])
        first = below[below < top].max(initial=-1) + 1
        last = below[below > top].min(initial=raw.shape[1])
        share[draw] = max(share[draw], raw[draw, first:last].sum() / total[draw])
    return share


def _autocorrelation(logs: Array) -> Array:
    """Lag-1 autocorrelation, divided by the variance of the whole series; NaN for a constant series."""
    centred = logs - logs.mean(axis=1, keepdims=True)
    variance = (centred**2).sum(axis=1)
    products = (centred[:, 1:] * centred[:, :-1]).sum(axis=1)
    # a constant series has no variance, only rounding
    return np.divide(products, variance, out=np.full(len(logs), np.nan), where=variance > 1e-20)


def _gini(raw: Array) -> Array:
    """The Gini coefficient; NaN for a series of zeros."""
    times = raw.shape[1]
    total = raw.sum(axis=1)
    weighted = np.sort(raw, axis=1) @ (2 * np.arange(1, times + 1) - times - 1)
    return np.divide(weighted, times * total, out=np.full(len(raw), np.nan), where=total > 0)


def _clustering(logs: Array, surrogates: int, seed: int) -> Array:
    """The share of shuffled series (and the series itself) whose autocorrelation is at least as high."""
    observed = _autocorrelation(logs)
    generator = np.random.default_rng(seed)
    as_high = np.ones(len(logs))
    for _ in range(surrogates):
        shuffled = logs[:, generator.permutation(logs.shape[1])]
        as_high += _autocorrelation(shuffled) >= observed
    return np.where(np.isnan(observed), np.nan, as_high / (surrogates + 1))


def _draws(series: ArrayLike, *, lift: bool = True) -> Array:
    values = np.asarray(series, dtype=np.float64)
    if values.ndim not in (1, 2) or values.shape[-1] < 2:
        raise InferenceError(
            f"the series has shape {values.shape}: give (time,) or (draw, time), two times at least"
        )
    if np.any(values < 0):
        raise InferenceError(f"strikers cannot be negative: the lowest is {np.nanmin(values):g} thousand")
    values = np.atleast_2d(values)
    return np.maximum(values, FLOOR) if lift else values


def _among(values: Array, alive: NDArray[np.bool_]) -> Array:
    full = np.full(len(alive), np.nan)
    full[alive] = values
    return full
