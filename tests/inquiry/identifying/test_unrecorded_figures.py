"""Figures that are not recorded: means over five years, and how far members lie apart."""

from dataclasses import replace

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying.unrecorded_figures import unrecorded_figures
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import default_theory

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def worlds() -> Worlds:
    case = load("germany")
    return Worlds(prepare(case, default_theory(case)), case)


def test_nothing_that_is_recorded_is_among_them_and_each_has_a_name_of_its_own(worlds: Worlds) -> None:
    found = unrecorded_figures(worlds, np.arange(2))
    assert not {target.variable for target in targets_of(worlds.case)} & set(found.variables)
    assert len(set(found.names)) == len(found.names) == len(found.variables) == found.values.shape[1]
    assert any(" between each organisation, 1919-23" in name for name in found.names)
    assert np.isfinite(found.values).all()


def test_a_figure_is_the_mean_of_five_years_over_members_or_their_standard_deviation() -> None:
    case = load("russia")
    worlds = Worlds(prepare(case, default_theory(case), workers=200), case)
    found = unrecorded_figures(worlds, np.array([1, 4]))
    recording = replace(worlds.simulation, keep=("horizon", "politics_heard"))
    run = run_worlds(recording, (World(),), [1, 4]).isel(world=0).sel(time=slice("1905", "1909"))
    for variable in ("horizon", "politics_heard"):
        course = run[variable].transpose("time", "draw", ...).to_numpy().astype(np.float64)
        means = course.mean(axis=0)
        words = variable.replace("_", " ")
        name = found.names.index(f"{words}, 1905-09")
        np.testing.assert_allclose(found.values[:, name], means.mean(axis=1), rtol=1e-12)
        (level,) = run[variable].dims[2:]
        between = found.names.index(f"{words} between each {level}, 1905-09")
        np.testing.assert_allclose(found.values[:, between], means.std(axis=1), rtol=1e-12)
        assert found.variables[name] == found.variables[between] == variable
