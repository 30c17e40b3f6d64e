"""On a course a run gives what is recorded and the chance of it; a twin has the luck that brought it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given as cases
from hypothesis import settings
from hypothesis import strategies as st

from conjuncture import Level, LogUniform, Theory, TheoryError, derived, parameter, state, trait, where
from conjuncture.engine import oracle
from conjuncture.engine.ensemble import run_worlds
from conjuncture.engine.execute import run
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.engine.worlds import Hold, World
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.society.regular import regular

country = Level("country")
EVENTS = ("next_rule", "strike")
STEPS, DRAWS = 24, 8


def _rate() -> Any:
    return parameter(LogUniform(0.03, 3.0), unit="1/year", reason="-")


@state(country, initial=0.0, within=(0, 3), source="-")
def rule(next_rule):
    """Who governs."""
    return next_rule


@derived(country, within=(0, 3), source="-")
def next_rule(rule, noise, dt, *, falls=_rate(), joins=_rate(), returns=_rate()):
    """Whether the old power falls, and to whom."""
    rates = {1: where(rule < 0.5, falls, 0.0), 2: where(rule < 1.5, joins, 0.0), 3: returns}
    return noise.passage(rule, rates, dt)


@derived(country, absent=False, source="-")
def strike(rule, noise, dt):
    """A strike, more often under a new rule."""
    return noise.happens(1.0 + rule, dt)


@state(country, initial=0.0, source="-")
def strikes(strikes, strike):
    """How many there were."""
    return strikes + where(strike, 1.0, 0.0)


THEORY = Theory.of(rule, next_rule, strike, strikes)


def simulation(**settings_: Any) -> Simulation:
    return Simulation(THEORY, regular({"country": 2}), steps=STEPS, **settings_)


def random_course(numbers: np.random.Generator) -> dict[str, np.ndarray]:
    """Outcomes, denials and gaps, possible or not."""
    codes = [UNRECORDED, UNRECORDED, 0.0, 1.0, 2.0, 3.0, *map(other_than, (0.0, 1.0, 2.0, 3.0))]
    truths = [UNRECORDED, 0.0, 1.0, other_than(0.0), other_than(1.0)]
    shape = (STEPS, 2)
    return {"next_rule": numbers.choice(codes, shape), "strike": numbers.choice(truths, shape)}


def same(one: Any, other: Any) -> None:
    for name, values in one.values.items():
        np.testing.assert_array_equal(values.astype(float), other.values[name].astype(float), err_msg=name)


@settings(max_examples=4, deadline=None)
@cases(seed=st.integers(0, 2**32 - 1))
def test_engine_and_oracle_agree_on_every_course(seed: int) -> None:
    on = simulation(course=random_course(np.random.default_rng(seed)), seed=seed % 7)
    engine = run_batch(on, range(DRAWS))
    assert set(engine.values) >= {f"log chance of {event}" for event in EVENTS}
    same(oracle.run(on, range(DRAWS)), engine)


@settings(max_examples=4, deadline=None)
@cases(seed=st.integers(0, 2**32 - 1))
def test_a_twin_agrees_with_the_oracle_that_is_handed_the_same_luck(seed: int) -> None:
    on = simulation(course=random_course(np.random.default_rng(seed)), on_course=EVENTS)
    hold = Hold("next_rule", 1.0, 3, 9)
    worlds = (World("base"), World("twin", course={}, luck_of="base", holds=(hold,)))
    found = run_worlds(replace(on, settable=("next_rule",)), worlds, DRAWS).sel(world="twin")
    expected = oracle.run(replace(on, course={}, holds=(hold,)), range(DRAWS), luck_of=on)
    for name in ("rule", *EVENTS, "strikes"):
        np.testing.assert_array_equal(
            found[name].to_numpy().astype(float), expected.values[name].astype(float)
        )


def test_room_for_a_course_changes_no_run() -> None:
    plain, room = (run_batch(simulation(on_course=names), range(DRAWS)) for names in ((), EVENTS))
    same(plain, room)
    assert all((room.values[f"log chance of {event}"] == 0).all() for event in EVENTS)


def test_what_is_recorded_comes_and_its_chance_is_that_of_the_rates() -> None:
    codes = np.full((STEPS, 2), UNRECORDED)
    codes[:4], codes[4], codes[5:9], codes[9] = 0.0, 2.0, 2.0, 3.0
    found = run(simulation(course={"next_rule": codes}), DRAWS).dataset
    rates = found["parameters"].to_pandas()
    falls, joins, returns = (rates[f"next_rule.{name}"].to_numpy() for name in ("falls", "joins", "returns"))
    expected = np.zeros((DRAWS, STEPS))
    dt = 1 / 12
    every = falls + joins + returns
    expected[:, :4] = -(every * dt)[:, None]
    expected[:, 4] = np.log((1 - np.exp(-every * dt)) * joins / every)
    expected[:, 5:9] = -(returns * dt)[:, None]
    expected[:, 9] = np.log(1 - np.exp(-returns * dt))
    log_chance = found["log chance of next_rule"].to_numpy()
    np.testing.assert_allclose(log_chance[:, :, 0], expected, rtol=2e-3, atol=1e-6)
    np.testing.assert_array_equal(log_chance[:, :, 1], log_chance[:, :, 0])  # the same rates in both
    recorded = np.where(codes[:10, 0] == UNRECORDED, np.nan, codes[:10, 0])
    assert (found["next_rule"].to_numpy()[:, :10, 0] == recorded).all()


def test_what_is_denied_never_comes_and_its_chance_is_that_of_all_else() -> None:
    found = run(simulation(course={"next_rule": np.full((STEPS, 2), other_than(2.0))}), DRAWS).dataset
    assert not (found["next_rule"] == 2).any()
    assert (found["next_rule"] == 1).any()
    assert (found["log chance of next_rule"] < 0).any()


def test_what_cannot_come_has_no_chance() -> None:
    codes = np.full((STEPS, 2), UNRECORDED)
    codes[0], codes[1] = 2.0, 1.0  # nobody passes from 2 to 1
    found = run(simulation(course={"next_rule": codes}), DRAWS).dataset
    chances = found["log chance of next_rule"].to_numpy()
    assert np.isfinite(chances[:, 0]).all()
    assert np.isneginf(chances[:, 1]).all()


def test_a_twin_to_which_nothing_is_done_lives_as_its_original() -> None:
    numbers = np.random.default_rng(3)
    codes = np.full((STEPS, 2), UNRECORDED)
    codes[4:9, 0], codes[9, 0], codes[10:, 1] = 0.0, 1.0, other_than(3.0)
    strikes_ = numbers.choice([UNRECORDED, 0.0, 1.0], (STEPS, 2))
    on = simulation(course={"next_rule": codes, "strike": strikes_})
    worlds = (World("base"), World("twin", course={}, luck_of="base"), World("other", course={}))
    found = run_worlds(on, worlds, 200)
    base = found.sel(world="base")
    chances = [base[f"log chance of {event}"].sum(["time", "country"]).to_numpy() for event in EVENTS]
    possible = np.isfinite(np.sum(chances, axis=0))
    assert possible.sum() > 50
    for name in ("rule", *EVENTS):
        values = base[name].to_numpy()[possible]
        np.testing.assert_array_equal(found[name].sel(world="twin").to_numpy()[possible], values)
        assert (found[name].sel(world="other").to_numpy()[possible] != values).any()


def test_the_chance_of_what_is_held_or_cut_does_not_count() -> None:
    codes = {"next_rule": np.zeros((STEPS, 2)), "strike": np.ones((STEPS, 2))}
    hold = Hold("next_rule", 0.0, 2, 5, np.array([True, False]))
    on = simulation(course=codes, holds=(hold,))
    on = replace(on, theory=THEORY.without("strike"))
    engine = run_batch(on, range(4))
    same(oracle.run(on, range(4)), engine)
    held = engine.values["log chance of next_rule"]
    assert (held[:, 2:5, 0] == 0).all()
    assert (held[:, 5:, 0] < 0).all()
    assert (held[:, 2:5, 1] < 0).all()
    assert (engine.values["log chance of strike"] == 0).all()


@derived(country, source="-")
def mixed(noise, dt):
    """A strike of some size."""
    return where(noise.happens(1.0, dt), 2.0, 0.0)


@derived(country, source="-", absent=False)
def split(noise, dt, rule):
    """No event of the language."""
    return noise.bernoulli(dt)


@trait(country, source="-", absent=False)
def born(noise):
    """Drawn once."""
    return noise.happens(1.0, 1.0)


@pytest.mark.parametrize(
    ("course", "part"),
    [
        ({"mixed": np.zeros((STEPS, 2))}, "mixed"),
        ({"split": np.zeros((STEPS, 2))}, "no event"),
        ({"born": np.zeros((STEPS, 2))}, "trait"),
        ({"next_rul": np.zeros((STEPS, 2))}, "next_rule"),
        ({"next_rule": np.zeros((STEPS, 3))}, "shape"),
        ({"next_rule": np.zeros(2)}, "shape"),
        ({"next_rule": np.full((STEPS, 2), 0.5)}, "code"),
        ({"next_rule": np.full((STEPS, 2), np.nan)}, "code"),
        ({"next_rule": np.full((STEPS, 2), 4.0)}, "outcome 4"),
        ({"next_rule": np.full((STEPS, 2), other_than(4.0))}, "outcome 4"),
        ({"strike": np.full((STEPS, 2), 2.0)}, "outcome 2"),
    ],
)
def test_a_course_that_means_nothing_is_refused(course: dict[str, Any], part: str, wording) -> None:
    theory = Theory.of(rule, next_rule, strike, strikes, mixed, split, born)
    with pytest.raises(TheoryError, match=part) as refused:
        Simulation(theory, regular({"country": 2}), steps=STEPS, course=course)
    wording(refused.value)


def test_a_world_without_room_or_with_the_luck_of_nobody_is_refused() -> None:
    codes = {"strike": np.zeros((STEPS, 2))}
    with pytest.raises(TheoryError, match="on_course="):
        run_worlds(simulation(), (World("base", course=codes),), 2)
    twin, third = World("twin", luck_of="base"), World("third", luck_of="twin")
    with pytest.raises(TheoryError, match="'base'"):
        run_worlds(simulation(on_course=EVENTS), (World("base"), twin, third), 2)
    with pytest.raises(TheoryError, match="bose"):
        run_worlds(simulation(on_course=EVENTS), (World("base"), World("twin", luck_of="bose")), 2)


def test_a_negative_rate_fails_the_draw_where_it_stands() -> None:
    @derived(country, source="-", absent=False)
    def odd(rule, noise, dt):
        """A rate that no event has."""
        return noise.happens(rule - 1.0, dt)

    with_odd = Simulation(Theory.of(rule, next_rule, odd), regular({"country": 1}), steps=3)
    assert "noise.happens" in str(run(with_odd, 1).dataset["failure"].to_numpy()[0])
