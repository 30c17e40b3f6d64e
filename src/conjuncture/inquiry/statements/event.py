"""Events: an outcome that meets a bound or not, in each draw or in each case within a draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import Worlds
from conjuncture.inquiry.experiments.selection import Comparison
from conjuncture.inquiry.statements.bound import Bound

CASE = "case of a draw"


@dataclass(frozen=True)
class Event:
    """An outcome that stands in a relation to a bound.

    Example:
        Event(Outcome("taking_part_share", over_time="max"), ">", 0.1, "many strike")

    Attributes:
        outcome: the outcome to measure.
        relation: one of < <= > >= = !=.
        bound: the value to compare it with.
        words: its name in answers.
    """

    outcome: Outcome
    relation: Comparison
    bound: float
    words: str = ""

    def __str__(self) -> str:
        return self.words or f"{self.outcome} {self.relation} {self.bound:g}"

    def measured(self, worlds: Worlds, world: str, each: str | None = None) -> NDArray[np.float64]:
        """The outcome's number in each draw, (draws,); or of each member of level `each`, (draws * members,).

        Raises:
            QuestionError: the outcome does not stand on the level whose members are the cases.
        """
        dataset = worlds.dataset.sel(world=world)
        if each is None:
            return self.outcome.of(worlds.simulation, dataset).to_numpy()
        level = worlds.simulation.resolved.variables[self.outcome.variable].level
        if level != each or level not in dataset[self.outcome.variable].dims:
            raise QuestionError(f"'{self.outcome.variable}' stands on '{level}': it differs by no {each}.")
        # Under another name its members are not reduced to one number.
        apart = dataset[[self.outcome.variable]].rename({level: CASE}).drop_vars(CASE, errors="ignore")
        return self.outcome.of(worlds.simulation, apart).transpose("draw", CASE).to_numpy().ravel()

    def happens(self, values: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether it happens, from `measured` numbers; it does not happen where a number is missing."""
        bound = Bound(self.relation, self.bound)
        return bound.holds(bound.differences(values))
