"""How far simulated divisions of a whole lie from a recorded one: the delegates of a congress among parties.

The score is the energy score, E|X - y| - E|X - X'| / 2 with distances between whole divisions: the CRPS of
several shares at once, proper likewise, lower is better (Gneiting & Raftery 2007,
doi:10.1198/016214506000001437). Beside it stands the guess for which every division is as likely as any
other, the flat Dirichlet distribution. Where two counts of the record differ, what is scored is any division
between them, each as likely as any other: the score is the mean over these.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial.distance import pdist

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.scores import Array, TooFewDrawsError

_DRAWS = 1000
_BETWEEN = 50  # divisions between two edges: the mean score over them is good to a hundredth
_AT_ONCE, _AT_MOST = 20_000, 100


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


def as_shares(parts: ArrayLike) -> Array:
    """Each row over its sum; NaN where it has none."""
    amounts = np.asarray(parts, dtype=np.float64)
    whole = amounts.sum(axis=-1, keepdims=True)
    return np.divide(amounts, whole, out=np.full_like(amounts, np.nan), where=whole > 0)


def divisions_between(low: ArrayLike, high: ArrayLike, *, seed: int = 0) -> Array:
    """Divisions whose every part (part,) lies between its edges, each as likely as another; (division, part).

    One division, the edges themselves, where they are equal.

    Raises:
        InferenceError: no division lies between the edges, or so few that they are not found.
    """
    lower, upper = (np.asarray(edge, dtype=np.float64) for edge in (low, high))
    if (lower == upper).all():
        return as_shares(lower)[None]
    divisions = np.empty((0, len(lower)))
    for batch in range(_AT_MOST):
        guessed = any_division(len(lower), draws=_AT_ONCE, seed=seed + batch)
        inside = ((guessed >= lower) & (guessed <= upper)).all(axis=1)
        divisions = np.concatenate([divisions, guessed[inside]])
        if len(divisions) >= _BETWEEN:
            return divisions[:_BETWEEN]
    raise InferenceError(
        f"hardly any division of a whole lies between {lower} and {upper}: correct the edges"
    )


def any_division(parts: int, *, draws: int = _DRAWS, seed: int = 0) -> Array:
    """Divisions of a whole among so many parts, each as likely as any other; (draw, part)."""
    return np.random.default_rng(seed).dirichlet(np.ones(parts), draws)
