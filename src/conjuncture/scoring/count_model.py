"""An autoregressive count model: the usual statistical model of a series of strikers.

The strikers of a year are negative binomial (NB2: variance mu + alpha mu^2) with log mu = a + b log(1 +
strikers of the year before), counted in persons; the fit is by maximum likelihood (`negative_binomial`). At
such counts the alpha term makes nearly all of the spread. Predictions use the fitted numbers without the
uncertainty of the fit.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.errors import ConjunctureError
from conjuncture.scoring.cross_validation import (
    WARM_UP,
    Scheme,
    blocks_of,
    first_predicted,
    in_words,
    visible,
)
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.negative_binomial import searches
from conjuncture.scoring.prediction import Kind, Prediction, yearly_target
from conjuncture.scoring.scores import Array

# The largest mean of a simulated year. A fit with b > 1 grows without bound; the limit keeps it a finite
# number that can be scored.
_HIGHEST_MEAN = 1e12
# An alpha below this means that the fit passes through its few points (a spread of one per cent); it is
# reported as a failure.
_LEAST_DISPERSION = 1e-4


@dataclass(frozen=True)
class CountFit:
    """log mu = intercept + slope log(1 + previous); dispersion is alpha of NB2."""

    intercept: float
    slope: float
    dispersion: float


class FitError(ConjunctureError, RuntimeError):
    """The likelihood has no usable maximum; the message says why."""


def fit_counts(previous: ArrayLike, present: ArrayLike) -> CountFit:
    """Fit the model to pairs of counts in persons (previous year, this year), both (pair,).

    Raises:
        FitError: too few pairs, last year's value is constant, or no search ends in a usable maximum.
    """
    lag = np.log1p(np.asarray(previous, dtype=np.float64))
    counts = np.asarray(present, dtype=np.float64)
    if len(lag) < 4:
        raise FitError(f"{len(lag)} pairs of years for 3 parameters, 4 are needed")
    design = np.column_stack([np.ones_like(lag), lag])
    rank = np.linalg.matrix_rank(design)
    if rank < 2:
        raise FitError("last year's value never varies")
    # Least squares on logarithms is near the maximum; without it the search would start at exp(0) = 1
    # striker.
    start, *_ = np.linalg.lstsq(design, np.log1p(counts), rcond=None)
    spread = max(float(np.var(np.log1p(counts) - design @ start)), 0.05)
    causes: list[str] = []
    for fit in searches(counts, design, start, spread):
        # only the end of a search counts, whatever values it tried before
        (intercept, slope), dispersion = fit.coefficients.tolist(), fit.dispersion
        if not fit.converged:
            causes.append(f"{fit.method} did not converge")
        elif not np.isfinite([intercept, slope, dispersion]).all():
            causes.append(f"{fit.method} ended in numbers that are not finite")
        elif dispersion < _LEAST_DISPERSION:
            causes.append(
                f"{fit.method} ended at dispersion {dispersion:.2g}: the fit passes through its points"
            )
        else:
            return CountFit(intercept, slope, dispersion)
    raise FitError("; ".join(causes))


def autoregressive_counts(
    years: ArrayLike,
    values: ArrayLike,
    *,
    kind: Kind,
    scheme: Scheme = "expanding",
    draws: int = 1000,
    seed: int = 0,
    warm_up: int = WARM_UP,
) -> Prediction:
    """Predict each year with a fit that has not seen it.

    one-step: from last year's recorded value. free-running: simulated from the first recorded year on; of the
    years between it knows only the fitted numbers. With blocks it starts instead from a random year outside
    the block, as if that year came just before the block. Each year has its own fit, so a free-running draw
    is not one path of one model, but all years share the draw's noise.

    A year whose fit fails is NaN, and `failures` has the cause; with the expanding window the last successful
    fit is used instead, which is reported too.

    Raises:
        InferenceError: a record that is not yearly or too short, or a free-running model whose first year is
            not recorded.
    """
    when, thousands = yearly_target(years, values)
    persons = np.round(1000 * thousands)
    by_lot = kind == "free-running" and scheme == "blocks"
    start = max(first_predicted(len(when), scheme, warm_up), 0 if by_lot else 1)
    if kind == "free-running" and not by_lot and not np.isfinite(persons[0]):
        raise InferenceError(
            f"a free-running count model starts from {when[0]}, which is not recorded: begin the record later"
        )
    ensemble = np.full((draws, len(when)), np.nan)
    failures: list[str] = []
    fitted: CountFit | None = None
    for year in range(start, len(when)):
        seen = visible(when, year, scheme) & np.isfinite(persons)
        fit, cause = _fit_to(persons, seen)
        if cause:
            failures.append(
                f"{when[year]}: {cause}"
                + (" (the last fit is used)" if fitted and scheme == "expanding" else "")
            )
        # an earlier fit may be used only with an expanding window: other fits may have seen this year
        fitted = fit or (fitted if scheme == "expanding" else None)
        if fitted is None:
            continue
        if kind == "one-step":
            before = np.full(draws, persons[:year][np.isfinite(persons[:year])][-1])
            simulated = _next_year(fitted, before, np.random.default_rng([seed, year]))
        else:
            simulated, first = np.full(draws, persons[0]), 1
            if by_lot:
                first = int(np.flatnonzero(blocks_of(when) == blocks_of(when)[year])[0])
                simulated = np.random.default_rng([seed, len(when)]).choice(persons[seen], draws)
            for step in range(first, year + 1):
                simulated = _next_year(fitted, simulated, np.random.default_rng([seed, step]))
        ensemble[:, year] = simulated / 1000
    shown = (
        "last year's recorded value"
        if kind == "one-step"
        else "a random one of those as its start"
        if by_lot
        else f"the recorded value of {when[0]} as its start"
    )
    return Prediction(
        name=f"autoregressive counts, {kind} ({scheme})",
        kind=kind,
        ensemble=ensemble,
        sees=f"No input: {shown}, and for its three numbers {in_words(scheme)}.",
        free_parameters=3,
        unpredicted_years=start,
        failures=tuple(failures),
    )


def _fit_to(persons: Array, seen: NDArray[np.bool_]) -> tuple[CountFit | None, str]:
    """The fit to all pairs of which both years may be seen, or the cause of its failure."""
    pairs = seen[1:] & seen[:-1]
    try:
        return fit_counts(persons[:-1][pairs], persons[1:][pairs]), ""
    except FitError as failure:
        return None, str(failure)


def _next_year(fit: CountFit, previous: Array, noise: np.random.Generator) -> Array:
    exponent = np.minimum(fit.intercept + fit.slope * np.log1p(previous), np.log(_HIGHEST_MEAN))
    # negative binomial as a Poisson with a gamma rate
    shape = 1 / fit.dispersion
    return noise.poisson(noise.gamma(shape, np.exp(exponent) / shape)).astype(np.float64)
