"""The draws of a run that a case's crude patterns leave: as many as requested, if so many are found."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import xarray as xr

from conjuncture.cases.pattern import Pattern
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.stopping import Stopping
from conjuncture.engine.store import Store
from conjuncture.engine.worlds import World
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.matching.ruling_out import Observe

ROUNDS = 6
"""The most rounds, as for claims."""
FEWEST = 40
"""A 95 per cent band leaves out one draw at each end; with fewer draws there is none to leave out."""


@dataclass(frozen=True, eq=False)
class DrawsLeft:
    """The draws that the crude patterns leave.

    Attributes:
        matched: which draws were run, and which are left.
        dataset: the runs of the draws left, at most as many as requested; None if they are too few.
    """

    matched: MatchedDraws
    dataset: xr.Dataset | None


def draws_left(
    simulation: Simulation,
    prior: xr.Dataset,
    patterns: Sequence[Pattern],
    observe: Observe,
    *,
    store: Store | None = None,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> DrawsLeft:
    """Run rounds and rule draws out until as many are left as the first round has.

    Args:
        simulation: of the theory on the case.
        prior: the first round, as it was run: draws from the whole priors.
        patterns: the case's.
        observe: gives a run as the case's books would have recorded it.
        store: where further rounds are stored and looked up.
        executor: computes them.
        progress: called with (steps done, steps in all).
    """
    left: list[xr.Dataset] = []
    draws = prior.sizes["draw"]

    def run(focused: Simulation, numbers: range, stopping: Stopping, progress: Progress | None) -> xr.Dataset:
        if numbers.start == 0:
            return prior
        return run_worlds(
            focused,
            (World(),),
            numbers,
            store=store,
            executor=executor,
            stopping=stopping,
            progress=progress,
        ).isel(world=0, drop=True)

    matched = match_history(
        simulation,
        patterns,
        observe,
        draws,
        rounds=ROUNDS,
        enough=draws,
        as_needed=True,
        run=run,
        each_round=left.append,
        progress=progress,
    )
    if len(matched.survivors) < min(draws, FEWEST):
        return DrawsLeft(matched, None)
    together = xr.concat(left, "draw", combine_attrs="override").isel(draw=slice(draws))
    return DrawsLeft(matched, together)
