"""The two simplest predictors: this year is like last year, and this year is like any other year."""

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.cross_validation import WARM_UP, Scheme, first_predicted, in_words, visible
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.prediction import Prediction, thousands_from_log, yearly_target
from conjuncture.scoring.scores import log_thousands


def persistence(
    years: ArrayLike, values: ArrayLike, *, draws: int = 1000, seed: int = 0, warm_up: int = WARM_UP
) -> Prediction:
    """This year is last year, times a log-normal error. One-step: it SEES last year's recorded value.

    The error is normal on log(1 + thousands), with mean zero and the root mean square of the yearly changes
    recorded before the predicted year (expanding window). If last year is not recorded, the last recorded
    year is used.

    Raises:
        InferenceError: fewer than two yearly changes are recorded before a predicted year.
    """
    when, thousands = yearly_target(years, values)
    log_values = log_thousands(thousands)
    start = first_predicted(len(when), "expanding", warm_up)
    noise = np.random.default_rng(seed).standard_normal((draws, len(when)))
    ensemble = np.full((draws, len(when)), np.nan)
    for year in range(start, len(when)):
        past = log_values[:year]
        changes = np.diff(past)
        changes = changes[np.isfinite(changes)]
        if len(changes) < 2:
            raise InferenceError(
                f"persistence: {len(changes)} yearly changes are recorded before {when[year]}, 2 are needed: "
                "raise warm_up"
            )
        last = past[np.isfinite(past)][-1]
        ensemble[:, year] = thousands_from_log(last + np.sqrt(np.mean(changes**2)) * noise[:, year])
    return Prediction(
        name="persistence",
        kind="one-step",
        ensemble=ensemble,
        sees="Last year's recorded value, which no free-running theory sees, and the size of past changes.",
        free_parameters=1,
        unpredicted_years=start,
    )


def climatology(
    years: ArrayLike,
    values: ArrayLike,
    *,
    scheme: Scheme = "leave-one-out",
    draws: int = 1000,
    seed: int = 0,
    warm_up: int = WARM_UP,
) -> Prediction:
    """This year is like the other (or earlier) years, whatever their order. Free-running.

    The prediction is normal on log(1 + thousands) with the mean of the n visible years and their standard
    deviation times sqrt(1 + 1/n), which includes the uncertainty of the mean.

    Raises:
        InferenceError: fewer than two years are visible.
    """
    when, thousands = yearly_target(years, values)
    log_values = log_thousands(thousands)
    start = first_predicted(len(when), scheme, warm_up)
    noise = np.random.default_rng(seed).standard_normal((draws, len(when)))
    ensemble = np.full((draws, len(when)), np.nan)
    for year in range(start, len(when)):
        training = log_values[visible(when, year, scheme) & np.isfinite(log_values)]
        if len(training) < 2:
            raise InferenceError(
                f"climatology: {len(training)} recorded years to predict {when[year]} from, 2 are needed"
            )
        spread = training.std(ddof=1) * np.sqrt(1 + 1 / len(training))
        ensemble[:, year] = thousands_from_log(training.mean() + spread * noise[:, year])
    return Prediction(
        name=f"climatology ({scheme})",
        kind="free-running",
        ensemble=ensemble,
        sees=f"No input and no order of years: the mean and spread of {in_words(scheme)}.",
        free_parameters=2,
        unpredicted_years=start,
    )
