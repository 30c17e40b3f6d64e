"""Changes: the figures are those that one finds by hand in the simulation."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from conjuncture import Level, Simulation, Theory, Uniform, derived, given, parameter, series, state
from conjuncture.engine import program_inputs
from conjuncture.engine.ensemble import run_worlds
from conjuncture.inquiry.experiments import changes, measured_worlds
from conjuncture.inquiry.experiments.changes import changes_between
from conjuncture.inquiry.experiments.interventions import (
    NOTHING_DONE,
    Intervention,
    Where,
    cut,
    cut_arrow,
    hold,
    set_given,
    set_input,
    set_parameter,
    world,
)
from conjuncture.inquiry.experiments.outcomes import Outcome
from conjuncture.inquiry.experiments.paired_worlds import room_for, run_pairs
from conjuncture.society import Filling, Society

DRAWS, STEPS = 9, 12
country = Level("country")
party = Level("party", within=(country,))
zeal = given(party, unit="1", within=(0, 1), name="zeal")
war = series(party, unit="1", absent=0.0, name="war")


@state(party, initial=0.1, within=(0, 1), source="constructed")
def roots(
    roots, zeal, dt, noise, *, growth=parameter(Uniform(0.1, 0.5), unit="1/year", reason="constructed")
):
    """Grow, the more so the more zeal there is."""
    return roots + growth * zeal * dt * noise.uniform()


@derived(party, absent=0.0, source="constructed")
def voice(roots, war):
    """Is lower in war."""
    return roots - 0.2 * war


@derived(country, absent=False, source="constructed")
def heard(voice):
    """Whether anybody is."""
    return voice.max() > 0.2


SIMULATION = Simulation(
    Theory.of(roots, voice, heard, zeal, war, name="rooted"),
    Society.of(
        {
            "country": Filling(1),
            "party": Filling(3, {"country": np.zeros(3, np.int32)}, labels=("Reds", "Blues", "Greens")),
        }
    ).giving("zeal", "party", np.array([1.0, 0.5, 0.2], np.float32), "1"),
    STEPS,
    start="1912-01-01",
    series={"war": np.repeat([[0.0], [1.0]], [4, 8], axis=0) * np.array([[1.0, 1.0, 0.5]])},
)
REDS = Where(("party", "=", "Reds"))


def measured(first: Intervention, second: Intervention = NOTHING_DONE, draws: int = DRAWS) -> np.ndarray:
    """(changes, 3, draws)."""
    found = changes_between(first, second)
    pairs = run_pairs(
        SIMULATION,
        with_null_twin=(),
        plain=[first, second],
        outcomes=[Outcome("heard")],
        draws=draws,
        changes=found,
    )
    return np.array([pairs.worlds.changes[one].values for one in found])


def run(done: Intervention, name: str) -> np.ndarray:
    """A variable in a world, (draws, steps, members)."""
    ready = replace(room_for(SIMULATION, [done], ()), keep=(name,))
    found = run_worlds(ready, [world(ready, "it", done)], DRAWS).sel(world="it")
    return found[name].to_numpy().astype(np.float64)


def test_a_hold_is_measured_in_its_window_and_for_its_members() -> None:
    done = hold("roots", 0.7, since="1912-03", until="1912-07", where=REDS)
    ((before, after, size),) = measured(done)
    own = run(NOTHING_DONE, "roots")[:, 2:6, 0].mean(axis=1)
    assert before == pytest.approx(own)
    assert after == pytest.approx(0.7)
    assert size == pytest.approx(0.7 - own)
    assert (before != run(NOTHING_DONE, "roots").mean(axis=(1, 2))).all()


def test_a_hold_at_the_mean_has_a_size_though_the_mean_stays() -> None:
    middle = float(run(NOTHING_DONE, "roots").mean(axis=(1, 2))[0])
    ((before, after, size),) = measured(hold("roots", middle))
    assert after[0] == pytest.approx(before[0])
    assert size[0] == pytest.approx(np.abs(run(NOTHING_DONE, "roots")[0] - middle).mean())
    assert size[0] > 0.01


def test_what_is_held_where_it_is_changes_by_nothing() -> None:
    ((_, _, size),) = measured(hold("roots", 0.1, until="1912-02"))
    assert (size == 0).all()


def test_of_a_cut_mechanism_its_own_variable_is_measured_and_of_a_cut_arrow_the_readers() -> None:
    own = run(NOTHING_DONE, "voice").mean(axis=(1, 2))
    ((before, after, size),) = measured(cut("voice"))
    assert before == pytest.approx(own)
    assert (after == 0).all()
    assert size == pytest.approx(np.abs(run(NOTHING_DONE, "voice")).mean(axis=(1, 2)))
    ((before, after, size),) = measured(cut_arrow("war", "voice"))
    assert before == pytest.approx(own)
    assert after == pytest.approx(run(NOTHING_DONE, "roots").mean(axis=(1, 2)))
    assert size == pytest.approx(0.2 * (8 * 2.5) / (12 * 3))  # war on three parties, eight months of twelve


def test_inputs_given_values_and_parameters_are_measured_without_a_variable() -> None:
    calm = set_input("war", 0.25, since="1912-04", until="1912-06", where=Where(("party", "!=", "Blues")))
    eager = set_given("zeal", 1.0, where=Where(("party", "!=", "Reds")))
    fast = set_parameter("roots.growth", 0.5)
    in_war, in_zeal, in_growth = measured(calm + eager + fast)
    # April: no war; May: 1 and .5.
    assert in_war[:, 0] == pytest.approx([1.5 / 4, 0.25, (0.25 + 0.25 + 0.75 + 0.25) / 4])
    assert in_zeal[:, 0] == pytest.approx([0.35, 1.0, 0.65])
    for known in (in_war, in_zeal):
        assert (known == known[:, :1]).all()  # in every draw
    drawn = program_inputs.parameters(SIMULATION, np.arange(DRAWS, dtype=np.uint32))["roots.growth"]
    assert in_growth[0] == pytest.approx(drawn)
    assert in_growth[2] == pytest.approx(0.5 - drawn)


def test_an_input_set_alike_for_all_members_is_measured_against_each_ones_own() -> None:
    (in_war,) = measured(set_input("war", 0.0))
    assert in_war[:, 0] == pytest.approx([8 * 2.5 / 36, 0.0, 8 * 2.5 / 36])


def test_of_two_worlds_only_what_tells_them_apart_is_measured_and_each_once() -> None:
    calm, high = set_input("war", 0.0), hold("roots", 0.9)
    found = changes_between(calm + high, calm + hold("roots", 0.2) + cut("heard"))
    assert [(one.what, one.before.acts[1].value) for one in found] == [("roots", 0.2), ("heard", 0.9)]
    (roots_apart, heard_apart) = measured(calm + high, calm + hold("roots", 0.2) + cut("heard"))
    assert roots_apart[:, 0] == pytest.approx([0.2, 0.9, 0.7])
    assert heard_apart[:, 0] == pytest.approx([1.0, 0.0, 1.0])
    assert not changes_between(high, high)


def test_measured_a_few_draws_at_a_time_it_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    done = hold("roots", 0.7, where=REDS) + cut("voice")
    whole = measured(done)
    # Of two worlds 12 steps of three parties' roots and voice and of whether they are heard: 168 a draw.
    monkeypatch.setattr(measured_worlds, "_NUMBERS_AT_ONCE", 4 * 168)
    runs = []
    monkeypatch.setattr(
        measured_worlds,
        "run_worlds",
        lambda *given, **more: runs.append(given[2]) or run_worlds(*given, **more),
    )
    assert np.array_equal(measured(done), whole)
    assert [len(some) for some in runs] == [4, 4, 1]


def test_on_a_level_that_is_too_large_nothing_is_recorded_and_no_number_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(changes, "MOST_MEMBERS", 2)
    assert np.isnan(measured(hold("roots", 0.7))).all()
    assert np.isfinite(measured(cut("heard"))).all()
