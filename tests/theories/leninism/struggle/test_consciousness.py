"""Each mechanism of consciousness, tried by hand on plain numbers."""

import pytest

from conjuncture.testing import FixedLuck
from conjuncture.theories.leninism.struggle import THEORY, measures
from conjuncture.theories.leninism.struggle import consciousness as mind


@pytest.mark.parametrize(("with_whom", "seen"), [(0, 0.1), (1, 0.2), (2, 0.3), (3, 0.3)])
def test_a_worker_looks_to_the_circle_just_wider_than_his_own(with_whom: int, seen: float) -> None:
    assert mind.next_circle(with_whom, 0.1, 0.2, 0.3) == seen


def test_alone_nobody_widens_his_circle_by_striking() -> None:
    assert not mind.widens_in_action(True, 0.0, FixedLuck(0.0), openness=10.0)
    assert mind.widens_in_action(True, 0.5, FixedLuck(0.0), openness=10.0)
    assert not mind.widens_in_action(False, 0.5, FixedLuck(0.0), openness=10.0)


def test_example_teaches_those_who_do_not_strike_and_only_them() -> None:
    assert mind.widens_by_example(False, 0.5, FixedLuck(0.0), 1 / 12, imitation=5.0)
    assert not mind.widens_by_example(True, 0.5, FixedLuck(0.0), 1 / 12, imitation=5.0)


def test_teaching_reaches_only_those_who_can_be_taught() -> None:
    assert not mind.taught(0.0, FixedLuck(0.0), 1.0, reach=1.0)
    assert mind.taught(1.0, FixedLuck(0.5), 1.0, reach=1.0)


def test_the_ruling_ideas_pull_as_long_as_the_state_is_believed() -> None:
    assert mind.ruling_ideas(0.0, 0.2, pull=1.0) == 0
    assert mind.ruling_ideas(1.0, 0.2, pull=1.0) > mind.ruling_ideas(1.0, 0.8, pull=1.0)


@pytest.mark.parametrize("start", [0, 1, 2, 3])
def test_the_circle_moves_by_one_step_at_most_and_stays_on_its_scale(start: int) -> None:
    for wider in (True, False):
        for narrower in (True, False):
            after = mind.with_whom(start, wider, False, False, narrower)
            assert abs(after - start) <= 1
            assert 0 <= after <= 3


def test_strikers_learn_from_whom_they_are_refused_by_and_from_nobody_else() -> None:
    def learns(against: int, lost: bool, branch: float, force: bool) -> bool:
        return mind.faces_more(True, against, lost, branch, force, FixedLuck(0.4), learning=0.5)

    assert learns(0, True, 0.0, False)
    assert not learns(0, False, 1.0, True)
    assert learns(1, False, 1.0, False)
    assert not learns(1, True, 0.0, True)
    assert learns(2, False, 0.0, True)
    assert not learns(2, True, 1.0, False)


def test_victory_lifts_confidence_defeat_lowers_it_and_time_wears_both_off() -> None:
    settings = {"gain": 0.5, "discouragement": 0.5, "sobering": 1.0}
    won = mind.confidence(0.3, True, True, False, 0.0, **settings)
    lost = mind.confidence(0.3, True, False, True, 0.0, **settings)
    assert won == pytest.approx(0.65)
    assert lost == pytest.approx(0.15)
    assert mind.confidence(0.9, False, False, False, 100.0, **settings) == pytest.approx(0.3)


def test_experience_counts_strikes_and_fades() -> None:
    assert mind.experience(2.0, True, 0.0, fading=0.5) == 3
    assert mind.experience(2.0, False, 1.0, fading=0.693147) == pytest.approx(1.0, abs=1e-6)


def test_the_two_named_regions_do_not_overlap() -> None:
    for circle in range(4):
        for opponent in range(4):
            widest = measures.class_conscious(
                measures.acts_with_class(circle), measures.aims_at_state(opponent)
            )
            assert widest == (circle == 3 and opponent == 3)


def test_no_mechanism_of_struggle_reads_the_name_of_a_region() -> None:
    regions = {"class_conscious", "class_conscious_share", "trade_union_share"}
    readers = {
        name
        for name in THEORY.mechanisms
        if regions & set(THEORY.reading_of(name).reads) and name not in regions
    }
    assert readers == set()
