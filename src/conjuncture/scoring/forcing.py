"""The inputs alone: a regression on the inputs that a theory reads, without any theory.

It is a ridge regression of log(1 + thousands) on the standardised inputs, without the target of the year
before. The penalty is chosen from a fixed list by leave-one-out *within* the years that the fit may see; a
heavy penalty gives their mean, so inputs without information do little harm. The predictive spread is the
root mean square of those inner leave-one-out errors.

The control is the same regression on shuffled inputs: they keep their values and their relations to one
another, but lose their dates. Shuffling also destroys the persistence of the inputs, so two unrelated trends
can look like skill against it; `null="shifted"` keeps the persistence, because it rotates the inputs in time
(this gives fewer distinct shuffles).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.cross_validation import WARM_UP, Scheme, first_predicted, in_words, visible
from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.prediction import Prediction, thousands_from_log, yearly_target
from conjuncture.scoring.scores import Array, crps_normal, log_thousands

FORCING = "forcing only"
# penalty for each visible year, from almost none to one that leaves only the mean
_PENALTIES = np.logspace(-3, 4, 15)


@dataclass(frozen=True, eq=False)
class ShuffledControl:
    """The regression on the inputs compared with itself on shuffled inputs.

    mean_crps: the score with the real inputs, on log(1 + thousands), from the normal closed form, over every
    recorded year that the scheme predicts (a table may score fewer); shuffled_mean_crps: (shuffle,), the same
    with shuffled inputs. p_value: the share of shuffles, including the real order, with a score at least as
    good. prediction: pooled over the shuffles (each draw has its own), for the table of all predictors.
    """

    mean_crps: float
    shuffled_mean_crps: Array = field(repr=False)
    p_value: float
    years_scored: int
    prediction: Prediction = field(repr=False)

    @property
    def sentence(self) -> str:
        """The control in words: both scores, and how often a shuffle does as well."""
        typical, count = float(np.median(self.shuffled_mean_crps)), len(self.shuffled_mean_crps)
        return (
            f"Over {self.years_scored} years the regression scores {self.mean_crps:.3f} with the inputs in "
            f"their own years and {typical:.3f} with shuffled ones (median of {count}); "
            f"a shuffle does at least as well with probability {self.p_value:.3f}."
        )


def forcing_only(
    years: ArrayLike,
    values: ArrayLike,
    inputs: Mapping[str, ArrayLike],
    *,
    scheme: Scheme = "leave-one-out",
    draws: int = 1000,
    seed: int = 0,
    warm_up: int = WARM_UP,
) -> Prediction:
    """Predict by ridge regression on `inputs` (name -> (time,) yearly values, none missing). Free-running.

    Raises:
        InferenceError: no inputs, a missing value, or too few recorded years.
    """
    when, thousands = yearly_target(years, values)
    seen = _seen(when, scheme, warm_up)
    return Prediction(
        name=f"{FORCING} ({scheme})",
        kind="free-running",
        ensemble=_ensemble(_design(when, inputs), log_thousands(thousands), seen, draws, seed),
        sees=f"The inputs {', '.join(inputs)}, and for its coefficients {in_words(scheme)}.",
        free_parameters=len(inputs) + 3,  # coefficients, intercept, spread, penalty
        unpredicted_years=first_predicted(len(when), scheme, warm_up),
    )


def from_inputs(
    figures: ArrayLike,
    inputs: Mapping[str, ArrayLike],
    held_out: ArrayLike,
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Array:
    """Predict each figure from those outside its block, whatever their dates; (draw, figure).

    Args:
        figures: (figure,), in the units in which log(1 + figure) is scored.
        inputs: by name, their means over the period of each figure (figure,).
        held_out: (figure,), the number of each figure's block.
        draws, seed: the number and the seed of the draws.
    """
    target, groups = log_thousands(figures), np.asarray(held_out)
    design = _design(np.arange(len(target)), inputs)
    return _ensemble(design, target, groups[:, None] != groups, draws, seed)


def shuffled_inputs(
    years: ArrayLike,
    values: ArrayLike,
    inputs: Mapping[str, ArrayLike],
    *,
    scheme: Scheme = "leave-one-out",
    null: Literal["permuted", "shifted"] = "permuted",
    shuffles: int = 200,
    draws: int = 1000,
    seed: int = 0,
    warm_up: int = WARM_UP,
) -> ShuffledControl:
    """The control: the same regression with all inputs permuted together, or rotated, in time.

    With `null="shifted"` there are only n - 1 rotations of n years: each is used once, and `shuffles` is
    ignored.
    """
    when, thousands = yearly_target(years, values)
    design, target = _design(when, inputs), log_thousands(thousands)
    generator = np.random.default_rng(seed)
    positions = np.arange(len(when))
    if null == "shifted":
        orders = np.array([np.roll(positions, turn) for turn in range(1, len(when))])
    else:
        orders = generator.permuted(np.tile(positions, (shuffles, 1)), axis=1)
    start = first_predicted(len(when), scheme, warm_up)
    scored = np.isfinite(target) & (positions >= start)
    seen = _seen(when, scheme, warm_up)
    mean, spread = _forecast(np.concatenate([design[None], design[orders]]), target, seen)
    by_year = crps_normal(mean[:, scored], spread[:, scored], target[scored])
    own, shuffled = float(by_year[0].mean()), by_year[1:].mean(axis=1)
    which = 1 + np.arange(draws) % len(orders)
    noise = generator.standard_normal((draws, len(when)))
    return ShuffledControl(
        mean_crps=own,
        shuffled_mean_crps=shuffled,
        p_value=float((1 + (shuffled <= own).sum()) / (1 + len(shuffled))),
        years_scored=int(scored.sum()),
        prediction=Prediction(
            name=f"{FORCING}, inputs {null} ({scheme})",
            kind="free-running",
            ensemble=thousands_from_log(mean[which] + spread[which] * noise),
            sees=f"The inputs {', '.join(inputs)} in the wrong years, "
            f"and for its coefficients {in_words(scheme)}.",
            free_parameters=len(inputs) + 3,
            unpredicted_years=start,
        ),
    )


def _design(when: NDArray[np.int64], inputs: Mapping[str, ArrayLike]) -> Array:
    if not inputs:
        raise InferenceError("no inputs: give the inputs the theory reads, or use climatology")
    columns: list[Array] = []
    for name, series in inputs.items():
        column = np.asarray(series, dtype=np.float64)
        if column.shape != when.shape:
            raise InferenceError(
                f"input {name!r} has shape {column.shape}, the record {when.shape}: give one value a year"
            )
        missing = np.flatnonzero(~np.isfinite(column))
        if len(missing):
            raise InferenceError(
                f"input {name!r} has no value in {when[missing[0]]}: leave it out or state an assumption"
            )
        columns.append(column)
    return np.column_stack(columns)


def _seen(when: NDArray[np.int64], scheme: Scheme, warm_up: int) -> NDArray[np.bool_]:
    """For each year the years that its fit may see, (time, time); none if the year is not predicted."""
    start = first_predicted(len(when), scheme, warm_up)
    return np.array(
        [visible(when, year, scheme) & (year >= start) for year in range(len(when))], dtype=np.bool_
    )


def _ensemble(design: Array, target: Array, seen: NDArray[np.bool_], draws: int, seed: int) -> Array:
    mean, spread = _forecast(design[None], target, seen)
    noise = np.random.default_rng(seed).standard_normal((draws, len(target)))
    return thousands_from_log(mean[0] + spread[0] * noise)


def _forecast(designs: Array, target: Array, seen: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Mean and spread (shuffle, time) on the log scale, for designs (shuffle, time, input)."""
    count, years, _ = designs.shape
    mean, spread = np.full((count, years), np.nan), np.full((count, years), np.nan)
    for year in np.flatnonzero(seen.any(axis=1)):
        training = seen[year] & np.isfinite(target)
        if training.sum() < 3:
            raise InferenceError(
                f"{int(training.sum())} recorded years to predict year {year} from, 3 are needed: "
                "raise warm_up"
            )
        mean[:, year], spread[:, year] = _ridge(designs[:, training], target[training], designs[:, year])
    return mean, spread


