"""Sizes: which change is next to nothing, each number of the rule from both sides, and how it is told."""

from __future__ import annotations

import json
from dataclasses import astuple

import numpy as np
import pytest

from conjuncture.inquiry.experiments.changes import Change
from conjuncture.inquiry.experiments.interventions import NOTHING_DONE, Where, hold
from conjuncture.inquiry.experiments.sizes import (
    MeasuredChange,
    SizeOfChange,
    each_once,
    is_next_to_nothing,
    sizes_in_words,
)
from conjuncture.inquiry.results import from_data, to_data
from conjuncture.inquiry.tables import COLUMNS, rows_of

SPREAD = np.linspace(0, 0.08, 101)  # between its quartiles .04
ALIKE = np.full(101, 0.4)


@pytest.mark.parametrize(
    ("before", "size", "within", "nothing"),
    [
        (SPREAD, 0.0, (0, 1), True),
        (SPREAD, 0.0039, (0, 1), True),  # under a tenth of the spread, and under a hundredth of the range
        (SPREAD, 0.0041, (0, 1), False),
        (SPREAD * 10, 0.0099, (0, 1), True),
        (SPREAD * 10, 0.0101, (0, 1), False),
        (SPREAD * 10, 0.0199, (-1, 1), True),
        (SPREAD * 10, 0.039, None, True),  # without a range the spread decides
        (SPREAD * 10, 0.041, None, False),
        (ALIKE, 0.0099, (0, 1), True),  # without a spread its own size stands for it
        (ALIKE, 0.0101, (0, 1), False),
        (ALIKE * 0, 0.005, (0, 1), False),  # from nothing to something
        (ALIKE * 0, 0.0, None, True),
    ],
)
def test_next_to_nothing_is_little_of_the_range_and_little_of_the_spread(
    before: np.ndarray, size: float, within: tuple[float, float] | None, nothing: bool
) -> None:
    sizes = np.full(101, size)
    assert is_next_to_nothing(before, before + sizes, sizes, within) == nothing


@pytest.mark.parametrize(("changed", "nothing"), [(50, True), (51, False)])
def test_the_middle_draw_decides(changed: int, nothing: bool) -> None:
    sizes = np.where(np.arange(101) < changed, 0.5, 0.0)
    assert is_next_to_nothing(ALIKE, ALIKE + sizes, sizes, (0, 1)) == nothing


def test_without_any_number_nothing_is_said_to_be_next_to_nothing() -> None:
    missing = np.full(3, np.nan)
    assert not is_next_to_nothing(missing, missing, missing, (0, 1))
    some = np.array([np.nan, 0.0, 0.0])
    assert is_next_to_nothing(some, some, some, (0, 1))


def size(before: np.ndarray, after: np.ndarray, **where: object) -> SizeOfChange:
    change = Change(
        "variable",
        "leading_workers",
        **{"since": None, "until": None, "where": None, **where},  # type: ignore[arg-type]
        before=NOTHING_DONE,
        after=hold("leading_workers", 0.1),
    )
    apart = MeasuredChange(change, np.array([before, after, np.abs(after - before)]), (0.0, 1.0))
    return apart.size(np.arange(before.size) < before.size - 1)


def test_a_size_has_medians_and_a_spread_over_the_draws_that_count_alone() -> None:
    before = np.append(SPREAD, 99.0)
    found = size(before, before + 0.2)
    assert astuple(found.before) == pytest.approx((0.04, 0.002, 0.078, 101))
    assert found.after.median == pytest.approx(0.24)
    assert found.size.median == pytest.approx(0.2)
    assert found.spread == pytest.approx(0.04)


def test_a_size_is_told_with_whose_and_when_and_each_is_told_once(wording) -> None:
    before, apart = np.full(5, 0.0053), np.array([0.1, 0.9, 0.1, 0.9, 0.1])
    bolsheviks = Where(("organisation", "=", "Bolsheviks"))
    plain = size(before, before + 0.1, since="1912-01-01", until="1914-08", where=bolsheviks)
    some = Where(("skill", ">", 0.5), ("town", "=", "Baku"))
    moved = size(apart, apart[::-1] + 0.01, since="1905-12-05", where=some)
    nothing = size(before, before + 0.00001)
    unknown = size(before * np.nan, before)
    told = (plain, plain, moved, nothing, unknown)
    assert each_once(told) == (plain, moved, nothing, unknown)
    wording(sizes_in_words(told), sizes_in_words(told, 2))
    assert sizes_in_words(()) == ""


def test_a_size_is_read_as_it_was_written_and_has_its_rows() -> None:
    found = size(np.append(SPREAD, 0.0), np.append(SPREAD, 0.0) + 0.2, until="1914-08")
    assert from_data(SizeOfChange, json.loads(json.dumps(to_data(found)))) == found
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows_of((found,), "changed")]
    rows = {row["figure"]: row["value"] or row["median"] for row in table}
    named = "changed 1, leading workers until 1914-08"
    assert rows == {
        f"{named}, before": pytest.approx(0.04),
        f"{named}, after": pytest.approx(0.24),
        f"{named}, size": pytest.approx(0.2),
        f"{named}, next to nothing": "no",
    }
