"""The record beside claims: recorded figures that they bear on, and the same figures in the judged draws.

A claim bears on a recorded target if one of its traces names it, or if one of its statements looks at the
target's variable.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from conjuncture.cases.case import Case
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.engine.scheduling import Progress
from conjuncture.engine.store import Store
from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.inquiry.identifying.figures_in_draws import FiguresInDraws, figures_in_draws, seen_targets
from conjuncture.inquiry.identifying.record_beside import RecordBeside, TargetBeside, TraceBeside
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, figures_for
from conjuncture.inquiry.ledger.claims import Claim
from conjuncture.inquiry.matching.matched_draws import MatchedDraws

MOST = 4
"""Recorded targets of one claim, those of its traces first."""


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
        store: where figures are kept, and looked up.
        progress: called with (steps done, steps in all).
    """
    recorded = seen_targets(case, matched.simulation)
    there = {target.name for target in recorded}
    traces = [one for one in traces if _names(one) <= there]
    chosen = _chosen(claims, traces, recorded)
    if not chosen or not matched.survivors:
        return None
    figures = figures_in_draws(matched, case, store=store, progress=progress)
    counted = [target for target in recorded if target.name in chosen and target.name in figures.simulated]
    left = [one for one in traces if _names(one) <= set(figures.simulated)]
    return RecordBeside(
        claims[0].theory,
        claims[0].case,
        figures.draws,
        tuple(_beside(target, figures, _bearing(target, claims, traces), case) for target in counted),
        tuple(TraceBeside(one, _left(one, figures, case)) for one in left),
    )


def _chosen(
    claims: Sequence[Claim], traces: Sequence[RecordedTrace], targets: Sequence[RecordedTarget]
) -> set[str]:
    """Up to `MOST` targets of each claim: those of its traces, then those at whose variable it looks."""
    chosen = set[str]()
    for claim in claims:
        of_traces = {name for one in traces if one.trace.claim == claim.id for name in _names(one)}
        bears = [target for target in targets if _looks_at(claim, target) or target.name in of_traces]
        bears.sort(key=lambda target: target.name not in of_traces)
        chosen |= {target.name for target in bears[:MOST]}
    return chosen


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


def _beside(
    target: RecordedTarget, figures: FiguresInDraws, claims: tuple[str, ...], case: Case
) -> TargetBeside:
    sources, keys = case.record().all_sources, dict.fromkeys(target.source_keys)
    periods = target.values.index
    whole_years = all((period.right - period.left).days > 300 for period in periods)
    upper = target.values if target.upper is None else target.upper
    return TargetBeside(
        name=target.name,
        claims=claims,
        unit=target.told_in or target.unit,
        begins=tuple(f"{period.left:%Y-%m-%d}" for period in periods),
        labels=tuple(f"{period.left:%Y}" if whole_years else f"{period.left:%b %Y}" for period in periods),
        recorded=tuple((target.values.to_numpy(float) / target.told_per).tolist()),
        upper=tuple((upper.to_numpy(float) / target.told_per).tolist()),
        simulated=figures.simulated[target.name],
        note=target.note,
        assumed=target.kind == "assumption",
        patterns=target.patterns_on_it(case.patterns),
        sources=tuple(f"{sources[key].citation} (grade {sources[key].grade})" for key in keys),
    )


def _left(one: RecordedTrace, figures: FiguresInDraws, case: Case) -> str:
    """For each draw 1 where it leaves a trace, else 0; a draw without such a figure leaves none."""
    own, *other = (_mean(figure, figures) for figure in figures_for([one.trace], case))
    compared = other[0] if other else np.ones_like(own)
    held = [one.trace.holds(*pair) for pair in zip(own.tolist(), compared.tolist(), strict=True)]
    return "".join("01"[each] for each in held)


def _mean(figure: Figure, figures: FiguresInDraws) -> NDArray[np.float64]:
    """The mean of the figures of a stretch in each draw, (draws,)."""
    simulated = np.array(figures.simulated[figure.target.name], np.float64)
    return simulated[:, list(figure.periods)].mean(axis=1)
