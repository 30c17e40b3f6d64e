"""Sampling of priors: a parameter's value in a draw, by the inverse of its distribution function.

One uniform number belongs to each (seed, draw, parameter), so a parameter's value does not depend on which
other parameters there are, nor on how many draws are made. `quantile` also takes the points of a designed
experiment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from jaxtyping import Float32, Float64, UInt32

from conjuncture.engine import noise
from conjuncture.language import priors
from conjuncture.language.parameters import Parameter
from conjuncture.language.priors import Prior


def quantile(prior: Prior, share: Float64[np.ndarray, "*any"]) -> Float64[np.ndarray, "*any"]:
    """The value below which a share (in (0, 1), any shape) of the prior lies."""
    return np.asarray(_inverse(prior, share), np.float64)


def _inverse(prior: Prior, share: np.ndarray) -> Any:
    from scipy import stats

    match prior:
        case priors.Fixed(value):
            return np.full(np.shape(share), float(value))
        case priors.Uniform(low, high):
            return low + (high - low) * share
        case priors.LogUniform(low, high):
            return np.exp(np.log(low) + (np.log(high) - np.log(low)) * share)
        case priors.Normal(mean, sd):
            return stats.norm.ppf(share, mean, sd)
        case priors.HalfNormal(sd):
            return stats.halfnorm.ppf(share, scale=sd)
        case priors.LogNormal(mean, sd):
            return np.exp(stats.norm.ppf(share, mean, sd))
        case priors.Beta(a, b):
            return stats.beta.ppf(share, a, b)
        case priors.Gamma(shape, scale):
            return stats.gamma.ppf(share, shape, scale=scale)


def shares(
    names: Sequence[str], seed: int, draws: UInt32[np.ndarray, " draws"]
) -> Float64[np.ndarray, "parameters draws"]:
    """The places of parameters in their priors in some draws: the share of the prior below, in (0, 1)."""
    key0, key1 = noise.keys(seed, draws, [f"parameter {name}" for name in names])
    with np.errstate(over="ignore"):
        high, low = noise.threefry(key0, key1, np.uint32(0), np.uint32(0))
    # 53 bits, moved off the ends where a normal is infinite.
    return ((high >> np.uint32(5)).astype(np.float64) * 2.0**26 + (low >> np.uint32(6)) + 0.5) * 2.0**-53


def sample(
    parameters: Mapping[str, Parameter], seed: int, draws: UInt32[np.ndarray, " draws"]
) -> dict[str, Float32[np.ndarray, " draws"]]:
    """The parameters' values in some draws: float32 arrays (draws,) by parameter name."""
    return at(parameters, shares(tuple(parameters), seed, draws))


def at(
    parameters: Mapping[str, Parameter], places: Float64[np.ndarray, "parameters draws"]
) -> dict[str, Float32[np.ndarray, " draws"]]:
    """The parameters' values at places in their priors, each in (0, 1): as `sample` gives them."""
    return {
        name: quantile(parameter.prior, place).astype(np.float32)
        for (name, parameter), place in zip(parameters.items(), places, strict=True)
    }
