"""Scoring traces: how often each theory leaves a declared trace, and whether the record shows it.

The weight of a trace is the chance of what the record shows under the claim's theory, divided by its chance
under a rival. A ratio of 1 says nothing; a ratio below 1 speaks for the rival. There is no weight where the
record is open.

A world in which the whole of a share is empty leaves no trace of it. Errors of the record are not added,
since bounds are wide compared with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.inquiry.identifying.clue import Clue, Ratio, clue, ratio_of
from conjuncture.inquiry.identifying.recorded_traces import OF_NOTHING, RecordedTrace, stretch_name
from conjuncture.inquiry.ledger.trace import Stretch, Trace
from conjuncture.inquiry.proportions import Proportion, proportion

Floats = NDArray[np.float64]
Says = Literal["left", "not left", "silent", "not asked"]


@dataclass(frozen=True)
class LeftBy:
    """How often a theory leaves a trace.

    Attributes:
        theory: its name.
        says: what the trace declares about it: "left", "not left", "silent"; "not asked" where it declares
            nothing.
        share: in how many of its draws the trace is left.
        ratio: the chance of what the record shows under the claim's theory, divided by that under this one;
            None for the claim's theory, and where the record is open.
    """

    theory: str
    says: Says
    share: Proportion
    ratio: Ratio | None = None


@dataclass(frozen=True)
class ScoredTrace:
    """A trace with the theories that leave it, or do not.

    Attributes:
        recorded: the trace compared with the record.
        theories: the claim's theory first.
        to_claim: the worth of the trace to the claim, within the claim's own theory; None where the claim was
            not asked.
    """

    recorded: RecordedTrace
    theories: tuple[LeftBy, ...]
    to_claim: Clue | None = None


def left_in(trace: Trace, figures: Sequence[Figure], values: Floats) -> Floats:
    """1 where a draw leaves a trace, 0 where it does not, NaN where the draw failed, (draws,).

    Of a theory that has no such figure it is not a number in any draw.

    Args:
        trace: one of the traces that the figures belong to.
        figures: as `figures_for` gives them.
        values: of each draw, (draws, figures); NaN where it failed.
    """
    names = [figure.name for figure in figures]
    looked_at = [stretch_name(each) for each in (trace.figures, trace.others) if each is not None]
    if not set(looked_at) <= set(names):
        return np.full(len(values), np.nan)

    def told(stretch: Stretch) -> Floats:
        place = names.index(stretch_name(stretch))
        figure, found = figures[place], values[:, place]
        empty = found < OF_NOTHING / 2 / len(figure.periods)  # a share of an empty whole in some period
        return np.where(empty, np.nan, found / figure.target.told_per)

    own = told(trace.figures)
    other = np.ones_like(own) if trace.others is None else told(trace.others)
    found = np.array([trace.holds(*pair) for pair in zip(own.tolist(), other.tolist(), strict=True)], float)
    return np.where(np.isfinite(values).all(axis=1), found, np.nan)


def scored_trace(
    recorded: RecordedTrace, left: Mapping[str, Floats], holds: Floats | None = None
) -> ScoredTrace:
    """How often theories leave a trace, and what that is worth.

    Args:
        recorded: the trace compared with the record.
        left: by theory, the claim's first, as `left_in` gives it.
        holds: 1 where the claim holds in a draw of its theory, 0 where it does not, not a number where the
            draw does not count, (draws,); None where it was not asked.
    """
    trace = recorded.trace
    shares = {name: proportion(found == 1, np.isfinite(found)) for name, found in left.items()}
    own = next(iter(left))
    theories = [
        LeftBy(name, _says(trace, name), share, None if name == own else _ratio(recorded, shares[own], share))
        for name, share in shares.items()
    ]
    to_claim = None
    if holds is not None:
        counted = np.isfinite(holds) & np.isfinite(left[own])
        if counted.any():
            to_claim = clue(trace.name, holds[counted] == 1, left[own][counted] == 1)
    return ScoredTrace(recorded, tuple(theories), to_claim)


def _ratio(recorded: RecordedTrace, own: Proportion, other: Proportion) -> Ratio | None:
    if recorded.found is None or not own.of or not other.of:
        return None
    if recorded.found:
        return ratio_of(own.count, own.of, other.count, other.of)
    return ratio_of(own.of - own.count, own.of, other.of - other.count, other.of)


def _says(trace: Trace, theory: str) -> Says:
    if theory in trace.left_by:
        return "left"
    if theory in trace.not_left_by:
        return "not left"
    return "silent" if theory in trace.silent else "not asked"
