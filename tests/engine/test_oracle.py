"""The plain oracle agrees with the engine on one theory that uses everything at once."""

import numpy as np
import pytest

from conjuncture import (
    Beta,
    Level,
    LogNormal,
    Theory,
    clip,
    derived,
    exp,
    floor,
    given,
    log,
    parameter,
    series,
    sigmoid,
    state,
    tanh,
    trait,
    where,
)  # fmt: skip
from conjuncture.engine import oracle
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Hold, Simulation
from conjuncture.society.regular import regular

country = Level("country")
town = Level("town", within=(country,))
branch = Level("branch", within=(country,))
workplace = Level("workplace", within=(town, branch))
worker = Level("worker", within=(workplace,), filled_by="employed", renewed_by="quits")
rising = series(country, unit="1", name="rising")
age = given(worker, unit="year", absent=30.0, name="age")


@trait(worker, source="-")
def nerve(age, noise):
    return noise.normal(age * 0.01, 1.0)


@derived(worker, source="-", absent=False)
def quits(noise, nerve):
    return noise.bernoulli(0.1 + 0.02 * nerve)


@state(worker, initial=True, source="-")
def employed(employed, quits, noise):
    return (employed & ~quits) | noise.bernoulli(0.5)


@state(worker, initial="nerve", source="-")
def confidence(
    confidence, out, nerve, noise, dt, *, rate=parameter(LogNormal(-1, 0.7), unit="1/year", reason="-")
):
    change = rate * dt * (where(out, 1.0, -0.3) + 0.1 * noise.uniform()) * exp(-nerve)
    return clip(confidence + change + 0.01 * noise.poisson(0.3), 0, 3)


@derived(workplace, source="-", absent=False)
def out(confidence, nerve, example, *, quorum=parameter(Beta(6, 14), unit="share", reason="-")):
    return confidence.mean(weights=exp(nerve)) + 0.2 * example > quorum + 0.3 * confidence.quantile(0.3)


@derived(town, source="-", absent=0.0)
def heat(memory):
    return memory.mean() + sigmoid(memory.max())


@state(workplace, initial=0.0, source="-")
def memory(out, rising, memory):
    return where(out, rising, memory / 3.0) + tanh(rising)


@derived(workplace, source="-", absent=0.0)
def example(heat, confidence):
    return heat * 0.3 + confidence.sum(where=confidence > 0.3)


@state(workplace, initial=(0.0, 1.0), shape=(2,), source="-")
def outlook(outlook, noise, heat):
    return clip(outlook + heat * noise.normal(0.0, 0.1, parts=2), -5, 5)


@derived(country, source="-")
def climate(confidence, outlook):
    return log(confidence.sum() + 1.0) ** 1.5 + (outlook.mean()).max()


THEORY = Theory.of(
    rising, age, nerve, quits, employed, confidence, out, heat, memory, example, outlook, climate
)  # fmt: skip
SOCIETY = regular(
    {"country": 1, "town": 3, "branch": 2, "workplace": 5, "worker": 30},
    {"town": "country", "branch": "country", "workplace": ("town", "branch"), "worker": "workplace"},
)
HOLDS = (
    Hold("memory", 0.5, 2, 4),
    Hold("out", True, 6),
    Hold("heat", 0.2, 3, 7, whom=np.array([True, False, True])),
    Hold("confidence", 0.7, 0, 5, whom=np.arange(30) % 3 == 0),
    Hold("confidence", 0.1, 2, 4, whom=np.arange(30) % 2 == 0),
)


@pytest.mark.parametrize("cut", [(), ("out",), ("confidence", "heat")])
def test_engine_and_oracle_agree_to_the_bit_on_everything_at_once(cut):
    run = Simulation(
        THEORY.without(*cut), SOCIETY, steps=8, seed=3, holds=HOLDS, keep=("confidence", "nerve"),
        series={"rising": np.linspace(0, 1, 8)},
    )  # fmt: skip
    engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
    assert set(engine.values) == set(plain.values)
    for name, values in plain.values.items():
        assert values.dtype == engine.values[name].dtype
        np.testing.assert_array_equal(engine.values[name], values, err_msg=name)
    np.testing.assert_array_equal(engine.parameters["out.quorum"], plain.parameters["out.quorum"])
    np.testing.assert_array_equal(engine.failed_step, plain.failed_step)
    assert np.unique(plain.values["climate"]).size > 8  # not an agreement about nothing


def test_a_number_too_small_to_count_counts_as_nought_also_where_a_society_gives_it() -> None:
    town = Level("town")
    age = given(town, unit="year", name="age")

    @derived(town, source="-")
    def whole(age):
        return floor(age)

    society = regular({"town": 2}, {}, {"age": ("town", np.array([-4.75e-39, 1.5]))}, name="small")
    simulation = Simulation(Theory.of(whole, age, name="years"), society, steps=1)
    engine, plain = run_batch(simulation, range(2)), oracle.run(simulation, range(2))
    assert np.array_equal(np.asarray(engine.values["whole"], float), np.asarray(plain.values["whole"], float))
