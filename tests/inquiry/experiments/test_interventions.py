"""Interventions in words: dates, names and traits become what the engine does."""

import numpy as np
import pytest

from conjuncture import Level, Theory, derived, given, regular_society, series
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.codec.worlds import decode_world, encode_world
from conjuncture.inquiry.errors import QuestionError
from conjuncture.inquiry.experiments.interventions import (
    Intervention,
    Where,
    cut,
    cut_arrow,
    hold,
    ready_for,
    set_input,
    set_parameter,
    wire,
    world,
)
from conjuncture.inquiry.experiments.null_twin import NULL_TWIN
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import AS_IT_WAS, run_interventions
from conjuncture.society import Filling, Society

town = Level("town")
worker = Level("worker", within=(town,))
skill = given(worker, unit="share", name="skill")


@derived(worker, absent=0.0, source="test")
def anger(skill, noise):
    return skill + noise.uniform()


@derived(town, absent=0.0, source="test")
def unrest(anger):
    return anger.mean()


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    society = regular_society(
        {"town": 2, "worker": 10},
        within={"worker": "town"},
        given={"skill": ("worker", np.linspace(0, 1, 10).astype(np.float32))},
    )
    return Simulation(Theory.of(anger, unrest, skill), society, steps=24, start="1900-01-01")


country = Level("country")
stratum = Level("stratum", within=(country,))
war = series(country, unit="1", absent=0.0, name="war")


@derived(stratum, absent=0.0, source="test")
def rank(me, war):
    return me + 0 * war


@pytest.fixture(scope="module")
def countries() -> Simulation:
    """Two countries with two strata each, which have the same names in both."""
    society = Society.of(
        {
            "country": Filling(2, labels=("A", "B")),
            "stratum": Filling(
                4, {"country": np.array([0, 0, 1, 1], np.int32)}, labels=("metal", "rural", "metal", "rural")
            ),
        }
    )
    series = {"war": np.arange(1.0, 7.0)}
    return Simulation(Theory.of(rank, war), society, steps=6, start="1900-01-01", series=series)


def test_dates_become_steps(simulation) -> None:
    made = world(simulation, "w", hold("unrest", 0.0, since="1900-03-01", until="1901-01-01"))
    assert (made.holds[0].start, made.holds[0].end) == (2, 12)


def test_conditions_choose_members_by_trait_and_by_place(simulation) -> None:
    rule = Where(("skill", ">", 0.5), ("town", "=", "1"))
    made = world(simulation, "w", hold("anger", 0.0, where=rule))
    towns = simulation.society.levels["worker"].within["town"]
    skills = simulation.society.given["skill"].values
    whom = made.holds[0].whom
    assert whom is not None
    assert np.array_equal(whom, (skills > 0.5) & (towns == 1))


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (hold("anger", 0.0, since="1950-01-01"), "1950-01-01"),
        (hold("anger", 0.0, since="1900-05-01", until="1900-02-01"), "1900-05-01.*1900-02-01"),
        (hold("anger", 0.0, where=Where(("skill", ">", 2.0))), "nobody"),
        (hold("anger", 0.0, where=Where(("skil", ">", 0.2))), "'skill'"),
        (hold("anger", 0.0, where=Where(("town", "=", "Moscow"))), "'Moscow'"),
        (hold("angre", 0.0, where=Where(("skill", ">", 0.2))), "'anger'"),
    ],
)
def test_what_fits_nothing_is_refused_with_the_reason(simulation, done, message, wording) -> None:
    with pytest.raises(QuestionError, match=message) as refused:
        world(simulation, "w", done)
    wording(refused.value)


def test_interventions_add_up_and_say_what_they_do(wording) -> None:
    both = hold("fear", 0.0, since="1901-01-01") + cut("example") + cut_arrow("fear", "willing")
    assert [act.kind for act in both.acts] == ["hold", "cut", "cut_arrow"]
    wording(both)
    wording(Intervention())


def test_an_intervention_written_down_is_read_back_as_it_was() -> None:
    everything = (
        hold("fear", 0.5, since="1901-01-01", where=Where(("skill", ">", 0.5)))
        + cut("example")
        + set_parameter("fear.of_force", 1.0)
        + set_input("war", [0, 1, 1])
        + wire("fear", "willing", "another")
    )
    assert decode_world(encode_world(everything), {}) == everything


