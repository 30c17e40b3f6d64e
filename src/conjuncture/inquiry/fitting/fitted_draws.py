"""Draws of a fit; questions are judged on them as on any other draws. A withheld fit has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from conjuncture.engine.simulation import Simulation

if TYPE_CHECKING:
    from conjuncture.inquiry.fitting.fitted import (
        TheoryFit,
    )  # loads the fitting modules, which a list of claims does not need


@dataclass(frozen=True, eq=False)
class FittedDraws:
    """Draws of a fit, and the simulation in which their numbers mean these draws.

    Attributes:
        simulation: in which they have their places in the priors, and their noise.
        survivors: the draws' numbers.
        tried: how many worlds were run to find them.
        words: how they were found, in a sentence or two.
        effective: how many draws of equal weight they are worth.
        not_kept: the reasons why they cannot be stored, a sentence each.
    """

    simulation: Simulation
    survivors: tuple[int, ...]
    tried: int
    words: str
    effective: float
    not_kept: tuple[str, ...] = ()

    @property
    def those(self) -> str:
        """Words for these draws, as `those ...`."""
        return "those of the fit to the record"

    def to_dict(self) -> dict[str, Any]:
        """The draws as plain data: enough to restore them without a run."""
        return {
            "survivors": list(self.survivors),
            "tried": self.tried,
            "words": self.words,
            "effective": self.effective,
            "luck": list(self.simulation.luck_numbers),
            "parameters": dict(self.simulation.parameters),
        }

    @staticmethod
    def from_dict(simulation: Simulation, data: Mapping[str, Any]) -> FittedDraws:
        """The draws that `to_dict` wrote, in the same simulation.

        Raises:
            ValueError, TypeError, KeyError: the data does not describe such draws.
        """
        survivors, luck = tuple(map(int, data["survivors"])), tuple(map(int, data["luck"]))
        if survivors != tuple(range(len(luck))) or not isinstance(data["words"], str):
            raise ValueError("no draws of a fit")
        chosen = replace(simulation, parameters=data["parameters"], luck_numbers=luck)
        return FittedDraws(chosen, survivors, int(data["tried"]), data["words"], float(data["effective"]))


def fitted_draws(simulation: Simulation, fit: TheoryFit) -> FittedDraws:
    """The different draws among a fit's particles.

    Args:
        simulation: of the fitted theory, with the room that questions need.
        fit: of that theory.

    Raises:
        WithheldError: a check withholds the fit.
    """
    from conjuncture.inquiry.fitting.worlds import placed

    fit.refuse_withheld()
    particles = fit.particles
    _, rows = np.unique(particles.draws, return_index=True)
    chosen = placed(simulation, particles.positions[rows], particles.draws[rows])
    tried = fit.bank.size + fit.bank.failed + fit.led.runs
    words = (
        f"Judged in worlds of a fit to the record: {len(rows)} different draws that sequential Monte Carlo "
        f"led towards it in {tried:,} runs, worth {particles.effective:.0f} of equal weight. No check "
        "withholds it."
    )
    return FittedDraws(chosen, tuple(range(len(rows))), tried, words, particles.effective)
