"""A small theory with an event of three outcomes, on a course of it."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from conjuncture import Level, LogUniform, Theory, derived, parameter, state, where
from conjuncture.engine.simulation import Simulation
from conjuncture.language.events import UNRECORDED, other_than
from conjuncture.society.regular import regular

country = Level("country")
STEPS = 18


def _rate(low: float, high: float) -> Any:
    return parameter(LogUniform(low, high), unit="1/year", reason="-")


@state(country, initial=0.0, within=(0, 1), source="-")
def anger(anger, strike, noise, *, fades=_rate(0.05, 0.5)):
    """It rises by strikes, and fades."""
    return where(strike, 0.5 + 0.5 * anger, anger * (1 - fades)) * noise.uniform(0.9, 1.0)


@derived(country, absent=False, source="-")
def strike(rule, noise, dt, *, often=_rate(1.0, 10.0)):
    """More often under a new rule."""
    return noise.happens(often * (1 + rule), dt)


@state(country, initial=0.0, within=(0, 2), source="definition")
def rule(next_rule):
    """Who governs."""
    return next_rule


@derived(country, within=(0, 2), source="-")
def next_rule(rule, anger, noise, dt, *, falls=_rate(0.3, 6.0), settles=_rate(0.3, 6.0)):
    """Anger brings the old power down; a new one settles."""
    return noise.passage(rule, {1: where(rule < 0.5, falls * anger, 0.0), 2: settles}, dt)


THEORY = Theory.of(anger, strike, rule, next_rule)


def recorded() -> np.ndarray:
    """The old power for half a year, then a passage to 1, then what is known in part."""
    found = np.full((STEPS, 1), UNRECORDED)
    found[:6], found[6], found[7:10], found[10:12] = 0.0, 1.0, 1.0, other_than(0.0)
    return found


@pytest.fixture
def codes() -> np.ndarray:
    """What is recorded, to be changed."""
    return recorded()


@pytest.fixture(scope="module")
def on_course() -> Callable[..., Simulation]:
    """The theory on this course, or on another."""

    def made(course: np.ndarray | None = None, **settings: Any) -> Simulation:
        given = {"next_rule": recorded() if course is None else course}
        return Simulation(
            THEORY, regular({"country": 1}), steps=STEPS, course=given, on_course=("next_rule",), **settings
        )

    return made
