"""Levels: the means of a target's figures by blocks of five years, where a case declares no summaries.

What a theory can learn in one country and apply to another is how much happens, and how that changes from one
span of years to the next. Whether a wave came in this year or in the next is chance, which no other country
shares.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from conjuncture.cases.case import Case
from conjuncture.cases.recorded_target import RecordedTarget
from conjuncture.cases.summary import Summary
from conjuncture.inquiry.fitting.blocks import block_name
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.scoring.cross_validation import blocks_of

OBSERVATION_SD, DISCREPANCY = 0.1, 0.3
_REASON = (
    "The case declares no summaries, so the mean of the logarithm in each block of five years is one: a "
    "tenth for the error of the record, as crude patterns have it, and a third for a theory that is coarse."
)


def with_levels(case: Case) -> Case:
    """The case with the levels of its targets as summaries; unchanged if it declares summaries."""
    return case if case.summaries else replace(case, summaries=tuple(_levels(targets_of(case))))


def _levels(targets: tuple[RecordedTarget, ...]) -> Iterator[Summary]:
    recorded = {target.name: _years(target) for target in targets if (target.values > 0).any()}
    if not recorded:
        return
    first = min(years.min() for years in recorded.values())
    last = max(years.max() for years in recorded.values())
    span = np.arange(first, last + 1)
    numbers = blocks_of(span)
    for target in targets:
        for block in np.unique(numbers):
            begin, end = (int(edge) for edge in span[numbers == block][[0, -1]])
            years = recorded.get(target.name, np.empty(0))
            if ((years >= begin) & (years <= end)).any():
                yield _level(target, begin, end)


def _years(target: RecordedTarget) -> np.ndarray:
    return np.array([period.left.year for period in target.values.index])


def _level(target: RecordedTarget, first: int, last: int) -> Summary:
    return Summary(
        name=f"{target.name}, {block_name(first, last)}",
        target=target.name,
        first=first,
        last=last,
        together="mean",
        transform="log",
        # No book distinguishes less than the smallest figure above 0 from 0.
        least=float(target.values[target.values > 0].min()),
        observation_sd=OBSERVATION_SD,
        discrepancy=DISCREPANCY,
        reason=_REASON,
        source="conjuncture",
    )
