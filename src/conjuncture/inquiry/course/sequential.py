"""Sequential Monte Carlo: draws on a recorded course that is too rare for plain weights.

The chance of the course is raised to a power that grows from 0 to 1. At each stage draws are chosen anew in
proportion to their weights, and then moved: their parameters (a step that leaves the priors as they are), or
their noise. Several islands of draws run in parallel; how far they differ shows how exact the evidence is.

Sources: P. Del Moral, A. Doucet, A. Jasra, Sequential Monte Carlo samplers, Journal of the Royal Statistical
Society B 68 (2006) 411-436; S. Cotter, G. Roberts, A. Stuart, D. White, MCMC methods for functions,
Statistical Science 28 (2013) 424-446, for the step.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine import priors
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.weighing import OnCourse, refuse_impossible, run_on_course
from conjuncture.inquiry.course.weights import Weights
from conjuncture.inquiry.errors import QuestionError

PARTICLES, ISLANDS, MOVES = 512, 4, 3
_AT_FIRST = 8  # times as many draws from the priors: a choice among many takes few of them twice
_KEPT = 0.5  # at each stage the weighted particles are worth this share of them in draws of equal weight
_LUCK = 1 / 3  # of the moves change the noise, the others the parameters
_STEP, _ACCEPTED = 0.4, 0.25
_STAGES = 40

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stage:
    """One stage.

    Attributes:
        power: the power to which the chance of the course is raised, in the island with the lowest.
        moved: the share of moves of parameters, and of moves of noise, that were accepted.
    """

    power: float
    moved: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Sample:
    """Draws as they would be if the recorded course had come by itself, each with a weight.

    Attributes:
        simulation: on the course, in which the draws have their parameters and their noise.
        draws: their numbers, (draws,), all different.
        weights: which add up to 1, (draws,).
        log_evidence, log_evidence_error: the logarithm of the chance of the course, and its standard error.
        stages: the stages of the search.
        runs: how many runs of single draws were made.
        plain: the weights of the draws from the priors with which it began.
    """

    simulation: Simulation
    draws: NDArray[np.int64]
    weights: Floats
    log_evidence: float
    log_evidence_error: float
    stages: tuple[Stage, ...]
    runs: int
    plain: Weights

    @cached_property
    def effective(self) -> float:
        """The number of independent draws of equal weight that carry as much information."""
        return float(1 / (self.weights**2).sum())


@dataclass(frozen=True, eq=False)
class _Particles:
    """The state of all particles: islands by particles."""

    normal: Floats  # (islands, particles, parameters): each prior read as a standard normal
    luck: NDArray[np.int64]  # (islands, particles)
    log_chance: Floats  # (islands, particles)

    def chosen(self, rows: NDArray[np.int64]) -> _Particles:
        """Particles by their numbers in their island, (islands, particles)."""
        island = np.arange(rows.shape[0])[:, None]
        return _Particles(self.normal[island, rows], self.luck[island, rows], self.log_chance[island, rows])

    def taking(self, other: _Particles, taken: NDArray[np.bool_]) -> _Particles:
        """The other particles where they are taken, (islands, particles)."""
        return _Particles(
            np.where(taken[..., None], other.normal, self.normal),
            np.where(taken, other.luck, self.luck),
            np.where(taken, other.log_chance, self.log_chance),
        )


class _Runs:
    """Runs of particles on the course, and how many there were."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self._ready = replace(simulation, sparing=True, keep=(), only=(), store=None)
        self.names = tuple(simulation.free_parameters)
        self.count = 0

    def fresh_luck(self, shape: tuple[int, int]) -> NDArray[np.int64]:
        """Numbers of noise that no particle has had: they continue after all those that were run so far."""
        return self.count + np.arange(shape[0] * shape[1]).reshape(shape)

    def log_chances(self, normal: Floats, luck: NDArray[np.int64]) -> tuple[Floats, OnCourse]:
        """The logarithm of the chance of each particle, (islands, particles); -infinity where it failed."""
        size = luck.size
        placed = _placed(self._ready, self.names, normal.reshape(size, -1), luck.reshape(size))
        done = run_on_course(placed, range(size), None)
        self.count += size
        found = np.full(size, -np.inf)
        found[done.draws] = done.log_chance
        return found.reshape(luck.shape), done


def sequential(
    simulation: Simulation,
    *,
    particles: int = PARTICLES,
    islands: int = ISLANDS,
    moves: int = MOVES,
    seed: int = 0,
    progress: Progress | None = None,
) -> Sample:
    """Draws of a theory on its course, by sequential Monte Carlo.

    Args:
        simulation: on a course.
        particles: in all islands together.
        islands: at least 2, each of at least 2 particles.
        moves: of each particle at each stage.
        seed: of the choices and moves.
        progress: called with (thousandths of the way done, 1000).

    Raises:
        QuestionError: too few particles or islands, the course is impossible in every draw, or the stages did
            not reach it.
    """
    if islands < 2 or particles < 2 * islands:
        raise QuestionError(f"{particles} particles on {islands} islands: give 2 islands of 2 or more.")
    numbers, runs = np.random.default_rng(seed), _Runs(simulation)
    size = particles // islands
    now, ran = _first(runs, (islands, _AT_FIRST * size), numbers)
    plain = Weights(now.log_chance.reshape(-1))
    powers, evidence, step = np.zeros(islands), np.full(islands, -math.log(ran)), _STEP
    stages: list[Stage] = []
    while powers.min() < 1:
        if len(stages) == _STAGES:
            raise QuestionError(
                f"the course was not reached in {_STAGES} stages.",
                remedy="Give more particles, or less of it.",
            )
        rows = np.empty((islands, size), np.int64)
        for island in range(islands):
            powers[island], weights = _raised(now.log_chance[island], powers[island], _KEPT * size)
            evidence[island] += weights.log_evidence
            rows[island] = _resampled(weights.shares, size, numbers)
        now, moved, step = _moved(runs, now.chosen(rows), powers, moves, step, numbers)
        stages.append(Stage(float(powers.min()), moved))
        if progress is not None:
            progress(round(1000 * float(powers.min())), 1000)
    return _sample(runs, now, evidence, tuple(stages), plain)


