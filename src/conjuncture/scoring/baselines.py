"""All dumb predictors of one yearly series, in the form a theory's own prediction has."""

from collections.abc import Mapping

from numpy.typing import ArrayLike

from conjuncture.scoring.count_model import autoregressive_counts
from conjuncture.scoring.cross_validation import WARM_UP, Scheme, scheme_for
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
    """Every baseline, of both kinds, on blocks held out and on earlier years alone; on inputs if given.

    years (time,), values (time,) thousands of strikers, inputs name -> (time,). None is scored on its own
    fit: a record too short for blocks is left out year by year. The same seed gives the same draws.
    """
    schemes: tuple[Scheme, ...] = (scheme_for(years), "expanding")
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
