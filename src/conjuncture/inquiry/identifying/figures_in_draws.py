"""What a case records, in the draws on which claims are judged: every target's figures, draw by draw.

The theory is run once more as it was, over the first of the judged draws, and keeps only these figures. They
do not depend on the claims, so one run serves all claims and questions about a theory on a case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import xarray as xr

from conjuncture.cases.case import Case
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.digests import digest
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.identity import fingerprint
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.simulation import KEPT_LEVEL_SIZE, Simulation
from conjuncture.engine.store import Store
from conjuncture.engine.work import usable
from conjuncture.engine.worlds import World
from conjuncture.inquiry.fitting.figures import base_of, over_base, seen_by_month, targets_of
from conjuncture.inquiry.ledger.findings import bare, kept
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.results import Result

DRAWS = 120
"""Draws that are run: of so many the twentieth part, beyond which a band ends, is six."""
_DIGITS = 9
"""Runs are in single precision, of seven digits: no figure changes its side of a bound."""


@dataclass(frozen=True, eq=False)
class FiguresInDraws(Result):
    """The figures of a case's targets in some draws.

    Attributes:
        draws: their numbers.
        simulated: by the name of a target its figures by draw and period, in the unit in which people read
            them; not a number where a draw has none.
    """

    draws: tuple[int, ...]
    simulated: Mapping[str, tuple[tuple[float, ...], ...]]


def figures_in_draws(
    matched: MatchedDraws, case: Case, *, store: Store | None = None, progress: Progress | None = None
) -> FiguresInDraws:
    """The figures of every target that a theory has, in up to `DRAWS` of the draws that are left.

    Args:
        matched: the draws, and the simulation in which these are their numbers.
        case: that was simulated.
        store: where the figures are kept, and looked up.
        progress: called with (steps done, steps in all).
    """
    simulation, draws = matched.simulation, matched.survivors[:DRAWS]
    targets = seen_targets(case, simulation)

    def make(room: Store | None) -> FiguresInDraws:
        seen = _seen(replace(simulation, store=room), case, targets, draws, progress)
        there = [target for target in targets if target.variable in seen]
        return FiguresInDraws(
            tuple(map(int, draws)), {target.name: _simulated(target, seen) for target in there}
        )

    books = digest(case.observe)
    decides = {
        "run": fingerprint(bare(simulation)),
        "draws": list(draws),
        "books": books.value,
        "targets": [_decides(target) for target in targets],
    }
    place = None if books.unknown else usable(store, simulation)
    return kept(
        place,
        "recorded-figures",
        decides,
        make=make,
        written=FiguresInDraws.to_dict,
        read=FiguresInDraws.from_dict,
    )


def seen_targets(case: Case, simulation: Simulation) -> tuple[RecordedTarget, ...]:
    """The targets of a case of which a theory has the variable, in a small level, or that the books count."""
    variables, levels = simulation.resolved.variables, simulation.society.levels
    targets = targets_of(case)
    if case.keeps_books and set(case.counted) <= set(variables):
        return targets
    return tuple(
        target
        for target in targets
        if target.variable in variables and levels[variables[target.variable].level].size <= KEPT_LEVEL_SIZE
    )


def _seen(
    simulation: Simulation,
    case: Case,
    targets: Sequence[RecordedTarget],
    draws: Sequence[int],
    progress: Progress | None,
) -> xr.Dataset:
    """The world as it was in these draws, with the variables of targets month by month."""
    wanted = set(case.counted) if case.keeps_books else set()
    wanted |= {target.variable for target in targets} & set(simulation.resolved.variables)
    keep = tuple(sorted({*simulation.keep, *wanted}))
    ready = replace(simulation, keep=keep, only=tuple(sorted(wanted)))
    run = run_worlds(ready, (World(),), list(draws), progress=progress).isel(world=0)
    return seen_by_month(case, run, simulation.seed)


def _simulated(target: RecordedTarget, seen: xr.Dataset) -> tuple[tuple[float, ...], ...]:
    found = target.beside(seen)["simulated"].transpose("draw", "period").to_numpy().astype(np.float64)
    told = over_base(found, base_of(target)) / target.told_per
    return tuple(tuple(float(f"{value:.{_DIGITS}g}") for value in row) for row in told.tolist())


def _decides(target: RecordedTarget) -> list[object]:
    looked_at = [target.name, target.variable, target.member, list(target.over), target.over_time]
    base = base_of(target)
    return [*looked_at, [str(period) for period in target.values.index], base, target.told_per]
