"""All dumb predictors of one yearly series, in the form a theory's own prediction has."""

from collections.abc import Mapping

from numpy.typing import ArrayLike

from conjuncture.scoring.count_model import autoregressive_counts
from conjuncture.scoring.cross_validation import WARM_UP, Scheme
from conjuncture.scoring.forcing import forcing_only, shuffled_inputs
from conjuncture.scoring.persistence import climatology, persistence
from conjuncture.scoring.prediction import Kind, Prediction


def baselines(
    years: ArrayLike,
    values: ArrayLike,
    inputs: Mapping[str, ArrayLike] | None = None,
    *,
    draws: int = 1000,
    seed: int = 0,
    warm_up: int = WARM_UP,
) -> tuple[Prediction, ...]:
    """Every baseline, both kinds and both schemes; those on inputs only when inputs are given.

    years (time,), values (time,) thousands of strikers, inputs name -> (time,). None is scored on its own
    fit. The same seed gives the same draws.
    """
    schemes: tuple[Scheme, ...] = ("leave-one-out", "expanding")
    predictions = [persistence(years, values, draws=draws, seed=seed, warm_up=warm_up)]
    for scheme in schemes:
        predictions.append(climatology(years, values, scheme=scheme, draws=draws, seed=seed, warm_up=warm_up))
        kinds: tuple[Kind, ...] = ("one-step", "free-running")
        predictions.extend(
            autoregressive_counts(
                years, values, kind=kind, scheme=scheme, draws=draws, seed=seed, warm_up=warm_up
            )
            for kind in kinds
        )
        if inputs:
            predictions.append(
                forcing_only(years, values, inputs, scheme=scheme, draws=draws, seed=seed, warm_up=warm_up)
            )
            predictions.append(
                shuffled_inputs(
                    years, values, inputs, scheme=scheme, draws=draws, seed=seed, warm_up=warm_up
                ).prediction
            )
    return tuple(predictions)
