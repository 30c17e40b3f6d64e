"""Figures that are not recorded: means over five years, the same whatever is in memory at once."""

import numpy as np
import pytest

from conjuncture.cases.registry import load
from conjuncture.inquiry.fitting.figures import targets_of
from conjuncture.inquiry.fitting.worlds import Worlds
from conjuncture.inquiry.identifying import unrecorded_figures as module
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


def test_they_do_not_depend_on_how_many_draws_are_in_memory(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = unrecorded_figures(worlds, np.arange(5))
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    parts = unrecorded_figures(worlds, np.arange(5))
    assert parts.names == whole.names
    np.testing.assert_allclose(parts.values, whole.values, rtol=1e-5)
