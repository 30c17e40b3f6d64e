from dataclasses import replace

import numpy as np
import pytest
import xarray as xr

from conjuncture import Level, Normal, Simulation, Theory, Uniform, derived, parameter, regular_society
from conjuncture.cases.pattern import Pattern
from conjuncture.engine.priors import sample
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.matching.history_matching import match_history
from conjuncture.inquiry.matching.matched_draws import MatchedDraws
from conjuncture.inquiry.matching.ruling_out import implausibility

country = Level("country")


@derived(country, absent=0.0, source="constructed")
def activity(
    *,
    size=parameter(Uniform(0, 1), unit="1", reason="constructed"),
    idle=parameter(Normal(0, 1), unit="1", reason="constructed"),
):
    """The size, and nothing of the idle quantity."""
    return size + 0.0 * idle


SMALL = Pattern(
    name="small", variable="activity", over_time="mean", low=None, high=0.1, observation_sd=0.01,
    model_sd=0.0, unit="1", reason="constructed", source="constructed", rests_on="nothing",
)  # fmt: skip


def as_it_is(run: xr.Dataset) -> xr.Dataset:
    return run


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return Simulation(Theory.of(activity, name="still"), regular_society({"country": 1}), steps=24)


def sizes(simulation: Simulation, draws) -> np.ndarray:
    from conjuncture.engine.program_inputs import parameters

    return parameters(simulation, np.asarray(draws, np.uint32))["activity.size"]


def test_exactly_the_draws_within_the_pattern_and_its_tolerance_survive(simulation) -> None:
    found = match_history(simulation, [SMALL], as_it_is, 200)
    size = sample(simulation.resolved.parameters, 0, np.arange(200, dtype=np.uint32))["activity.size"]
    limit = 0.1 * np.exp(3 * 0.01)
    assert set(found.survivors) == set(np.flatnonzero(size <= limit))
    assert found.rounds[0].survived == len(found.survivors)
    assert found.rounds[0].ruled_out == {"small": 200 - len(found.survivors)}


def test_a_later_wave_looks_where_the_survivors_are_and_draw_numbers_go_on(simulation) -> None:
    found = match_history(simulation, [SMALL], as_it_is, 200, rounds=2)
    second = [draw for draw in found.survivors if draw >= 200]
    low, high = found.rounds[1].box["activity.size"]
    assert found.rounds[1].first == 200
    assert high < 0.25  # a tenth survives, and a margin of one in (survivors + 1)
    assert len(second) > 3 * found.rounds[0].survived
    everywhere = sizes(found.simulation, range(200, 400))
    assert everywhere.min() >= low
    assert everywhere.max() <= high
    assert found.rounds[1].box["activity.idle"][1] - found.rounds[1].box["activity.idle"][0] > 0.8


def test_the_first_wave_is_the_same_draws_whether_or_not_another_follows(simulation) -> None:
    found = match_history(simulation, [SMALL], as_it_is, 200, rounds=2)
    assert np.array_equal(sizes(found.simulation, range(200)), sizes(simulation, range(200)))


def test_rounds_stop_when_enough_survive_and_when_none_do(simulation, wording) -> None:
    assert len(match_history(simulation, [SMALL], as_it_is, 100, rounds=5, enough=5).rounds) == 1
    nothing = match_history(simulation, [replace(SMALL, low=7.0, high=None)], as_it_is, 50, rounds=5)
    assert nothing.survivors == ()
    assert len(nothing.rounds) == 1
    wording(nothing.words)


def test_a_matching_written_down_and_read_again_is_the_same(simulation) -> None:
    found = match_history(simulation, [SMALL], as_it_is, 100, rounds=2)
    again = MatchedDraws.from_dict(simulation, found.to_dict())
    assert again.survivors == found.survivors
    assert again.rounds == found.rounds
    assert np.array_equal(sizes(again.simulation, range(200)), sizes(found.simulation, range(200)))


def test_implausibility_counts_standard_deviations_in_logarithms_outside_the_range() -> None:
    pattern = replace(SMALL, low=1.0, high=2.0, observation_sd=0.3, model_sd=0.4)
    figures = np.array([1.5, 2 * np.exp(1.0), np.exp(-0.5), 0.0, np.nan])
    assert implausibility(pattern, figures) == pytest.approx([0, 2, 1, np.inf, np.inf])


def test_matchings_that_mean_nothing_are_refused(simulation) -> None:
    with pytest.raises(QuestionError, match="draw"):
        match_history(simulation, [], as_it_is, 0)
    with pytest.raises(QuestionError, match="one name"):
        match_history(simulation, [SMALL, SMALL], as_it_is, 5)
