"""Traces scored: how often each theory leaves what was declared, beside what the record shows.

The weight of a trace is the ratio of the chances, under the claim's theory and under a rival, of what the
record shows. A ratio of 1 says nothing; one below 1 speaks for the rival. Nothing is weighed where the record
is open.

A world in which a share is one of nothing leaves no trace of it. Errors of the record are not added: bounds
are wide beside them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from conjuncture.inquiry.fitting.figures import Figure
from conjuncture.inquiry.identifying.clue import Clue, Ratio, clue, ratio_of
from conjuncture.inquiry.identifying.recorded_traces import RecordedTrace, stretch_name
from conjuncture.inquiry.ledger.trace import Stretch, Trace
from conjuncture.inquiry.proportions import Proportion, proportion

Floats = NDArray[np.float64]
Says = Literal["left", "not left", "silent", "not asked"]


@dataclass(frozen=True)
class LeftBy:
    """How often a theory leaves a trace.

    Attributes:
        theory: its name.
        says: what was declared of it: "left", "not left", "silent"; "not asked" where nothing was.
        share: in how many of its draws the trace is left.
        ratio: of the chance of what the record shows under the claim's theory over that under this one; None
            for the claim's theory, and where the record is open.
    """

    theory: str
    says: Says
    share: Proportion
    ratio: Ratio | None = None


@dataclass(frozen=True)
class ScoredTrace:
    """A trace with the theories that leave it, or do not.

    Attributes:
        recorded: beside the record.
        theories: the claim's first.
        to_claim: the worth of the trace to the claim within the claim's own theory; None where the claim was
            not asked.
    """

    recorded: RecordedTrace
    theories: tuple[LeftBy, ...]
    to_claim: Clue | None = None


def left_in(trace: Trace, figures: Sequence[Figure], values: Floats) -> Floats:
    """1 where a draw leaves a trace, 0 where it does not, not a number where the draw failed, (draws,).

    Args:
        trace: one of those that the figures are for.
        figures: as `figures_for` gives them.
        values: of each draw, (draws, figures); not a number where it failed.
    """
    names = [figure.name for figure in figures]

    def told(stretch: Stretch) -> Floats:
        place = names.index(stretch_name(stretch))
        found = values[:, place] / figures[place].target.told_per
        return np.where(found < 0, np.nan, found)  # a share of an empty whole has no value

    own = told(trace.figures)
    other = np.ones_like(own) if trace.others is None else told(trace.others)
    found = np.array([trace.holds(*pair) for pair in zip(own.tolist(), other.tolist(), strict=True)], float)
    return np.where(np.isfinite(values).all(axis=1), found, np.nan)


def scored_trace(
    recorded: RecordedTrace, left: Mapping[str, Floats], holds: Floats | None = None
) -> ScoredTrace:
    """A trace with how often theories leave it.

    Args:
        recorded: beside the record.
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
