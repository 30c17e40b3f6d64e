"""A pattern rules a draw out as soon as that is sure, and never one that it would leave at the end."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
import xarray as xr
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from conjuncture import Level, LogUniform, Theory, Uniform, derived, parameter, regular_society, state
from conjuncture.cases.pattern import Pattern
from conjuncture.cases.registry import load
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import World
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.ruling_out import LIMIT, RulingOut, implausibility
from conjuncture.over_time import OverTime
from conjuncture.studies.ask_settings import AskSettings
from conjuncture.studies.ground import ground_of

country = Level("country")
STEPS = 60


@derived(country, within=(0, 100), absent=0.0, source="-")
def strikers(noise, *, usual=parameter(LogUniform(0.1, 10), unit="1", reason="-")):
    """Per cent of workers."""
    return usual * noise.uniform()


@state(country, initial=0.0, source="-")
def wealth(wealth, strikers, *, growth=parameter(Uniform(-0.1, 0.1), unit="1", reason="-")):
    """It may fall below nothing."""
    return wealth + growth - 0.001 * strikers


def pattern(name: str, variable: str, over_time: OverTime, **bounds) -> Pattern:
    return Pattern(
        **{
            "name": name, "variable": variable, "over_time": over_time, "low": None, "high": None,
            "observation_sd": 0.1, "model_sd": 0.1, "unit": "1", "reason": "constructed",
            "source": "constructed", "rests_on": "nothing", **bounds,
        }
    )  # fmt: skip


PATTERNS = (
    pattern("rich enough", "wealth", "mean", low=0.01),
    pattern("some strike", "strikers", "mean", low=0.2),
    pattern("few strike at first", "strikers", "mean", high=2.0, until="1897-06"),
    pattern("no great strike", "strikers", "max", high=5.0),
)


def as_it_is(run: xr.Dataset) -> xr.Dataset:
    return run


def by_year(run: xr.Dataset) -> xr.Dataset:
    """Books by old-style years: the month after a year counts among it."""
    months = run["time"].values.astype("datetime64[M]").astype(int) + 12 * 1970 - 1
    return (
        run.drop_vars("parameters")
        .assign_coords(time=months // 12)
        .groupby("time")
        .mean()
        .rename(time="year")
    )


def simulation(**more) -> Simulation:
    society = regular_society({"country": 1})
    return Simulation(Theory.of(strikers, wealth), society, STEPS, **more)


@pytest.mark.parametrize(
    "more", [{}, {"seed": 5, "dt": 1 / 24}, {"sparing": True, "keep": ("strikers", "wealth")}]
)
@pytest.mark.parametrize("observe", [as_it_is, by_year])
def test_with_and_without_stopping_the_same_draws_survive_and_each_pattern_rules_out_the_same(
    more, observe
) -> None:
    one = simulation(**more)

    def to_the_end(focused, numbers, _, progress):
        return run_worlds(focused, (World(),), numbers).isel(world=0)

    stopped, whole = (
        match_history(one, PATTERNS, observe, 150, rounds=2, run=run) for run in (None, to_the_end)
    )
    assert stopped.to_dict() == whole.to_dict()
    assert stopped.survivors
    first = stopped.rounds[0].ruled_out
    assert sum(number > 0 for number in first.values()) > 2
    assert stopped.words == whole.words
    # as it was before any draw stopped: by the figures of whole courses
    of_all = run_worlds(one, (World(),), 150).isel(world=0)
    observed = observe(of_all)
    figures = [implausibility(each, each.figure(observed)) <= LIMIT for each in PATTERNS]
    kept = np.flatnonzero(np.logical_and.reduce(figures) & (of_all["failure"].values == ""))
    assert [draw for draw in stopped.survivors if draw < 150] == kept.tolist()


def test_draws_stop_before_the_end_where_their_pattern_is_sure() -> None:
    one = simulation()
    run = run_worlds(one, (World(),), 150, stopping=RulingOut(one, PATTERNS, as_it_is).stopping).isel(world=0)
    steps = run["strikers"].notnull().sum("time").to_numpy()
    for each, fewest in zip(PATTERNS, (STEPS, STEPS, 24, 24), strict=True):
        of_pattern = steps[run["failure"].values == f"ruled out by the pattern '{each.name}'"]
        assert of_pattern.min(initial=STEPS) == fewest
    assert set(steps[run["failure"].values == ""]) == {STEPS}


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.data())
def test_no_course_leads_to_a_figure_that_was_no_longer_possible(data: st.DataObject) -> None:
    values = data.draw(arrays(float, (6, 10), elements=st.floats(-5, 20, width=32)))
    over_time = data.draw(st.sampled_from(get_args(OverTime)))
    known = data.draw(st.integers(1, 10))
    within = data.draw(st.sampled_from([(-5.0, 20.0), (-np.inf, np.inf)]))
    times = np.datetime64("1900-01", "M") + np.arange(11)
    so_far = values.copy()
    so_far[:, known:] = data.draw(st.sampled_from([0.0, np.inf, -7.0]))
    one = pattern("any", "x", over_time, high=1.0)

    def run(x: np.ndarray) -> xr.Dataset:
        return xr.Dataset({"x": (("draw", "time"), x)}, {"time": times[:10].astype("datetime64[s]")})

    least, most = one.figures_still_possible(run(so_far), times[known].astype("datetime64[s]"), within)
    figure = one.figure(run(values))
    defined = ~np.isnan(figure)
    assert (least[defined] <= figure[defined] + 1e-9).all()
    assert (figure[defined] <= most[defined] + 1e-9).all()
    if known == 10:
        np.testing.assert_array_equal(least, figure)


@pytest.mark.parametrize(("case", "theory", "draws"), [("russia", "leninism.struggle", 48)])
def test_in_a_case_with_books_the_same_draws_survive(case: str, theory: str, draws: int) -> None:
    there = load(case)
    ground = ground_of(there, theory, AskSettings(workers=400))
    one = replace(ground.simulation, only=ground.seen)

    def to_the_end(focused, numbers, _, progress):
        return run_worlds(focused, (World(),), numbers).isel(world=0)

    stopped, whole = (
        match_history(one, ground.patterns, ground.observe, draws, run=run) for run in (None, to_the_end)
    )
    assert stopped.to_dict() == whole.to_dict()
    assert 0 < len(stopped.survivors) < draws
