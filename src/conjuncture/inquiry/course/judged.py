"""Draws of equal weight on the recorded course; questions are judged on them as on any other draws.

Of the weighted draws of sequential Monte Carlo some are kept, each in proportion to its weight (rejection).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.on_record import On
from conjuncture.inquiry.course.sequential import Sample, sequential
from conjuncture.inquiry.course.weighing import run_on_course
from conjuncture.inquiry.errors import QuestionError

PARTICLES, MOVES = 768, 5
_MOST_ERROR = 1.0


@dataclass(frozen=True, eq=False)
class CourseDraws:
    """Draws on the recorded course, and the simulation in which their numbers mean these draws.

    Attributes:
        simulation: on the course.
        survivors: the draws' numbers.
        tried: how many draws were run to find them.
        words: how they were found, a sentence or two.
        effective: the number of draws of equal weight that carry as much information about the course.
        pareto_k: of the plain weights of draws from the priors; above 0.7 weighing alone allows no verdict.
        not_kept: the reasons why they cannot be stored, a sentence each.
    """

    simulation: Simulation
    survivors: tuple[int, ...]
    tried: int
    words: str
    effective: float
    pareto_k: float
    not_kept: tuple[str, ...] = ()

    @property
    def those(self) -> str:
        """Words for these draws, as `those ...`."""
        return "those that stand for worlds on the recorded course"

    def to_dict(self) -> dict[str, Any]:
        """The draws as plain data: enough to restore them without a run."""
        return {
            "survivors": list(self.survivors),
            "tried": self.tried,
            "words": self.words,
            "effective": self.effective,
            "pareto_k": str(self.pareto_k),  # may be infinite
            "luck": list(self.simulation.luck_numbers),
            "parameters": dict(self.simulation.parameters),
        }

    @staticmethod
    def from_dict(simulation: Simulation, data: Mapping[str, Any]) -> CourseDraws:
        """The draws that `to_dict` wrote, in the same simulation.

        Raises:
            ValueError, TypeError, KeyError: the data does not describe such draws.
        """
        survivors, luck = tuple(map(int, data["survivors"])), tuple(map(int, data["luck"]))
        words, parameters = data["words"], data["parameters"]
        if sorted(set(survivors)) != list(survivors) or not isinstance(words, str):
            raise ValueError("no draws")
        if luck and (len(luck) < len(survivors) or not set(simulation.free_parameters) <= set(parameters)):
            raise ValueError("draws that do not fit their theory")
        placed = replace(simulation, parameters=parameters, luck_numbers=luck)
        figures = float(data["effective"]), float(data["pareto_k"])
        return CourseDraws(placed, survivors, int(data["tried"]), words, *figures)


def course_draws(
    simulation: Simulation, on: On, draws: int, *, progress: Progress | None = None
) -> CourseDraws:
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
        return CourseDraws(simulation, numbers, draws, words, weights.effective, weights.pareto_k)
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
    return CourseDraws(chosen, numbers, sample.runs, words, sample.effective, plain.pareto_k)


def _alike(sample: Sample, seed: int) -> list[int]:
    """The draws that rejection keeps: it keeps each with a chance in proportion to its weight."""
    numbers = np.random.default_rng([seed, 1])
    kept = numbers.random(sample.weights.size) < sample.weights / sample.weights.max()
    return [int(draw) for draw in sample.draws[kept]]
