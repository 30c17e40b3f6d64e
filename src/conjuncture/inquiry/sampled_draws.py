"""Draws that a sampler found, on the recorded course or in a fit: questions are judged on them as on any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from conjuncture.engine.simulation import Simulation

Sampler = Literal["course", "fit"]
_THOSE: Mapping[Sampler, str] = {
    "course": "those that stand for worlds on the recorded course",
    "fit": "those of the fit to the record",
}


@dataclass(frozen=True, eq=False)
class SampledDraws:
    """Draws of equal weight, and the simulation in which their numbers mean these draws.

    Attributes:
        sampler: what found them.
        simulation: in which they have their places in the priors, and their noise.
        survivors: the draws' numbers.
        tried: how many draws were run to find them.
        words: how they were found, a sentence or two.
        effective: how many draws of equal weight carry as much information.
        pareto_k: of the plain weights of draws from the priors on the course; above 0.7 weighing alone allows
            no verdict. None in a fit.
        not_kept: the reasons why they cannot be stored, a sentence each.
    """

    sampler: Sampler
    simulation: Simulation
    survivors: tuple[int, ...]
    tried: int
    words: str
    effective: float
    pareto_k: float | None = None
    not_kept: tuple[str, ...] = ()

    @property
    def those(self) -> str:
        """Words for these draws, as `those ...`."""
        return _THOSE[self.sampler]

    def to_dict(self) -> dict[str, Any]:
        """The draws as plain data: enough to restore them without a run."""
        worth = {} if self.pareto_k is None else {"pareto_k": str(self.pareto_k)}  # may be infinite
        return {
            "survivors": list(self.survivors),
            "tried": self.tried,
            "words": self.words,
            "effective": self.effective,
            **worth,
            "luck": list(self.simulation.luck_numbers),
            "parameters": dict(self.simulation.parameters),
        }

    @staticmethod
    def from_dict(sampler: Sampler, simulation: Simulation, data: Mapping[str, Any]) -> SampledDraws:
        """The draws that `to_dict` wrote, in the same simulation.

        Raises:
            ValueError, TypeError, KeyError: the data does not describe such draws.
        """
        survivors, luck = tuple(map(int, data["survivors"])), tuple(map(int, data["luck"]))
        words, parameters = data["words"], data["parameters"]
        if sorted(set(survivors)) != list(survivors) or not isinstance(words, str):
            raise ValueError("no draws")
        # Without noise of their own they are draws from the priors, on which the course was imposed.
        placed = luck or sampler == "fit"
        if placed and survivors != tuple(range(len(luck))):
            raise ValueError("no draws of these numbers")
        if placed and not set(simulation.free_parameters) <= set(parameters):
            raise ValueError("draws that do not fit their theory")
        return SampledDraws(
            sampler,
            replace(simulation, parameters=parameters, luck_numbers=luck),
            survivors,
            int(data["tried"]),
            words,
            float(data["effective"]),
            float(data["pareto_k"]) if sampler == "course" else None,
        )