def _ridge(design: Array, target: Array, at: Array) -> tuple[Array, Array]:
    """Fit design (shuffle, year, input) to target (year,); mean and spread (shuffle,) at (shuffle, input)."""
    years = len(target)
    centre, scale = design.mean(axis=1), design.std(axis=1)
    # an input that is constant in the seen years has no information: its standardised column and its weight
    # are zero
    scale = np.where(scale > 1e-12 * np.maximum(np.abs(centre), 1e-300), scale, np.inf)
    left, singular, right = np.linalg.svd((design - centre[:, None]) / scale[:, None], full_matrices=False)
    loading = np.einsum("pnk,n->pk", left, target - target.mean())
    penalty = (_PENALTIES * years)[:, None]
    shrink = singular[:, None] ** 2 / (singular[:, None] ** 2 + penalty)  # (shuffle, penalty, component)
    fitted = np.einsum("pnk,plk,pk->pln", left, shrink, loading) + target.mean()
    leverage = np.einsum("pnk,plk->pln", left**2, shrink) + 1 / years
    error = np.sqrt(
        (((target - fitted) / (1 - leverage)) ** 2).mean(axis=2)
    )  # inner leave-one-out, exact for ridge
    best = error.argmin(axis=1)
    columns = np.arange(len(design)), best
    weight = singular / (singular**2 + penalty[best])
    mean = np.einsum("pj,pkj,pk,pk->p", (at - centre) / scale, right, weight, loading) + target.mean()
    # a constant target leaves no error, but a spread of zero cannot be scored as a distribution
    return mean, np.maximum(error[columns], 1e-9)
