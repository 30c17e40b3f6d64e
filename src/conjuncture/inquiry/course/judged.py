"""Draws of equal weight on the recorded course; questions are judged on them as on any other draws.

Of the weighted draws of sequential Monte Carlo some are kept, each in proportion to its weight (rejection).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.on_record import On
from conjuncture.inquiry.course.sequential import Sample, sequential
from conjuncture.inquiry.course.weighing import run_on_course
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.sampled_draws import SampledDraws

PARTICLES, MOVES = 768, 5
_MOST_ERROR = 1.0


def course_draws(
    simulation: Simulation, on: On, draws: int, *, progress: Progress | None = None
) -> SampledDraws:
    """Draws of equal weight on the simulation's course.

    Args:
        simulation: on a course.
        on: "held" or "course".
        draws: how many are run, if all count alike ("held").
        progress: called with (steps done, steps in all).

    Raises:
        QuestionError: the course is impossible in every draw, or the sampler did not reach it.
    """
    if on == "held":
        ready = replace(simulation, sparing=True, keep=(), only=(), store=None)
        done = run_on_course(ready, range(draws), progress)
        weights = done.weights
        words = (
            f"Judged on {done.draws.size} draws in which the recorded course was imposed, whatever chance "
            f"they gave to it. Weighed by that chance they are worth {weights.effective:.0f} "
            f"of equal weight; {weights.k_in_words}."
        )
        numbers = tuple(map(int, done.draws))
        return SampledDraws("course", simulation, numbers, draws, words, weights.effective, weights.pareto_k)
    sample = sequential(simulation, particles=PARTICLES, moves=MOVES, seed=simulation.seed, progress=progress)
    kept, plain = _alike(sample, simulation.seed), sample.plain
    error = sample.log_evidence_error
    words = (
        f"Judged in worlds on the recorded course: {len(kept)} draws of equal weight, found by sequential "
        f"Monte Carlo in {sample.runs:,} runs. The theory gave the course a chance whose logarithm is "
        f"{sample.log_evidence:.1f} (standard error {error:.2f}). Together the draws found are "
        f"worth {sample.effective:.0f} of equal weight; {plain.draws:,} draws from the priors, weighed by "
        f"that chance, are worth {plain.effective:.0f}; {plain.k_in_words}."
    )
    if not kept or not error <= _MOST_ERROR:
        raise QuestionError(
            f"the islands of draws differ too much on the recorded course (standard error {error:.2f} of the "
            f"logarithm of its chance; {_MOST_ERROR:g} is allowed), so that no verdict can rest on them.",
            remedy="Ask for less of the course with `until` or `of`.",
        )
    placed = sample.simulation
    chosen = replace(
        placed,
        parameters={
            name: [value[row] for row in kept] if isinstance(value, Sequence) else value
            for name, value in placed.parameters.items()
        },
        luck_numbers=tuple(placed.luck_numbers[row] for row in kept),
    )
    numbers = tuple(range(len(kept)))
    return SampledDraws("course", chosen, numbers, sample.runs, words, sample.effective, plain.pareto_k)


def _alike(sample: Sample, seed: int) -> list[int]:
    """The draws that rejection keeps: it keeps each with a chance in proportion to its weight."""
    numbers = np.random.default_rng([seed, 1])
    kept = numbers.random(sample.weights.size) < sample.weights / sample.weights.max()
    return [int(draw) for draw in sample.draws[kept]]
