"""What is asked of every theory that comes with the package, by the names that `conjuncture show` lists."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from conjuncture import Theory
from conjuncture.cases.registry import load
from conjuncture.engine import oracle
from conjuncture.engine.batch import Batch
from conjuncture.engine.lanes import run_batch
from conjuncture.engine.simulation import Simulation
from conjuncture.inquiry.runs.prepare import prepare
from conjuncture.language import card
from conjuncture.language.inputs import Input
from conjuncture.language.levels import level_name
from conjuncture.language.mechanisms import Mechanism
from conjuncture.language.resolution import resolve
from conjuncture.networks import poisson
from conjuncture.society.regular import regular
from conjuncture.studies.registry.theories import get_theory, names
from conjuncture.theories.bibliography import named_in

NAMES = names()
_RUNS_ON = 2**31 - 1  # the step at which a draw fails that does not


@pytest.fixture(scope="module", params=NAMES)
def theory(request: pytest.FixtureRequest) -> Theory:
    return get_theory(request.param)


def small(name: str, steps: int) -> Simulation:
    """A theory's first steps: over its case where it has one, else in a society of its levels."""
    theory = get_theory(name)
    if name.startswith(("canon.", "small.")):
        return little(theory, steps)
    case = load("russia" if name.startswith("leninism.struggle") else "russia_1895_1933")
    whole = prepare(case, theory, workers=60)
    begun = {series: np.asarray(values)[:steps] for series, values in whole.series.items()}
    return replace(whole, steps=steps, series=begun)


def value(asked: Input, members: int) -> np.ndarray:
    """A member of its own for each, every third true, or a number from 0 to 1, each another."""
    if asked.refers is not None:
        return np.arange(members, dtype=np.float32)
    if asked.truth:
        return np.arange(members) % 3 == 0
    return np.full(1, 0.5, np.float32) if members == 1 else np.linspace(0, 1, members, dtype=np.float32)


def little(theory: Theory, steps: int) -> Simulation:
    """One member of each level above and twelve of the lowest, tied by chance, with inputs that differ."""
    levels = {level.name: level for level in theory.levels.values() if not level.network}
    above = {parent for level in levels.values() for parent in level.parents}
    joined = {parent for level in levels.values() for parent in level.joined}
    sizes = {name: 16 if name in joined else 1 if name in above else 12 for name in levels}
    asked = {name: one for name, one in theory.inputs.items() if one.absent is None}
    society = regular(
        sizes,
        {
            name: tuple(parent for parent in level.parents if parent not in level.joined)
            for name, level in levels.items()
        },
        {
            name: (level_name(one.level), value(one, sizes[level_name(one.level)]))
            for name, one in asked.items()
            if one.kind == "given"
        },
        networks={name: (theory.levels[name].parents[0], poisson(3)) for name in theory.networks},
    )
    series = {
        name: np.full((steps, 1), 0.5, np.float32) for name, one in asked.items() if one.kind == "series"
    }
    return Simulation(theory, society, steps=steps, series=series)


def failures(simulation: Simulation, batch: Batch) -> list[str]:
    """Where the draws failed, for the message of a test."""
    return [
        f"draw {draw} in step {step}"
        for draw, step in zip(batch.draws, batch.failed_step, strict=True)
        if step < _RUNS_ON
    ]


def test_all_that_come_with_the_package_are_looked_at() -> None:
    assert {
        "canon.granovetter",
        "canon.kuran",
        "canon.march",
        "canon.schelling",
        "canon.turchin_korotayev",
        "canon.watts",
        "leninism.essay",
        "leninism.struggle",
        "rivals.michels",
    } <= set(NAMES)
    assert len(NAMES) >= 29


def test_its_card_leaves_no_part_out(theory: Theory) -> None:
    told = {part.name: getattr(theory.card, part.name) for part in fields(theory.card)}
    missing = [name for name, text in told.items() if isinstance(text, str) and not text.strip()]
    assert missing == []


