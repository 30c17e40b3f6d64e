"""The null twin: one member who starts otherwise, by as much as one person among thousands may matter."""

import numpy as np
import pytest

from conjuncture import NONE, Categories, Level, Simulation, Theory, given, regular_society, state
from conjuncture.inquiry.experiments.null_twin import null_twin
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import run_interventions

country = Level("country")
member = Level("member", within=(country,))


@state(member, initial=0.2, within=(0, 1), source="test")
def share(share):
    return share


@state(member, initial=False, source="test")
def there(there):
    return there


@state(country, initial=0.5, source="test")
def mood(mood, share, there):
    return mood + 0 * share.mean() + 0 * there.share()


place = given(member, unit="1", name="place")


@state(member, initial="place", within=(0, 1), source="test")
def stands(stands):
    return stands


def starts(size: int, *mechanisms):
    society = regular_society({"country": 1, "member": size}, within={"member": "country"})
    return {
        one.variable: one for one in null_twin(Simulation(Theory.of(*mechanisms), society, steps=2)).holds
    }


def test_one_of_many_starts_wholly_otherwise():
    found = starts(500, share, there, mood)
    assert {name: one.value for name, one in found.items()} == {"share": 1.0, "there": True}
    assert all(one.whom is not None and one.whom.sum() == 1 for one in found.values())
    assert (found["share"].start, found["share"].end) == (0, 1)


@pytest.mark.parametrize("size", [1, 8])
def test_a_member_that_stands_for_many_moves_the_mean_of_its_level_by_a_thousandth_of_the_way(size):
    found = starts(size, share, there, mood)
    assert set(found) == {"share"}  # to turn a truth round would be too much
    assert (found["share"].value - 0.2) / size == pytest.approx(0.8 / 1000)


def test_a_small_level_of_truths_alone_has_one_turned_round():
    (only,) = starts(8, there).values()
    assert only.value is True
    assert only.whom is not None
    assert np.flatnonzero(only.whom).tolist() == [4]


def test_a_start_that_the_society_gives_is_moved_from_where_it_is():
    places = {"place": ("member", np.linspace(0, 0.8, 8).astype(np.float32))}
    society = regular_society({"country": 1, "member": 8}, within={"member": "country"}, given=places)
    (found,) = null_twin(Simulation(Theory.of(stands, place), society, steps=2)).holds
    start = places["place"][1][4]
    assert found.value == pytest.approx(start + 0.008 * (1 - start))


STANCE = Categories("quiet", "active", "jailed")


@state(member, initial="quiet", categories=STANCE, source="test")
def stance(stance):
    return stance


@state(member, initial="jailed", categories=STANCE, source="test")
def stance_at_the_end(stance_at_the_end):
    return stance_at_the_end


@state(member, initial=NONE, refers=country, source="test")
def home(home):
    return home


@pytest.mark.parametrize("size", [8, 500])
@pytest.mark.parametrize(
    ("mechanism", "other"), [(stance, STANCE.active), (stance_at_the_end, STANCE.active), (home, 0)]
)
def test_a_category_or_a_reference_starts_as_another_one_and_the_world_runs(size, mechanism, other):
    society = regular_society({"country": 1, "member": size}, within={"member": "country"})
    simulation = Simulation(Theory.of(mechanism), society, steps=2)
    (found,) = null_twin(simulation).holds
    assert found.value == other
    start = Outcome(mechanism.name, over_time="first")
    worlds = run_interventions(simulation, {}, [start], 1)
    assert worlds.null_band(start) == pytest.approx(1 / size)


@pytest.mark.parametrize("mechanism", [stance, home])
def test_at_a_small_level_with_quantities_a_category_or_a_reference_stays(mechanism):
    assert set(starts(8, share, mechanism)) == {"share"}
