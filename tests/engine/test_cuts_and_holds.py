"""Cutting and holding: what they set, what they leave alone, and that they are data and not code."""

import jax
import numpy as np
import pytest

from conjuncture import Level, Normal, Theory, TheoryError, derived, parameter, state, trait
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.society.regular import regular

country = Level("country")
worker = Level("worker", within=(country,))


@derived(worker, source="-", absent=0.25)
def fear(noise):
    return noise.uniform()


@derived(worker, source="-", absent=False)
def willing(fear, noise):
    return noise.uniform() > fear


@derived(country, source="-", absent=0.0)
def strike(willing):
    return willing.mean()


@derived(worker, source="-", absent=0.0)
def gossip(willing, noise):
    return willing * noise.uniform()


@state(worker, initial=0.5, source="-")
def experience(experience, strike, *, gain=parameter(Normal(1, 0.1), unit="1", reason="-")):
    return experience + gain * strike


@state(worker, initial=1.0, absent=-2.0, source="-")
def hope(hope, strike):
    return hope * 0.9 + strike


THEORY = Theory.of(fear, willing, strike, gossip, experience, hope)
SOCIETY = regular({"country": 1, "worker": 30}, {"worker": "country"})


def run(theory=THEORY, *holds):
    return run_batch(Simulation(theory, SOCIETY, steps=6, holds=holds), range(4)).values


@pytest.fixture(scope="module")
def plain():
    return run()


def same(one, other, *names):
    return all(np.array_equal(one[name], other[name]) for name in names)


def test_cutting_what_nobody_reads_changes_nothing_else(plain):
    cut = run(THEORY.without("gossip"))
    assert (cut["gossip"] == 0).all()
    assert same(cut, plain, *(name for name in plain if name != "gossip"))


def test_cutting_a_mechanism_moves_no_other_noise(plain):
    cut = run(THEORY.without("fear"))
    assert (cut["fear"] == 0.25).all()
    # With fear at .25 everybody who was willing under more fear still is: the same luck, another threshold.
    bold = plain["fear"] >= 0.25
    assert bold.any()
    assert (cut["willing"][bold] | ~plain["willing"][bold]).all()
    assert not same(cut, plain, "willing")


def test_a_cut_state_stays_at_its_initial_or_absent_value():
    cut = run(THEORY.without("experience", "hope"))
    assert (cut["experience"] == 0.5).all()
    assert (cut["hope"] == -2.0).all()


def test_a_hold_lasts_from_its_start_to_its_end_and_no_longer(plain):
    held = run(THEORY, Hold("strike", 0.9, 2, 4))
    assert (held["strike"][:, 2:4] == np.float32(0.9)).all()
    assert same(held, plain, "fear", "willing")
    np.testing.assert_array_equal(held["strike"][:, [0, 1, 4, 5]], plain["strike"][:, [0, 1, 4, 5]])


def test_a_held_state_has_the_value_in_the_steps_named():
    held = run(THEORY, Hold("hope", 7.0, 0, 1), Hold("hope", 50.0, 3, 5))["hope"]
    assert (held[:, 0] == 7.0).all()
    assert (held[:, 3:5] == 50.0).all()
    assert (held[:, [1, 2, 5]] < 50.0).all()


def test_of_two_holds_at_once_the_last_named_prevails():
    held = run(THEORY, Hold("strike", 0.1), Hold("strike", 0.2, 3))["strike"]
    assert (held[:, :3] == np.float32(0.1)).all()
    assert (held[:, 3:] == np.float32(0.2)).all()


def test_a_hold_prevails_over_a_cut():
    assert (run(THEORY.without("fear"), Hold("fear", 0.75))["fear"] == 0.75).all()


def test_a_truth_can_be_held():
    held = run(THEORY, Hold("willing", True))
    assert held["willing"].dtype == np.bool_
    assert held["willing"].all()


def test_holding_a_variable_at_what_it_was_changes_nothing(plain):
    assert same(
        run(THEORY.without("hope"), Hold("hope", 1.0)), plain, "fear", "willing", "strike", "experience"
    )


def compilations(action):
    counted = []

    def listen(event: str, duration_secs: float, **_kwargs: str | int) -> None:
        if event == "/jax/core/compile/backend_compile_duration":
            counted.append(event)

    jax.monitoring.register_event_duration_secs_listener(listen)
    try:
        action()
    finally:
        jax.monitoring.unregister_event_duration_listener(listen)
    return len(counted)


def test_cuts_values_windows_parameters_and_seeds_recompile_nothing():
    @derived(country, source="-", absent=0.0)
    def strike(willing):
        return willing.mean() * 0.5  # a theory of this test alone, so that nothing has compiled it before

    theory = THEORY.replacing(strike=strike)
    assert compilations(lambda: run(theory, Hold("strike", 0.5))) > 0

    def others():
        run(theory, Hold("strike", 0.25, 2, 5))
        for name in ("fear", "willing", "gossip", "experience"):
            run(theory.without(name, "strike"), Hold("strike", 0.0, 1, 1))
        settings = {
            "steps": 6,
            "holds": (Hold("strike", 1.0, 3),),
            "seed": 99,
            "parameters": {"experience.gain": 2.0},
        }
        run_batch(Simulation(theory, SOCIETY, **settings), range(16, 20))

    assert compilations(others) == 0


def test_only_what_a_mechanism_writes_can_be_held(wording):
    @trait(worker, source="-")
    def age(noise):
        return noise.uniform()

    with pytest.raises(TheoryError) as refused:
        Simulation(THEORY, SOCIETY, steps=1, holds=(Hold("fera", 1.0),))
    wording(refused.value)
