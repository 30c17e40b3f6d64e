"""Slots: who exists, who counts, and what a newcomer begins with."""

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, series, state, trait, where
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.society.regular import regular

country = Level("country")
SOCIETY = regular(
    {"country": 1, "worker": 10}, {"worker": "country"}, {"senior": ("worker", np.arange(10) < 3)}
)
HANDS = np.array([10, 4, 4, 8, 8, 0])


def run(*mechanisms, holds=(), theory=None):
    hands = series(country, unit="workers", name="hands")
    senior = given("worker", unit="truth", truth=True, name="senior")
    theory = theory or Theory.of(*mechanisms, hands, senior)
    return run_batch(
        Simulation(theory, SOCIETY, steps=6, series={"hands": HANDS}, holds=holds), range(2)
    ).values


def workforce(worker):
    @derived(worker, source="-")
    def employed(hands, me):
        return me < hands

    @state(worker, initial=1.0, source="-")
    def years(years):
        return years + 1.0

    @derived(country, source="-")
    def headcount(years):
        return years.count()

    @derived(country, source="-")
    def seniority(years):
        return years.sum()

    return employed, years, headcount, seniority


def test_empty_slots_are_not_counted():
    values = run(*workforce(Level("worker", within=(country,), filled_by="employed")))
    np.testing.assert_array_equal(values["headcount"][0, :, 0], HANDS)


def test_an_empty_slot_starts_again_and_a_lasting_one_goes_on():
    values = run(*workforce(Level("worker", within=(country,), filled_by="employed")))
    np.testing.assert_array_equal(values["years"][0, :, 0], [1, 2, 3, 4, 5, 6])  # there until the last step
    # Slot 5 is empty in steps 1 and 2; whoever comes in step 3 has the initial value then.
    np.testing.assert_array_equal(values["years"][0, :, 5], [1, 2, 1, 1, 2, 3])
    np.testing.assert_array_equal(values["years"][0, :, 9], [1, 2, 1, 1, 1, 1])
    np.testing.assert_array_equal(values["seniority"][0, :, 0], [10, 8, 12, 4 * 4 + 4 * 1, 4 * 5 + 4 * 2, 0])


def test_without_filled_by_every_slot_counts():
    values = run(*workforce(Level("worker", within=(country,))))
    assert (values["headcount"] == 10).all()


def renewal(worker):
    @trait(worker, source="-")
    def talent(me):
        return me * 10.0

    @derived(worker, source="-", absent=False)
    def leaves(t, me, dt):
        return (me == 2.0) & (t > 1.5 * dt) & (t < 2.5 * dt)

    @state(worker, initial="talent", source="-")
    def skill(skill):
        return skill + 1.0

    @derived(country, source="-")
    def best(skill):
        return skill.max()

    return talent, leaves, skill, best


def test_who_leaves_counts_to_the_end_of_the_step_and_the_newcomer_begins_anew():
    values = run(*renewal(Level("worker", within=(country,), renewed_by="leaves")))
    np.testing.assert_array_equal(values["skill"][0, :, 2], [20, 21, 22, 20, 21, 22])
    np.testing.assert_array_equal(values["skill"][0, :, 3], [30, 31, 32, 33, 34, 35])


def test_a_hold_and_a_cut_bind_newcomers_too():
    theory = Theory.of(*renewal(Level("worker", within=(country,), renewed_by="leaves")))
    assert (run(theory=theory, holds=(Hold("skill", 5.0),))["skill"] == 5.0).all()

    @state(Level("worker", within=(country,), renewed_by="leaves"), initial="talent", absent=3.0, source="-")
    def skill(skill):
        return skill + 1.0

    assert (run(theory=theory.replacing(skill=skill).without("skill"))["skill"] == 3.0).all()


def test_a_state_may_say_who_is_there():
    worker = Level("worker", within=(country,), filled_by="employed")

    @state(worker, initial=True, source="-")
    def employed(employed, t, me, dt):
        dismissed = (t > 0.5 * dt) & (t < 1.5 * dt) & (me >= 6.0)
        back = (t > 3.5 * dt) & (me >= 8.0)
        return (employed & ~dismissed) | back

    @derived(country, source="-")
    def headcount(employed):
        return employed.count()

    np.testing.assert_array_equal(run(employed, headcount)["headcount"][0, :, 0], [10, 10, 6, 6, 6, 8])


def test_traits_of_a_level_filled_from_the_start_count_filled_slots_alone():
    worker = Level("worker", within=(country,), filled_by="senior")

    @trait(worker, source="-")
    def talent(me):
        return me + 1.0

    @trait(country, source="-")
    def founders(talent):
        return talent.sum()

    assert (run(talent, founders)["founders"] == 1 + 2 + 3).all()


@pytest.mark.parametrize(("reduce", "expected"), [("any", False), ("all", True), ("mean", 9.0), ("min", 9.0)])
def test_a_group_of_empty_slots_is_an_empty_group(reduce, expected):
    worker = Level("worker", within=(country,), filled_by="employed")

    @derived(worker, source="-")
    def employed(hands, me):
        return me < hands

    @derived(worker, source="-")
    def value(me):
        return where(me > 4.0, 2.0, 1.0)

    @derived(country, source="-")
    def found(value):
        truths = value > 1.5
        return getattr(truths, reduce)() if reduce in ("any", "all") else getattr(value, reduce)(empty=9.0)

    assert run(employed, value, found)["found"][0, 5, 0] == expected  # no hands in the last step