def _first(runs: _Runs, shape: tuple[int, int], numbers: np.random.Generator) -> tuple[_Particles, float]:
    """Particles from the priors, and the share of them that did not fail."""
    normal, luck = numbers.standard_normal((*shape, len(runs.names))), runs.fresh_luck(shape)
    log_chance, done = runs.log_chances(normal, luck)
    if not np.isfinite(log_chance).any():
        refuse_impossible(done)
    return _Particles(normal, luck, log_chance), done.draws.size / luck.size


def _moved(
    runs: _Runs,
    now: _Particles,
    powers: Floats,
    moves: int,
    step: float,
    numbers: np.random.Generator,
) -> tuple[_Particles, tuple[float, float], float]:
    """The particles after these moves, the accepted shares of parameter and noise moves, and the step.

    A move of parameters leaves the priors as they are, and noise is drawn anew, so that the chance of the
    course alone decides whether a move is accepted (Metropolis). The step becomes longer where more moves are
    accepted than wanted.
    """
    shape = now.luck.shape
    counts = np.zeros((2, 2))  # (of parameters or of noise; tried or accepted)
    for _ in range(moves):
        of_luck = numbers.random(shape) < _LUCK
        walk = math.sqrt(1 - step**2) * now.normal + step * numbers.standard_normal(now.normal.shape)
        normal = np.where(of_luck[..., None], now.normal, walk)
        luck = np.where(of_luck, runs.fresh_luck(shape), now.luck)
        proposed = _Particles(normal, luck, runs.log_chances(normal, luck)[0])
        possible = np.isfinite(proposed.log_chance)
        gains = np.where(possible, proposed.log_chance, 0.0) - now.log_chance
        taken = possible & (np.log1p(-numbers.random(shape)) < powers[:, None] * gains)
        now = now.taking(proposed, taken)
        for place, kind in enumerate((~of_luck, of_luck)):
            counts[place] += kind.sum(), (taken & kind).sum()
        share = (taken & ~of_luck).sum() / max((~of_luck).sum(), 1)
        step = float(np.clip(step * math.exp(share - _ACCEPTED), 0.02, 1.0))
    shares = counts[:, 1] / np.maximum(counts[:, 0], 1)
    return now, (float(shares[0]), float(shares[1])), step


def _placed(
    simulation: Simulation, names: Sequence[str], normal: Floats, luck: NDArray[np.int64]
) -> Simulation:
    """The simulation whose draw n has the parameters and the noise of particle n."""
    from scipy.stats import norm

    shares = np.clip(norm.cdf(normal), 1e-12, 1 - 1e-12)
    declared = simulation.resolved.parameters
    values = {
        name: priors.quantile(declared[name].prior, shares[:, place]).astype(np.float32).tolist()
        for place, name in enumerate(names)
    }
    return replace(
        simulation,
        parameters={**simulation.parameters, **values},
        luck_numbers=tuple(luck.tolist()),
    )


def _raised(log_chance: Floats, power: float, wanted: float) -> tuple[float, Weights]:
    """The highest power at which the particles are worth the wanted number of draws, and their weights."""
    possible = np.isfinite(log_chance).sum()
    if not possible:
        raise QuestionError("no particle of an island could bring the course.", remedy="Give more particles.")
    wanted = min(wanted, _KEPT * possible)
    low, high = power, 1.0
    if _weights(log_chance, high - power).effective >= wanted:
        return 1.0, _weights(log_chance, high - power)
    for _ in range(50):
        middle = (low + high) / 2
        if _weights(log_chance, middle - power).effective < wanted:
            high = middle
        else:
            low = middle
    return low, _weights(log_chance, low - power)


def _weights(log_chance: Floats, power: float) -> Weights:
    finite = np.isfinite(log_chance)
    return Weights(np.where(finite, power * np.where(finite, log_chance, 0.0), -np.inf))


def _resampled(weights: Floats, size: int, numbers: np.random.Generator) -> NDArray[np.int64]:
    """Choose so many rows in proportion to their weights, from one random start (systematic resampling)."""
    points = (np.arange(size) + numbers.random()) / size
    return np.minimum(np.searchsorted(np.cumsum(weights), points), weights.size - 1)


def _sample(
    runs: _Runs, now: _Particles, evidence: Floats, stages: tuple[Stage, ...], plain: Weights
) -> Sample:
    """All islands together, each particle once, with its weight."""
    islands, size = now.luck.shape
    of_island = np.exp(evidence - evidence.max())
    weights = np.repeat(of_island / of_island.sum() / size, size)
    normal, luck = now.normal.reshape(islands * size, -1), now.luck.reshape(-1)
    _, first, which = np.unique(
        np.column_stack([normal, luck]), axis=0, return_index=True, return_inverse=True
    )
    order = np.sort(first)
    together = np.zeros(first.size)
    np.add.at(together, np.searchsorted(order, first[which.reshape(-1)]), weights)
    mean = of_island.mean()
    return Sample(
        simulation=_placed(runs.simulation, runs.names, normal[order], luck[order]),
        draws=np.arange(order.size),
        weights=together,
        log_evidence=float(evidence.max() + math.log(mean)),
        log_evidence_error=float(of_island.std(ddof=1) / math.sqrt(islands) / mean),
        stages=stages,
        runs=runs.count,
        plain=plain,
    )
