"""Scores of the traces that claims and rivals would leave in a record; the asked theory comes first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from conjuncture.engine.memory import give_back
from conjuncture.inquiry.fitting.banking import Banking
from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, figures_for
from conjuncture.inquiry.identifying.traces import ScoredTrace, left_in, scored_trace
from conjuncture.inquiry.ledger.ledger import ProgressBars
from conjuncture.inquiry.ledger.trace import Trace
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import theory_in_data

Floats = NDArray[np.float64]


def score_traces(
    recorded: Sequence[RecordedTrace],
    worlds: Worlds,
    theory: str,
    holds: Mapping[str, Floats],
    draws: int,
    *,
    rivals: bool = True,
    folder: Path | None = None,
    workers: int,
    seed: int,
    allow_code: bool = False,
    tell: ProgressBars,
) -> tuple[ScoredTrace, ...]:
    """Run the theories that traces name, and count in how many draws each leaves them.

    Args:
        recorded: the traces compared with the record of the case.
        worlds: the asked theory on the case.
        theory: its name.
        holds: by claim, the draws in which it holds: 1, 0, or NaN if a draw does not count, (draws,).
        draws: how many draws from the priors of each theory.
        rivals: whether the other theories run too.
        folder: the folder that stores draws.
        workers, seed, allow_code, tell: as for `identify`.
    """
    case = worlds.case
    left: dict[str, dict[str, Floats]] = {one.trace.name: {} for one in recorded}
    for name, traces in _by_theory(recorded, theory, rivals=rivals).items():
        there = worlds
        if name != theory:
            other = theory_in_data(name, named_in="the ledger", allow_code=allow_code)
            there = Worlds(prepare(case, other, workers=workers, seed=seed), case)
        figures, values = _values(there, traces, draws, folder, name, tell)
        give_back()  # memory, since each theory is compiled
        for trace in traces:
            left[trace.name][name] = left_in(trace, figures, values)
    return tuple(scored_trace(one, left[one.trace.name], holds.get(one.trace.claim)) for one in recorded)


def _by_theory(recorded: Sequence[RecordedTrace], own: str, *, rivals: bool) -> dict[str, list[Trace]]:
    """The traces of each theory; the asked theory comes first."""
    found: dict[str, list[Trace]] = {own: [one.trace for one in recorded]}
    for name, trace in _rivals(recorded, own) if rivals else ():
        found.setdefault(name, []).append(trace)
    return found


def _rivals(recorded: Sequence[RecordedTrace], own: str) -> Iterator[tuple[str, Trace]]:
    for one in recorded:
        yield from ((name, one.trace) for name in one.trace.theories if name != own)


def _values(
    worlds: Worlds, traces: Sequence[Trace], draws: int, folder: Path | None, name: str, tell: ProgressBars
) -> tuple[tuple[Figure, ...], Floats]:
    """The figures of traces, and their values in each draw, (draws, figures)."""
    seen = set(worlds.seen_variables)
    figures = tuple(one for one in figures_for(traces, worlds.case) if one.target.variable in seen)
    if not figures:
        return figures, np.full((draws, 0), np.nan)
    looking = Worlds(worlds.whole, worlds.case, chosen=figures)
    return figures, Banking(looking, folder).figures(draws, tell(f"what {name} leaves in the record"))
