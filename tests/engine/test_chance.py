"""Luck that means nothing ends the draw at its place, in the engine as in the oracle."""

import numpy as np
import pytest

from conjuncture import Level, Theory, TheoryError, derived, state, trait, where
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.program_data import NO_FAILURE
from conjuncture.engine.results import dataset_of
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.engine.worlds import World
from conjuncture.language.resolution import resolve
from conjuncture.society.regular import regular

country = Level("country")
worker = Level("worker", within=(country,))
SOCIETY = regular({"country": 1, "worker": 4}, {"worker": "country"})
NAN = float("nan")

CALLS = {
    "bernoulli": lambda noise, x: noise.bernoulli(x),
    "bernoulli of a vector": lambda noise, x: where(noise.bernoulli(x, parts=3), 1.0, 0.0).sum() > 1,
    "exponential": lambda noise, x: noise.exponential(x) < 1,
    "normal": lambda noise, x: noise.normal(0.0, x) < 1,
    "uniform": lambda noise, x: noise.uniform(5.0, x) < 1,
    "poisson": lambda noise, x: noise.poisson(x) < 1,
}
MEANINGLESS = [
    ("bernoulli", 2.0), ("bernoulli", -0.01), ("bernoulli", 1.00001), ("bernoulli", NAN),
    ("bernoulli of a vector", 2.0), ("exponential", -1.0), ("exponential", NAN), ("normal", -1.0),
    ("normal", NAN), ("uniform", 1.0), ("uniform", NAN), ("poisson", -1.0), ("poisson", 20.5),
    ("poisson", NAN),
]  # fmt: skip
MEANINGFUL = [
    ("bernoulli", 0.0), ("bernoulli", 1.0), ("bernoulli", 1 + 2.0**-23), ("bernoulli", -(2.0**-24)),
    ("bernoulli of a vector", 0.5), ("exponential", 0.0), ("exponential", float("inf")), ("normal", 0.0),
    ("uniform", 5.0), ("poisson", 0.0), ("poisson", 20.0),
]  # fmt: skip


def theory_of(call: str, given: float) -> Theory:
    """Only worker 2 is given the number, from the third step on; the others what is always right."""

    @state(country, initial=0.0, source="-")
    def clock(clock):
        return clock + 1.0

    @derived(worker, source="-", absent=False)
    def lucky(noise, me, clock):
        odd = (me == 2.0) & (clock >= 2.0)
        return CALLS[call](noise, where(odd, given, 6.0 if call == "uniform" else 1.0))

    return Theory.of(clock, lucky)


def both(simulation: Simulation):
    """The engine's batch, after it was found equal to the oracle's in failures."""
    engine, plain = run_batch(simulation, range(2)), oracle.run(simulation, range(2))
    for name in ("failed_step", "failed_at", "failed_member"):
        np.testing.assert_array_equal(getattr(engine, name), getattr(plain, name), err_msg=name)
    return engine


@pytest.mark.parametrize(("call", "given"), MEANINGLESS)
def test_luck_that_means_nothing_ends_the_draw_at_its_place(call, given):
    simulation = Simulation(theory_of(call, given), SOCIETY, steps=5, start="1905-01-01")
    batch = both(simulation)
    assert (batch.failed_step == 2).all()
    assert (batch.failed_member == 2).all()
    cause = str(dataset_of(simulation, [batch]).failure[1].item())
    for part in (
        "'lucky'",
        "test_chance.py:",
        f"noise.{call.split()[0]}",
        "1905-03-01",
        "draw 1",
        "worker 2",
    ):
        assert part in cause


@pytest.mark.parametrize(("call", "given"), MEANINGFUL)
def test_the_ends_of_what_means_something_are_allowed(call, given):
    batch = both(Simulation(theory_of(call, given), SOCIETY, steps=5))
    assert (batch.failed_step == NO_FAILURE).all()


