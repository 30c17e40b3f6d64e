"""Guesses for series with few figures: from the other figures, or only from what the quantity could be.

A regression needs figures to learn from. With two or three figures, the simplest guess of one is from the
others; with a single figure, only the possible range of the quantity is left. Both guesses are distributions,
like the results of a theory, and are scored in the same way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.prediction import thousands_from_log
from conjuncture.scoring.scores import Array, log_thousands

LEAST_SPREAD = float(np.log(2))
"""A factor of two: the least spread of a guess from one or two figures, which cannot show their own."""

_DRAWS = 1000


def others_alone(
    figures: ArrayLike, held_out: ArrayLike | None = None, *, seed: int = 0, draws: int = _DRAWS
) -> Array:
    """Guess each figure from the others of its series, whatever their order; (draw, figure).

    Figures with one number in `held_out` (figure,) are left out together; by default each alone.

    The guess is normal on log(1 + figure), with the mean of the others. From three or more it has their
    standard deviation, times sqrt(1 + 1/n) because their mean is uncertain; from two the same, but at least a
    factor of two; from one a factor of two.

    Raises:
        InferenceError: fewer than two figures.
    """
    logs = log_thousands(figures)
    if len(logs) < 2:
        raise InferenceError(f"the series has {len(logs)} figure, and a guess from the others needs two")
    groups = np.arange(len(logs)) if held_out is None else np.asarray(held_out)
    noise = np.random.default_rng(seed).standard_normal((draws, len(logs)))
    guessed = np.empty_like(noise)
    for place in range(len(logs)):
        others = logs[groups != groups[place]]
        own = float(others.std(ddof=1) * np.sqrt(1 + 1 / len(others))) if len(others) > 1 else 0.0
        spread = max(own, LEAST_SPREAD if len(others) < 3 else 1e-9)
        guessed[:, place] = others.mean() + spread * noise[:, place]
    return thousands_from_log(guessed)


def uninformed(least: float, most: float, figures: int = 1, *, draws: int = _DRAWS) -> Array:
    """A guess that knows only the bounds of a figure; (draw, figure), the same for each figure.

    If `least` is above 0 the guess is log-uniform, else uniform. The draws are evenly spaced quantiles, and
    not random.
    """
    _check(least, most)
    quantiles = (np.arange(draws) + 0.5) / draws
    guessed = np.exp(np.log(least) + quantiles * np.log(most / least)) if least > 0 else quantiles * most
    return np.repeat(guessed[:, None], figures, axis=1)


def _check(least: float, most: float) -> None:
    if not 0 <= least < most:
        raise InferenceError(
            f"there is no figure between {least:g} and {most:g}: least must be 0 or more, and below most"
        )