def test_room_is_made_for_the_most_that_any_world_holds_at_once(simulation) -> None:
    once = hold("anger", 1.0, until="1900-06-01")
    twice = once + hold("anger", 2.0, since="1901-01-01")
    assert ready_for(simulation, once, twice).settable == ("anger", "anger")
    ready = ready_for(simulation, twice)
    worlds = run_worlds(ready, [world(ready, "w", twice)], 2)
    assert np.allclose(worlds.unrest.isel(world=0, time=slice(0, 5)), 1.0)
    assert np.allclose(worlds.unrest.isel(world=0, time=slice(12, None)), 2.0)


def test_an_outcome_is_one_number_a_draw_for_the_period_and_member_named(simulation) -> None:
    held = hold("unrest", 3.0, since="1901-01-01")
    outcome = Outcome("unrest", since="1901-01-01", over_time="max", member="1")
    found = run_interventions(simulation, {"held": held}, [outcome], 5)
    assert found.outcome(outcome, "held").tolist() == [3.0] * 5
    assert (found.outcome(outcome, AS_IT_WAS) < 3).all()
    assert np.array_equal(found.outcome(outcome, AS_IT_WAS), found.outcome(outcome, NULL_TWIN))


def test_outcomes_reduce_time_as_they_say(simulation) -> None:
    found = run_interventions(simulation, {}, [Outcome("unrest")], 3)
    course = found.course(Outcome("unrest"), AS_IT_WAS)
    for how, expected in {
        "mean": course.mean(axis=1),
        "sum": course.sum(axis=1),
        "first": course[:, 0],
        "last": course[:, -1],
        "largest rise": np.diff(course, axis=1).max(axis=1),
    }.items():
        assert np.allclose(found.outcome(Outcome("unrest", over_time=how), AS_IT_WAS), expected)  # type: ignore[arg-type]
    above = Outcome("unrest", over_time="share of months above", above=1.0)
    assert np.allclose(found.outcome(above, AS_IT_WAS), (course > 1.0).mean(axis=1))


def test_an_outcome_of_an_unknown_variable_is_refused_before_anything_runs(simulation) -> None:
    with pytest.raises(QuestionError, match="'unrest'"):
        run_interventions(simulation, {}, [Outcome("unrst")], 10**9)


def test_an_input_is_given_another_course_for_some_members_and_some_time(countries, wording) -> None:
    peace = set_input("war", 0.0, since="1900-03-01", until="1900-05-01", where=Where(("country", "=", "B")))
    course = world(countries, "w", peace).series["war"]
    assert course.shape == (6, 2)
    assert course[:, 0].tolist() == [1, 2, 3, 4, 5, 6]
    assert course[:, 1].tolist() == [1, 2, 0, 0, 5, 6]
    both = world(countries, "w", peace + set_input("war", 9.0, until="1900-02-01")).series["war"]
    assert both.tolist() == [[9, 9], [2, 2], [3, 0], [4, 0], [5, 5], [6, 6]]
    wording(peace)
    shorter = world(countries, "w", set_input("war", 0.0, since="1900-06-01")).series["war"]
    assert shorter.tolist() == [1, 2, 3, 4, 5, 0]
    with pytest.raises(QuestionError, match=r"'wart'.*'war'"):
        world(countries, "w", set_input("wart", 0.0, since="1900-03-01"))


@pytest.mark.parametrize(
    ("whose", "members"),
    [
        ({"member": "metal"}, [0, 2]),
        ({"member": "B"}, [2, 3]),
        ({"member": "metal", "where": Where(("country", "=", "B"))}, [2]),
        ({"where": Where(("country", "!=", "A"), ("stratum", "=", "rural"))}, [3]),
    ],
)
def test_an_outcome_is_of_the_members_that_are_named_or_lie_within_what_is_named(
    countries, whose, members
) -> None:
    rank = Outcome("rank", over_members="sum", **whose)
    found = run_interventions(countries, {}, [rank], 1)
    assert found.outcome(rank, AS_IT_WAS).tolist() == [sum(members)]


def test_a_name_that_no_level_has_is_refused_with_the_nearest(countries) -> None:
    with pytest.raises(QuestionError, match=r"'metals'.*'metal'"):
        run_interventions(countries, {}, [Outcome("rank", member="metals")], 10**9)


def test_a_cut_undoes_the_holds_before_it_and_a_hold_prevails_over_a_cut_before_it(simulation):
    held, off = hold("anger", 0.9), cut("anger")
    assert world(simulation, "w", held + off).holds == ()
    assert len(world(simulation, "w", off + held).holds) == 1
    assert len(world(simulation, "w", held + off + held).holds) == 1
