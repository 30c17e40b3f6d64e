"""What every predictor gives, theory or baseline: an ensemble, and a sentence on what it was shown.

Two kinds are never to be confused:

- *one-step*: last year's recorded value is handed to it when it predicts this year;
- *free-running*: the recorded series reaches it through fitted constants at most; it never learns how last
  year went.

A theory run from its inputs is free-running. A one-step baseline knows more, so beating a theory with one
says less.
"""

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scores import Array

Kind = Literal["one-step", "free-running"]

# e^25 - 1 = 7e10 thousand strikers: a runaway fit gives an absurd number that can still be scored, not an
# overflow
_HIGHEST_LOG = 25.0


@dataclass(frozen=True, eq=False)
class Prediction:
    """An ensemble of predictions of one yearly series.

    ensemble: (draw, time), thousands of strikers; a draw with a NaN in a predicted year has failed.
    sees: a sentence, what the predictor is shown of the record and of the inputs.
    free_parameters: how many numbers it fits to the record (a theory: how many its fit may move).
    unpredicted_years: leading years it does not predict, because it must first see some.
    failures: what went wrong on the way, a sentence each; empty when nothing did.
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
    """Check a yearly record: consecutive years, as many non-negative thousands (NaN: not recorded)."""
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
    """Back from log(1 + thousands): never below 0, capped at e^25 so that a runaway stays a number."""
    return np.expm1(np.clip(log_values, 0.0, _HIGHEST_LOG))