def test_the_place_is_the_line_of_the_call(wording):
    @derived(worker, source="-")
    def waits(noise, me):
        first = noise.exponential(me + 1.0)
        return first + noise.exponential(2.5 - me)

    simulation = Simulation(Theory.of(waits), SOCIETY, steps=1)
    line = waits.place.line + 2
    cause = str(dataset_of(simulation, [both(simulation)]).failure[0].item())
    assert f"test_chance.py:{line})" in cause
    wording(cause)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda noise: noise.bernoulli(2), "probability.* 0 and 1"),
        (lambda noise: noise.exponential(-1), "mean.* 0 "),
        (lambda noise: noise.normal(0, -1), "sd.* 0 "),
        (lambda noise: noise.uniform(5, 1), "low"),
        (lambda noise: noise.poisson(21), "rate.* 0 to 20"),
    ],
)
def test_a_plain_number_that_means_nothing_is_refused_before_the_run(call, message, wording):
    @derived(worker, source="-")
    def lucky(noise):
        return call(noise)

    with pytest.raises(
        TheoryError, match=rf"test_chance.py:\d+: .*'lucky'.*noise\.\w+.*{message}"
    ) as refused:
        resolve(Theory.of(lucky))
    wording(refused.value)


def test_a_trait_fails_at_the_start(wording):
    @trait(worker, source="-")
    def nerve(noise, me):
        return noise.normal(0.0, 2.0 - me)

    simulation = Simulation(Theory.of(nerve), SOCIETY, steps=2)
    batch = both(simulation)
    assert (batch.failed_step[0], batch.failed_member[0]) == (-1, 3)
    wording(dataset_of(simulation, [batch]).failure[0].item())


def test_the_first_mechanism_in_order_is_blamed_whether_for_its_luck_or_its_value():
    @derived(worker, source="-")
    def a_value(me):
        return 1.0 / (me - 3.0)

    @derived(worker, source="-")
    def b_luck(noise, me):
        return noise.bernoulli(me)

    def blamed(theory):
        simulation = Simulation(theory, SOCIETY, steps=1)
        return str(dataset_of(simulation, [both(simulation)]).failure[0].item())

    assert "'a_value'" in blamed(Theory.of(a_value, b_luck))
    assert "'b_luck'" in blamed(Theory.of(b_luck))


def test_luck_of_an_empty_slot_and_of_what_is_cut_or_held_may_mean_nothing():
    filled_worker = Level("worker", within=(country,), filled_by="there")

    @derived(filled_worker, source="-")
    def there(me):
        return me < 2.0

    @derived(filled_worker, source="-", absent=False)
    def lucky(noise, me):
        return noise.bernoulli(me)

    @state(filled_worker, initial=0.0, source="-")
    def mood(mood, noise, me):
        return mood + noise.normal(0.0, 1.5 - me)

    fine = Simulation(Theory.of(there, lucky, mood), SOCIETY, steps=2)
    assert (both(fine).failed_step == NO_FAILURE).all()

    @derived(worker, source="-", absent=False)
    def reckless(noise, me):
        return noise.bernoulli(me)

    theory = Theory.of(reckless)
    assert (both(Simulation(theory, SOCIETY, steps=2)).failed_step == 0).all()
    assert (both(Simulation(theory.without("reckless"), SOCIETY, steps=2)).failed_step == NO_FAILURE).all()
    held = Simulation(theory, SOCIETY, steps=2, holds=(Hold("reckless", True),))
    assert (both(held).failed_step == NO_FAILURE).all()
    late = Simulation(theory, SOCIETY, steps=4, holds=(Hold("reckless", True, 0, 2),))
    assert (both(late).failed_step == 2).all()


def test_a_state_held_in_the_next_step_is_not_written_in_this():
    @state(worker, initial=0.0, source="-")
    def mood(mood, noise, me):
        return noise.normal(0.0, 2.0 - me)

    simulation = Simulation(Theory.of(mood), SOCIETY, steps=4, holds=(Hold("mood", 0.5, 0, 3),))
    assert (both(simulation).failed_step == 2).all()


def test_one_world_may_fail_while_the_world_beside_it_goes_on():
    @derived(country, source="-", absent=0.0)
    def push():
        return 1.0

    @derived(worker, source="-", absent=False)
    def lucky(noise, push):
        return noise.bernoulli(push * 0.5)

    simulation = Simulation(Theory.of(push, lucky), SOCIETY, steps=3, settable=("push",))
    worlds = [World("as it was"), World("pushed", holds=(Hold("push", 4.0, 1),))]
    found = run_worlds(simulation, worlds, 2)
    assert (found.sel(world="as it was").failure == "").all()
    assert all("noise.bernoulli" in str(cause) for cause in found.sel(world="pushed").failure.values)
