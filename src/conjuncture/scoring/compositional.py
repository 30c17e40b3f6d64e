"""How far simulated divisions of a whole lie from a recorded one: the delegates of a congress among parties.

The score is the energy score, E|X - y| - E|X - X'| / 2 with distances between whole divisions: the CRPS of
several shares at once, proper likewise, lower is better (Gneiting & Raftery 2007,
doi:10.1198/016214506000001437). Beside it stand the guess for which every division is as likely as any
other, the flat Dirichlet distribution, and the guess from other divisions of the same whole. Where two counts
of the record differ, the divisions are `collapsed` part by part before they are scored: a threshold-weighted
energy score, for the reason given in `scores`.
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
_ROUNDED = 0.05  # so far printed shares may add up to more than 1


def energy_score(divisions: ArrayLike, recorded: ArrayLike) -> float:
    """The fair energy score of divisions (draw, part) for a recorded one (part,), in shares.

    Raises:
        TooFewDrawsError: fewer than two draws.
        InferenceError: divisions of another number of parts.
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
    """Each division from those that are not held out with it, whatever their order; (draw, division, part).

    Normal in log-ratios, as divisions are (Aitchison 1982, doi:10.1111/j.2517-6161.1982.tb01195.x), about the
    mean of the others. Three or more give their own covariance, times 1 + 1/n since their mean is uncertain;
    of fewer each part has a factor of two. Less than a hundredth counts as a hundredth.

    Args:
        divisions: (division, part), in shares; at least two that are not held out together.
        held_out: (division,), the same number for divisions that are held out together.
        draws, seed: of the guess.
    """
    logs = np.log(np.fmax(np.asarray(divisions, dtype=np.float64), _LEAST_SHARE))
    ratios, groups = logs - logs.mean(axis=1, keepdims=True), np.asarray(held_out)
    chance, guessed = np.random.default_rng(seed), np.empty((draws, *ratios.shape))
    for place, own in enumerate(groups):
        others = ratios[groups != own]
        count, mean = len(others), others.mean(axis=0)
        if count < _FEW:
            away = LEAST_SPREAD * chance.standard_normal((draws, ratios.shape[1]))
        else:  # so mixed, the residuals have their own covariance
            mixed = chance.standard_normal((draws, count)) @ (others - mean)
            away = mixed * np.sqrt((1 + 1 / count) / (count - 1))
        guessed[:, place] = as_shares(np.exp(mean + away))
    return guessed


def as_shares(parts: ArrayLike) -> Array:
    """Each row over its sum; NaN where it has none."""
    amounts = np.asarray(parts, dtype=np.float64)
    whole = amounts.sum(axis=-1, keepdims=True)
    return np.divide(amounts, whole, out=np.full_like(amounts, np.nan), where=whole > 0)


def why_no_shares(lower: Array) -> str:
    """Why the lower counts of parts (period, part) cannot be shares of a whole; empty where they can."""
    most = lower.sum(axis=-1).max()
    return f"the lower counts are no shares: they add up to {most:.3g}" if most > 1 + _ROUNDED else ""


def any_division(parts: int, *, draws: int = _DRAWS, seed: int = 0) -> Array:
    """Divisions of a whole among so many parts, each as likely as any other; (draw, part)."""
    return np.random.default_rng(seed).dirichlet(np.ones(parts), draws)