def test_its_card_names_in_full_every_work_that_it_or_a_mechanism_or_a_quantity_rests_on(
    theory: Theory,
) -> None:
    readings = [one for mechanism in theory.mechanisms.values() for one in mechanism.readings.values()]
    quantities = [one for reading in readings for one in reading.parameters.values()]
    works = named_in([theory.card.source, *(str(one.source) for one in (*readings, *quantities))])
    assert works
    assert dict(theory.card.references) == works


def test_its_card_says_what_everything_that_it_takes_from_outside_is(theory: Theory) -> None:
    assert [name for name, one in theory.inputs.items() if not one.description.strip()] == []


def test_no_section_of_its_card_is_left_unsaid(theory: Theory) -> None:
    told = card.card(theory)
    assert "does not say" not in told
    assert "(no description)" not in told
    for name, reading in theory.chosen.items():
        assert f"`{name}` is read as `{reading}`" in told
    for name in theory.cut:
        assert f"`{name}` is cut" in told


def test_each_reading_says_what_happens_in_the_world_and_whence_it_is_known(theory: Theory) -> None:
    silent = [
        f"{name}: {reading.name}"
        for name, mechanism in theory.mechanisms.items()
        for reading in mechanism.readings.values()
        if not reading.description or not reading.source
    ]
    assert silent == []


def test_each_quantity_has_a_unit_and_a_source_or_a_reason(theory: Theory) -> None:
    bare = [
        name
        for name, parameter in theory.parameters.items()
        if not parameter.unit or not (parameter.source or parameter.reason)
    ]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_each_reading_can_be_chosen_and_checked(name: str) -> None:
    """A rival is often the essay with a few other mechanisms: the rest is tried in the essay itself."""
    theory = get_theory(name)
    assert set(theory.mechanisms) <= set(resolve(theory).variables)
    tried = () if name == "leninism.essay" else get_theory("leninism.essay").mechanisms.values()
    for mechanism_name, mechanism in theory.mechanisms.items():
        assert isinstance(mechanism, Mechanism)
        if any(mechanism is one for one in tried):
            continue
        for reading in list(mechanism.readings)[len(mechanism.readings) == 1 :]:
            assert mechanism_name in resolve(theory.reading(**{mechanism_name: reading})).variables


@pytest.mark.parametrize("name", NAMES)
def test_its_first_steps_run_in_the_oracle_without_a_failure(name: str) -> None:
    """The oracle is the engine to the bit and compiles nothing: two steps of 238 mechanisms in a second."""
    simulation = small(name, 2)
    batch = oracle.run(simulation, range(1))
    assert failures(simulation, batch) == []
    assert set(batch.values) == set(simulation.program.kept)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("canon.", "small."))])
def test_a_published_model_is_the_same_in_oracle_and_engine_in_each_of_its_readings(name: str) -> None:
    """The first readings of all together, then the second ones, and so on: few programs, every reading."""
    theory = get_theory(name)
    disputed = {
        one: tuple(found.readings) for one, found in theory.mechanisms.items() if len(found.readings) > 1
    }
    for turn in range(max((len(readings) for readings in disputed.values()), default=1)):
        chosen = {one: readings[min(turn, len(readings) - 1)] for one, readings in disputed.items()}
        run = little(theory.reading(**chosen), 4)
        engine, plain = run_batch(run, range(2)), oracle.run(run, range(2))
        for kept in run.program.kept:
            np.testing.assert_array_equal(engine.values[kept], plain.values[kept])


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_its_first_years_run_in_the_engine_without_a_failure(name: str) -> None:
    simulation = small(name, 36)
    batch = run_batch(simulation, range(16)).first(16)
    assert failures(simulation, batch) == []
    states = [values for values in batch.values.values() if values.dtype == np.float32]
    assert any(np.ptp(values) > 0 for values in states)
