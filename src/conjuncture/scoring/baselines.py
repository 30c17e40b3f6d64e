"""All simple predictors of a yearly series, in the same form as the prediction of a theory."""

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
    """Every baseline of both kinds, by years outside a block and by earlier years alone; also on `inputs`.

    years (time,), values (time,) thousands of strikers, inputs name -> (time,). No year is predicted by a fit
    that has seen it; if a record is too short for blocks, each year is left out alone. The same seed gives
    the same draws.
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
