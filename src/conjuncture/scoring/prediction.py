"""The prediction of a theory or a baseline: an ensemble, and a sentence about the information behind it.

There are two kinds, which must not be confused:

- *one-step*: to predict this year it sees last year's recorded value;
- *free-running*: it sees the recorded series at most through fitted constants, and never last year's value.

A theory that runs from its inputs is free-running. A one-step baseline knows more, so it means less if one
is better than a theory.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scores import Array

Kind = Literal["one-step", "free-running"]

# e^25 - 1 = 7e10 thousand strikers: a fit without bound gives an absurd number that can still be scored, and
# no overflow
_HIGHEST_LOG = 25.0


@dataclass(frozen=True, eq=False)
class Prediction:
    """An ensemble of predictions of one yearly series.

    ensemble: (draw, time), thousands of strikers; a draw with a NaN in a predicted year has failed.
    sees: a sentence that says what the predictor sees of the record and of the inputs.
    free_parameters: how many numbers it fits to the record (for a theory: how many its fit may change).
    unpredicted_years: how many years at the start it does not predict, because it must first see some.
    failures: a sentence for each failure on the way.
    """

    name: str
    kind: Kind
    ensemble: Array = field(repr=False)
    sees: str
    free_parameters: int
    unpredicted_years: int = 0
    failures: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ensemble = np.array(self.ensemble, dtype=np.float64)
        if ensemble.ndim != 2:
            raise InferenceError(
                f"prediction {self.name!r}: the ensemble has shape {ensemble.shape}; give (draw, time)"
            )
        if self.kind not in get_args(Kind):
            raise InferenceError(
                f"prediction {self.name!r}: kind {self.kind!r} is unknown; use one of {get_args(Kind)}"
            )
        if not self.sees.strip():
            raise InferenceError(
                f"prediction {self.name!r} does not say what it sees: give `sees` a sentence"
            )
        if not 0 <= self.unpredicted_years < ensemble.shape[1]:
            raise InferenceError(
                f"prediction {self.name!r} leaves {self.unpredicted_years} of {ensemble.shape[1]} years "
                "unpredicted: at least one must be predicted"
            )
        ensemble.setflags(write=False)
        object.__setattr__(self, "ensemble", ensemble)


def yearly_target(years: ArrayLike, values: ArrayLike) -> tuple[NDArray[np.int64], Array]:
    """Check a yearly record: consecutive years, each with a non-negative number of thousands, or NaN.

    Raises:
        InferenceError: it is not such a record.
    """
    when, thousands = np.asarray(years, dtype=np.int64), np.asarray(values, dtype=np.float64)
    if when.ndim != 1 or when.shape != thousands.shape:
        raise InferenceError(f"{when.shape} years and {thousands.shape} values: give one value for each year")
    gaps = np.flatnonzero(np.diff(when) != 1)
    if len(gaps):
        raise InferenceError(
            f"the year after {when[gaps[0]]} is {when[gaps[0] + 1]}: give every year in order, NaN if missing"
        )
    if np.any(thousands < 0) or np.isinf(thousands).any():
        bad = int(when[np.flatnonzero((thousands < 0) | np.isinf(thousands))[0]])
        raise InferenceError(
            f"the record of {bad} is negative or infinite: give thousands of strikers, or NaN if missing"
        )
    return when, thousands


def thousands_from_log(log_values: Array) -> Array:
    """The inverse of log(1 + thousands): at least 0, and at most e^25 - 1, so that every value is finite."""
    return np.expm1(np.clip(log_values, 0.0, _HIGHEST_LOG))
