"""A trace that is asked by itself: what the record shows of it, and how often theories leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conjuncture.inquiry.identifying.clue import Ratio
from conjuncture.inquiry.identifying.traces import ScoredTrace
from conjuncture.inquiry.proportions import Proportion
from conjuncture.inquiry.results import Result


@dataclass(frozen=True, eq=False, kw_only=True)
class TraceResult(Result):
    """A trace beside the record, and in how many draws theories leave it.

    Attributes:
        recorded_low, recorded_high: the recorded figure; both are the same where one count stands.
        unit: of these; empty for a multiple of what the trace compares with.
        found: whether the record shows it; None where the record leaves it open.
        left: by theory, the claim's first, in how many of its draws it is left.
        times: by rival, how many times as likely what the record shows is under the claim's theory.
    """

    recorded_low: float
    recorded_high: float
    unit: str
    found: bool | None = None
    left: Mapping[str, Proportion]
    times: Mapping[str, Ratio]


def trace_result(one: ScoredTrace) -> TraceResult:
    """A scored trace as the figures of an answer."""
    recorded = one.recorded
    return TraceResult(
        recorded_low=recorded.low,
        recorded_high=recorded.high,
        unit=recorded.unit,
        found=recorded.found,
        left={theory.theory: theory.share for theory in one.theories},
        times={theory.theory: theory.ratio for theory in one.theories if theory.ratio is not None},
    )
