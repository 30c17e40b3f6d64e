"""Draws on the recorded course, on which questions are judged like on any others."""

from collections.abc import Callable

import numpy as np
import pytest

from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.judged import course_draws
from conjuncture.inquiry.course.weighing import weigh
from conjuncture.inquiry.matching.refocusing import whole_cube
from conjuncture.inquiry.sampled_draws import SampledDraws

OnCourse = Callable[..., Simulation]


@pytest.fixture(scope="module")
def found(on_course: OnCourse) -> SampledDraws:
    return course_draws(on_course(), "course", 0)


def test_they_are_alike_and_live_the_course(found: SampledDraws, codes: np.ndarray) -> None:
    assert found.survivors == tuple(range(len(found.survivors)))
    assert len(found.survivors) > 200
    happened = run(found.simulation, len(found.survivors)).dataset["next_rule"].to_numpy()
    assert (happened[:, :10] == codes[:10, 0]).all()


def test_their_plain_means_are_the_weighted_means(found: SampledDraws, on_course: OnCourse) -> None:
    weighed = weigh(on_course(), 3000)
    values = run(on_course(), int(weighed.draws.max()) + 1).dataset.isel(draw=weighed.draws)
    alike = run(found.simulation, len(found.survivors)).dataset
    shares = weighed.weights.shares
    for name in ("next_rule.falls", "strike.often"):
        one = np.log(values["parameters"].sel(parameter=name).to_numpy())
        other = np.log(alike["parameters"].sel(parameter=name).to_numpy())
        mean = float((shares * one).sum())
        error = np.sqrt((shares * (one - mean) ** 2).sum()) * 2 / np.sqrt(other.size)
        assert abs(mean - other.mean()) < 3.5 * error, name


def test_held_draws_are_those_of_the_priors_with_the_course_imposed(
    on_course: OnCourse, codes: np.ndarray
) -> None:
    held = course_draws(on_course(), "held", 40)
    assert held.survivors == tuple(range(40))
    free, imposed = (run(one, 40).dataset for one in (on_course(np.full_like(codes, -1)), held.simulation))
    np.testing.assert_array_equal(free["parameters"], imposed["parameters"])
    assert (imposed["next_rule"].to_numpy()[:, :10] == codes[:10, 0]).all()


def test_what_is_written_down_gives_the_same_draws(found: SampledDraws, on_course: OnCourse) -> None:
    again = SampledDraws.from_dict("course", on_course(), found.to_dict())
    assert again.to_dict() == found.to_dict()
    one, other = (run(draws.simulation, 5).dataset for draws in (found, again))
    np.testing.assert_array_equal(one["anger"], other["anger"])


@pytest.mark.parametrize("spoiled", [{"survivors": [3, 2]}, {"luck": [1]}, {"parameters": {}}, {"words": 3}])
def test_what_is_no_draws_is_refused(found: SampledDraws, on_course: OnCourse, spoiled: dict) -> None:
    with pytest.raises((ValueError, TypeError)):
        SampledDraws.from_dict("course", on_course(), found.to_dict() | spoiled)


def test_every_free_parameter_of_theirs_is_set(found: SampledDraws, on_course: OnCourse) -> None:
    assert set(whole_cube(on_course())) == set(found.simulation.parameters)
