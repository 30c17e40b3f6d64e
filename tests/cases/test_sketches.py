"""Invented societies: each small theory has one of its own, in which nothing is recorded."""

import pkgutil

import numpy as np
import pytest

import conjuncture
from conjuncture.cases.headings import headings
from conjuncture.cases.registry import cases_of, load
from conjuncture.engine.program_inputs import given
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.studies.registry.theories import default_theory
from conjuncture.theories import small

SKETCHES = cases_of("sketch")


def test_every_small_theory_is_the_own_theory_of_a_case() -> None:
    own = {heading.default_theory for heading in headings()}
    assert {f"small.{module.name}" for module in pkgutil.iter_modules(small.__path__)} <= own


@pytest.mark.parametrize("name", SKETCHES)
def test_a_sketch_has_the_name_of_its_theory_and_no_record(name: str) -> None:
    case = load(name)
    assert case.default_theory == f"small.{name.removeprefix('sketch_')}"
    assert not case.record().series
    assert (case.targets(), case.patterns, dict(case.inputs_of("main"))) == ((), (), {})
    assert all(one.kind != "recorded" for one in case.society(1_000, 0).given.values())
    assert "nvented" in case.title
    assert "Nothing here is recorded" in case.description


@pytest.mark.parametrize("name", SKETCHES)
def test_a_sketch_gives_its_theory_all_inputs_and_shows_existing_variables(name: str) -> None:
    case = load(name)
    theory = default_theory(case)
    simulation = prepare(case, theory, workers=1_000)
    assert simulation.program  # it refuses a level that the society has not
    given(simulation, ())
    assert {*case.shown} <= {*theory.mechanisms}


def test_workers_have_power_only_in_the_first_country_and_three_parties_are_alike() -> None:
    first = load("sketch_abroad").society(1, 0).given["first"].values
    assert np.flatnonzero(first).tolist() == [0]
    assert len(first) == 12
    parties = load("sketch_roots").society(1, 0)
    assert parties.levels["party"].size == 3
    assert not parties.given


@pytest.mark.slow
@pytest.mark.parametrize("name", SKETCHES)
def test_a_sketch_runs_and_its_page_has_no_record(name: str, tmp_path) -> None:
    study = conjuncture.run(name, draws=16, workers=2_000)
    assert study.draws == 16
    assert study.report(tmp_path / "report").is_file()
    for variable in load(name).shown:
        assert np.isfinite(study.observed[variable].values).all()
