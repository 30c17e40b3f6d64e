"""What a few recorded figures are compared with: the others of their series, or a guess that knows nothing.

A regression needs figures to learn from. Where there are two or three, the plainest guess of one is the
others; where there is one, nothing is left but what the quantity could be at all. Both are distributions, as
what a theory gives is, and are scored in the same way.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from conjuncture.scoring.errors import InferenceError
from conjuncture.scoring.prediction import thousands_from_log
from conjuncture.scoring.scores import Array, log_thousands

LEAST_SPREAD = float(np.log(2))
"""A factor of two: at least so much for the spread of one or two figures, which cannot tell it themselves."""

_DRAWS = 1000


def others_alone(
    figures: ArrayLike, held_out: ArrayLike | None = None, *, seed: int = 0, draws: int = _DRAWS
) -> Array:
    """Each figure from the others of its series, whatever their order; (draw, figure).

    Figures of one number in `held_out` (figure,) are held out together; by default each alone.

    Normal on log(1 + figure) about the mean of the others. Three or more give their own standard deviation,
    times sqrt(1 + 1/n) since their mean is uncertain; of fewer it is a factor of two at least.

    Raises:
        InferenceError: fewer than two figures.
    """
    logs = log_thousands(figures)
    if len(logs) < 2:
        raise InferenceError(f"{len(logs)} figure has no others to be guessed from: two are needed")
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
    """A guess that knows only between what the figure must lie; (draw, figure), the same for each.

    Where the least is above nothing every factor is as likely as any other (log-uniform), else every value.
    The draws are evenly spaced quantiles, so there is no luck in them.
    """
    _check(least, most)
    quantiles = (np.arange(draws) + 0.5) / draws
    guessed = np.exp(np.log(least) + quantiles * np.log(most / least)) if least > 0 else quantiles * most
    return np.repeat(guessed[:, None], figures, axis=1)


def _check(least: float, most: float) -> None:
    if not 0 <= least < most:
        raise InferenceError(
            f"no figure lies between {least:g} and {most:g}: let least be 0 or more, below most"
        )
