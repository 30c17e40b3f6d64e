"""Traces compared with the record: their figures, and whether the record shows the trace.

Where a record gives two counts and a bound lies between them, the trace is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from conjuncture.cases.case import Case
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Summary
from conjuncture.errors import nearest
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.figures import Figure, base_of, targets_of
from conjuncture.inquiry.ledger.trace import Stretch, Trace

OF_NOTHING = -1e9
"""The value of a share of an empty whole: far below any real one."""


@dataclass(frozen=True)
class RecordedTrace:
    """A trace compared with the record.

    Attributes:
        trace: as declared.
        low, high: the recorded figure in the unit of its target, or as a multiple of the figure it is
            compared with; both are the same where there is one count.
        unit: that unit; empty for a multiple.
        found: whether the record shows it; None where a bound lies between two counts.
    """

    trace: Trace
    low: float
    high: float
    unit: str
    found: bool | None


def recorded_traces(traces: Sequence[Trace], case: Case) -> tuple[RecordedTrace, ...]:
    """Compare traces with the record of a case.

    Raises:
        QuestionError: a target that the case does not have, with the nearest; or months without a figure.
    """
    targets = {target.name: target for target in targets_of(case)} if traces else {}
    return tuple(_recorded(trace, targets, case) for trace in traces)


def figures_for(traces: Sequence[Trace], case: Case) -> tuple[Figure, ...]:
    """The figures that traces use, each once, in the order of `Trace.figures` and `Trace.others`.

    Raises:
        QuestionError: as for `recorded_traces`.
    """
    targets = {target.name: target for target in targets_of(case)}
    stretches = dict.fromkeys(each for trace in traces for each in (trace.figures, trace.others) if each)
    return tuple(_figure(each, targets, case, "a trace") for each in stretches)


def _recorded(trace: Trace, targets: Mapping[str, RecordedTarget], case: Case) -> RecordedTrace:
    who = f"trace '{trace.name}' of {trace.claim}"
    own = _edges(trace.figures, targets, case, who)
    other = (1.0, 1.0) if trace.others is None else _edges(trace.others, targets, case, who)
    corners = [trace.holds(*pair) for pair in product(own, other)]
    multiples = [figure / divisor if divisor else float("inf") for figure, divisor in product(own, other)]
    target = targets[trace.target]
    unit = "" if trace.others is not None else target.told_in or target.unit
    found = None if any(corners) and not all(corners) else all(corners)
    return RecordedTrace(trace, min(multiples), max(multiples), unit, found)


def _edges(
    stretch: Stretch, targets: Mapping[str, RecordedTarget], case: Case, who: str
) -> tuple[float, float]:
    """The mean recorded figure by the lower count and by the upper, in the target's unit."""
    figure = _figure(stretch, targets, case, who)
    low = figure.target.values.to_numpy(float)
    high = low if figure.target.upper is None else figure.target.upper.to_numpy(float)
    base = 1.0 if figure.base is None else float(low[figure.base])
    kept, per = list(figure.periods), figure.target.told_per * base
    return float(low[kept].mean()) / per, float(high[kept].mean()) / per


def _figure(stretch: Stretch, targets: Mapping[str, RecordedTarget], case: Case, who: str) -> Figure:
    if stretch.target not in targets:
        raise QuestionError(
            f"{who}: {case.title} has no target '{stretch.target}'.",
            remedy=nearest(stretch.target, targets),
        )
    target = targets[stretch.target]
    begins = [period.left for period in target.values.index]
    periods = tuple(place for place, day in enumerate(begins) if _inside(stretch, day))
    if not periods:
        raise QuestionError(
            f"{who}: no figure of '{stretch.target}' begins from {stretch.since or 'its first month'} to "
            f"{stretch.until or 'its last'}.",
            remedy=f"They begin from {begins[0]:%Y-%m} to {begins[-1]:%Y-%m}.",
        )
    years = (begins[periods[0]].year, begins[periods[-1]].year)
    return Figure(stretch_name(stretch), _as_it_is(target), target, periods, base_of(target), years, 0.0, 1.0)


def _inside(stretch: Stretch, day: pd.Timestamp) -> bool:
    month = f"{day:%Y-%m}"
    return (not stretch.since or stretch.since[:7] <= month) and (
        not stretch.until or month <= stretch.until[:7]
    )


def stretch_name(stretch: Stretch) -> str:
    """The name of the figure of a stretch."""
    return f"{stretch.target} [{stretch.since}:{stretch.until}]"


def _as_it_is(target: RecordedTarget) -> Summary:
    """A summary that leaves figures on their own scale, since they are not compared by distance."""
    return Summary(
        name=target.name,
        target=target.name,
        transform="identity",
        least=OF_NOTHING,
        observation_sd=1.0,
        discrepancy=0.0,
        reason="A trace looks at the figure itself.",
        source="conjuncture",
    )
