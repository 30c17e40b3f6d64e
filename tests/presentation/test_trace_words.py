"""Words for traces: what was declared, beside what is recorded, and every theory with its share."""

from collections.abc import Callable

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.inquiry.identifying.recorded_traces import recorded_traces
from conjuncture.inquiry.identifying.traces import ScoredTrace, scored_trace
from conjuncture.inquiry.ledger.trace import trace_from
from conjuncture.presentation.trace_words import (
    trace_in_words,
    trace_table,
    traces_in_words,
    traces_to_ask,
)

USUAL = {"claim": "A", "left_by": ["own"], "not_left_by": ["rival"], "reason": "-", "source": "-"}
WAVE = {
    "name": "a wave ebbs by degrees",
    "target": "strikers by year",
    "since": "1907-01",
    "until": "1907-12",
    "above": 2,
    "than": {"since": "1909-01", "until": "1911-12"},
}
SHARE = {"name": "few", "target": "political share by year", "since": "1909-01", "below": 9, "above": 1}


@pytest.fixture(scope="module")
def traces() -> list[ScoredTrace]:
    left = {"own": np.repeat([1.0, 0.0], 50), "rival": np.repeat([1.0, 0.0], [5, 95])}
    declared = [trace_from(USUAL | one) for one in (WAVE, SHARE)]
    return [scored_trace(one, left, left["own"]) for one in recorded_traces(declared, load("russia"))]


def test_each_trace_is_told_with_what_is_recorded_and_each_theory(
    traces: list[ScoredTrace], wording: Callable[..., None]
) -> None:
    wave, share = map(trace_in_words, traces)
    assert "10.3 times" in wave
    assert "50%" in wave
    assert "leaves it open" in share  # 8.78 to 10.3%, and the bound is 9
    wording(wave, share, traces_in_words(traces))


def test_the_summary_counts_what_is_shown_open_and_told_apart(traces: list[ScoredTrace]) -> None:
    told = traces_in_words(traces)
    assert "Of 2 traces of 1 claim" in told
    assert "leaves 1 open" in told
    assert traces_in_words([]) == ""


def test_the_table_has_a_row_for_each_theory_and_trace(traces: list[ScoredTrace]) -> None:
    table = trace_table(traces)
    assert table["theory"].tolist() == ["own", "rival"] * 2
    assert table["times"].tolist()[1].startswith("9.2 (")  # (50.5 / 101) / (5.5 / 101)
    assert list(trace_table([]).columns) == list(table.columns)


def test_a_trace_to_ask_says_what_is_recorded_and_the_command(traces: list[ScoredTrace]) -> None:
    wave, _ = traces_to_ask([one.recorded for one in traces], "russia")
    assert "10.3 times" in wave
    assert wave.endswith('conjuncture ask russia "a wave ebbs by degrees"')
