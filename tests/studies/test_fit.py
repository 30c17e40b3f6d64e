"""A fit of the strikes in Python: what it gives, what it withholds, and its particles again."""

import json

import numpy as np
import pytest

import conjuncture as cj
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.worlds import World
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.fitting.figures import seen_by_month, values_of
from conjuncture.studies.fit_result import Fit


@pytest.fixture(scope="module")
def fit() -> Fit:
    return cj.fit("russia", "leninism.struggle", draws=60, workers=100)


def test_a_record_outside_the_draws_makes_the_fit_withhold_the_posterior(fit: Fit) -> None:
    assert not fit.shown
    with pytest.raises(QuestionError) as error:
        _ = fit.posterior
    assert all(check.words in str(error.value) for check in fit.against)
    assert fit.to_dict()["quantities"] is None
    assert "narrows" not in fit.words()


def test_every_declared_figure_is_fitted_and_two_targets_are_left_out(fit: Fit) -> None:
    assert len(fit.figures) == 29
    table = fit.table()
    assert set(table["target"]) == {"strikers by year", "size of struck firms by year"}
    assert table.loc[table["name"] == "fitted", "difference"].tolist() == [0.0, 0.0]


def test_the_guesses_of_a_fit_are_those_of_other_pages(fit: Fit) -> None:
    run = cj.run("russia", "leninism.struggle", draws=4, workers=100, patterns=False)
    standing = run.standing("strikers by year")
    assert standing is not None
    assert standing.row.series is not None
    table = fit.table().set_index(["target", "name"])["score"]
    from conjuncture.scoring import crps

    inputs = standing.row.series.guesses["forcing only (blocks)"]
    own = table["strikers by year", "its inputs alone"]
    # each guess is a sample of its own from the same regression
    assert own == pytest.approx(crps(inputs, standing.row.series.recorded).mean(), abs=0.02)


def test_the_simulation_of_a_fit_gives_its_particles_with_the_noise_of_their_observation(fit: Fit) -> None:
    simulation, size = fit.simulation(), fit.particles.size
    run = run_worlds(simulation, (World(),), size).isel(world=0)
    again = values_of(seen_by_month(fit.case, run, 0), fit.worlds.figures)
    np.testing.assert_array_equal(again, fit.particles.values)


def test_a_fit_as_json_can_be_read(fit: Fit) -> None:
    data = json.loads(fit.to_json())
    assert data["summaries_hash"] == fit.summaries_hash
    assert [check["name"] for check in data["checks"]] == [check.name for check in fit.checks]
    assert (data["draws"], data["particles"]) == (fit.bank.size, fit.particles.size)


def test_a_record_without_variables_of_the_theory_cannot_be_fitted() -> None:
    with pytest.raises(cj.ConjunctureError):
        cj.fit("russia", "canon.march", draws=40, workers=100)
