"""Sequential Monte Carlo agrees with plain weights, and its draws are draws like any other."""

from collections.abc import Callable

import numpy as np
import pytest

from conjuncture.engine.execute import run
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.sequential import sequential
from conjuncture.inquiry.course.weighing import run_on_course, weigh
from conjuncture.inquiry.errors import QuestionError

OnCourse = Callable[..., Simulation]


@pytest.fixture(scope="module")
def both(on_course: OnCourse) -> tuple:
    return weigh(on_course(), 4000), sequential(on_course())


def test_both_give_the_same_chance_of_the_course(both: tuple) -> None:
    plain, sample = both
    error = np.hypot(plain.weights.log_evidence_error, sample.log_evidence_error)
    assert abs(sample.log_evidence - plain.weights.log_evidence) < 3.5 * error
    assert sample.log_evidence_error < 0.3


def test_both_give_the_same_parameters_and_states(both: tuple, on_course: OnCourse) -> None:
    plain, sample = both
    weighed = run(on_course(), int(plain.draws.max()) + 1).dataset.isel(draw=plain.draws)
    sampled = run(sample.simulation, sample.draws.size).dataset
    for name in ("next_rule.falls", "next_rule.settles", "strike.often", "anger.fades", "anger", "rule"):
        one, other = (
            np.log(found["parameters"].sel(parameter=name).to_numpy())
            if "." in name
            else found[name].to_numpy()[:, -1].astype(float)
            for found in (weighed, sampled)
        )
        weights = plain.weights.shares
        mean, spread = (
            float((weights * one).sum()),
            np.sqrt((weights * (one - (weights * one).sum()) ** 2).sum()),
        )
        error = spread * np.hypot(1 / np.sqrt(plain.weights.effective), 2 / np.sqrt(sample.effective))
        assert abs(mean - float((sample.weights * other).sum())) < 3.5 * error, name


def test_every_draw_is_another_one_lives_the_course_and_weighs_something(
    both: tuple, codes: np.ndarray
) -> None:
    _, sample = both
    assert sample.weights.sum() == pytest.approx(1)
    assert (sample.weights > 0).all()
    assert 1 < sample.effective <= sample.draws.size <= 512
    kept = sample.simulation
    rows = {tuple(values[draw] for values in kept.parameters.values()) for draw in sample.draws}
    assert len(rows) > 0.6 * sample.draws.size
    assert np.isfinite(run_on_course(kept, range(sample.draws.size), None).log_chance).all()
    happened = run(kept, sample.draws.size).dataset["next_rule"].to_numpy()
    assert (happened[:, :10] == codes[:10, 0]).all()


def test_the_same_seed_gives_the_same_draws_and_another_others(on_course: OnCourse) -> None:
    one, again, other = (sequential(on_course(), particles=64, islands=2, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.weights, again.weights)
    assert one.simulation.parameters == again.simulation.parameters
    assert one.simulation.luck_numbers == again.simulation.luck_numbers
    assert one.simulation.parameters != other.simulation.parameters


def test_an_impossible_course_and_too_few_particles_are_refused(
    on_course: OnCourse, codes: np.ndarray
) -> None:
    with pytest.raises(QuestionError, match="2 islands of 2 or more"):
        sequential(on_course(), particles=3, islands=2)
    codes[12:] = 0.0
    with pytest.raises(QuestionError, match="impossible in every one"):
        sequential(on_course(codes), particles=16, islands=2)
