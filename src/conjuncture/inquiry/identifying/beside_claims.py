"""The record beside claims: recorded figures that they bear on, and the same figures in the judged draws.

A claim bears on a recorded target if one of its traces names it, or if one of its statements looks at the
target's variable. The theory is run once more as it was, over the first of the judged draws, and keeps only
the figures of these targets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

import numpy as np
import pandas as pd
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
from conjuncture.inquiry.fitting.figures import base_of, over_base, seen_by_month, targets_of, values_of
from conjuncture.inquiry.identifying.record_beside import RecordBeside, TargetBeside, TraceBeside
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, figures_for
from conjuncture.inquiry.identifying.traces import left_in
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.ledger.findings import bare, kept
from conjuncture.inquiry.matching.matched_draws import MatchedDraws

DRAWS = 120
"""Draws that are run: of so many the twentieth part, beyond which a band ends, is six."""
MOST = 4
"""Recorded targets of one claim, those of its traces first."""
_DIGITS = 4


def beside_claims(
    claims: Sequence[Claim],
    traces: Sequence[RecordedTrace],
    matched: MatchedDraws,
    case: Case,
    *,
    store: Store | None = None,
    progress: Progress | None = None,
) -> RecordBeside | None:
    """The record beside claims of one theory on one case; None if they bear on nothing that it records.

    Args:
        claims: of one group, judged on these draws.
        traces: of these claims, beside the record of this case.
        matched: the draws.
        case: that they are asked of.
        store: where the figures are kept, and looked up.
        progress: called with (steps done, steps in all).
    """
    simulation = matched.simulation
    recorded = seen_targets(case, simulation)
    there = {target.name for target in recorded}
    traces = [one for one in traces if _names(one) <= there]
    bearing = {target.name: _bearing(target, claims, traces) for target in _chosen(claims, traces, recorded)}
    chosen = [target for target in recorded if target.name in bearing]
    if not chosen or not matched.survivors:
        return None

    def make(room: Store | None) -> RecordBeside:
        draws = matched.survivors[:DRAWS]
        seen = _seen(replace(simulation, store=room), case, chosen, draws, progress)
        counted = [target for target in chosen if target.variable in seen]
        left = [one for one in traces if _names(one) <= {target.name for target in counted}]
        figures = figures_for([one.trace for one in left], case)
        values = values_of(seen, figures) if figures else np.empty((len(draws), 0))
        return RecordBeside(
            claims[0].theory,
            claims[0].case,
            tuple(map(int, draws)),
            tuple(_beside(target, seen, bearing[target.name], case) for target in counted),
            tuple(
                TraceBeside(one, "".join(map(_letter, left_in(one.trace, figures, values)))) for one in left
            ),
        )

    decides = {
        "run": fingerprint(bare(simulation)),
        "draws": list(matched.survivors[:DRAWS]),
        "books": digest(case.observe).value,
        "targets": [_decides(target, bearing[target.name]) for target in chosen],
        "traces": [asdict(one) for one in traces],
    }
    known = not digest(case.observe).unknown
    place = usable(store, simulation) if known else None
    return kept(
        place,
        "beside-the-record",
        decides,
        make=make,
        written=RecordBeside.to_dict,
        read=RecordBeside.from_dict,
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


def _chosen(
    claims: Sequence[Claim], traces: Sequence[RecordedTrace], targets: Sequence[RecordedTarget]
) -> list[RecordedTarget]:
    """Up to `MOST` targets of each claim: those of its traces, then those at whose variable it looks."""
    chosen: dict[str, RecordedTarget] = {}
    for claim in claims:
        of_traces = {name for one in traces if one.trace.claim == claim.id for name in _names(one)}
        bears = [target for target in targets if _looks_at(claim, target) or target.name in of_traces]
        bears.sort(key=lambda target: target.name not in of_traces)
        chosen |= {target.name: target for target in bears[:MOST]}
    return list(chosen.values())


def _bearing(
    target: RecordedTarget, claims: Sequence[Claim], traces: Sequence[RecordedTrace]
) -> tuple[str, ...]:
    traced = {one.trace.claim for one in traces if target.name in _names(one)}
    return tuple(claim.id for claim in claims if claim.id in traced or _looks_at(claim, target))


def _names(one: RecordedTrace) -> set[str]:
    """The targets that a trace looks at."""
    return {each.target for each in (one.trace.figures, one.trace.others) if each is not None}


def _looks_at(claim: Claim, target: RecordedTarget) -> bool:
    """Whether a statement of the claim looks at the variable of a target, of all members or of its own."""
    outcomes = [side.outcome for statement in claim.statements for side in statement.sides]
    return any(
        outcome.variable == target.variable and getattr(outcome, "member", None) in (None, target.member)
        for outcome in outcomes
    )


def _seen(
    simulation: Simulation,
    case: Case,
    targets: Sequence[RecordedTarget],
    draws: Sequence[int],
    progress: Progress | None,
) -> xr.Dataset:
    """The world as it was in these draws, with the variables of targets month by month."""
    wanted = set(case.counted) if case.keeps_books else {target.variable for target in targets}
    wanted |= {target.variable for target in targets} & set(simulation.resolved.variables)
    keep = tuple(sorted({*simulation.keep, *wanted}))
    ready = replace(simulation, keep=keep, only=tuple(sorted(wanted)))
    run = run_worlds(ready, (World(),), list(draws), progress=progress).isel(world=0)
    return seen_by_month(case, run, simulation.seed)


def _beside(target: RecordedTarget, seen: xr.Dataset, claims: tuple[str, ...], case: Case) -> TargetBeside:
    found = target.beside(seen)
    simulated = found["simulated"].transpose("draw", "period").to_numpy().astype(np.float64)
    simulated = over_base(simulated, base_of(target)) / target.told_per
    sources, keys = case.record().all_sources, dict.fromkeys(target.source_keys)
    begins = pd.DatetimeIndex(found["period"].to_numpy())
    whole_years = all((period.right - period.left).days > 300 for period in target.values.index)
    return TargetBeside(
        name=target.name,
        claims=claims,
        unit=target.told_in or target.unit,
        begins=tuple(f"{day:%Y-%m-%d}" for day in begins),
        labels=tuple(f"{day:%Y}" if whole_years else f"{day:%b %Y}" for day in begins),
        recorded=tuple((found["recorded"].to_numpy() / target.told_per).tolist()),
        upper=tuple((found["upper"].to_numpy() / target.told_per).tolist()),
        simulated=tuple(tuple(map(_rounded, row)) for row in simulated.tolist()),
        note=target.note,
        assumed=target.kind == "assumption",
        patterns=target.patterns_on_it(case.patterns),
        sources=tuple(f"{sources[key].citation} (grade {sources[key].grade})" for key in keys),
    )


def _decides(target: RecordedTarget, claims: Sequence[str]) -> Mapping[str, object]:
    periods = [str(period) for period in target.values.index]
    edges = [target.values.tolist(), None if target.upper is None else target.upper.tolist()]
    looked_at = [target.name, target.variable, target.member, list(target.over), target.over_time]
    said = [target.unit, target.told_in, target.told_per, target.note, target.kind, list(target.source_keys)]
    return {"target": [*looked_at, periods, edges, said], "claims": list(claims)}


def _letter(left: float) -> str:
    return {1.0: "1", 0.0: "0"}.get(left, "-")


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
