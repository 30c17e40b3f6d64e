"""On a recorded course ties and references lead where they led, and a twin keeps the luck of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from conjuncture import NONE, Level, LogUniform, Theory, derived, network, parameter, state, where
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.networks import ring
from conjuncture.society.regular import regular

country = Level("country")
borders = network(country)
COUNTRIES, STEPS, DRAWS = 5, 18, 8
SEEN = ("ally", "risen", "rises", "unrest")


@derived(country, refers=country, absent=NONE, source="-")
def ally(borders, risen, noise):
    """A neighbour that has risen, any of them; nobody where none has."""
    return borders.choose(noise, where=borders(risen))


@derived(country, absent=0.0, unit="share", source="-")
def unrest(borders, risen, ally, alone):
    """What it sees at its borders, and how much its ally has besides."""
    return borders(risen).share() + where(ally == NONE, 0.0, ally(alone))


@state(country, initial=0.1, source="-")
def alone(alone, noise):
    """What moves a country by itself."""
    return 0.5 * alone + 0.5 * noise.uniform()


@derived(country, absent=False, source="-")
def rises(
    risen, unrest, noise, dt, *, usual=parameter(LogUniform(0.1, 2), unit="1/year", reason="-"),
    news=parameter(LogUniform(0.5, 10), unit="1/year", reason="-"),
):  # fmt: skip
    """Whether it rises in this month."""
    return noise.happens(where(risen, 0.0, usual + news * unrest), dt)


@state(country, initial=False, source="-")
def risen(risen, rises):
    """Whether it has risen."""
    return risen | rises


THEORY = Theory.of(borders, ally, unrest, alone, rises, risen)


def simulation(**more: Any) -> Simulation:
    society = regular({"country": COUNTRIES}, networks={"borders": ring(2)})
    return Simulation(THEORY, society, steps=STEPS, **more)


def random_course(numbers: np.random.Generator) -> dict[str, np.ndarray]:
    codes = [UNRECORDED, UNRECORDED, UNRECORDED, 0.0, 1.0, other_than(1.0)]
    return {"rises": numbers.choice(codes, (STEPS, COUNTRIES))}


def as_numbers(values: Any) -> np.ndarray:
    return np.asarray(values).astype(float)


@settings(max_examples=4, deadline=None)
@cases(seed=st.integers(0, 2**32 - 1))
def test_engine_and_oracle_agree_on_every_course(seed: int) -> None:
    on = simulation(course=random_course(np.random.default_rng(seed)), seed=seed % 7)
    engine, plain = run_batch(on, range(DRAWS)), oracle.run(on, range(DRAWS))
    for name, values in plain.values.items():
        np.testing.assert_array_equal(as_numbers(values), as_numbers(engine.values[name]), err_msg=name)


@pytest.mark.parametrize(("held", "value"), [("risen", 0.0), ("alone", 1.0), ("ally", float(NONE))])
@settings(max_examples=3, deadline=None)
@cases(seed=st.integers(0, 2**32 - 1))
def test_a_twin_agrees_with_the_oracle_that_is_handed_the_same_luck(
    held: str, value: float, seed: int
) -> None:
    on = simulation(course=random_course(np.random.default_rng(seed)), on_course=("rises",))
    hold = Hold(held, value, 4, 12)
    worlds = (World("base"), World("twin", course={}, luck_of="base", holds=(hold,)))
    found = run_worlds(replace(on, settable=(held,)), worlds, DRAWS).sel(world="twin")
    expected = oracle.run(replace(on, course={}, holds=(hold,)), range(DRAWS), luck_of=on)
    for name in SEEN:
        np.testing.assert_array_equal(
            as_numbers(found[name]), as_numbers(expected.values[name]), err_msg=name
        )


def test_a_reader_wired_across_sees_its_ally_as_the_other_world_has_it() -> None:
    numbers = np.random.default_rng(1)
    on = simulation(course=random_course(numbers), on_course=("rises",))
    arrows = (("unrest", "ally"), ("unrest", "alone"), ("unrest", "risen"))
    lonely = World("lonely", course={}, luck_of="base", holds=(Hold("ally", float(NONE), 0, STEPS),))
    seeing = World("seeing", course={}, luck_of="base", wired=dict.fromkeys(arrows, "lonely"))
    wired = replace(on, settable=("ally",), wirable=arrows)
    found = run_worlds(wired, (World("base"), lonely, seeing), DRAWS)
    np.testing.assert_array_equal(
        as_numbers(found["unrest"].sel(world="seeing")), as_numbers(found["unrest"].sel(world="lonely"))
    )
    assert (found["ally"].sel(world="seeing") != NONE).any()
