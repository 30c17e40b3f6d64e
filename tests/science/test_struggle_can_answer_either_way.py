"""The theory of struggle must be able to answer the essay's claims either way: no answer is built in.

For each claim a figure is taken from the same 64 worlds, and worlds on both sides of the question must be
found within the priors as they stand. Which side more worlds are on is for the ledger to say, not for this
test.
"""

from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from conjuncture.cases.registry import load
from conjuncture.engine.execute import run
from conjuncture.engine.priors import quantile
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.theories.leninism.struggle import THEORY

DRAWS, WORKERS = 64, 600
LAST_TEN_YEARS = slice(120, None)


def worlds(*cut: str) -> xr.Dataset:
    """The same 64 worlds with some mechanisms cut."""
    return run(prepare(load("russia"), THEORY.without(*cut), workers=WORKERS), DRAWS).dataset


def worlds_where(shares: dict[str, float]) -> xr.Dataset:
    """The same worlds with some parameters at a given share of their prior."""
    simulation = prepare(load("russia"), THEORY, workers=WORKERS)
    priors = simulation.resolved.parameters
    values = {name: float(quantile(priors[name].prior, np.array(share))) for name, share in shares.items()}
    return run(replace(simulation, parameters=values), DRAWS).dataset


# Learning quick, forgetting slow: each within the middle nine tenths of what its prior allows.
OPEN = {
    "widens_in_action.openness": 0.9,
    "widens_by_example.imitation": 0.9,
    "faces_more.learning": 0.9,
    "taught.reach": 0.9,
    "ruling_ideas.pull": 0.1,
    "narrows.forgetting": 0.1,
    "softens.forgetting": 0.1,
}


@pytest.fixture(scope="module")
def whole() -> xr.Dataset:
    return worlds()


def late(dataset: xr.Dataset, name: str) -> np.ndarray:
    """Mean over branches and the last ten years, by draw."""
    return dataset[name].isel(time=LAST_TEN_YEARS).mean(("time", "branch")).to_numpy()


def strikers(dataset: xr.Dataset) -> xr.DataArray:
    """All strikers by month."""
    return (dataset.strikers_economic + dataset.strikers_political).sum("branch")


def test_o1_action_without_an_organisation_may_leave_workers_local_or_carry_them_beyond(whole) -> None:
    horizon = late(whole, "horizon")
    assert (horizon < 0.5).any()
    assert (horizon > 1.5).any()


def test_o4_consciousness_may_develop_unevenly_or_alike(whole) -> None:
    by_branch = whole.horizon.isel(time=LAST_TEN_YEARS).mean("time")
    gap = np.abs(by_branch.sel(branch="metal") - by_branch.sel(branch="textile")).to_numpy()
    assert (gap < 0.02).any()
    assert (gap > 0.3).any()


def test_o5_struggle_may_run_in_waves_or_evenly(whole) -> None:
    yearly = strikers(whole).groupby("time.year").sum().to_numpy()
    height = (yearly.max(axis=1) + 1) / (np.median(yearly, axis=1) + 1)
    assert (height < 1.5).any()
    assert (height > 10).any()


def test_o7_the_widest_consciousness_may_be_nowhere_or_live_in_a_minority_or_in_most(whole) -> None:
    share = late(whole, "class_conscious_share")
    assert (share < 0.001).any()
    assert ((share > 0.01) & (share < 0.2)).any()
    common = late(worlds_where(OPEN), "class_conscious_share")
    assert (common > 0.5).any()


def test_o14_own_action_may_carry_more_or_less_than_teaching(whole) -> None:
    without_action = late(worlds("widens_in_action", "faces_more"), "horizon")
    without_teaching = late(worlds("taught"), "horizon")
    loss_of_action = late(whole, "horizon") - without_action
    loss_of_teaching = late(whole, "horizon") - without_teaching
    assert (loss_of_action > loss_of_teaching + 0.1).any()
    assert (loss_of_teaching > loss_of_action + 0.1).any()


def test_o15_the_ruling_ideas_may_pull_hard_or_hardly(whole) -> None:
    pull = late(worlds("ruling_ideas"), "horizon") - late(whole, "horizon")
    assert (pull < 0.02).any()
    assert (pull > 0.3).any()


def test_the_two_readings_of_whom_one_faces_give_different_worlds(whole) -> None:
    simulation = prepare(load("russia"), THEORY.reading(against_whom="at_once"), workers=WORKERS)
    at_once = run(simulation, DRAWS).dataset
    assert late(at_once, "opponent").mean() > late(whole, "opponent").mean()
