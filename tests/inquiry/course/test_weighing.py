"""Draws on a course: run until they are worth enough; what is recorded and impossible is named."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.course.guesses import Recorded
from conjuncture.inquiry.course.passages import CONSTANT, passes, predicted, weights_by_passages
from conjuncture.inquiry.course.pulls import pulls
from conjuncture.inquiry.course.weighing import weigh
from conjuncture.inquiry.errors import QuestionError
from conjuncture.language.events import UNRECORDED, other_than

OnCourse = Callable[..., Simulation]


def test_draws_are_run_until_they_are_worth_enough(on_course: OnCourse) -> None:
    few, many = weigh(on_course(), 50), weigh(on_course(), 900)
    assert few.draws.size == 1024
    assert many.draws.size > 1024
    assert many.weights.effective >= 900
    np.testing.assert_array_equal(many.log_chance[:1024], few.log_chance)


def test_no_more_draws_are_run_than_allowed(on_course: OnCourse) -> None:
    assert weigh(on_course(), 10_000, most=1500).draws.size == 1500


def test_what_is_recorded_and_impossible_in_every_draw_is_named(
    on_course: OnCourse, codes: np.ndarray
) -> None:
    codes[12:] = 0.0  # nothing leads back to the old power
    with pytest.raises(QuestionError, match=r"'next_rule'.*1896-01.*impossible in every one of 1024 draws"):
        weigh(on_course(codes))


def test_all_that_is_impossible_in_every_draw_is_named_at_once(
    on_course: OnCourse, codes: np.ndarray
) -> None:
    codes[12:15], codes[15:17], codes[17] = 0.0, 2.0, 0.0
    with pytest.raises(QuestionError, match=r"'next_rule'.*in 1896-01, nor has 'next_rule'.*in 1896-06: "):
        weigh(on_course(codes))


def test_a_simulation_on_no_course_is_refused(on_course: OnCourse) -> None:
    with pytest.raises(QuestionError, match="nothing is recorded"):
        weigh(replace(on_course(), course={}))


def test_the_chances_of_all_months_multiply_to_that_of_the_course(on_course: OnCourse) -> None:
    found = weigh(on_course(), 300)
    said = predicted(found)
    assert said.theory.whole == pytest.approx(found.weights.log_evidence, abs=1e-9)
    (passage,) = said.passages
    assert (passage.event, passage.month, passage.outcome) == ("next_rule", "1895-07", 1.0)
    before, here = found.weights_until(6).shares, np.exp(found.by_step[:, 6])
    assert passage.chance == pytest.approx((before * here).sum())
    assert said.theory.passages == pytest.approx(np.log(passage.chance))
    assert set(passage.guesses) >= {CONSTANT}


def test_passages_and_quiet_months_together_are_the_course(on_course: OnCourse) -> None:
    found = weigh(on_course(), 300)
    apart = [weights_by_passages(found, quiet=quiet).log_chances for quiet in (False, True)]
    np.testing.assert_allclose(apart[0] + apart[1], found.log_chance)
    np.testing.assert_allclose(apart[0], found.by_step[:, 6])


def test_a_passage_is_a_recorded_change_and_nothing_that_may_be_one() -> None:
    codes = np.array([[0.0], [1.0], [UNRECORDED], [2.0], [other_than(0.0)], [2.0], [3.0]])
    assert np.flatnonzero(passes(Recorded(codes, (0.0, 1.0, 2.0, 3.0), stands=True))).tolist() == [1, 6]
    assert np.flatnonzero(passes(Recorded(codes, (0.0, 1.0), stands=False))).tolist() == [1]


def test_nothing_pulls_before_the_first_month(on_course: OnCourse) -> None:
    codes = np.full((18, 1), UNRECORDED)
    codes[0] = 1.0
    simulation = replace(on_course(), course={"strike": codes}, on_course=("strike",))
    found = weigh(simulation, 50, see=("anger",))
    (passage,) = (said := predicted(found)).passages
    assert passage.month == "1895-01"
    assert pulls(found, said) == ()
