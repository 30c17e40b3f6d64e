"""Traces scored: counts of draws made by hand, and the ratio of the chances of what is recorded."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.inquiry.identifying.recorded_traces import (
    OF_NOTHING,
    RecordedTrace,
    figures_for,
    recorded_traces,
)
from conjuncture.inquiry.identifying.traces import left_in, scored_trace
from conjuncture.inquiry.ledger.trace import Stretch, trace_from

TRACE = trace_from(
    {
        "name": "few in quiet years",
        "claim": "A",
        "target": "political share by year",
        "since": "1909-01",
        "until": "1911-12",
        "below": 50,
        "left_by": ["own"],
        "not_left_by": ["rival"],
        "reason": "-",
        "source": "-",
    }
)


@pytest.fixture
def recorded() -> RecordedTrace:
    return recorded_traces([TRACE], load("russia"))[0]


def draws(left: int, of: int) -> np.ndarray:
    return np.where(np.arange(of) < left, 1.0, 0.0)


def test_a_draw_is_counted_by_its_figure_as_it_is_told_and_a_share_of_nothing_leaves_nothing() -> None:
    figures = figures_for([TRACE], load("russia"))
    values = np.array([[0.3], [0.6], [OF_NOTHING / 3 + 0.2], [np.nan]])
    np.testing.assert_array_equal(left_in(TRACE, figures, values), [1, 0, 0, np.nan])


def test_a_figure_below_nought_is_a_figure() -> None:
    figures = figures_for([TRACE], load("russia"))
    np.testing.assert_array_equal(left_in(TRACE, figures, np.array([[-0.3], [-40.0]])), [1, 1])


def test_a_theory_that_has_no_such_figure_neither_leaves_a_trace_nor_lacks_it() -> None:
    np.testing.assert_array_equal(left_in(TRACE, (), np.full((3, 0), np.nan)), [np.nan] * 3)


def test_other_figures_make_the_bound_a_multiple() -> None:
    trace = replace(TRACE, below=0.5, than=Stretch(since="1907-01", until="1907-12"))
    figures = figures_for([trace], load("russia"))
    assert len(figures) == 2
    np.testing.assert_array_equal(left_in(trace, figures, np.array([[0.3, 0.7], [0.3, 0.5]])), [1, 0])


def test_the_ratio_is_of_the_chance_of_what_is_recorded(recorded: RecordedTrace) -> None:
    left = {"own": draws(80, 100), "rival": draws(20, 100)}
    assert recorded.found is True
    own, rival = scored_trace(recorded, left).theories
    assert (own.says, rival.says, own.ratio) == ("left", "not left", None)
    assert own.share.count == 80
    assert rival.ratio is not None
    assert rival.ratio.value == pytest.approx(80.5 / 20.5)
    absent = scored_trace(replace(recorded, found=False), left).theories[1]
    assert absent.ratio is not None
    assert absent.ratio.value == pytest.approx(20.5 / 80.5)
    assert scored_trace(replace(recorded, found=None), left).theories[1].ratio is None


def test_draws_that_failed_are_not_counted(recorded: RecordedTrace) -> None:
    left = {"own": np.array([1.0, 0.0, np.nan]), "other": np.full(3, np.nan)}
    own, other = scored_trace(recorded, left).theories
    assert (own.share.count, own.share.of) == (1, 2)
    assert (other.share.of, other.ratio, other.says) == (0, None, "not asked")


def test_the_trace_is_a_clue_to_the_claim_in_the_draws_where_both_are_known(recorded: RecordedTrace) -> None:
    left = {"own": np.array([1.0, 1.0, 0.0, 0.0, np.nan])}
    one = scored_trace(recorded, left, np.array([1.0, 0.0, 0.0, np.nan, 1.0]))
    assert one.to_claim is not None
    assert (one.to_claim.found.count, one.to_claim.found.of) == (1, 2)
    assert (one.to_claim.missed.count, one.to_claim.missed.of) == (0, 1)
    assert scored_trace(recorded, left).to_claim is None
