"""Sequential Monte Carlo: particles that are moved nearer to the record than the draws of the bank.

At each stage the distance that is allowed shrinks to the median of the particles' own. Particles beyond it
are replaced by others, and all are moved: in the space in which every prior is a standard normal, by a step
that leaves the priors as they are, with the noise of a new draw. A move is accepted if it comes as near as is
allowed. So particles need no weights, however many quantities there are.

Sources: P. Del Moral, A. Doucet, A. Jasra, An adaptive sequential Monte Carlo method for approximate Bayesian
computation, Statistics and Computing 22 (2012) 1009-1020; S. Cotter, G. Roberts, A. Stuart, D. White, MCMC
methods for functions, Statistical Science 28 (2013) 424-446, for the step.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.scheduling import Progress
from conjuncture.inquiry.fitting.distance import Distance
from conjuncture.inquiry.fitting.errors_of_theory import Errors
from conjuncture.inquiry.fitting.particles import Floats, Numbers, Particles

Run = Callable[[Floats, Numbers], Floats]
"""Gives the figures of worlds at positions in the priors (draws, quantities) with the noise of draws
(draws,)."""

PARTICLES, MOVES, STAGES = 256, 2, 6
_KEPT = 0.5  # of the particles are near enough for the next stage
_ACCEPTED = 0.2  # of the moves: if more are accepted, steps become longer
_STEP, _SHORTEST = 0.5, 0.05
_LEAST_TAKEN = 0.05  # of the moves: if fewer are accepted, the particles do not move
_LEAST_DISTINCT = 0.6
_OTHER_ERRORS = 4  # times new errors are drawn at each stage, which needs no run


@dataclass(frozen=True)
class Stage:
    """One stage.

    Attributes:
        allowed: the distance from the record that was allowed.
        taken: the share of the moves that were accepted.
        distinct: how many different draws there were after it.
    """

    allowed: float
    taken: float
    distinct: int


@dataclass(frozen=True, eq=False)
class Led:
    """Particles and how they were found.

    Attributes:
        particles: all of equal weight.
        stages: in their order; the last one may not count (see `why`).
        runs: worlds that were run.
        why: why it ended, in words.
    """

    particles: Particles
    stages: tuple[Stage, ...]
    runs: int
    why: str


def led(
    start: Particles,
    run: Run,
    errors: Errors,
    distance: Distance,
    *,
    first_draw: int,
    particles: int = PARTICLES,
    moves: int = MOVES,
    stages: int = STAGES,
    seed: int = 0,
    progress: Progress | None = None,
) -> Led:
    """Move particles from the nearest draws of a bank towards the record.

    Args:
        start: the nearest draws.
        run: gives the figures of new worlds; a row of NaN is a failed world.
        errors, distance: as for the bank.
        first_draw: the first draw number that was not used before.
        particles: how many; no more than there are at the start.
        moves: of each particle at each stage.
        stages: at most so many.
        seed: of choices and moves.
        progress: called with (stages done, stages at most).
    """
    numbers = np.random.default_rng([seed, 2])
    walk = _Walk(run, errors, distance, numbers, first_draw)
    now = start.taking(np.argsort(start.distances, kind="stable")[: min(particles, start.size)])
    done: list[Stage] = []
    step, why = _STEP, ""
    for number in range(stages):
        allowed = float(np.quantile(now.distances, _KEPT))
        near = np.flatnonzero(now.distances <= allowed)
        others = numbers.choice(near, now.size - len(near))
        after = now.taking(np.concatenate([near, others]))
        taken = 0.0
        for _ in range(moves):
            after, share = walk.moved(after, allowed, step)
            step = float(np.clip(step * math.exp(2 * (share - _ACCEPTED)), _SHORTEST, 1.0))
            taken += share / moves
        after = walk.with_other_errors(after, allowed)
        done.append(Stage(allowed, taken, after.distinct))
        if progress is not None:
            progress(number + 1, stages)
        why = _stands_still(taken, after.distinct / now.size)
        if why:
            break
        now = after
    if progress is not None:
        progress(1, 1)
    left = distance.recorded - now.values
    now = replace(now, errors=errors.given(left, distance.used, now.errors, numbers))
    return Led(now, tuple(done), walk.runs, why or f"all {stages} stages were made")


def _stands_still(taken: float, distinct: float) -> str:
    """Why a stage does not count and is the last; empty if it counts."""
    if taken < _LEAST_TAKEN:
        return f"fewer than {_LEAST_TAKEN:.0%} of the moves came near enough: the stage before counts"
    if distinct < _LEAST_DISTINCT:
        return f"fewer than {_LEAST_DISTINCT:.0%} of the particles were different: the stage before counts"
    return ""


class _Walk:
    """Moves of particles, and how many worlds were run for them."""

    def __init__(
        self, run: Run, errors: Errors, distance: Distance, numbers: np.random.Generator, first_draw: int
    ) -> None:
        self._run, self._errors, self._distance, self._numbers = run, errors, distance, numbers
        self._first, self.runs = first_draw, 0

    def moved(self, now: Particles, allowed: float, step: float) -> tuple[Particles, float]:
        """The particles after one move of each, and the share of accepted moves."""
        positions, places = self._stepped(now.positions, step), self._stepped(now.errors, step)
        draws = self._first + self.runs + np.arange(now.size)
        values = self._run(positions, draws)
        self.runs += now.size
        far = self._distance(values + self._errors.drawn(places, self._numbers))
        proposed = replace(now, positions=positions, errors=places, draws=draws, values=values, distances=far)
        taken = far <= allowed
        return _either(now, proposed, taken), float(taken.mean())

    def with_other_errors(self, now: Particles, allowed: float) -> Particles:
        """The same worlds, with new errors where these come as near."""
        for _ in range(_OTHER_ERRORS):
            places = self._stepped(now.errors, _STEP)
            far = self._distance(now.values + self._errors.drawn(places, self._numbers))
            now = _either(now, replace(now, errors=places, distances=far), far <= allowed)
        return now

    def _stepped(self, places: Floats, step: float) -> Floats:
        from scipy.stats import norm

        normal = norm.ppf(np.clip(places, 1e-12, 1 - 1e-12))
        walked = math.sqrt(1 - step**2) * normal + step * self._numbers.standard_normal(normal.shape)
        return np.clip(norm.cdf(walked), 1e-12, 1 - 1e-12)


def _either(now: Particles, proposed: Particles, taken: NDArray[np.bool_]) -> Particles:
    """Each particle as proposed if the move is accepted, else as it was."""

    def chosen(name: str) -> NDArray:
        one, other = getattr(proposed, name), getattr(now, name)
        return np.where(taken if one.ndim == 1 else taken[:, None], one, other)

    names = ("positions", "errors", "draws", "values", "distances")
    return replace(now, **{name: chosen(name) for name in names})
