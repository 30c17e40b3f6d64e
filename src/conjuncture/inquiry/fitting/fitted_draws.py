"""Draws of a fit; questions are judged on them as on any other draws. A withheld fit has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.sampled_draws import SampledDraws

if TYPE_CHECKING:
    # It loads the fitting modules, which a list of claims does not need.
    from conjuncture.inquiry.fitting.fitted import TheoryFit


def fitted_draws(simulation: Simulation, fit: TheoryFit) -> SampledDraws:
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
    return SampledDraws("fit", chosen, tuple(range(len(rows))), tried, words, particles.effective)
