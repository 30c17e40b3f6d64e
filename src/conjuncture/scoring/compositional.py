"""Scores for divisions of a whole, such as the delegates of a congress among parties.

The score is the energy score, E|X - y| - E|X - X'| / 2 with distances between whole divisions. It generalises
the CRPS to several shares, is proper, and lower is better (Gneiting & Raftery 2007,
doi:10.1198/016214506000001437). There are two guesses: one to which every division is equally likely (the
flat Dirichlet distribution), and one from other divisions of the same whole. If two counts of the record
differ, the divisions are `collapsed` part by part before they are scored: this is a threshold-weighted energy
score, for the reason given in `scores`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial.distance import pdist

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scores import Array, TooFewDrawsError
from conjuncture.scoring.sparse_baselines import LEAST_SPREAD

_DRAWS, _FEW = 1000, 3
_LEAST_SHARE = 0.01
_ROUNDED = 0.05  # rounded shares may add up to 1 plus this


def energy_score(divisions: ArrayLike, recorded: ArrayLike) -> float:
    """The fair energy score of divisions (draw, part) for a recorded one (part,), in shares.

    Raises:
        TooFewDrawsError: fewer than two draws.
        InferenceError: divisions with another number of parts.
    """
    drawn, observed = (np.asarray(given, dtype=np.float64) for given in (divisions, recorded))
    if drawn.ndim != 2 or drawn.shape[1:] != observed.shape:
        raise InferenceError(
            f"divisions have shape {drawn.shape}, the record {observed.shape}: give (draw, part) and (part,)"
        )
    if len(drawn) < 2:
        raise TooFewDrawsError(f"an energy score needs at least 2 draws, got {len(drawn)}: run more draws")
    away = float(np.linalg.norm(drawn - observed, axis=1).mean())
    return max(0.0, away - float(pdist(drawn).mean()) / 2)


def others_alone(divisions: ArrayLike, held_out: ArrayLike, *, draws: int = _DRAWS, seed: int = 0) -> Array:
    """Guess each division from those outside its block, whatever their order; (draw, division, part).

    The guess is normal in log-ratios (Aitchison 1982, doi:10.1111/j.2517-6161.1982.tb01195.x), with the mean
    of the other divisions. From three or more it has their covariance, times 1 + 1/n because their mean is
    uncertain; from fewer each part has a spread of a factor of two. Shares below .01 count as .01.

    Args:
        divisions: (division, part), in shares; they must not all be in one block.
        held_out: (division,), the number of each division's block.
        draws, seed: the number and the seed of the guess's draws.
    """
    logs = np.log(np.fmax(np.asarray(divisions, dtype=np.float64), _LEAST_SHARE))
    ratios, groups = logs - logs.mean(axis=1, keepdims=True), np.asarray(held_out)
    chance, guessed = np.random.default_rng(seed), np.empty((draws, *ratios.shape))
    for place, own in enumerate(groups):
        others = ratios[groups != own]
        count, mean = len(others), others.mean(axis=0)
        if count < _FEW:
            away = LEAST_SPREAD * chance.standard_normal((draws, ratios.shape[1]))
        else:  # such random mixtures of the residuals have the covariance of the residuals
            mixed = chance.standard_normal((draws, count)) @ (others - mean)
            away = mixed * np.sqrt((1 + 1 / count) / (count - 1))
        guessed[:, place] = as_shares(np.exp(mean + away))
    return guessed


def as_shares(parts: ArrayLike) -> Array:
    """Divide each row by its sum; NaN if the sum is not above 0."""
    amounts = np.asarray(parts, dtype=np.float64)
    whole = amounts.sum(axis=-1, keepdims=True)
    return np.divide(amounts, whole, out=np.full_like(amounts, np.nan), where=whole > 0)


def why_no_shares(lower: Array) -> str:
    """Why the lower counts of parts (period, part) cannot be shares of a whole; empty if they can."""
    most = lower.sum(axis=-1).max()
    return f"the lower counts are not shares: they add up to {most:.3g}" if most > 1 + _ROUNDED else ""


def any_division(parts: int, *, draws: int = _DRAWS, seed: int = 0) -> Array:
    """Draw divisions of a whole among so many parts, all equally likely; (draw, part)."""
    return np.random.default_rng(seed).dirichlet(np.ones(parts), draws)
